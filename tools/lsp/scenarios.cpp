#include "tools/lsp/scenarios.hpp"

#include "engine/scenario/scenario.hpp"
#include "lang/program/program.hpp"
#include "tools/text.hpp"

namespace yanpan::tools::lsp {
namespace {

constexpr Text kErrors{"规则包里还有错误，改好以后才能运行用例", "the policy has errors; scenarios run once they are mended"};
constexpr Text kNone{"这一行没有用例", "no scenario begins on this line"};
constexpr Text kPassed{"用例“{}”通过", "scenario \"{}\" passed"};
constexpr Text kFailed{"用例“{}”没有通过", "scenario \"{}\" failed"};

/// The block that begins on the line.
const lang::ast::Block* scenario_at(const Snapshot& snapshot, std::uint32_t file, std::uint32_t line) {
  const auto* tree = snapshot.tree(file);
  if (tree == nullptr) return nullptr;
  for (const auto& block : tree->blocks) {
    if (std::holds_alternative<lang::ast::Scenario>(block.body) && snapshot.range(block.keyword).start.line == line) return &block;
  }
  return nullptr;
}

/// What one failed scenario has to say; a row of a table says its name first.
void explain(ScenarioOutcome& outcome, const engine::ScenarioResult& result, Language language) {
  if (result.name.in(language) != outcome.name) outcome.explanation.push_back(result.name.in(language));
  for (const auto& reason : result.errors) outcome.explanation.push_back(reason.in(language));
  for (const auto& failure : result.failures) {
    for (const auto& reason : failure.explanation) outcome.explanation.push_back(reason.in(language));
  }
}

}  // namespace

std::expected<ScenarioOutcome, std::string> run_scenario(const Snapshot& snapshot, std::uint32_t file, std::uint32_t line) {
  const Language language = snapshot.language(file);
  if (!snapshot.package.policy) return std::unexpected(std::string(kErrors.in(language)));
  const auto* block = scenario_at(snapshot, file, line);
  if (block == nullptr) return std::unexpected(std::string(kNone.in(language)));
  const lang::Span whole = block->span;
  // One of each row of a table, and of each version that shares the file; one failure is a failure.
  const auto inside = [&](const lang::ScenarioPlan& plan) { return plan.span.file == file && whole.begin <= plan.span.begin && plan.span.begin < whole.end; };
  ScenarioOutcome outcome{std::get<lang::ast::Scenario>(block->body).name.first, true, {}, {}};
  for (const auto& result : engine::run_scenarios(lang::lower(*snapshot.package.policy), inside)) {
    if (result.passed) continue;
    outcome.passed = false;
    explain(outcome, result, language);
  }
  outcome.sentence = fill(language, outcome.passed ? kPassed : kFailed, outcome.name);
  for (const auto& reason : outcome.explanation) outcome.sentence += "\n" + reason;
  return outcome;
}

}  // namespace yanpan::tools::lsp
