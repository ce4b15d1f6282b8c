#include <algorithm>

#include "engine/scenario/scenario.hpp"
#include "tools/command.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"运行规则包里的用例", "run the scenarios of a policy"};
constexpr Text kDetails{
    "用例写在规则旁边，说明给定事实时应当得到什么。\n"
    "例：yanpan test policies/quarter\n",
    "scenarios stand beside the rules and say what given facts should lead to.\n"
    "example: yanpan test policies/quarter\n"};
constexpr Text kPassed{"通过  {}\n", "passed  {}\n"};
constexpr Text kFailed{"失败  {}（{}:{}:{}）\n", "failed  {} ({}:{}:{})\n"};
constexpr Text kTotal{"{0} 个用例：通过 {1}，失败 {2}\n", "{0} scenario{3}: {1} passed, {2} failed\n"};
constexpr Text kNone{"{} 里没有用例\n", "{} holds no scenario\n"};

std::string line(const engine::ScenarioResult& result, const lang::SourceSet& sources, Language language) {
  if (result.passed) return fill(language, kPassed, result.name.in(language));
  const auto place = sources.position(result.place.file, result.place.begin);
  std::string text = fill(language, kFailed, result.name.in(language), sources.file(result.place.file).path, place.line, place.column);
  for (const auto& error : result.errors) text += fmt::format("      {}\n", error.in(language));
  for (const auto& failure : result.failures)
    for (const auto& reason : failure.explanation) text += fmt::format("      {}\n", reason.in(language));
  return text;
}

Exit test(const Arguments& arguments, Console& console) {
  const auto policy = load_policy(arguments, console);
  if (!policy) return Exit::CouldNot;
  const auto language = console.given_language().value_or(policy->policy().language);
  const auto results = engine::run_scenarios(policy->program);
  for (const auto& result : results) console.write(line(result, policy->package.sources, language));
  const auto passed = static_cast<std::size_t>(std::count_if(results.begin(), results.end(), [](const auto& r) { return r.passed; }));
  console.write(results.empty() ? fill(language, kNone, arguments.positional.front())
                                : fill(language, kTotal, results.size(), passed, results.size() - passed, plural(results.size())));
  return passed == results.size() ? Exit::Done : Exit::Findings;
}

}  // namespace

const Command& test_command() {
  static const Command command{"test", "PATH [...]", kSummary, kDetails, 1, 1, {root_option()}, test};
  return command;
}

}  // namespace yanpan::tools
