#include "engine/scenario/scenario.hpp"

#include "lang/scenario/text.hpp"
#include "tests/unit/engine_scenario/fixture.hpp"

using namespace yanpan;
using namespace yanpan::engine;

namespace {

/// `name: passed`, or the name with every line of the explanation.
std::string told(const Loaded& loaded, Language language = Language::Zh) {
  std::string text;
  for (const ScenarioResult& result : run_scenarios(loaded.program)) {
    text += result.name.in(language) + (result.passed ? ": passed\n" : "\n");
    for (const Name& error : result.errors) text += "  " + error.in(language) + "\n";
    for (const ScenarioFailure& failure : result.failures)
      for (const Name& line : failure.explanation) text += "  " + line.in(language) + "\n";
  }
  return text;
}

/// What each failing expectation becomes.
std::string accepted(const Loaded& loaded) {
  std::string text;
  for (const ScenarioResult& result : run_scenarios(loaded.program))
    for (const ScenarioFailure& failure : result.failures)
      text += (failure.actual ? lang::expectation_text(loaded.policy(), loaded.policy().versions[result.version], *failure.actual, Language::Zh) : "-") + "\n";
  return text;
}

const std::string kWhole = R"(
用例 全
  数据 人员 提供 人事
    | 工号 |
    | P1   |
  数据 案件
    | 受案号 | 期限届满日 | 办结日     | 决定主体 |
    | C1     | 2025-02-01 | 2025-02-03 | 检察长   |
    | C2     |            |            | 检委会   |
  数据 参与
    | 案件 | 人员 | 角色 | 起         |
    | C1   | P1   | 主办 | 2025-01-02 |
  数据 督察 提供 督察
    | 人员 | 日期       | 种类 |
    | P1   | 2025-02-20 | 提醒 |
  数据 履职
    | 人员 | 月份    | 在办件数 |
    | P1   | 2025-01 | 1        |
  数据 问题 提供 案管
    | 编号 | 案件 | 类别 | 发生日     |
    | Q1   | C1   | 笔误 | 2025-02-01 |
    | Q2   | C1   | 笔误 | 2025-02-10 |
    | Q3   | C1   | 笔误 | 2025-03-10 |
    | Q4   | C2   | 笔误 | 2025-03-10 |
)";

}  // namespace

TEST_CASE("each row of a table is a scenario, and its cells go before what the block sets") {
  const Loaded policy = loaded(R"(
用例 边界
  设 非 已提醒，负荷比 1
  | 名称 | 重复次数 | 已提醒 | 证据          | 应得              | 不应得 |
  | 一次 | 1        |        |               | 移送会商 no_cause | R1     |
  | 两次 | 2        |        |               | R1 能力·反复      |        |
  |      | 2        | 是     |               | R2，人员措施 剖析 |        |
  | 少   | 2        | 是     | 2 项 1 个部门 | 移送会商 no_cause |        |
  | 没有 | 缺失     |        |               | 移送会商 missing_facts | |
)");
  CHECK(told(policy) == "边界：一次: passed\n边界：两次: passed\n边界：少: passed\n边界：没有: passed\n边界：第 3 行: passed\n");
}

TEST_CASE("a failing scenario shows expected, actual and the condition that decided") {
  const Loaded policy = loaded(R"(
用例 甲
  设 重复次数 1，已提醒，负荷比 1
  应得 R2 态度·屡犯
用例 乙
  设 重复次数 2，已提醒，负荷比 1.3
  应得 R2，措施 督察介入
用例 丙
  设 重复次数 2，已提醒，负荷比 1
  证据 2 项 1 个部门
  应得 R2
用例 丁
  设 重复次数 2，非 已提醒
  应得 移送会商 no_cause
用例 戊
  设 重复次数 2，非 已提醒
  不应得 R1 因 重复次数
)");
  CHECK(told(policy) ==
        "丁\n  应得 移送会商 no_cause，实得 R1 能力·反复\n  R1 成立：重复次数 ≥ 2（重复次数 2）、非 已提醒（已提醒 否）\n"
        "丙\n  应得 R2，实得 移送会商（no_cause）\n  R2 未成立：证据不够，要 2 项、2 个部门\n"
        "乙\n  应得 R2，措施 督察介入，实得 移送会商（no_cause），措施 无\n  R2 未成立：负荷比 ≥ 1.25（负荷比 1.3） 成立\n"
        "戊\n  不应得 R1 因 重复次数，实得 R1 能力·反复\n  R1 成立：重复次数 ≥ 2（重复次数 2）、非 已提醒（已提醒 否）\n"
        "甲\n  应得 R2 态度·屡犯，实得 移送会商（no_cause）\n  R2 未成立：重复次数 ≥ 2（重复次数 1） 不成立\n");
  CHECK(accepted(policy) == "应得 R1 能力·反复\n应得 移送会商 no_cause\n应得 移送会商 no_cause\n应得 R1 能力·反复\n应得 移送会商 no_cause\n");
}

