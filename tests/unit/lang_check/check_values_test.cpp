// What a checked policy holds: the example of language.md section 7.

#include <catch2/catch.hpp>

#include "tests/unit/lang_check/examples.hpp"
#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

const Checked& example() {
  static const Checked checked = check_texts({{"std/facts.yp", kFacts}, {"quarter.yp", kHeaderZh + kSectionSeven}});
  return checked;
}

const Measure& measure(const Version& version, const std::string& name) {
  auto it = std::find_if(version.measures.begin(), version.measures.end(), [&](const Measure& m) { return m.name.matches(name); });
  REQUIRE(it != version.measures.end());
  return *it;
}

const Aggregate& aggregate(const Version& version, const std::string& name) { return std::get<Aggregate>(measure(version, name).body); }

const Version& version() {
  REQUIRE(example().policy);
  return example().policy->versions.front();
}

}  // namespace

TEST_CASE("section 7 checks without errors") {
  for (const Diagnostic& d : example().found) {
    CAPTURE(word(d.code), message(d, Language::Zh));
    CHECK(severity(d.code) == Severity::Warning);
  }
  REQUIRE(example().policy);
  CHECK(version().name == Name{"季度研判", "quarterly"});
  CHECK(version().version == "2025.3");
  CHECK(example().policy->language == Language::Zh);
}

TEST_CASE("roles and their special fields") {
  const Schema& schema = example().policy->schema;
  const Roles& roles = schema.roles;
  CHECK(schema.entity(roles.case_).name.en == "case");
  CHECK(schema.field(roles.problem, roles.problem_case).name.en == "case");
  CHECK(schema.field(roles.problem, roles.problem_kind).name.en == "kind");
  CHECK(schema.field(roles.problem, roles.problem_severity).name.en == "severity");
  CHECK(schema.field(roles.problem, roles.problem_occurred).name.en == "occurred");
  CHECK(schema.field(roles.person, roles.person_unit).name.en == "unit");
  CHECK(schema.field(roles.participation, roles.participation_person).name.en == "person");
}

TEST_CASE("the kinds end with the findings") {
  const Schema& schema = example().policy->schema;
  const Type& kind = schema.field(schema.roles.problem, schema.roles.problem_kind).type;
  CHECK(schema.choice(kind.choice).values.back() == Name{"期限·办案超期", "limit.overrun"});
  const Finding& finding = version().findings.front();
  CHECK(finding.kind + 1 == schema.choice(kind.choice).values.size());
  CHECK(finding.severity == 1);
  CHECK(finding.to_case.steps.empty());
  CHECK(finding.date.label == Name{"案件.期限届满日", "case.due"});
}

TEST_CASE("measures are sorted by entity and name, and say what they rest on") {
  std::vector<std::string> names;
  for (const Measure& m : version().measures) names.push_back(m.name.en);
  CHECK(names == std::vector<std::string>{"days_over", "load", "load_ratio", "reminded", "repeat", "spread", "trained", "unit_load"});
  CHECK(measure(version(), "负荷比").needs_accountable);
  CHECK_FALSE(measure(version(), "days_over").needs_accountable);
}

TEST_CASE("aggregates") {
  const Aggregate& repeat = aggregate(version(), "repeat");
  CHECK(repeat.form == AggregateForm::Count);
  REQUIRE(repeat.same.size() == 2);
  CHECK(repeat.same[0].row.label == Name{"责任人", "accountable"});
  CHECK(repeat.same[1].row.label == Name{"问题.类别", "problem.kind"});
  REQUIRE(repeat.window);
  CHECK(repeat.window->count == 180);
  CHECK_FALSE(repeat.window->include_day);
  REQUIRE(repeat.window->self_date);
  CHECK(repeat.window->self_date->label.en == "problem.occurred");

  const Aggregate& load = aggregate(version(), "load");
  CHECK(load.form == AggregateForm::Lookup);
  CHECK(load.value->label.en == "workload.open_cases");
  CHECK(load.same[1].self.steps.back().kind == PathStep::Kind::MonthOf);
  CHECK(load.same[1].self.type.kind == TypeKind::Month);

  const Aggregate& spread = aggregate(version(), "spread");
  CHECK(spread.value->steps.front().kind == PathStep::Kind::Accountable);
  CHECK(spread.same[0].row.label == Name{"人员.部门", "person.unit"});
}

