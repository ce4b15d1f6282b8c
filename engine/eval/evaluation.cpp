#include "engine/eval/evaluation.hpp"

#include <algorithm>
#include <numeric>

#include "engine/eval/aggregate.hpp"
#include "engine/eval/arithmetic.hpp"

namespace yanpan::engine {

using lang::AggregatePlan;
using lang::EntityId;
using lang::Node;
using lang::NodeId;
using lang::NodeOp;
using lang::PredicateId;

Evaluation::Evaluation(const lang::Program& program, const Snapshot& snapshot, Threads threads, std::optional<std::int64_t> as_of, bool keep_all)
    : program_(program),
      snapshot_(snapshot),
      threads_(threads),
      as_of_(as_of),
      keep_all_(keep_all),
      columns_(program.nodes.size()),
      needed_(program.nodes.size(), 0),
      pinned_(program.nodes.size(), 0),
      uses_(program.nodes.size(), 0),
      cited_(program.aggregates.size(), 0),
      indexes_(program.aggregates.size()) {
  context_.program = &program_;
  context_.columns = &columns_;
  context_.snapshot = &snapshot_;
  context_.table = [this](EntityId entity) -> const Table& { return table(entity); };
  find_needed();
  keep_cited();
}

const Table& Evaluation::table(EntityId entity) const {
  return problems_ != nullptr && entity == program_.schema.roles.problem ? *problems_ : snapshot_.table(entity);
}

void Evaluation::set_accountable(Column of_problem, Column of_case) {
  accountable_of_problem_ = std::make_shared<Column>(std::move(of_problem));
  accountable_of_case_ = std::make_shared<Column>(std::move(of_case));
}

// ---- what is needed, and for how long -------------------------------------------------

template <class F>
void Evaluation::for_operands(const Node& node, F f) const {
  for (NodeId operand : node.operands) f(operand);
  if (node.op != NodeOp::Aggregate) return;
  const AggregatePlan& plan = program_.aggregates[node.aggregate.value];
  for (NodeId id : {plan.value, plan.order, plan.row_date, plan.self_date})
    if (id.valid()) f(id);
  for (const auto& same : plan.same) f(same.row), f(same.self);
}

template <class F>
void Evaluation::for_nodes(PredicateId id, F f) const {
  if (!id.valid()) return;
  const lang::Predicate& p = program_.predicate(id);
  if (p.node.valid()) f(p.node);
  for (PredicateId member : p.members) for_nodes(member, f);
}

void Evaluation::need_node(NodeId id, bool pin) {
  if (!id.valid()) return;
  if (pin) pinned_[id.value] = 1;
  else ++uses_[id.value];
  if (needed_[id.value]) return;
  needed_[id.value] = 1;
  const Node& node = program_.node(id);
  for_operands(node, [&](NodeId operand) { need_node(operand, false); });
  if (node.op == NodeOp::Aggregate) need_predicate(program_.aggregates[node.aggregate.value].where, false);
}

void Evaluation::need_predicate(PredicateId id, bool pin) {
  if (!id.valid()) return;
  const lang::Predicate& p = program_.predicate(id);
  need_node(p.node, pin);
  for (PredicateId member : p.members) need_predicate(member, pin);
}

void Evaluation::find_needed() {
  for (const lang::VersionPlan& version : program_.versions) {
    for (const auto& f : version.findings) need_node(f.to_case, true), need_node(f.date, true), need_predicate(f.when, true);
    for (const auto& c : version.constraints) need_predicate(c.when, true);
    for (PredicateId c : version.accountable.collective) need_predicate(c, true);
    for (const auto& s : version.accountable.steps) need_predicate(s.when, true);
    for (const auto& r : version.rules) {
      need_predicate(r.when, true);
      need_predicate(r.unless, true);
      any_evidence_ |= r.evidence_items > 0 || r.evidence_departments > 0;
    }
    for (const auto& t : version.tables)
      for (const auto& row : t.rows) need_predicate(row.when, true);
    if (!keep_all_) continue;
    for (const auto& m : version.measures) need_node(m.node, true);
  }
}

/// The aggregates a rule with an evidence threshold may cite (L2), and the
/// columns on the way to them, stay to the end.
void Evaluation::keep_cited() {
  if (!any_evidence_) return;
  for (const lang::VersionPlan& version : program_.versions)
    for (const auto& rule : version.rules)
      if (rule.evidence_items > 0 || rule.evidence_departments > 0) cite_predicate(rule.when);
}

void Evaluation::cite_predicate(PredicateId id) {
  const lang::Predicate& p = program_.predicate(id);
  cite(p.node);
  for (PredicateId member : p.members) cite_predicate(member);
}

void Evaluation::cite(NodeId id) {
  if (!id.valid()) return;
  pinned_[id.value] = 1;
  const Node& node = program_.node(id);
  if (node.op == NodeOp::Aggregate) cited_[node.aggregate.value] = 1;
  for (NodeId operand : node.operands) cite(operand);
}

void Evaluation::drop_if_done(NodeId id) {
  if (--uses_[id.value] == 0 && !pinned_[id.value] && !keep_all_) columns_.drop(id);
}

void Evaluation::release_predicate(PredicateId id) {
  if (!id.valid()) return;
  const lang::Predicate& p = program_.predicate(id);
  if (p.node.valid()) drop_if_done(p.node);
  for (PredicateId member : p.members) release_predicate(member);
}

void Evaluation::release(const Node& node) {
  for_operands(node, [&](NodeId operand) { drop_if_done(operand); });
  if (node.op == NodeOp::Aggregate) release_predicate(program_.aggregates[node.aggregate.value].where);
}

// ---- one pass ------------------------------------------------------------------------------

Stage Evaluation::stage_of(const Node& node) {
  if (node.on_accountable) return Stage::Persons;
  return node.on_problems ? Stage::Problems : Stage::Facts;
}

/// Nodes of a stage in waves: those of one wave read only earlier ones.
std::vector<std::vector<NodeId>> Evaluation::levels(Stage stage) const {
  std::vector<std::vector<NodeId>> out;
  std::vector<std::size_t> level(program_.nodes.size(), 0);
  for (std::size_t i = 0; i < program_.nodes.size(); ++i) {
    const Node& node = program_.nodes[i];
    if (!needed_[i] || stage_of(node) != stage) continue;
    const auto after = [&](NodeId id) {
      if (stage_of(program_.node(id)) == stage) level[i] = std::max(level[i], level[id.value] + 1);
    };
    for_operands(node, after);
    if (node.op == NodeOp::Aggregate) for_nodes(program_.aggregates[node.aggregate.value].where, after);
    if (out.size() <= level[i]) out.resize(level[i] + 1);
    out[level[i]].push_back(NodeId(i));
  }
  return out;
}

/// The nodes of a wave run side by side, each with some threads of its own:
/// what one of them does alone (sorting) leaves room for another.
void Evaluation::run(Stage stage) {
  for (const std::vector<NodeId>& wave : levels(stage)) {
    const Threads inner = threads_.shared_by(wave.size());
    threads_.each(wave.size(), [&](std::size_t i) { columns_.put(wave[i], compute(wave[i], inner)); });
    for (NodeId id : wave) release(program_.node(id));
  }
}

std::shared_ptr<const Column> Evaluation::compute(NodeId id, const Threads& threads) {
  const Node& node = program_.node(id);
  const auto own = [](Column column) { return std::make_shared<const Column>(std::move(column)); };
  switch (node.op) {
    case NodeOp::Field: return field(node);
    case NodeOp::Self: return own(self(node));
    case NodeOp::Follow: return own(follow(node, threads));
    case NodeOp::Accountable: return node.entity == program_.schema.roles.problem ? accountable_of_problem_ : accountable_of_case_;
    case NodeOp::BaseDate: return base_dates_;
    case NodeOp::Constant: return own(constant(node));
    case NodeOp::AsOf: return own(as_of_column(node));
    case NodeOp::Aggregate: return own(aggregate(id, threads));
    default: return own(arithmetic(id, threads));
  }
}

std::shared_ptr<const Column> Evaluation::field(const Node& node) const {
  // Shares the table's own column; the table outlives the evaluation.
  return {std::shared_ptr<void>(), &table(node.entity).columns[node.field.value]};
}

Column Evaluation::self(const Node& node) const {
  Column out = Column::unset(node.type, table(node.entity).rows);
  std::iota(out.data32(), out.data32() + out.size(), 0);
  return out;
}

Column Evaluation::follow(const Node& node, const Threads& threads) const {
  const Column& reference = columns_.at(node.operands[0]);
  const Column& target = columns_.at(node.operands[1]);
  Column out = Column::unset(node.type, reference.size());
  if (!reference.all_known() || !target.all_known()) out.reserve_states();
  if (target.any_bounds()) out.reserve_bounds();
  threads.over(out.size(), [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) {
      if (reference.missing(i)) {
        out.set_missing(i, reference.state(i) & (kConflict | kAbsent));
        continue;
      }
      const auto row = static_cast<std::size_t>(reference.at(i));
      if (out.is_decimal()) put(out, i, get_exact(target, row));
      else if (target.known(row)) out.set(i, target.at(row));
      else put(out, i, get_whole(target, row));
    }
  });
  out.drop_plain_states();
  return out;
}

