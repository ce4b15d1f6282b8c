// Every code of check, each from the smallest policy that has the mistake: the
// mistake gives its own code and no other.

#include <catch2/catch.hpp>

#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

struct Mistake { const char* word; std::string text; };

std::string measure(const std::string& head, const std::string& body) { return "量 " + head + "\n" + body + "\n约束 甲 不缺失\n"; }
std::string condition(const std::string& line) { return "约束 " + line + "\n"; }
std::string rule(const std::string& lines) { return "规则 R03 试\n" + lines; }
std::string whole_rule(const std::string& when) { return rule("  层级 1\n  归因 流程·缺口\n  当\n" + when); }
std::string source(const std::string& lines) { return "来源 监控 monitoring\n" + lines; }
std::string table(const std::string& head, const std::string& row) { return "处置 问题\n  " + head + "\n  " + row + "\n"; }

const std::vector<Mistake>& mistakes() {
  static const std::vector<Mistake> all = {
      {"unknown-name", condition("重复次教 ≥ 2")},
      {"unknown-name", condition("案件.受理 ≥ 2025-01-01")},
      {"unknown-field", source("  实体 问题\n  发现日 ← \"日期\"\n")},
      {"unknown-entity", measure("甲 a 整数", "  计数 问提")},
      {"unknown-type", "实体 甲 a\n  类 sort 问题类\n量 乙 b 整数\n  计数 甲\n约束 乙 不缺失\n"},
      {"unknown-value", condition("类别 为 笔勿")},
      {"unknown-cause", rule("  层级 1\n  归因 流程·缺囗\n  当\n    重复次数 ≥ 1\n")},
      {"unknown-rule", rule("  层级 1\n  归因 流程·缺口\n  先于 R99\n  当\n    重复次数 ≥ 1\n")},
      {"unknown-intervention", "用例 丙\n  设 重复次数 1\n  应得 R01，措施 提醒\n"},
      {"unknown-reason", "用例 丙\n  设 重复次数 1\n  应得 移送会商 ties\n"},
      {"same-language-forms", measure("甲 乙 整数", "  计数 问题")},
      {"duplicate-name", measure("甲 repeat 整数", "  计数 问题")},
      {"duplicate-name", "量 类别 a 整数\n  计数 问题\n约束 a ≥ 1\n"},
      {"duplicate-name", "原因 流程·缺口 process.other\n"},
      {"duplicate-rule", "规则 R01 又一条\n  层级 1\n  归因 流程·缺口\n  当\n    重复次数 ≥ 1\n"},
      {"duplicate-block", "责任人\n  步骤 主办\n    角色 为 主办\n  其余 移送会商\n"},
      {"duplicate-block", "其余 移送会商\n其余 移送会商\n"},
      {"duplicate-block", table("| 类别 | 措施 |", "| 笔误 | 提醒 |") + table("| 类别 | 措施 |", "| 漏填 | 提醒 |")},
      {"role-twice", "实体 甲 a\n  作为 问题\n  编号 文本 键\n"},
      {"entity-without-key", "实体 甲 a\n  内容 文本\n实体 乙 b\n  甲 → 甲\n"},
      {"bad-mark", "实体 甲 a\n  内容 文本 主日期\n"},
      {"bad-mark", "实体 甲 a\n  内容 文本 范围 1 至 2\n"},
      {"mark-twice", "实体 甲 a\n  子 日期 主日期\n  丑 日期 主日期\n"},
      {"bad-range", "实体 甲 a\n  子 整数 范围 5 至 2\n"},
      {"bad-range", condition("重复次数 在 5 至 2")},
      {"bad-range", source("  实体 问题\n  覆盖 2025-02-01 至 2025-01-01\n")},
      {"file-outside", source("  实体 问题\n  文件 \"../甲.csv\"\n")},
      {"bad-date-format", source("  实体 问题\n  发生日 ← \"日期\"  日期 年-月\n")},
      {"map-of-non-choice", source("  实体 问题\n  备注 ← \"注\"  映射 \"x\" → 笔误\n")},
      {"wrong-type", condition("案件.受理日 ≥ 2025")},
      {"wrong-type", source("  实体 问题\n  备注 ← \"注\"  查 人员.姓名 唯一\n")},
      {"text-without-quotes", condition("案件 为 甲1")},
      {"unit-mismatch", condition("案件.时限 ≤ 5 日")},
      {"unit-mismatch", condition("案件.时限 ≤ 5")},
      {"unit-mismatch", condition("重复次数 ≥ 5 日")},
      {"unit-mismatch", "量 甲 a 是否\n  取值 案件.时限 > 5 日\n约束 甲\n"},
      {"decimal-for-integer", condition("重复次数 ≥ 2.5")},
      {"number-out-of-range", condition("重复次数 ≥ 99999999999999999999")},
      {"number-out-of-range", rule("  层级 0\n  归因 流程·缺口\n  当\n    重复次数 ≥ 1\n")},
      {"not-comparable", condition("重复次数 开头为 \"2\"")},
      {"not-comparable", condition("备注 < \"2\"")},
      {"not-ordered", condition("类别 ≥ 笔误")},
      {"use-is", condition("类别 = 笔误")},
      {"use-is", condition("备注 ≠ \"x\"")},
      {"use-equals", condition("重复次数 为 2")},
      {"not-a-constant", condition("重复次数 ≥ 类别")},
      {"not-boolean", condition("重复次数")},
      {"not-a-reference", condition("备注.部门 不缺失")},
      {"accountable-of-what", "量 甲 a 于 部门 整数\n  计数 问题\n    同一 责任人.部门 = 责任人\n约束 责任人.部门.甲 ≥ 1\n"},
      {"wrong-operands", measure("甲 a 整数", "  取值 备注 + 1")},
      {"date-difference", measure("甲 a 整数", "  取值 案件.办结日 - 案件.受理日")},
      {"measure-type", measure("甲 a 整数", "  取值 重复次数 / 2")},
      {"circular-measures", "量 甲 a 整数\n  取值 乙 + 1\n量 乙 b 整数\n  取值 甲 + 1\n约束 甲 ≥ 1\n"},
      {"aggregate-takes-no-field", measure("甲 a 整数", "  计数 问题.类别")},
      {"aggregate-needs-field", measure("甲 a 整数", "  最大 履职")},
      {"sum-of-non-number", measure("甲 a 整数", "  合计 人员.姓名")},
      {"extreme-of-unordered", measure("甲 a 问题类别", "  最大 问题.类别")},
      {"same-of-different-types", measure("甲 a 整数", "  计数 培训\n    同一 人员 = 类别")},
      {"window-of-non-date", measure("甲 a 整数", "  计数 问题\n    窗口 类别 前 180 日 不含当日")},
      {"bad-window-length", measure("甲 a 整数", "  计数 问题\n    窗口 发生日 前 99999999999999999999 日 含当日")},
      {"bad-window-unit", table("| 类别 | 措施 | 期限 |", "| 笔误 | 提醒 | 5 小时 |")},
      {"lookup-needs-field", source("  实体 参与\n  人员 ← \"姓名\"  查 人员 唯一\n")},
      {"latest-without-date", measure("甲 a 整数", "  最近 履职.在办件数")},
      {"excluding-other", measure("甲 a 整数", "  计数 培训\n    不含 本问题")},
      {"finding-incomplete", "发现 超期 overdue\n  于 案件\n  发生日 期限届满日\n  当\n    期限届满日 不缺失\n"},
      {"finding-on-problems", "量 数 n 于 案件 整数\n  计数 问题\n    同一 案件\n发现 多发 many\n  于 案件\n  严重程度 轻微\n  发生日 受理日\n  当\n    数 ≥ 3\n"},
      {"finding-on-problems", "发现 再 again\n  于 问题\n  严重程度 轻微\n  发生日 发生日\n  当\n    重复次数 ≥ 3\n"},
      {"finding-on-problems", "发现 换 gone\n  于 案件\n  严重程度 轻微\n  发生日 受理日\n  当\n    责任人 缺失\n"},
      {"finding-without-key", "发现 换 gone\n  于 参与\n  严重程度 轻微\n  发生日 起\n  当\n    人员 缺失\n"},
      {"finding-without-case", "发现 换 gone\n  于 履职\n  严重程度 轻微\n  发生日 缺日\n  当\n    在办件数 ≥ 3\n量 缺日 due_date 于 履职 日期\n  取值 截至日\n"},
      {"unknown-category", "原因 管理·缺口 management.gap\n"},
      {"category-mismatch", "原因 能力·缺口 capacity.gap\n"},
      {"missing-tier", rule("  归因 流程·缺口\n  当\n    重复次数 ≥ 1\n")},
      {"missing-cause", rule("  层级 1\n  当\n    重复次数 ≥ 1\n")},
      {"missing-when", rule("  层级 1\n  归因 流程·缺口\n")},
      {"missing-line", source("  文件 \"甲.csv\"\n")},
      {"missing-line", table("| 类别 | 主体 |", "| 笔误 | 案管 |")},
      {"empty-period", whole_rule("    重复次数 ≥ 1\n") + "  施行 2025-01-01\n  失效 2025-01-01\n"},
      {"precedes-other-tier", rule("  层级 1\n  归因 流程·缺口\n  先于 R02\n  当\n    重复次数 ≥ 1\n")},
      {"circular-precedes", rule("  层级 3\n  归因 流程·缺口\n  先于 R04\n  当\n    重复次数 ≥ 1\n") +
                                "规则 R04 试\n  层级 3\n  归因 流程·缺口\n  先于 R03\n  当\n    重复次数 ≥ 2\n"},
      {"protected-tested", whole_rule("    责任人.年龄 ≥ 50\n")},
      {"protected-tested", "量 老 old 整数\n  取值 责任人.年龄 + 1\n" + whole_rule("    老 ≥ 50\n")},
      {"protected-tested", measure("甲 a 整数", "  计数 问题\n    同一 责任人.年龄")},
      {"protected-tested", table("| 责任人.年龄 | 措施 |", "| ≥ 50 | 提醒 |")},
      {"because-not-tested", "用例 丙\n  设 重复次数 1\n  不应得 R01 因 重复次数\n"},
      {"scenario-without-expectation", "用例 丙\n  设 重复次数 1\n"},
      {"scenario-mixed", "用例 丙\n  截至日 2025-01-01\n  设 重复次数 1\n  应得 R01\n"},
      {"scenario-mixed", "用例 丙\n  设 重复次数 1\n  数据 问题\n    | 编号 |\n    | Q1 |\n  应得 问题 Q1 R01\n"},
      {"data-without-key", "用例 丙\n  数据 问题\n    | 类别 |\n    | 笔误 |\n  应得 问题 Q1 R01\n"},
      {"unknown-field", "用例 丙\n  数据 问题\n    | 编号 | 没有 |\n    | Q1 | 1 |\n  应得 问题 Q1 R01\n"},
      {"unknown-entity", "用例 丙\n  数据 没有\n    | 编号 |\n    | Q1 |\n  应得 问题 Q1 R01\n"},
      {"unknown-value", "用例 丙\n  数据 问题\n    | 编号 | 类别 |\n    | Q1 | 没有 |\n  应得 问题 Q1 R01\n"},
      {"wrong-type", "用例 丙\n  数据 问题\n    | 编号 | 发生日 |\n    | Q1 | 昨天 |\n  应得 问题 Q1 R01\n"},
      {"expectation-without-record", "用例 丙\n  数据 问题\n    | 编号 |\n    | Q1 |\n  应得 R01\n"},
      {"record-without-data", "用例 丙\n  设 重复次数 1\n  应得 问题 Q1 R01\n"},
      {"record-without-data", "用例 丙\n  设 重复次数 1\n  应得 重复次数 1\n"},
      {"record-takes-none", "用例 丙\n  数据 问题\n    | 编号 |\n    | Q1 |\n  应得 案件 C1 R01\n"},
      {"scenario-without-expectation", "用例 丙\n  | 名称 | 重复次数 | 应得 |\n  | 甲 | 1 | |\n"},
      {"duplicate-name", "用例 丙\n  | 名称 | 重复次数 | 重复次数 | 应得 |\n  | 甲 | 1 | 1 | R01 |\n"},
      {"duplicate-name", "用例 丙\n  | 名称 | 重复次数 | 应得 |\n  | 甲 | 1 | R01 |\n  | 甲 | 2 | R01 |\n"},
      {"reserved-block", "清单 正面\n"},
      {"not-boolean", "用例 丙\n  设 重复次数\n  应得 R01\n"},
      {"duplicate-name", "用例 丙\n  设 重复次数 1、重复次数 2\n  应得 R01\n"},
  };
  return all;
}

}  // namespace