TEST_CASE("rows of data go through the loader, the findings, the steps and the rules") {
  const Loaded policy = loaded(kWhole + R"(
  应得 问题 Q3 R2 态度·屡犯，重复次数 2，已提醒，责任人 P1，负荷比 1，措施 督察介入，人员措施 剖析
  应得 问题 Q2 重复次数 1，非 已提醒
  应得 案件 C1 责任人 P1，逾期天数 2
  应得 案件 C2 移送会商 collective
  应得 问题 limit.overrun:C1 严重程度 较重
  不应得 问题 limit.overrun:C2
  不应得 问题 Q2 R2 因 已提醒
)");
  CHECK(told(policy) == "全: passed\n");
}

TEST_CASE("what does not hold of the data is told by its record") {
  const Loaded policy = loaded(kWhole + R"(
  应得 问题 Q3 重复次数 4，非 已提醒
  应得 问题 Q9 R2
  应得 案件 C1 责任人 P2
  应得 案件 C1 移送会商 collective
  不应得 问题 Q1
  不应得 问题 Q3 R2
)");
  CHECK(told(policy) ==
        "全\n  应得 问题 Q3 重复次数 4，已提醒 否，实得 重复次数 2，已提醒 是\n  没有这条记录：问题 Q9\n  应得 案件 C1 责任人 P2，实得 责任人 P1\n"
        "  应得 案件 C1 移送会商 collective，实得 责任人 P1\n  不应有这条记录：问题 Q1\n"
        "  不应得 问题 Q3 R2，实得 R2 态度·屡犯\n  R2 成立：重复次数 ≥ 2（重复次数 2）、已提醒（已提醒 是）\n");
  CHECK(accepted(policy) == "应得 问题 Q3 重复次数 2，已提醒\n-\n应得 案件 C1 责任人 P1\n应得 案件 C1 责任人 P1\n应得 问题 Q1\n应得 问题 Q3 R2 态度·屡犯\n");
}

TEST_CASE("departments that disagree, days not covered and absent rows count as in a run") {
  const Loaded policy = loaded(R"(
用例 全
  数据 人员
    | 工号 |
    | P1   |
  数据 案件
    | 受案号 | 决定主体 |
    | C1     | 检察长   |
  数据 参与
    | 案件 | 人员 | 角色 | 起         |
    | C1   | P1   | 主办 | 2025-01-02 |
  数据 督察 覆盖 2025-03-01 至 2025-12-31
    | 人员 | 日期       | 种类 |
    | P1   | 2025-04-01 | 通报 |
  数据 履职 提供 人事
    | 人员 | 月份    | 在办件数 |
    | P1   | 2025-01 | 1        |
  数据 履职 提供 案管
    | 人员 | 月份    | 在办件数 |
    | P1   | 2025-01 | 2        |
  数据 问题
    | 编号 | 案件 | 类别 | 发生日     |
    | Q1   | C1   | 笔误 | 2025-03-10 |
    | Q2   | C1   | 笔误 | 2025-12-10 |
  应得 问题 Q1 已提醒 缺失，负荷比 缺失，重复次数 0
  应得 问题 Q2 非 已提醒，移送会商 no_cause
)");
  CHECK(told(policy) == "全: passed\n");
}

TEST_CASE("a cell that the loader would not use is told") {
  const Loaded policy = loaded(R"(
用例 全
  数据 履职
    | 人员 | 月份    | 在办件数 |
    | P1   | 2025-01 | 20000    |
  数据 问题
    | 编号 |
    | Q1   |
  应得 问题 Q1 移送会商 no_person
)");
  CHECK(told(policy) == "全\n  数据的这一格没有用上（out_of_range）：open_cases = “20000”\n");
}
