#include "engine/explain/one_row.hpp"

#include <algorithm>

namespace yanpan::engine {

namespace {

using lang::NodeId;
using lang::PredicateId;
using lang::TypeKind;

/// The cell of one row as a column of its own.
Column one_cell(const Column& column, RowId row) {
  Column out(column.type(), 1);
  const State state = column.state(row);
  if (state & kMissing) {
    out.set_missing(0, state & ~kMissing);
  } else if (state & kBounded) {
    const bool low = !(state & kLowOpen), high = !(state & kHighOpen);
    const State why = state & kConflict;
    if (column.is_decimal()) {
      out.set_bounds(0, low ? std::optional(column.decimal(row)) : std::nullopt, high ? std::optional(column.decimal_high(row)) : std::nullopt, why);
    } else {
      out.set_bounds(0, low ? std::optional(column.at(row)) : std::nullopt, high ? std::optional(column.high(row)) : std::nullopt, why);
    }
  } else if (column.is_decimal()) {
    out.set(0, column.decimal(row));
  } else {
    out.set(0, column.at(row));
  }
  return out;
}

}  // namespace

OneRow::OneRow(const Attribution& attribution, RowId problem)
    : attribution_(attribution),
      program_(*attribution.program),
      problem_(problem),
      version_(attribution.outcome.verdicts[problem].version),
      columns_(program_.nodes.size()),
      original_(program_.nodes.size()),
      run_evidence_(evidence_source(*attribution.evaluation)()) {
  const lang::EntityId entity = program_.schema.roles.problem;
  for (std::size_t i = 0; i < program_.nodes.size(); ++i) {
    const NodeId node(i);
    const Column* column = attribution.columns().find(node);
    if (program_.node(node).entity != entity || column == nullptr) continue;
    original_.put(node, std::make_shared<Column>(one_cell(*column, problem)));
  }
  table_.entity = entity;
  table_.rows = 1;
  for (const Column& column : attribution.outcome.problems.columns) table_.columns.push_back(one_cell(column, problem));
  context_ = {&program_, &columns_, &attribution.snapshot,
              [this](lang::EntityId id) -> const Table& { return id == program_.schema.roles.problem ? table_ : attribution_.table(id); }};
  reset();
  for (const auto& constraint : program_.versions[version_].constraints)
    constraints_.push_back(constraint.of == entity ? truth(constraint.when) : kTrue);
}

void OneRow::reset() {
  columns_ = original_;
  set_.clear();
}

bool OneRow::set(NodeId node, const std::optional<lang::Constant>& value) {
  auto column = std::make_shared<Column>(program_.node(node).type, 1);
  const lang::Type type = program_.node(node).type;
  if (!value) {
    column->set_missing(0);
  } else if (type.kind == TypeKind::Decimal) {
    column->set(0, value->type.kind == TypeKind::Decimal ? value->decimal : Decimal(value->number));
  } else if (type.kind == TypeKind::Text) {
    const auto id = attribution_.snapshot.texts.find(value->text);
    if (!id) return false;
    column->set(0, *id);
  } else if (type.kind == TypeKind::Reference) {
    const RowId row = find_key(attribution_.snapshot, attribution_.table(type.entity), value->text);
    if (row == kNoRow) return false;
    column->set(0, row);
  } else {
    column->set(0, value->number);
  }
  columns_.put(node, column);
  set_[node.value] = true;
  return true;
}

ProblemVerdict OneRow::decide() {
  Outcome outcome;
  outcome.problems = table_;
  outcome.problem_order = {0};
  outcome.accountable = {0};
  outcome.verdicts.resize(1);
  outcome.verdicts[0].version = version_;
  Labels labels(outcome);
  const auto evidence_of = [this]() -> EvidenceTest { return [this](const lang::RulePlan& rule, RowId) { return evidence(rule); }; };
  decide_causes(context_, Threads(1), evidence_of, [](NodeId, RowId) { return false; }, outcome, labels);
  return outcome.verdicts[0];
}

bool OneRow::tests_changed(PredicateId id) const {
  const lang::Predicate& p = program_.predicate(id);
  if (p.kind == lang::Condition::Kind::Atom) return p.node.valid() && changed(p.node);
  return std::any_of(p.members.begin(), p.members.end(), [&](PredicateId member) { return tests_changed(member); });
}

Truth OneRow::evidence(const lang::RulePlan& rule) const { return tests_changed(rule.when) ? kTrue : run_evidence_(rule, problem_); }

bool OneRow::assumed_evidence(lang::RuleId id) const {
  if (!id.valid()) return false;
  const lang::RulePlan& rule = program_.versions[version_].rules[id.value];
  return (rule.evidence_items > 0 || rule.evidence_departments > 0) && tests_changed(rule.when);
}

bool OneRow::allowed() const {
  const auto& constraints = program_.versions[version_].constraints;
  for (std::size_t i = 0; i < constraints.size(); ++i)
    if (constraints[i].of == program_.schema.roles.problem && constraints_[i] != kFalse && truth(constraints[i].when) == kFalse) return false;
  return true;
}

Truth OneRow::truth(PredicateId id) const { return PredicateEvaluator(context_).at(id, 0); }

}  // namespace yanpan::engine