TEST_CASE("rules in order of id, with conditions") {
  REQUIRE(version().rules.size() == 4);
  const Rule& last = version().rules.back();
  CHECK(last.id == "R07");
  CHECK(last.tier == 4);
  CHECK(last.evidence_items == 2);
  CHECK(last.evidence_departments == 2);
  CHECK(version().causes[last.cause.value].category == Category::Attitude);
  REQUIRE(last.when.kind == Condition::Kind::All);
  REQUIRE(last.when.members.size() == 2);
  CHECK(last.when.members[1].atom.comparison == Comparison::True);
  REQUIRE(last.unless);
  CHECK(last.unless->atom.right.front().decimal.to_string() == "1.2");
  CHECK(version().rules[0].title.zh == "同类问题普遍发生");
}

TEST_CASE("the accountable person") {
  const Accountable& accountable = *version().accountable;
  CHECK(accountable.base == std::vector<BaseOrder>{BaseOrder::Severity, BaseOrder::Occurred});
  REQUIRE(accountable.collective.size() == 1);
  CHECK(accountable.collective[0].atom.left.label.en == "case.decided_by");
  REQUIRE(accountable.steps.size() == 1);
  CHECK(accountable.steps[0].when.members[1].atom.comparison == Comparison::ServingOn);
}

TEST_CASE("tables: a row is one All of its cells") {
  REQUIRE(version().interventions.size() == 2);
  const Interventions& table = version().interventions.front();
  CHECK(table.scope == TableScope::Problem);
  REQUIRE(table.rows.size() == 3);
  REQUIRE(table.rows[0].when.members.size() == 2);
  CHECK(table.rows[0].when.members[0].atom.comparison == Comparison::CauseIn);
  CHECK(table.rows[0].when.members[0].atom.causes[0].category == Category::Attitude);
  CHECK(table.rows[0].intervention == Name{"督察提前介入", "early_supervision"});
  CHECK(table.rows[0].due == std::pair<std::int64_t, DurationUnit>{5, DurationUnit::Workdays});
  CHECK(table.rows[1].when.members.size() == 1);
}

TEST_CASE("table cells: negations, lists, blanks") {
  const Checked checked = check_with(
      "处置 人员\n"
      "  | 归因 | 类别 | 重复次数 | 措施 | 期限 |\n"
      "  | 非 流程 | 笔误、漏填 | 在 1 至 3 | 提醒 | 3 日 |\n"
      "  | 任意 | 非 笔误 | 1、2 | | |\n");
  REQUIRE(checked.policy);
  const auto& rows = checked.policy->versions[0].interventions[0].rows;
  CHECK(rows[0].when.members[0].atom.comparison == Comparison::CauseNotIn);
  CHECK(rows[0].when.members[1].atom.right.size() == 2);
  CHECK(rows[0].when.members[2].atom.comparison == Comparison::Between);
  CHECK(rows[1].when.members[0].atom.right.size() == 1);
  CHECK(rows[1].when.members[1].kind == Condition::Kind::Any);
  CHECK(rows[1].intervention.empty());
  CHECK_FALSE(rows[1].due);
}

TEST_CASE("scenarios") {
  REQUIRE(version().scenarios.size() == 1);
  const Scenario& scenario = version().scenarios.front();
  REQUIRE(scenario.given.size() == 5);
  CHECK(scenario.given[1].value->number == 1);
  REQUIRE(scenario.expect.size() == 2);
  CHECK(scenario.expect[0].rule == RuleId(3));
  CHECK(scenario.expect[0].intervention->en == "early_supervision");
  CHECK(scenario.expect[1].negated);
  CHECK(scenario.expect[1].because->label.en == "load_ratio");
}

