#include "lang/prove/prove.hpp"

#include <algorithm>
#include <fmt/format.h>

#include "lang/policy/words.hpp"
#include "lang/prove/analysis.hpp"

namespace yanpan::lang {

namespace proving {

Answer Analysis::ask(Assumptions& assumed) {
  Work work{steps_ / 10};
  const Answer answer = assumed.solve(work);
  steps_ -= steps_ / 10 - std::max<std::int64_t>(work.left, 0);
  return answer;
}

Answer Analysis::ask(Assumptions& assumed, const std::vector<FormulaId>& more) {
  assumed.push();
  for (FormulaId formula : more) assumed.assume(formula);
  const Answer answer = ask(assumed);
  assumed.pop();
  return answer;
}

std::optional<Scenario> Analysis::witness(const std::vector<FormulaId>& formulas, Name name, Reason reason, const std::vector<RuleId>& about) {
  Work work{steps_ / 10};
  const auto smallest = smallest_witness(model.space(), formulas, model.constraints(), model.order(), work);
  steps_ -= steps_ / 10 - std::max<std::int64_t>(work.left, 0);
  if (!smallest) return std::nullopt;
  Scenario scenario = model.scenario(*smallest, about);
  scenario.name = std::move(name);
  Expectation& expected = scenario.expect.emplace_back();
  expected.refer = true;
  expected.reason = reason;
  return scenario;
}

void Analysis::report(Diagnostic diagnostic, std::optional<Scenario> witness) {
  findings_.push_back({std::move(diagnostic), model.version_index(), std::move(witness)});
}

void Analysis::not_decided(Span place, std::string zh, std::string en) {
  report({Code::NotDecided, place, {either(place, std::move(zh), std::move(en))}, {}, {}, {}});
}

std::string Analysis::listed(const std::vector<RuleId>& rules, Span place) const {
  std::string text;
  for (RuleId id : rules) text += (text.empty() ? "" : either(place, "、", ", ")) + rule(id).id;
  return text;
}

std::string Analysis::condition(const Condition& condition, Span place) const {
  return condition_words(model.policy().schema, model.version().causes, condition, language(place));
}

bool find_contradiction(Analysis& analysis) {
  Assumptions lawful = analysis.model.lawful();
  const auto& constraints = analysis.model.version().constraints;
  const Span place = constraints.empty() ? analysis.model.version().span : constraints.front().span;
  const Answer answer = analysis.ask(lawful);
  if (answer == Answer::No) analysis.report({Code::ContradictoryConstraints, place, {}, {}, {}, {}});
  if (answer == Answer::NotDecided) analysis.not_decided(place, "约束能否同时成立", "whether the constraints can hold together");
  return answer == Answer::Yes;
}

}  // namespace proving

std::vector<ProofFinding> prove(const Policy& policy, const SourceSet& sources, const ProveOptions& options) {
  std::vector<ProofFinding> findings;
  std::int64_t steps = options.steps;
  for (std::size_t v = 0; v < policy.versions.size(); ++v) {
    if (policy.versions[v].rules.empty()) continue;
    proving::Model model(policy, v);
    proving::Analysis analysis(model, sources, steps, findings);
    if (!proving::find_contradiction(analysis)) continue;
    proving::find_ties_and_gaps(analysis);
    proving::find_idle_rules(analysis);
    proving::find_idle_conditions(analysis);
    proving::find_idle_interventions(analysis);
  }
  return findings;
}

}  // namespace yanpan::lang
