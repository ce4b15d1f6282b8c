#include "engine/scenario/expectations.hpp"

#include <algorithm>

#include "engine/scenario/explain.hpp"
#include "engine/scenario/words.hpp"

namespace yanpan::engine {

namespace {

using lang::Expectation;
using lang::NodeId;
using lang::PredicateId;
using lang::ScenarioPlan;
using lang::TableScope;

/// An expectation of a block that all versions share is tested in the version its problem falls in.
bool tested_elsewhere(const Decided& decided, const Expectation& e, const ProblemVerdict& verdict) {
  if (verdict.version == kNoVersion || verdict.version == decided.version) return false;
  const auto& others = decided.program.versions[verdict.version].scenarios;
  return std::any_of(others.begin(), others.end(), [&](const ScenarioPlan& plan) {
    return std::any_of(plan.expect.begin(), plan.expect.end(), [&](const auto& other) { return other.expectation.span == e.span; });
  });
}


class Holding {
 public:
  Holding(const Decided& decided, const ScenarioPlan::Expected& expected) : decided_(decided), expected_(expected), e_(expected.expectation) {}

  bool run() {
    const auto row = subject_row(decided_, e_);
    if (!row) return e_.negated && says_no_more(e_);
    if (says_no_more(e_)) return !e_.negated;
    row_ = *row;
    if (e_.subject && e_.subject->role != lang::EntityRole::Problem) return values_hold() && (e_.subject->role != lang::EntityRole::Case || case_holds());
    if (decided_.program.versions.size() > 1 && tested_elsewhere(decided_, e_, verdict())) return true;
    return e_.negated ? negation_holds() : problem_holds() && values_hold();
  }

 private:
  const ProblemVerdict& verdict() const { return decided_.outcome.verdicts[row_]; }
  bool attributed() const { return verdict().status != Status::Referred; }
  /// Ids of rules and causes are those of the scenario's own version.
  bool own_version() const { return verdict().version == decided_.version; }

  bool rule_is() const { return attributed() && own_version() && verdict().rule == e_.rule; }
  bool cause_is() const { return attributed() && own_version() && verdict().cause == e_.cause; }
  bool category_is() const { return attributed() && own_version() && decided_.program.versions[decided_.version].causes[verdict().cause.value].category == *e_.category; }

  bool problem_holds() const {
    if (e_.rule.valid() && !rule_is()) return false;
    if (e_.cause.valid() && !cause_is()) return false;
    if (e_.category && !category_is()) return false;
    if (e_.refer && attributed()) return false;
    if (e_.reason && verdict().reason != e_.reason) return false;
    if (e_.provisional && (verdict().status == Status::Provisional) != *e_.provisional) return false;
    if (e_.person && !person_is(decided_.outcome.accountable[row_])) return false;
    return intervention_is(TableScope::Problem, e_.intervention) && intervention_is(TableScope::Person, e_.person_intervention) &&
           intervention_is(TableScope::Unit, e_.unit_intervention);
  }

  bool intervention_is(TableScope scope, const std::optional<Name>& wanted) const {
    if (!wanted) return true;
    const Name got = intervention_of(decided_, scope, row_);
    return got.matches(wanted->zh) || got.matches(wanted->en);
  }

  bool person_is(RowId person) const {
    return person != kNoRow && decided_.world.snapshot().texts.at(decided_.world.table(decided_.program.schema.roles.person).keys[person]) == *e_.person;
  }

  bool case_holds() const {
    const CaseVerdict& of_case = decided_.outcome.cases[row_];
    if (e_.person && e_.negated == person_is(of_case.person)) return false;
    if (e_.refer && e_.negated == (of_case.in_scope && of_case.person == kNoRow)) return false;
    return !e_.reason || e_.negated != (of_case.reason == e_.reason);
  }

  bool values_hold() const {
    for (std::size_t i = 0; i < e_.values.size(); ++i)
      if (value_is(expected_.values[i], e_.values[i].value) == e_.negated) return false;
    return true;
  }

  bool value_is(NodeId node, const std::optional<lang::Constant>& wanted) const {
    const Column& column = decided_.world.columns().at(node);
    if (!wanted) return column.missing(row_);
    const auto got = constant_at(decided_.world, column, row_);
    if (!got) return false;
    const lang::Constant& g = *got;
    if (g.type.kind == lang::TypeKind::Decimal) return g.decimal == (wanted->type.kind == lang::TypeKind::Decimal ? wanted->decimal : Decimal(wanted->number));
    const bool text = g.type.kind == lang::TypeKind::Text || g.type.kind == lang::TypeKind::Reference;
    return text ? g.text == wanted->text : g.number == wanted->number;
  }

