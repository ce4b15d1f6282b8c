#include "lang/program/intern.hpp"

namespace yanpan::lang {

namespace {

/// Writes the parts of a key so that different parts never give one text.
class KeyWriter {
 public:
  template <class T>
  KeyWriter& number(T value) {
    key_ += std::to_string(static_cast<long long>(value));
    key_ += ',';
    return *this;
  }
  template <class Tag>
  KeyWriter& id(Id<Tag> value) {
    return number(value.value);
  }
  KeyWriter& text(const std::string& value) {
    number(value.size());
    key_ += value;
    return *this;
  }
  KeyWriter& type(const Type& t) { return number(static_cast<int>(t.kind)).id(t.choice).id(t.entity).number(static_cast<int>(t.unit)); }
  std::string take() { return std::move(key_); }

 private:
  std::string key_;
};

std::string int128_text(Int128 value) {
  return std::to_string(static_cast<long long>(value >> 64)) + ":" + std::to_string(static_cast<unsigned long long>(value));
}

std::string node_key(const Node& n) {
  KeyWriter key;
  key.number(static_cast<int>(n.op)).id(n.entity).type(n.type).id(n.field).id(n.aggregate).number(n.offset_minutes);
  for (NodeId operand : n.operands) key.id(operand);
  if (n.op == NodeOp::Constant) key.text(constant_key(n.constant));
  return key.take();
}

std::string aggregate_key(const AggregatePlan& a) {
  KeyWriter key;
  key.number(static_cast<int>(a.form)).id(a.over).id(a.of).id(a.value).id(a.order).id(a.where).number(a.has_window);
  key.number(static_cast<int>(a.window)).id(a.row_date).id(a.self_date).number(a.count).number(static_cast<int>(a.unit));
  key.number(a.include_day).number(a.excluding_self).number(a.value_never_negative);
  for (const auto& same : a.same) key.id(same.row).id(same.self);
  return key.take();
}

std::string predicate_key(const Predicate& p) {
  KeyWriter key;
  key.number(static_cast<int>(p.kind)).number(static_cast<int>(p.comparison)).id(p.entity).id(p.node).number(p.absent_is_false);
  key.text(p.label.zh).text(p.label.en).number(p.members.size());
  for (PredicateId member : p.members) key.id(member);
  for (const Constant& constant : p.right) key.text(constant_key(constant));
  for (const CauseTest& test : p.causes) key.number(test.category ? static_cast<int>(*test.category) : -1).id(test.cause);
  return key.take();
}

}  // namespace

std::string constant_key(const Constant& c) {
  KeyWriter key;
  key.type(c.type).number(c.number).number(c.offset_minutes).text(int128_text(c.decimal.num())).text(int128_text(c.decimal.den())).text(c.text);
  return key.take();
}

bool ProgramBuilder::on_accountable(PredicateId id) const {
  if (!id.valid()) return false;
  const Predicate& p = program_.predicate(id);
  if (p.node.valid() && at(p.node).on_accountable) return true;
  for (PredicateId member : p.members)
    if (on_accountable(member)) return true;
  return false;
}

bool ProgramBuilder::on_problems(PredicateId id) const {
  if (!id.valid()) return false;
  const Predicate& p = program_.predicate(id);
  if (p.node.valid() && at(p.node).on_problems) return true;
  for (PredicateId member : p.members)
    if (on_problems(member)) return true;
  return false;
}

void ProgramBuilder::derive_stage(Node& n) const {
  const EntityId problem = program_.schema.roles.problem;
  n.on_problems = (problem.valid() && n.entity == problem) || n.op == NodeOp::BaseDate || n.op == NodeOp::Accountable;
  n.on_accountable = n.op == NodeOp::Accountable;
  const auto rest_on = [&](NodeId id) {
    if (!id.valid()) return;
    n.on_problems |= at(id).on_problems;
    n.on_accountable |= at(id).on_accountable;
  };
  for (NodeId operand : n.operands) rest_on(operand);
  if (n.op != NodeOp::Aggregate) return;
  const AggregatePlan& plan = program_.aggregates[n.aggregate.value];
  n.on_problems |= problem.valid() && plan.over == problem;
  for (NodeId id : {plan.value, plan.order, plan.row_date, plan.self_date}) rest_on(id);
  for (const auto& same : plan.same) rest_on(same.row), rest_on(same.self);
  n.on_problems |= on_problems(plan.where);
  n.on_accountable |= on_accountable(plan.where);
}

NodeId ProgramBuilder::node(Node n) {
  const auto [found, fresh] = nodes_.try_emplace(node_key(n), NodeId(program_.nodes.size()));
  if (fresh) {
    derive_stage(n);
    program_.nodes.push_back(std::move(n));
  } else if (Node& old = program_.nodes[found->second.value]; old.label.empty()) {
    old.label = std::move(n.label);
  }
  return found->second;
}

AggregateId ProgramBuilder::aggregate(AggregatePlan plan) {
  const auto [found, fresh] = aggregates_.try_emplace(aggregate_key(plan), AggregateId(program_.aggregates.size()));
  if (fresh) program_.aggregates.push_back(std::move(plan));
  return found->second;
}

PredicateId ProgramBuilder::predicate(Predicate p) {
  const auto [found, fresh] = predicates_.try_emplace(predicate_key(p), PredicateId(program_.predicates.size()));
  if (fresh) program_.predicates.push_back(std::move(p));
  return found->second;
}

}  // namespace yanpan::lang
