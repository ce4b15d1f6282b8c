// What prove finds in the smallest policies that have it.

#include "lang/prove/prove.hpp"

#include <catch2/catch.hpp>

#include "lang/scenario/text.hpp"
#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

using Words = std::vector<std::string>;

const std::string kBase = R"(语言 1 中文
政策 试
  版本 1
量 重复次数 repeat 整数
  计数 问题
    同一 责任人、类别
量 又一次数 again 整数
  计数 问题
    同一 责任人、类别
量 负荷比 load 小数
  取值 1.5
原因 流程·一 process.one
原因 精力·二 capacity.two
责任人
  步骤 主办 lead
    角色 为 主办
)";

struct Proved {
  Checked checked;
  std::vector<ProofFinding> findings;

  Words words() const {
    Words all;
    for (const ProofFinding& f : findings) all.emplace_back(word(f.diagnostic.code));
    return all;
  }
  std::string witness(std::size_t i) const {
    const Policy& policy = *checked.policy;
    return scenario_text(policy, policy.versions[findings[i].version], *findings[i].witness, Language::Zh);
  }
};

Proved proved(const std::string& more, std::int64_t steps = 1'000'000) {
  Proved result{check_texts({{"std/facts.yp", kFacts}, {"policy.yp", kBase + more}}), {}};
  CAPTURE(result.checked.errors());
  REQUIRE(result.checked.policy);
  result.findings = prove(*result.checked.policy, result.checked.sources, {.steps = steps});
  return result;
}

std::string rule(const std::string& id, int tier, const std::string& cause, const std::string& when, const std::string& more = "") {
  return "规则 " + id + " 试\n  层级 " + std::to_string(tier) + "\n  归因 " + cause + "\n" + more + "  当\n    " + when + "\n";
}

const std::string kCovered = "其余 流程·一\n";   // nothing is left over

}  // namespace

TEST_CASE("one rule and a fallback are proved") { CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + kCovered).words().empty()); }

TEST_CASE("a tie shows the fewest values, nearest 0") {
  const auto tie = proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "精力·二", "负荷比 > 1.2") + kCovered);
  REQUIRE(tie.words() == Words{"tie-region"});
  CHECK(tie.witness(0) == "用例 证明 R1 与 R2 并列 / proof R1 and R2 tie\n  设 负荷比 2，重复次数 2\n  应得 移送会商 tie\n");
}

TEST_CASE("no tie between tiers, causes that are one, or rules in order L3 L4") {
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 2, "精力·二", "负荷比 > 1.2") + kCovered).words().empty());
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "流程·一", "负荷比 > 1.2") + kCovered).words().empty());
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "精力·二", "负荷比 > 1.2", "  先于 R1\n") + kCovered).words().empty());
}

TEST_CASE("two measures that compute the same are one value") {
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "精力·二", "又一次数 < 2") + kCovered).words().empty());
}

TEST_CASE("a gap needs every rule to fail; 其余 with a cause leaves none") {
  const std::string one = rule("R1", 1, "流程·一", "重复次数 ≥ 2");
  const auto gap = proved(one);
  REQUIRE(gap.words() == Words{"gap"});
  CHECK(gap.witness(0) == "用例 证明 没有规则成立 / proof no rule holds\n  设 重复次数 0\n  应得 移送会商 no_cause\n");
  CHECK(proved(one + "其余 精力·二\n").words().empty());
  CHECK(proved(one + rule("R2", 1, "流程·一", "重复次数 < 2")).words().empty());
}

TEST_CASE("ranges, counts and constraints are respected") {
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "流程·一", "重复次数 在 0 至 1")).words().empty());
  const std::string apart = rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "精力·二", "负荷比 > 1.2") + kCovered;
  CHECK(proved(apart + "约束\n  或\n    重复次数 < 2\n    负荷比 ≤ 1.2\n").words().empty());
  CHECK(proved(apart + "约束 重复次数 < 0\n").words() == Words{"contradictory-constraints"});
}

TEST_CASE("a constraint of another entity holds wherever the problem refers to one") {
  const std::string rules = rule("R1", 1, "流程·一", "案件.受理日 ≥ 2025-02-01") + rule("R2", 1, "精力·二", "案件.办结日 < 2025-02-01") + kCovered;
  CHECK(proved(rules).words() == Words{"tie-region"});
  CHECK(proved(rules + "约束 于 案件\n  或\n    受理日 < 2025-02-01\n    办结日 ≥ 2025-02-01\n").words().empty());
}

TEST_CASE("missing is possible only where a condition tests it V1 S2") {
  const auto tie = proved(rule("R1", 1, "流程·一", "重复次数 缺失") + rule("R2", 1, "精力·二", "负荷比 > 1.2") + kCovered);
  REQUIRE(tie.words() == Words{"tie-region"});
  CHECK(tie.witness(0) == "用例 证明 R1 与 R2 并列 / proof R1 and R2 tie\n  设 负荷比 2，重复次数 缺失\n  应得 移送会商 tie\n");
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "流程·一", "重复次数 < 2")).words().empty());
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "流程·一", "重复次数 < 2") + rule("R3", 1, "流程·一", "重复次数 缺失")).words().empty());
}

