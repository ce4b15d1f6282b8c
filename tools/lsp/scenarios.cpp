#include "tools/lsp/scenarios.hpp"

#include "engine/run/scenario.hpp"
#include "lang/program/program.hpp"
#include "tools/text.hpp"

namespace yanpan::tools::lsp {
namespace {

constexpr Text kErrors{"规则包里还有错误，改好以后才能运行用例", "the policy has errors; scenarios run once they are mended"};
constexpr Text kNone{"这一行没有用例", "no scenario begins on this line"};
constexpr Text kPassed{"用例“{}”通过", "scenario \"{}\" passed"};
constexpr Text kFailed{"用例“{}”没有通过", "scenario \"{}\" failed"};

ScenarioOutcome outcome(const engine::ScenarioResult& result, Language language) {
  ScenarioOutcome outcome{result.name, result.passed, {}, fill(language, result.passed ? kPassed : kFailed, result.name)};
  for (const auto& reason : result.explanation) outcome.explanation.push_back(reason.in(language));
  for (const auto& reason : outcome.explanation) outcome.sentence += "\n" + reason;
  return outcome;
}

}  // namespace

std::expected<ScenarioOutcome, std::string> run_scenario(const Snapshot& snapshot, std::uint32_t file, std::uint32_t line) {
  const Language language = snapshot.language(file);
  if (!snapshot.package.policy) return std::unexpected(std::string(kErrors.in(language)));
  std::optional<ScenarioOutcome> found;
  for (const auto& result : engine::run_scenarios(lang::lower(*snapshot.package.policy))) {
    const bool here = result.place.file == file && snapshot.range(result.place).start.line == line;
    // A file shared by several versions is run under each; one failure is a failure.
    if (here && (!found || found->passed)) found = outcome(result, language);
  }
  if (!found) return std::unexpected(std::string(kNone.in(language)));
  return *found;
}

}  // namespace yanpan::tools::lsp