TEST_CASE("the base policy has nothing to report") {
  const Checked checked = check_with("");
  INFO((checked.found.empty() ? "" : std::string(word(checked.found.front().code))));
  CHECK(checked.found.empty());
  CHECK(checked.policy);
}

TEST_CASE("each mistake gives its own code and no other") {
  for (const Mistake& mistake : mistakes()) {
    CAPTURE(mistake.word, mistake.text);
    const Checked checked = check_with(mistake.text);
    CHECK(checked.errors() == std::vector<std::string>{mistake.word});
    CHECK_FALSE(checked.policy);
  }
}

namespace {

/// The base policy with a part of the facts or of the policy replaced.
struct Edit { const char* word; const std::string& text; std::string from, to; };

Checked check_edit(const Edit& edit) {
  const std::string text = replaced(edit.text, edit.from, edit.to);
  if (&edit.text == &kFacts) return check_texts({{"std/facts.yp", text}, {"policy.yp", kPolicy}});
  return check_texts({{"std/facts.yp", kFacts}, {"policy.yp", text}});
}

}  // namespace

TEST_CASE("mistakes in what every policy has") {
  const std::vector<Edit> edits = {
      {"role-incomplete", kFacts, "  严重程度 severity 严重程度\n", ""},
      {"role-incomplete", kFacts, "  人员 person → 人员\n  角色", "  角色"},
      {"role-ambiguous", kFacts, "  备注 note 文本", "  备注 note → 案件"},
      {"role-missing", kFacts, "  作为 参与\n", ""},
      {"entity-without-key", kFacts, "受案号 case_no 文本 键", "受案号 case_no 文本"},
      {"serving-without-term", kFacts, "起 from 日期 任职起", "起 from 日期"},
      {"missing-accountable", kPolicy, "责任人\n  步骤 主办 lead\n    角色 为 主办\n    在任 于 基准日\n  其余 移送会商\n", ""},
      {"accountable-not-known", kPolicy, "    角色 为 主办\n", "    案件.责任人 不缺失\n"},
      {"accountable-not-known", kPolicy, "  步骤 主办 lead\n", "  集体 责任人 缺失\n  步骤 主办 lead\n"},
      {"empty-period", kPolicy, "  施行 2025-01-01\n", "  施行 2025-01-01\n  失效 2024-01-01\n"},
      {"unknown-name", kPolicy, "    角色 为 主办\n", "    身份 为 主办\n"},
  };
  for (const Edit& edit : edits) {
    CAPTURE(edit.word, edit.from);
    CHECK(check_edit(edit).errors() == std::vector<std::string>{edit.word});
  }
}

