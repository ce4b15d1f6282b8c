#include "engine/explain/one_problem.hpp"

#include <algorithm>

namespace yanpan::engine {

namespace {

using lang::PredicateId;

const lang::VersionPlan& version_of(const Attribution& attribution, RowId problem) { return attribution.program->versions[attribution.outcome.verdicts[problem].version]; }

}  // namespace

OneProblem::OneProblem(const Attribution& attribution, RowId problem)
    : attribution_(attribution),
      version_(version_of(attribution, problem)),
      problem_(problem),
      world_(attribution, attribution.program->schema.roles.problem, problem),
      run_evidence_(evidence_source(*attribution.evaluation)()) {
  for (const auto& constraint : version_.constraints) constraints_.push_back(constraint.of == world_.table().entity ? world_.truth(constraint.when) : kTrue);
}

ProblemVerdict OneProblem::decide() {
  Outcome outcome;
  outcome.problems = world_.table();
  outcome.problem_order = {0};
  outcome.accountable = {0};
  outcome.verdicts.resize(1);
  outcome.verdicts[0].version = attribution_.outcome.verdicts[problem_].version;
  Labels labels(outcome);
  const auto evidence = [this]() -> EvidenceTest {
    return [this](const lang::RulePlan& rule, RowId) { return tests_changed(rule.when) ? kTrue : run_evidence_(rule, problem_); };
  };
  decide_causes(world_.context(), Threads(1), evidence, [](lang::NodeId, RowId) { return false; }, outcome, labels);
  return outcome.verdicts[0];
}

bool OneProblem::tests_changed(PredicateId id) const {
  const lang::Predicate& p = attribution_.program->predicate(id);
  if (p.kind == lang::Condition::Kind::Atom) return p.node.valid() && world_.changed(p.node);
  return std::any_of(p.members.begin(), p.members.end(), [&](PredicateId member) { return tests_changed(member); });
}

bool OneProblem::assumes_evidence(lang::RuleId id) const {
  if (!id.valid()) return false;
  const lang::RulePlan& rule = version_.rules[id.value];
  return (rule.evidence_items > 0 || rule.evidence_departments > 0) && tests_changed(rule.when);
}

bool OneProblem::allowed() const {
  for (std::size_t i = 0; i < constraints_.size(); ++i) {
    const auto& constraint = version_.constraints[i];
    if (constraint.of == world_.table().entity && constraints_[i] != kFalse && world_.truth(constraint.when) == kFalse) return false;
  }
  return true;
}

}  // namespace yanpan::engine