TEST_CASE("in a measure of E the name E is the row itself") {
  const Checked checked = check_with("量 问题数 n 于 案件 整数\n  计数 问题\n    同一 案件\n约束 案件.问题数 ≥ 1\n");
  REQUIRE(checked.policy);
  const Aggregate& count = aggregate(checked.policy->versions[0], "n");
  CHECK(count.same[0].self.steps.empty());
  CHECK(count.same[0].row.steps.size() == 1);
  CHECK(checked.policy->versions[0].constraints[0].label == Name{"问题数 ≥ 1", "n >= 1"});
}

TEST_CASE("expressions and their types") {
  const auto type_of = [](const std::string& type, const std::string& expression) {
    const Checked checked = check_with("量 甲 a " + type + "\n  取值 " + expression + "\n约束 甲 不缺失\n");
    CAPTURE(expression, checked.errors());
    REQUIRE(checked.policy);
    return std::get<Expr>(measure(checked.policy->versions[0], "甲").body).type.kind;
  };
  CHECK(type_of("整数", "重复次数 * 2 + 1") == TypeKind::Integer);
  CHECK(type_of("小数", "重复次数 + 1") == TypeKind::Integer);
  CHECK(type_of("小数", "重复次数 / 2") == TypeKind::Decimal);
  CHECK(type_of("整数", "100 * 重复次数 整除 3") == TypeKind::Integer);
  CHECK(type_of("日期", "案件.受理日 + 5 工作日") == TypeKind::Date);
  CHECK(type_of("日期", "5 日 + 案件.受理日") == TypeKind::Date);
  CHECK(type_of("整数", "日数 案件.受理日 至 (案件.办结日 缺失则 截至日)") == TypeKind::Integer);
  CHECK(type_of("月份", "发生日.月份") == TypeKind::Month);
  CHECK(type_of("日期", "日期 案件.入库 于 +08:00") == TypeKind::Date);
  CHECK(type_of("是否", "责任人.部门 = 责任人.部门") == TypeKind::Boolean);
  CHECK(type_of("是否", "类别 = 笔误") == TypeKind::Boolean);
  CHECK(type_of("严重程度", "严重程度 缺失则 轻微") == TypeKind::Choice);
  CHECK(type_of("严重程度", "较大 严重程度、严重程度") == TypeKind::Choice);
}

TEST_CASE("sources") {
  const Checked checked = check_with(
      "来源 流程监控 monitoring\n  实体 问题\n  提供 案管 case_office\n  覆盖 2025-01-01 至 2025-09-30\n"
      "  案件 ← \"部门受案号\" 必填\n  发生日 ← \"发生日期\" 日期 年-月-日、年月日\n"
      "  类别 ← \"错误明细\" 映射 \"错别字\" → 笔误、\"漏\" → 漏填、其余 → 拒收\n"
      "来源 参与 who\n  实体 参与\n  提供 案管\n  人员 ← \"姓名\" 查 人员.姓名 唯一\n");
  CHECK(checked.errors().empty());
  REQUIRE(checked.policy);
  const auto& sources = checked.policy->schema.sources;
  REQUIRE(sources.size() == 2);
  const Source& monitoring = sources[0];
  CHECK(monitoring.name.en == "monitoring");
  CHECK(monitoring.file == "monitoring.csv");
  CHECK(sources[1].department == Name{"案管", "case_office"});
  REQUIRE(monitoring.mappings.size() == 3);
  CHECK(monitoring.mappings[0].required);
  REQUIRE(monitoring.mappings[1].map);
  CHECK(monitoring.mappings[1].map->values.size() == 2);
  CHECK(monitoring.mappings[1].map->otherwise == ValueMap::Otherwise::Reject);
  CHECK(monitoring.mappings[2].date_formats.size() == 2);
  CHECK(sources[1].mappings[0].lookup_entity == checked.policy->schema.roles.person);
}