TEST_CASE("warnings") {
  const std::vector<Mistake> cases = {
      {"unused-measure", "量 甲 a 整数\n  计数 问题\n"},
      {"unused-cause", "原因 流程·其他 process.other\n"},
      {"unused-choice", "选项 颜色 color\n  红 red、绿 green\n"},
      {"unused-entity", "实体 备忘 memo\n  内容 text_of 文本\n"},
      {"rule-without-scenario", whole_rule("    重复次数 ≥ 1\n")},
      {"mixed-scripts", "选项 lоad\n  红 red、绿 green\n实体 甲 a\n  乙 b lоad\n" + measure("丙 c 整数", "  计数 甲")},
      {"lookalike-names", "量 己办 x 整数\n  计数 问题\n量 已办 y 整数\n  计数 问题\n约束 己办 ≥ 0\n约束 已办 ≥ 0\n"},
  };
  for (const Mistake& c : cases) {
    CAPTURE(c.word, c.text);
    const std::string text = replaced(c.text + "约束 重复次数 ≥ 0\n", "约束 甲 不缺失\n", c.text.find("丙") != std::string::npos ? "约束 丙 ≥ 0\n" : "");
    const Checked checked = check_with(c.text.find("约束 甲 不缺失") != std::string::npos ? text : c.text);
    CHECK(checked.errors().empty());
    CHECK(checked.warnings() == std::vector<std::string>{c.word});
  }
}

