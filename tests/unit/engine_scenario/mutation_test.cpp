#include "engine/scenario/mutation.hpp"

#include "lang/mutate/distinguish.hpp"
#include "lang/scenario/text.hpp"
#include "tests/unit/engine_scenario/fixture.hpp"

using namespace yanpan;
using namespace yanpan::engine;

namespace {

std::vector<lang::Mutant> survivors(const lang::Policy& policy, const lang::Program& program) {
  const MutationRun run(program);
  CHECK(run.left_out() == 0);
  std::vector<lang::Mutant> left;
  for (std::size_t v = 0; v < policy.versions.size(); ++v)
    for (lang::Mutant& mutant : lang::mutants_of(policy, v))
      if (!run.notices(lang::lower(lang::with_mutant(policy, mutant)))) left.push_back(std::move(mutant));
  return left;
}

std::string changes(const std::vector<lang::Mutant>& mutants) {
  std::string text;
  for (const lang::Mutant& mutant : mutants) text += mutant.before.en + " -> " + mutant.after.en + "\n";
  return text;
}

}  // namespace

TEST_CASE("thresholds move a step, groups and negations turn, evidence asks for one more and less") {
  const Loaded policy = loaded("");
  CHECK(changes(lang::mutants_of(policy.policy(), 0)) ==
        "repeat >= 2 and not reminded -> repeat >= 2 or not reminded\nrepeat >= 2 -> repeat >= 3\nrepeat >= 2 -> repeat >= 1\nnot reminded -> reminded\n"
        "repeat >= 2 and reminded -> repeat >= 2 or reminded\nrepeat >= 2 -> repeat >= 3\nrepeat >= 2 -> repeat >= 1\nreminded -> not reminded\n"
        "load >= 1.25 -> load >= 1.26\nload >= 1.25 -> load >= 1.24\n"
        "evidence >= 2 items, from >= 2 departments -> evidence >= 3 items, from >= 2 departments\n"
        "evidence >= 2 items, from >= 2 departments -> evidence >= 1 item, from >= 2 departments\n"
        "evidence >= 2 items, from >= 2 departments -> evidence >= 2 items, from >= 3 departments\n"
        "evidence >= 2 items, from >= 2 departments -> evidence >= 2 items, from >= 1 department\n");
}

TEST_CASE("what no scenario notices survives, and the case that is offered notices it") {
  const std::string scenarios = R"(
用例 甲
  设 重复次数 2，非 已提醒
  应得 R1
用例 乙
  设 重复次数 0，非 已提醒，负荷比 1
  应得 移送会商 no_cause
用例 丙
  设 重复次数 5，已提醒，负荷比 1
  应得 R2
)";
  const Loaded policy = loaded(scenarios);
  const auto left = survivors(policy.policy(), policy.program);
  CHECK(changes(left).starts_with("repeat >= 2 -> repeat >= 1\n"));
  lang::Policy grown = policy.policy();
  for (const lang::Mutant& mutant : left) {
    CAPTURE(mutant.before.en, mutant.after.en);
    const lang::Distinction distinction = lang::distinguish(policy.policy(), mutant, 10'000'000);
    REQUIRE(distinction.answer == lang::Answer::Yes);
    lang::Policy with = policy.policy();
    with.versions[0].scenarios = {distinction.cases.front()};
    const auto expected = tell_apart(lang::lower(with), lang::lower(lang::with_mutant(with, mutant)), 0, 0);
    REQUIRE(expected);
    grown.versions[0].scenarios.push_back(distinction.cases.front());
    grown.versions[0].scenarios.back().expect = {*expected};
  }
  const lang::Program program = lang::lower(grown);
  CHECK(survivors(grown, program).empty());
}

TEST_CASE("a mutant that no case tells apart is equivalent") {
  // The stronger rule decides wherever the second one would differ.
  const std::string rules = R"(语言 1 中文
政策 试 trial
  版本 1
引用 标准.事实
量 重复次数 repeat 整数
  计数 问题
    同一 责任人
原因 流程·甲 process.a
原因 能力·乙 skill.b
责任人
  步骤 主办 lead
    角色 为 主办
  其余 移送会商
规则 R1
  依据 甲
  层级 1
  归因 流程·甲
  当
    重复次数 ≥ 3
规则 R2
  依据 甲
  层级 2
  归因 能力·乙
  当
    重复次数 在 1 至 5
其余 移送会商
用例 一
  设 重复次数 3
  应得 R1
用例 二
  设 重复次数 1
  应得 R2
)";
  const Loaded policy = loaded("", rules);
  std::vector<std::string> answers;
  for (const lang::Mutant& mutant : lang::mutants_of(policy.policy(), 0)) {
    const auto answer = lang::distinguish(policy.policy(), mutant, 10'000'000).answer;
    answers.push_back(mutant.after.en + (answer == lang::Answer::No ? " equivalent" : answer == lang::Answer::Yes ? " different" : " open"));
  }
  CHECK(answers == std::vector<std::string>{"repeat >= 4 different", "repeat >= 2 different", "repeat between 2 to 5 different", "repeat between 0 to 5 different",
                                            "repeat between 1 to 6 equivalent", "repeat between 1 to 4 equivalent"});
}

TEST_CASE("scenarios of the repository notice at least nine of ten mutants of every rule") {
  for (const char* folder : {"policies/quarter", "policies/quarter-en", "policies/examples/incidents", "tools/init/zh", "tools/init/en"}) {
    CAPTURE(folder);
    lang::CollectingSink sink;
    const lang::Package package = lang::load_package(std::filesystem::path(YANPAN_SOURCE_DIR) / folder, {}, sink);
    REQUIRE(package.policy);
    const auto left = survivors(*package.policy, lang::lower(*package.policy));
    const std::size_t all = lang::mutants_of(*package.policy, 0).size();
    CHECK(left.size() * 10 <= all);
  }
}