  // ---- 不应得 ---------------------------------------------------------------------------

  /// None of what it names; with 因 m, the rule's condition on m is what stops it.
  bool negation_holds() const {
    if (e_.rule.valid() && rule_is()) return false;
    if (e_.cause.valid() && cause_is()) return false;
    if (e_.category && category_is()) return false;
    if (e_.refer && !attributed() && (!e_.reason || verdict().reason == e_.reason)) return false;
    if (e_.reason && !e_.refer && verdict().reason == e_.reason) return false;
    if (e_.person && person_is(decided_.outcome.accountable[row_])) return false;
    for (const auto& [scope, name] : {std::pair{TableScope::Problem, e_.intervention}, std::pair{TableScope::Person, e_.person_intervention}, std::pair{TableScope::Unit, e_.unit_intervention}})
      if (name && intervention_is(scope, name)) return false;
    if (!values_hold()) return false;
    return !expected_.because.valid() || !e_.rule.valid() || because_holds();
  }

  bool because_holds() const {
    const lang::RulePlan& rule = decided_.program.versions[decided_.version].rules[e_.rule.value];
    const PredicateContext context = decided_.world.context(decided_.program);
    PredicateEvaluator evaluator(context);
    return stops(evaluator, rule.when, kFalse) || (rule.unless.valid() && stops(evaluator, rule.unless, kTrue));
  }

  bool stops(PredicateEvaluator& evaluator, PredicateId id, Truth stopping) const {
    const lang::Predicate& p = decided_.program.predicate(id);
    if (p.kind == lang::Condition::Kind::Atom) return p.node == expected_.because && evaluator.at(id, row_) == stopping;
    return std::any_of(p.members.begin(), p.members.end(), [&](PredicateId member) { return stops(evaluator, member, stopping); });
  }

  const Decided& decided_;
  const ScenarioPlan::Expected& expected_;
  const Expectation& e_;
  RowId row_ = 0;
};

}  // namespace

bool says_no_more(const Expectation& e) {
  return e.subject && !e.rule.valid() && !e.cause.valid() && !e.category && !e.because && !e.intervention && !e.person_intervention && !e.unit_intervention && !e.refer && !e.reason && !e.provisional && !e.person &&
         e.values.empty();
}

std::optional<RowId> subject_row(const Decided& decided, const Expectation& e) {
  if (!e.subject) return 0;
  const Table& table = e.subject->role == lang::EntityRole::Problem ? decided.outcome.problems : decided.world.table(e.subject->entity);
  for (std::size_t row = 0; row < table.keys.size(); ++row)
    if (decided.world.snapshot().texts.at(table.keys[row]) == e.subject->key) return static_cast<RowId>(row);
  return std::nullopt;
}

Name intervention_of(const Decided& decided, TableScope scope, RowId problem) {
  if (scope == TableScope::Problem) {
    const ProblemVerdict& verdict = decided.outcome.verdicts[problem];
    if (verdict.intervention < 0) return {};
    for (const auto& table : decided.program.versions[verdict.version].tables)
      if (table.scope == scope) return table.rows[static_cast<std::size_t>(verdict.intervention)].intervention;
    return {};
  }
  for (const InterventionVerdict& verdict : decided.outcome.interventions)
    if (verdict.scope == scope && std::find(verdict.problems.begin(), verdict.problems.end(), problem) != verdict.problems.end()) return verdict.intervention;
  return {};
}

bool holds(const Decided& decided, const ScenarioPlan::Expected& expected) { return Holding(decided, expected).run(); }

bool all_hold(const Decided& decided) {
  return std::all_of(decided.plan.expect.begin(), decided.plan.expect.end(), [&](const auto& expected) { return holds(decided, expected); });
}

std::vector<ScenarioFailure> failures(const Decided& decided) {
  std::vector<ScenarioFailure> out;
  for (const auto& expected : decided.plan.expect) {
    if (holds(decided, expected)) continue;
    out.push_back({expected.expectation, actual_expectation(decided, expected), explain(decided, expected)});
  }
  return out;
}

}  // namespace yanpan::engine