namespace {

/// The base policy with rule R03 and a scenario that names it.
std::vector<std::string> rule_warnings(const std::string& tier, const std::string& cause, const std::string& when) {
  return check_with("规则 R03 试\n  层级 " + tier + "\n  归因 " + cause + "\n  当\n" + when + "用例 丙\n  设 重复次数 1\n  应得 R03\n").warnings();
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("warnings about rules") {
  CHECK(rule_warnings("1", "流程·缺口", "    重复次数 ≥ 1\n") == Words{});
  CHECK(rule_warnings("1", "流程·缺口", "    重复次数 ≥ 0\n") == Words{"rule-always-true"});
  CHECK(rule_warnings("1", "流程·缺口", "    重复次数 ≥ 3\n    重复次数 < 2\n") == Words{"rule-never-true"});
  CHECK(rule_warnings("1", "流程·缺口", "    类别 为 笔误\n    类别 为 漏填\n") == Words{"rule-never-true"});
  CHECK(rule_warnings("1", "流程·缺口", "    案件.受理日 缺失\n    案件.受理日 ≥ 2025-01-01\n") == Words{"rule-never-true"});
  CHECK(rule_warnings("1", "流程·缺口", "    类别 为 笔误\n    或 类别 不为 笔误\n") == Words{"rule-always-true"});
  CHECK(rule_warnings("1", "流程·缺口", "    重复次数 > 1\n    重复次数 < 2\n") == Words{"rule-never-true"});
  CHECK(rule_warnings("3", "态度·再犯", "    重复次数 ≥ 2\n") == Words{"same-rules"});
  CHECK(rule_warnings("1", "态度·再犯", "    重复次数 ≥ 1\n") == Words{"attitude-before-process"});
  CHECK(rule_warnings("1", "流程·缺口", "    严重程度 ≥ 较重\n") == Words{"severity-in-rule"});
  const Checked bare = check_texts({{"std/facts.yp", kFacts}, {"policy.yp", replaced(kPolicy, "  依据 《办法》\n", "")}});
  CHECK(bare.warnings() == Words{"rule-without-basis", "rule-without-basis"});
}

TEST_CASE("a warning recorded as intended, with its reason, is not told") {
  const std::string rule = "规则 R03 试\n  层级 1\n  归因 流程·缺口\n  当\n    重复次数 ≥ 1\n";
  const auto warnings = [&](const std::string& above, const std::string& behind) {
    return check_with(above + replaced(rule, "试\n", "试" + behind + "\n")).warnings();
  };
  const Words bare{"rule-without-scenario"};
  CHECK(warnings("", "") == bare);
  CHECK(warnings("# 允许 rule-without-scenario：下月补用例\n", "").empty());
  CHECK(warnings("", "  # 允许 rule-without-scenario：下月补用例").empty());
  CHECK(warnings("# allow rule-without-scenario: next month\n# 别的注释\n\n", "").empty());
  CHECK(warnings("# 允许 same-rules、rule-without-scenario：下月补用例\n", "") == Words{"unused-suppression"});
  CHECK(warnings("# 允许 rule-without-scenario\n", "") == Words{"suppression-without-reason", "rule-without-scenario"});
  CHECK(warnings("# 允许 rule-without-scenario：\n", "") == Words{"suppression-without-reason", "rule-without-scenario"});
  CHECK(warnings("# 允许 rule-without-scenarios：写错了\n", "") == Words{"unused-suppression", "rule-without-scenario"});
  // Whether a finding of prove is there only prove can say; what names no finding is a comment like any other.
  CHECK(warnings("# 允许 tie-region：由会商定\n", "") == bare);
  CHECK(warnings("# 允许 大家 提意见\n# allow me to say: this is a comment\n# allow more time\n", "") == bare);
}

TEST_CASE("an allowance covers its line and the lines below it, and no error") {
  const auto found = [](const std::string& text) { return check_with(text); };
  const std::string rule = "规则 R03 试\n  层级 1\n  归因 流程·缺口\n  # 允许 severity-in-rule：试行期间\n  当\n    严重程度 ≥ 较重\n";
  CHECK(found(rule).warnings() == Words{"rule-without-scenario"});
  const std::string elsewhere = "# 允许 severity-in-rule：试行期间\n量 甲 a 整数\n  计数 问题\n约束 甲 ≥ 0\n" + replaced(rule, "  # 允许 severity-in-rule：试行期间\n", "");
  CHECK(found(elsewhere).warnings() == Words{"unused-suppression", "rule-without-scenario", "severity-in-rule"});
  CHECK(found("# 允许 unknown-name：不能允许错误\n约束 重复次教 ≥ 2\n").errors() == Words{"unknown-name"});
}

TEST_CASE("an entity that is asked for but filled by no source") {
  const Checked checked = check_with("来源 监控 monitoring\n  实体 问题\n量 已培训 trained 是否\n  存在 培训\n    同一 人员 = 责任人\n约束 已培训\n");
  CHECK(checked.errors().empty());
  const Words warnings = checked.warnings();
  CHECK(std::count(warnings.begin(), warnings.end(), "never-supplied") > 0);
  CHECK(checked.warnings().size() == static_cast<std::size_t>(std::count(warnings.begin(), warnings.end(), "never-supplied")));
}

TEST_CASE("versions L1") {
  const std::string second = replaced(replaced(kPolicy, "版本 1", "版本 2"), "施行 2025-01-01", "施行 2025-07-01");
  SECTION("one after the other") {
    const Checked checked = check_texts({{"b.yp", second}, {"std/facts.yp", kFacts}, {"a.yp", kPolicy}});
    REQUIRE(checked.policy);
    REQUIRE(checked.policy->versions.size() == 2);
    CHECK(checked.policy->versions[0].version == "1");
    CHECK(checked.policy->versions[1].rules.size() == 2);
    CHECK(checked.found.empty());
  }
  SECTION("overlap by expiry") {
    const std::string first = replaced(kPolicy, "  依据", "  失效 2025-08-01\n  依据");
    CHECK(check_texts({{"std/facts.yp", kFacts}, {"a.yp", first}, {"b.yp", second}}).errors() == Words{"overlapping-versions"});
  }
  SECTION("the same day") {
    const std::string same = replaced(kPolicy, "版本 1", "版本 2");
    CHECK(check_texts({{"std/facts.yp", kFacts}, {"a.yp", kPolicy}, {"b.yp", same}}).errors() == Words{"overlapping-versions"});
  }
  SECTION("no date among several") {
    const std::string undated = replaced(kPolicy, "  施行 2025-01-01\n", "");
    CHECK(check_texts({{"std/facts.yp", kFacts}, {"a.yp", undated}, {"b.yp", second}}).errors() == Words{"version-without-date"});
  }
  SECTION("a shared rule that asks for a measure of one version") {
    const std::string extra = second + "量 新量 fresh 整数\n  计数 问题\n";
    const std::string shared = "语言 1 中文\n约束 新量 ≥ 0\n";
    const Checked checked = check_texts({{"std/facts.yp", kFacts}, {"a.yp", kPolicy}, {"b.yp", extra}, {"c.yp", shared}});
    CHECK(checked.errors() == Words{"not-in-version"});
  }
}

TEST_CASE("a damaged block declares its names and hides nothing else") {
  const Checked checked = check_with("量 甲 a 整数\n  计数 问题\n    窗口 ？？\n约束 甲 ≥ 1\n约束 重复次教 ≥ 1\n");
  const Words errors = checked.errors();
  CHECK(std::count(errors.begin(), errors.end(), "unknown-name") == 1);
  CHECK(errors.size() == 2);
}

TEST_CASE("a circle is shown step by step") {
  const Checked checked = check_with("量 甲 a 整数\n  取值 乙 + 1\n量 乙 b 整数\n  取值 丙 + 1\n量 丙 c 整数\n  取值 甲 + 1\n约束 甲 ≥ 1\n");
  const Diagnostic* circle = checked.find("circular-measures");
  REQUIRE(circle != nullptr);
  CHECK(circle->args == Words{"甲 → 乙 → 丙 → 甲"});
  CHECK(circle->labels.size() == 3);
}

TEST_CASE("did you mean") {
  CHECK(check_with("约束 重复次教 ≥ 2\n").find("unknown-name")->suggestions == Words{"重复次数"});
  CHECK(check_with("约束 repaet ≥ 2\n").find("unknown-name")->suggestions == Words{"repeat"});
  CHECK(check_with("约束 类别 为 笔勿\n").find("unknown-value")->suggestions == Words{"笔误"});
}

TEST_CASE("fixes can be taken as they are") {
  const Diagnostic* d = nullptr;
  const Checked is = check_with("约束 类别 = 笔误\n");
  d = is.find("use-is");
  REQUIRE(d != nullptr);
  REQUIRE(d->fixes.size() == 1);
  CHECK(d->fixes[0].replacement == " 为 ");
  CHECK(is.sources.text(d->fixes[0].place) == "=");
}
