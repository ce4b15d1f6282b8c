#include <algorithm>
#include <set>

#include "lang/value/date.hpp"
#include "tools/handbook/handbook.hpp"

namespace yanpan::tools {

namespace {

constexpr Text kAccountable{"责任人", "Accountable person"};
constexpr Text kNoAccountable{"本政策没有责任人一节：每件案件都移送会商。", "The policy has no accountable block: every case is referred."};
constexpr Text kBase{"一件案件有几个问题的，基准问题按 {} 选定；它的发生日是基准日。", "Where a case has several problems the base problem is chosen by {}; its date is the base date."};
constexpr Text kSeverity{"严重程度（最重的）", "severity (the most severe)"};
constexpr Text kOccurred{"发生日（最早的）", "occurred (the earliest)"};
constexpr Text kThen{"，再按", ", then by "};
constexpr Text kCollective{"{} 的，由集体决定，移送会商。", "Where {}, the decision was collective: the case is referred."};
constexpr Text kStep{"第 {} 步“{}”：参与中 {} 的人。", "Step {}, {}: whoever takes part and {}."};
constexpr Text kStepsEnd{"第一个选出人的步骤有效；选出一人的，他是责任人；选出几人或一步也选不出的，移送会商。",
                         "The first step that leaves anybody decides: one person is accountable; several, or no step at all, and the case is referred."};
constexpr Text kTier{"层级 {}", "Tier {}"};
constexpr Text kRule{"{} {}", "{} {}"};
constexpr Text kBasis{"依据：{}。", "Basis: {}."};
constexpr Text kPrecedes{"先于 {}：一同成立时，那些规则不算。", "Precedes {}: where both fire, those do not count."};
constexpr Text kFrom{"自 {} 起施行。", "In force from {}."};
constexpr Text kUntil{"至 {} 前有效。", "In force until before {}."};
constexpr Text kBetween{"自 {} 起施行，至 {} 前有效。", "In force from {} until before {}."};
constexpr Text kUses{"所用的量：", "Measures: "};
constexpr Text kScenarios{"用例：{}。", "Scenarios: {}."};
constexpr Text kOtherwise{"其余", "Otherwise"};
constexpr Text kRefer{"没有规则成立的，移送会商。", "Where no rule fires the problem is referred to the joint consultation."};
constexpr Text kFallback{"没有规则成立的，归因于 {}。", "Where no rule fires the cause is {}."};
constexpr Text kCauses{"原因", "Causes"};
constexpr Text kCause{"原因", "cause"};
constexpr Text kCategory{"类别", "category"};
constexpr Text kMeaning{"说明", "meaning"};
constexpr Text kRules{"规则", "rules"};
constexpr Text kInterventions[] = {{"问题的处置", "Interventions on a problem"}, {"人员的处置", "Interventions on a person"}, {"部门的处置", "Interventions on a unit"}};
constexpr Text kTableHow{"自上而下，第一行符合的有效。措施空着的一行表示到此为止，不作处置。", "From the top, the first row that matches holds. A row without an intervention ends the search and asks for nothing."};
constexpr Text kNumber{"次序", "row"};
constexpr Text kWhere{"条件", "where"};
constexpr Text kAny{"任意", "anything"};
constexpr Text kIntervention{"措施", "intervention"};
constexpr Text kActor{"主体", "actor"};
constexpr Text kDue{"期限", "due"};
constexpr Text kFindings{"引擎自己发现的问题", "Problems the engine finds itself"};
constexpr Text kFinding{"发现", "finding"};
constexpr Text kOn{"对象", "on"};
constexpr Text kFindingSeverity{"严重程度", "severity"};
constexpr Text kDate{"发生日", "occurred"};
constexpr Text kConstraints{"约束：事实总是满足的条件", "Constraints: what the facts always satisfy"};

}  // namespace

void RulePart::write() {
  accountable();
  tiers();
  fallback();
  causes();
  interventions();
  findings();
  constraints();
}

void RulePart::accountable() {
  heading(2, say(kAccountable));
  if (!version_.accountable) return paragraph(kNoAccountable);
  const lang::Accountable& a = *version_.accountable;
  doc(a.doc);
  std::string order;
  for (lang::BaseOrder by : a.base) order += (order.empty() ? "" : say(kThen)) + say(by == lang::BaseOrder::Severity ? kSeverity : kOccurred);
  paragraph(plain(say(kBase, order)));
  Bullets list;
  for (const lang::Condition& c : a.collective) list.items.push_back(plain(say(kCollective, sentences_.condition(c))));
  for (std::size_t i = 0; i < a.steps.size(); ++i) list.items.push_back(plain(say(kStep, i + 1, name(a.steps[i].name), sentences_.condition(a.steps[i].when))));
  if (!list.items.empty()) blocks_.push_back(std::move(list));
  paragraph(kStepsEnd);
}

void RulePart::tiers() {
  std::set<std::int64_t> tiers;
  for (const lang::Rule& r : version_.rules) tiers.insert(r.tier);
  for (std::int64_t tier : tiers) {
    heading(2, say(kTier, tier));
    for (const lang::Rule& r : version_.rules)
      if (r.tier == tier) rule(r);
  }
}

std::string RulePart::period(const lang::Rule& rule) const {
  if (rule.effective && rule.expires) return say(kBetween, format_date(*rule.effective), format_date(*rule.expires));
  if (rule.effective) return say(kFrom, format_date(*rule.effective));
  return rule.expires ? say(kUntil, format_date(*rule.expires)) : std::string();
}

std::string RulePart::scenarios_of(const lang::Rule& rule) const {
  const auto place = static_cast<std::size_t>(&rule - version_.rules.data());
  std::string names;
  for (const lang::Scenario& s : version_.scenarios) {
    const bool of_rule = std::any_of(s.expect.begin(), s.expect.end(), [&](const lang::Expectation& e) { return e.rule.valid() && e.rule.value == place && !e.negated; });
    if (of_rule) names += (names.empty() ? "" : comma()) + name(s.name);
  }
  return names;
}

void RulePart::rule(const lang::Rule& rule) {
  heading(3, say(kRule, rule.id, name(rule.title)), anchor(rule));
  doc(rule.doc);
  paragraph({{Inline::Kind::Strong, sentences_.rule(rule)}});
  Bullets list;
  const auto item = [&](const std::string& text) {
    if (!text.empty()) list.items.push_back(plain(text));
  };
  item(sentences_.evidence(rule));
  if (!rule.precedes.empty()) {
    std::string others;
    for (lang::RuleId other : rule.precedes) others += (others.empty() ? "" : comma()) + version_.rules[other.value].id;
    item(say(kPrecedes, others));
  }
  if (const Name& basis = rule.basis.empty() ? version_.basis : rule.basis; !basis.empty()) item(say(kBasis, name(basis)));
  item(period(rule));
  std::vector<lang::MeasureId> used = measures_in(rule.when);
  if (rule.unless)
    for (lang::MeasureId id : measures_in(*rule.unless))
      if (std::find(used.begin(), used.end(), id) == used.end()) used.push_back(id);
  if (!used.empty()) {
    Inlines links = plain(say(kUses));
    for (std::size_t i = 0; i < used.size(); ++i) {
      if (i > 0) links.push_back({Inline::Kind::Plain, comma()});
      links.push_back(link(used[i]));
    }
    list.items.push_back(std::move(links));
  }
  if (const std::string names = scenarios_of(rule); !names.empty()) item(say(kScenarios, names));
  if (!list.items.empty()) blocks_.push_back(std::move(list));
}

void RulePart::fallback() {
  heading(2, say(kOtherwise));
  paragraph(plain(version_.fallback.valid() ? say(kFallback, sentences_.cause(version_.fallback)) : say(kRefer)));
}

void RulePart::causes() {
  if (version_.causes.empty()) return;
  heading(2, say(kCauses));
  Table table{{say(kCause), say(kCategory), say(kMeaning), say(kRules)}, {}};
  for (std::size_t c = 0; c < version_.causes.size(); ++c) {
    const lang::Cause& cause = version_.causes[c];
    Inlines rules;
    for (const lang::Rule& r : version_.rules) {
      if (r.cause.value != c) continue;
      if (!rules.empty()) rules.push_back({Inline::Kind::Plain, comma()});
      rules.push_back(link(r));
    }
    table.rows.push_back({plain(name(cause.name)), plain(name(category_name(cause.category))), plain(cause.doc), std::move(rules)});
  }
  blocks_.push_back(std::move(table));
}

void RulePart::interventions() {
  for (const lang::Interventions& each : version_.interventions) {
    heading(2, say(kInterventions[static_cast<std::size_t>(each.scope)]));
    doc(each.doc);
    paragraph(kTableHow);
    table(each);
  }
}

void RulePart::table(const lang::Interventions& interventions) {
  Table table{{say(kNumber), say(kWhere), say(kIntervention), say(kActor), say(kDue)}, {}};
  for (std::size_t i = 0; i < interventions.rows.size(); ++i) {
    const lang::TableRow& row = interventions.rows[i];
    std::string where = sentences_.condition(row.when);
    if (where.empty()) where = say(kAny);
    const std::string due = row.due ? sentences_.duration(row.due->first, row.due->second) : std::string();
    table.rows.push_back({plain(std::to_string(i + 1)), plain(where), plain(name(row.intervention)), plain(name(row.actor)), plain(due)});
  }
  blocks_.push_back(std::move(table));
}

void RulePart::findings() {
  if (version_.findings.empty()) return;
  heading(2, say(kFindings));
  const lang::Schema& schema = policy_.schema;
  const lang::Field& severity = schema.field(schema.roles.problem, schema.roles.problem_severity);
  Table table{{say(kFinding), say(kMeaning), say(kOn), say(kWhere), say(kFindingSeverity), say(kDate)}, {}};
  for (const lang::Finding& f : version_.findings) {
    table.rows.push_back({plain(name(f.name)), plain(f.doc), plain(name(schema.entity(f.of).name)), plain(sentences_.condition(f.when)), plain(name(schema.choice(severity.type.choice).values[f.severity])),
                          plain(sentences_.path(f.date))});
  }
  blocks_.push_back(std::move(table));
}

void RulePart::constraints() {
  if (version_.constraints.empty()) return;
  heading(2, say(kConstraints));
  Bullets list;
  for (const lang::Constraint& c : version_.constraints) list.items.push_back(plain(sentences_.condition(c.when)));
  blocks_.push_back(std::move(list));
}

}  // namespace yanpan::tools
