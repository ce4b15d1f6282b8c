#include "engine/explain/row_closure.hpp"

#include <algorithm>

#include "engine/eval/aggregate.hpp"

namespace yanpan::engine {

using lang::NodeId;
using lang::NodeOp;
using lang::PredicateId;

RowClosure::RowClosure(const Attribution& attribution) : attribution_(attribution), program_(*attribution.program), evaluation_(*attribution.evaluation) {}

void RowClosure::add_row(lang::EntityId entity, RowId row, bool sure) {
  bool& known_sure = rows_.try_emplace({entity.value, row}, sure).first->second;
  known_sure |= sure;
  // A problem found by the engine stands on the row it was found on.
  if (entity != program_.schema.roles.problem || row < attribution_.outcome.loaded_problems) return;
  const auto& found = attribution_.outcome.found[row - attribution_.outcome.loaded_problems];
  if (rows_.contains({found.entity.value, found.row})) return;
  rows_.emplace(std::pair{found.entity.value, found.row}, sure);
  for (const auto& plan : program_.versions[found.version].findings) {
    if (plan.name != found.finding) continue;
    add_predicate(plan.when, found.row);
    add_node(plan.date, found.row);
    add_node(plan.to_case, found.row);
  }
}

bool RowClosure::looked_up(lang::EntityId entity, lang::FieldId field) const {
  return std::any_of(program_.schema.sources.begin(), program_.schema.sources.end(), [&](const lang::Source& source) {
    return source.entity == entity && std::any_of(source.mappings.begin(), source.mappings.end(), [&](const lang::FieldMapping& m) { return m.field == field && m.lookup_entity.valid(); });
  });
}

/// A field is its row; one found by 查 … 唯一 is also the rows it was looked for in.
void RowClosure::add_field(const lang::Node& node, RowId row) {
  add_row(node.entity, row, true);
  if (node.type.kind != lang::TypeKind::Reference || !looked_up(node.entity, node.field)) return;
  const Column& column = attribution_.table(node.entity).columns[node.field.value];
  if (column.known(row)) return add_row(node.type.entity, static_cast<RowId>(column.at(row)), true);
  if (!(column.state(row) & kUnreadable)) return;
  for (RowId other = 0; other < attribution_.table(node.type.entity).rows; ++other) add_row(node.type.entity, other, true);
}

void RowClosure::add_accountable_of_problem(RowId problem) {
  const lang::Roles& roles = program_.schema.roles;
  add_row(roles.problem, problem, true);
  const Column& to_case = attribution_.outcome.problems.columns[roles.problem_case.value];
  if (to_case.known(problem)) add_case(static_cast<RowId>(to_case.at(problem)));
}

/// The 责任人 of a case rests on its problems (which is the base one), its
/// participations, and what 集体 and the steps read.
void RowClosure::add_case(RowId case_row) {
  if (!cases_.insert(case_row).second) return;
  const lang::Roles& roles = program_.schema.roles;
  add_row(roles.case_, case_row, true);
  for (RowId row : evaluation_.problems_of_cases().of(case_row)) add_row(roles.problem, row, true);
  for (const auto& version : program_.versions)
    for (PredicateId id : version.accountable.collective) add_predicate(id, case_row);
  const Column& person = attribution_.table(roles.participation).columns[roles.participation_person.value];
  for (RowId row : evaluation_.participations_of_cases().of(case_row)) {
    add_row(roles.participation, row, true);
    if (person.known(row)) add_row(roles.person, static_cast<RowId>(person.at(row)), true);
    for (const auto& version : program_.versions)
      for (const auto& step : version.accountable.steps) add_predicate(step.when, row);
  }
}

void RowClosure::add_predicate(PredicateId id, RowId row) {
  const lang::Predicate& p = program_.predicate(id);
  if (p.node.valid()) add_node(p.node, row);
  for (PredicateId member : p.members) add_predicate(member, row);
}

void RowClosure::add_aggregate(lang::AggregateId id, RowId row) {
  const lang::AggregatePlan& plan = program_.aggregates[id.value];
  for (const auto& same : plan.same) add_node(same.self, row);
  if (plan.has_window) add_node(plan.self_date, row);
  const AggregateIndex* index = evaluation_.index(id);
  YANPAN_CHECK(index != nullptr, "an explanation needs an aggregate that was dropped");
  std::vector<MatchedRow> matched;
  matched_rows(*index, row, [&](MatchedRow m) {
    matched.push_back(m);
    return true;
  });
  for (MatchedRow m : matched) {
    add_row(plan.over, m.row, m.sure);
    for (const auto& same : plan.same) add_node(same.row, m.row);
    for (NodeId node : {plan.row_date, plan.value, plan.order})
      if (node.valid()) add_node(node, m.row);
    if (plan.where.valid()) add_predicate(plan.where, m.row);
  }
}

void RowClosure::add_node(NodeId id, RowId row) {
  if (!nodes_.insert({id.value, row}).second) return;
  const lang::Node& node = program_.node(id);
  switch (node.op) {
    case NodeOp::Field: return add_field(node, row);
    case NodeOp::Self: return add_row(node.entity, row, true);
    case NodeOp::Constant:
    case NodeOp::AsOf: return;
    case NodeOp::BaseDate: return add_case(row);
    case NodeOp::Accountable: return node.entity == program_.schema.roles.problem ? add_accountable_of_problem(row) : add_case(row);
    case NodeOp::Aggregate: return add_aggregate(node.aggregate, row);
    case NodeOp::Follow: {
      add_node(node.operands[0], row);
      const Column& reference = evaluation_.columns().at(node.operands[0]);
      if (reference.known(row)) add_node(node.operands[1], static_cast<RowId>(reference.at(row)));
      return;
    }
    default:
      for (NodeId operand : node.operands) add_node(operand, row);
  }
}

std::vector<SupportRow> RowClosure::rows() const {
  std::vector<SupportRow> out;
  out.reserve(rows_.size());
  for (const auto& [at, sure] : rows_) out.push_back({lang::EntityId(std::size_t{at.first}), at.second, sure});
  return out;
}

}  // namespace yanpan::engine