Column Evaluation::constant(const Node& node) const {
  Column out = Column::unset(node.type, table(node.entity).rows);
  const lang::Constant& c = node.constant;
  const bool decimal = node.type.kind == lang::TypeKind::Decimal;
  std::int64_t number = c.number;
  bool found = true;
  if (node.type.kind == lang::TypeKind::Text) {
    const auto text = snapshot_.texts.find(c.text);
    found = text.has_value();
    number = found ? *text : 0;
    // A text no cell holds equals none of them; no id stands for it.
    if (!found) number = 0xfffffffeu;
  }
  for (std::size_t i = 0; i < out.size(); ++i) {
    if (decimal) out.set(i, c.type.kind == lang::TypeKind::Decimal ? c.decimal : Decimal(c.number));
    else out.set(i, number);
  }
  return out;
}

Column Evaluation::as_of_column(const Node& node) const {
  Column out = Column::unset(node.type, table(node.entity).rows);
  for (std::size_t i = 0; i < out.size(); ++i) as_of_ ? out.set(i, *as_of_) : out.set_missing(i);
  return out;
}

Column Evaluation::arithmetic(NodeId id, const Threads& threads) {
  const Node& node = program_.node(id);
  std::vector<const Column*> operands;
  for (NodeId operand : node.operands) operands.push_back(&columns_.at(operand));
  std::vector<RowId> bad;
  Column out = compute_arithmetic(node, operands, threads, bad);
  note_overflows(node, bad);
  return out;
}