TEST_CASE("each evidence threshold is a boolean of its own L2 S2") {
  const std::string few = "  证据 ≥ 2 项\n";
  // Where the evidence of R1 falls short, R2 and R3 are left.
  const auto tie = proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2", few) + rule("R2", 2, "流程·一", "重复次数 ≥ 2", few) + rule("R3", 2, "精力·二", "重复次数 ≥ 3") + kCovered);
  REQUIRE(tie.words() == Words{"tie-region"});
  CHECK(tie.witness(0) == "用例 证明 R2 与 R3 并列 / proof R2 and R3 tie\n  设 重复次数 3\n  证据 不足 R1\n  应得 移送会商 tie\n");
}

TEST_CASE("a rule's own period is a test of the main date L1") {
  const std::string old_rule = rule("R1", 1, "流程·一", "重复次数 ≥ 2", "  失效 2025-07-01\n"), new_rule = rule("R2", 1, "精力·二", "重复次数 ≥ 2", "  施行 2025-07-01\n");
  CHECK(proved(old_rule + new_rule + kCovered).words().empty());
  const auto tie = proved(replaced(old_rule, "2025-07-01", "2025-08-01") + new_rule + kCovered);
  REQUIRE(tie.words() == Words{"tie-region"});
  CHECK(tie.witness(0).find("发生日 2025-07-01") != std::string::npos);
}

TEST_CASE("rules that never decide say which others do") {
  const auto dead = proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "流程·一", "负荷比 > 1.2") + rule("R3", 2, "精力·二", "重复次数 ≥ 4") + kCovered);
  REQUIRE(dead.words() == Words{"dead-rule"});
  CHECK(dead.findings[0].diagnostic.args == Words{"R3", "R1"});
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 2") + rule("R2", 1, "流程·一", "重复次数 ≥ 3") + kCovered).words() == Words{"dead-rule"});
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 < 0") + kCovered).words() == Words{"rule-never-true"});
  CHECK(proved(rule("R1", 1, "流程·一", "重复次数 ≥ 0") + kCovered).words() == Words{"rule-always-true"});
}

TEST_CASE("a condition that makes no difference") {
  const auto idle = [](const std::string& when) { return proved(rule("R1", 1, "流程·一", when) + kCovered).words(); };
  CHECK(idle("重复次数 ≥ 3\n    重复次数 ≥ 1") == Words{"shadowed-condition"});
  CHECK(idle("重复次数 ≥ 3\n    重复次数 ≥ 3") == Words{"shadowed-condition"});
  CHECK(idle("重复次数 ≥ 3\n    负荷比 ≥ 1") == Words{});
  CHECK(idle("重复次数 ≥ 3\n  除非\n    重复次数 < 2") == Words{"shadowed-condition"});
  CHECK(idle("重复次数 ≥ 3\n  除非\n    重复次数 ≥ 5") == Words{});
  // 不缺失 keeps the rule from being unknown: it stays.
  CHECK(idle("负荷比 不缺失\n    负荷比 ≥ 1") == Words{});
}

TEST_CASE("a row of the interventions that is never reached") {
  const std::string one = rule("R1", 1, "流程·一", "重复次数 ≥ 2") + "其余 流程·一\n";
  const auto rows = [&](const std::string& table) { return proved(one + "处置 问题\n  | 归因 | 重复次数 | 措施 |\n" + table).words(); };
  CHECK(rows("  | 流程 | ≥ 2 | 甲 |\n  | 任意 | 任意 | 乙 |\n") == Words{});
  CHECK(rows("  | 任意 | ≥ 2 | 甲 |\n  | 流程 | ≥ 3 | 乙 |\n") == Words{"unreachable-intervention"});
  CHECK(rows("  | 精力 | 任意 | 甲 |\n") == Words{"unreachable-intervention"});
  CHECK(rows("  | 任意 | < 0 | 甲 |\n") == Words{"unreachable-intervention"});
}

TEST_CASE("where the work ends nothing is guessed") {
  const std::string either = "或\n      重复次数 ≥ 2\n      负荷比 > 1";
  const auto open = proved(rule("R1", 1, "流程·一", either) + rule("R2", 1, "精力·二", "或\n      重复次数 < 2\n      负荷比 ≤ 1") + kCovered, 1);
  REQUIRE_FALSE(open.words().empty());
  for (const std::string& each : open.words()) CHECK(each == "not-decided");
}

TEST_CASE("each version is proved by itself") {
  const std::string v1 = replaced(kBase, "  版本 1\n", "  版本 1\n  施行 2024-01-01\n") + rule("R1", 1, "流程·一", "发生日 ≥ 2025-01-01") + kCovered;
  const std::string v2 = replaced(kBase, "  版本 1\n", "  版本 2\n  施行 2025-01-01\n") + rule("R1", 1, "流程·一", "发生日 ≥ 2025-01-01") + kCovered;
  const Checked checked = check_texts({{"std/facts.yp", kFacts}, {"v1.yp", v1}, {"v2.yp", v2}});
  CAPTURE(checked.errors());
  REQUIRE(checked.policy);
  const auto findings = prove(*checked.policy, checked.sources);
  REQUIRE(findings.size() == 2);
  CHECK(findings[0].diagnostic.code == Code::RuleNeverTrue);
  CHECK(findings[1].diagnostic.code == Code::RuleAlwaysTrue);
}
