#include "lang/mutate/distinguish.hpp"

#include <algorithm>

#include "lang/decide/witness.hpp"
#include "lang/prove/model.hpp"

namespace yanpan::lang {

namespace {

using proving::Model;

/// The policy with the changed rule beside the rule it was made from: of one
/// tier, preceded by the same rules, and in nobody's way.
Policy with_both(Policy policy, const Mutant& mutant) {
  Version& version = policy.versions[mutant.version];
  const RuleId twin(version.rules.size());
  for (Rule& rule : version.rules) {
    if (std::find(rule.precedes.begin(), rule.precedes.end(), mutant.rule) != rule.precedes.end()) rule.precedes.push_back(twin);
  }
  Rule changed = mutant.changed;
  changed.precedes.clear();
  version.rules.push_back(std::move(changed));
  // Evidence is one thing for both: here there is enough, in a scenario too unless it says otherwise.
  for (RuleId id : {mutant.rule, twin}) version.rules[id.value].evidence_items = version.rules[id.value].evidence_departments = 0;
  return policy;
}

class Question {
 public:
  Question(const Policy& policy, const Mutant& mutant, std::int64_t steps)
      : mutant_(mutant), both_(with_both(policy, mutant)), model_(both_, mutant.version), twin_(both_.versions[mutant.version].rules.size() - 1), steps_(steps) {
    const Rule& rule = policy.versions[mutant.version].rules[mutant.rule.value];
    between_ = {std::min(rule.evidence_items, mutant.changed.evidence_items), std::min(rule.evidence_departments, mutant.changed.evidence_departments)};
  }

  Distinction run() {
    if (mutant_.kind == MutantKind::Evidence) return of_evidence();
    Distinction result{Answer::No, {}};
    for (const auto& [fires, rests] : {std::pair{mutant_.rule, twin_}, std::pair{twin_, mutant_.rule}}) {
      std::vector<FormulaId> apart{model_.of(fires).fires, model_.of(rests).not_firing};
      // The surest cases first: nothing else of the tier fires; nothing that would be named in its place.
      for (const auto& more : {others(false), others(true), std::vector<FormulaId>{}}) {
        const Answer answer = ask(joined(joined(apart, open_field()), more), result.cases);
        if (answer == Answer::NotDecided && result.answer == Answer::No) result.answer = Answer::NotDecided;
        if (answer != Answer::Yes) continue;
        result.answer = Answer::Yes;
        break;
      }
    }
    return result;
  }

 private:
  static std::vector<FormulaId> joined(std::vector<FormulaId> a, const std::vector<FormulaId>& b) {
    a.insert(a.end(), b.begin(), b.end());
    return a;
  }

  /// No rule of a stronger tier fires, and none that precedes it.
  std::vector<FormulaId> open_field() const {
    std::vector<FormulaId> all;
    for (std::size_t t = 0; t < model_.tier_of(mutant_.rule); ++t) {
      for (RuleId stronger : model_.tiers()[t]) all.push_back(model_.of(stronger).fails);
    }
    for (RuleId other : model_.of(mutant_.rule).preceded_by) all.push_back(model_.of(other).fails);
    return all;
  }

  /// Of its tier: none fires that it does not precede; or none of its cause with a smaller id.
  std::vector<FormulaId> others(bool same_cause_only) const {
    const Rule& rule = model_.rules()[mutant_.rule.value];
    std::vector<FormulaId> all;
    for (RuleId other : model_.tiers()[model_.tier_of(mutant_.rule)]) {
      if (other == mutant_.rule || other == twin_) continue;
      const bool preceded = std::find(rule.precedes.begin(), rule.precedes.end(), other) != rule.precedes.end();
      const bool in_its_place = model_.rules()[other.value].cause == rule.cause && other < mutant_.rule;
      if (same_cause_only ? in_its_place : !preceded) all.push_back(model_.of(other).fails);
    }
    return all;
  }

  Answer ask(const std::vector<FormulaId>& formulas, std::vector<Scenario>& cases) {
    Assumptions assumed = model_.lawful();
    for (FormulaId formula : formulas) assumed.assume(formula);
    Work work{steps_ / 4};
    const Answer answer = assumed.solve(work);
    steps_ -= steps_ / 4 - std::max<std::int64_t>(work.left, 0);
    if (answer != Answer::Yes) return answer;
    Work more{steps_ / 2};
    const auto smallest = smallest_witness(model_.space(), formulas, model_.constraints(), model_.order(), more);
    steps_ -= steps_ / 2 - std::max<std::int64_t>(more.left, 0);
    if (!smallest) return Answer::NotDecided;
    cases.push_back(model_.scenario(*smallest, {mutant_.rule}));
    return Answer::Yes;
  }

  /// Where the rule decides with enough evidence, the amount between the two thresholds tells them apart.
  Distinction of_evidence() {
    Distinction result{Answer::No, {}};
    for (const auto& more : {others(false), others(true), std::vector<FormulaId>{}}) {
      result.answer = ask(joined(joined({model_.of(mutant_.rule).fires}, open_field()), more), result.cases);
      if (result.answer == Answer::Yes) break;
    }
    for (Scenario& scenario : result.cases) scenario.evidence = between_;
    return result;
  }

  const Mutant& mutant_;
  Policy both_;
  Model model_;
  RuleId twin_;
  std::int64_t steps_;
  std::pair<std::int64_t, std::int64_t> between_;   // evidence: enough for one of the two only
};

}  // namespace

Distinction distinguish(const Policy& policy, const Mutant& mutant, std::int64_t steps) {
  return Question(policy, mutant, steps).run();
}

}  // namespace yanpan::lang