void Evaluation::note_overflows(const Node& node, const std::vector<RowId>& rows) {
  const std::lock_guard lock(notes_);
  for (RowId row : rows) overflows_.push_back({node.label, node.entity, row});
}

// ---- aggregates --------------------------------------------------------------------------------

void Evaluation::evaluate_where(PredicateId where, std::size_t rows, KeptIndex& kept, const Threads& threads) {
  kept.where = std::make_shared<std::vector<Truth>>(rows);
  threads.over(rows, [&](std::size_t begin, std::size_t end) {
    PredicateEvaluator evaluator(context_);
    evaluator.start(begin, end);
    const Truth* truths = evaluator.evaluate(where);
    std::copy(truths, truths + (end - begin), kept.where->begin() + static_cast<std::ptrdiff_t>(begin));
  });
  if (std::find(kept.where->begin(), kept.where->end(), kUnknown) == kept.where->end()) return;
  kept.where_blame = std::make_shared<std::vector<State>>(rows, kKnown);
  PredicateEvaluator evaluator(context_);
  std::vector<PredicateId> atoms;
  for (std::size_t row = 0; row < rows; ++row) {
    if ((*kept.where)[row] != kUnknown) continue;
    atoms.clear();
    evaluator.unknown_atoms(where, static_cast<RowId>(row), atoms);
    for (PredicateId atom : atoms)
      if (evaluator.rests_on_conflict(atom, static_cast<RowId>(row))) (*kept.where_blame)[row] = kConflict;
  }
}

AggregateInputs Evaluation::inputs(const AggregatePlan& plan, KeptIndex& kept, const Threads& threads) {
  const auto take = [&](NodeId id) -> const Column* {
    if (!id.valid()) return nullptr;
    kept.columns.push_back(columns_.share(id));
    return kept.columns.back().get();
  };
  AggregateInputs in;
  in.rows = table(plan.over).rows;
  in.selves = table(plan.of).rows;
  in.coverage = &table(plan.over).coverage;
  for (const auto& same : plan.same) {
    const Column* row = take(same.row);
    in.same.push_back({row, take(same.self)});
  }
  in.value = take(plan.value);
  in.order = take(plan.has_window ? plan.row_date : plan.order);
  in.self_date = take(plan.self_date);
  if (plan.where.valid()) {
    evaluate_where(plan.where, in.rows, kept, threads);
    in.where = kept.where.get();
    in.where_blame = kept.where_blame.get();
  }
  return in;
}

Column Evaluation::aggregate(NodeId id, const Threads& threads) {
  const Node& node = program_.node(id);
  const AggregatePlan& plan = program_.aggregates[node.aggregate.value];
  KeptIndex& kept = indexes_[node.aggregate.value];
  kept.index = std::make_unique<AggregateIndex>(plan, inputs(plan, kept, threads), threads);
  std::vector<RowId> bad;
  Column out = compute_aggregate(*kept.index, node.type, threads, bad);
  note_overflows(node, bad);
  note_unlinked(plan, *kept.index);
  if (!keep_all_ && !cited_[node.aggregate.value]) kept = {};
  return out;
}

void Evaluation::note_unlinked(const AggregatePlan& plan, const AggregateIndex& index) {
  const std::lock_guard lock(notes_);
  for (const auto& row : index.unlinked()) {
    const NodeId column = row.same < plan.same.size() ? plan.same[row.same].row : plan.has_window ? plan.row_date : plan.order;
    unlinked_.push_back({plan.over, row.row, program_.node(column).label});
  }
}

void Evaluation::group_by_case() const {
  std::call_once(grouped_, [this] {
    const lang::Roles& roles = program_.schema.roles;
    const std::size_t cases = table(roles.case_).rows;
    problems_of_cases_ = group_by_reference(table(roles.problem).columns[roles.problem_case.value], cases);
    participations_of_cases_ = group_by_reference(table(roles.participation).columns[roles.participation_case.value], cases);
  });
}

const ByReference& Evaluation::problems_of_cases() const {
  group_by_case();
  return problems_of_cases_;
}

const ByReference& Evaluation::participations_of_cases() const {
  group_by_case();
  return participations_of_cases_;
}

}  // namespace yanpan::engine
