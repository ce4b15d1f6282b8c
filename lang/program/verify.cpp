// The invariants of a program. Each is a function that adds a sentence for every
// breach; lower never makes one, so a breach is our own bug.

#include <string>

#include "lang/program/program.hpp"

namespace yanpan::lang {

namespace {

using Breaches = std::vector<std::string>;

std::string name_of(NodeId id) { return "n" + std::to_string(id.value); }
std::string name_of(PredicateId id) { return "p" + std::to_string(id.value); }

/// What a node reads, aggregates included.
std::vector<NodeId> reads(const Program& program, const Node& node) {
  std::vector<NodeId> out = node.operands;
  if (node.op != NodeOp::Aggregate) return out;
  const AggregatePlan& plan = program.aggregates[node.aggregate.value];
  for (NodeId id : {plan.value, plan.order, plan.row_date, plan.self_date})
    if (id.valid()) out.push_back(id);
  for (const auto& same : plan.same) out.push_back(same.row), out.push_back(same.self);
  return out;
}

/// A node stands after everything it reads, so no circle can exist.
void operands_stand_before(const Program& program, Breaches& out) {
  for (std::size_t i = 0; i < program.nodes.size(); ++i)
    for (NodeId id : reads(program, program.nodes[i]))
      if (id.value >= i) out.push_back(name_of(NodeId(i)) + " reads " + name_of(id) + ", which does not stand before it");
}

/// Operands are values of the node's own entity; a follow leads where its reference does.
void operands_share_entity(const Program& program, Breaches& out) {
  for (std::size_t i = 0; i < program.nodes.size(); ++i) {
    const Node& node = program.nodes[i];
    for (std::size_t k = 0; k < node.operands.size(); ++k) {
      const bool target = node.op == NodeOp::Follow && k == 1;
      const EntityId expected = target ? program.node(node.operands[0]).type.entity : node.entity;
      if (program.node(node.operands[k]).entity != expected) out.push_back(name_of(NodeId(i)) + " has an operand of another entity");
    }
  }
}

/// A follow reads a reference and has the type of its target.
void follows_are_references(const Program& program, Breaches& out) {
  for (std::size_t i = 0; i < program.nodes.size(); ++i) {
    const Node& node = program.nodes[i];
    if (node.op != NodeOp::Follow) continue;
    if (program.node(node.operands[0]).type.kind != TypeKind::Reference) out.push_back(name_of(NodeId(i)) + " follows what is no reference");
    if (node.type != program.node(node.operands[1]).type) out.push_back(name_of(NodeId(i)) + " has not the type of its target");
  }
}

/// An aggregate's row side is of `over`, its own side of `of`; pairs have equal types.
void aggregates_have_sides(const Program& program, Breaches& out) {
  for (std::size_t i = 0; i < program.aggregates.size(); ++i) {
    const AggregatePlan& plan = program.aggregates[i];
    const auto side = [&](NodeId id, EntityId entity, const char* what) {
      if (id.valid() && program.node(id).entity != entity) out.push_back("a" + std::to_string(i) + ": " + what + " stands on the wrong side");
    };
    for (const auto& same : plan.same) {
      side(same.row, plan.over, "the row's value");
      side(same.self, plan.of, "the own value");
      if (program.node(same.row).type.kind != program.node(same.self).type.kind) out.push_back("a" + std::to_string(i) + ": a pair has unequal types");
    }
    side(plan.value, plan.over, "the aggregated value");
    side(plan.order, plan.over, "the order");
    side(plan.row_date, plan.over, "the row's date");
    side(plan.self_date, plan.of, "the own date");
    if (plan.where.valid() && program.predicate(plan.where).entity != plan.over) out.push_back("a" + std::to_string(i) + ": the condition is of another entity");
  }
}

/// Members stand before their group and speak of the same entity.
void groups_are_trees(const Program& program, Breaches& out) {
  for (std::size_t i = 0; i < program.predicates.size(); ++i)
    for (PredicateId member : program.predicates[i].members) {
      if (member.value >= i) out.push_back(name_of(PredicateId(i)) + " holds " + name_of(member) + ", which does not stand before it");
      else if (program.predicate(member).entity != program.predicates[i].entity) out.push_back(name_of(PredicateId(i)) + " mixes entities");
    }
}

/// An atom tests a node of its entity, or causes.
void atoms_test_nodes(const Program& program, Breaches& out) {
  for (std::size_t i = 0; i < program.predicates.size(); ++i) {
    const Predicate& p = program.predicates[i];
    if (p.kind != Condition::Kind::Atom) continue;
    const bool on_cause = p.comparison == Comparison::CauseIn || p.comparison == Comparison::CauseNotIn;
    if (on_cause == p.node.valid()) out.push_back(name_of(PredicateId(i)) + " tests neither a node nor causes, or both");
    else if (p.node.valid() && program.node(p.node).entity != p.entity) out.push_back(name_of(PredicateId(i)) + " tests a node of another entity");
  }
}

/// C1: findings rest on facts alone; steps and 集体 never on 责任人.
void stages_hold(const Program& program, Breaches& out) {
  const auto any = [&](auto self, PredicateId id, auto test) -> bool {
    const Predicate& p = program.predicate(id);
    if (p.node.valid() && test(program.node(p.node))) return true;
    for (PredicateId member : p.members)
      if (self(self, member, test)) return true;
    return false;
  };
  const auto problems = [](const Node& n) { return n.on_problems; };
  const auto accountable = [](const Node& n) { return n.on_accountable; };
  for (const VersionPlan& version : program.versions) {
    for (const auto& f : version.findings)
      if (any(any, f.when, problems) || program.node(f.date).on_problems || program.node(f.to_case).on_problems) out.push_back("finding " + f.name.stable() + " rests on problems");
    for (PredicateId id : version.accountable.collective)
      if (any(any, id, accountable)) out.push_back("a collective condition rests on the accountable person");
    for (const auto& step : version.accountable.steps)
      if (any(any, step.when, accountable)) out.push_back("step " + step.name.stable() + " rests on the accountable person");
  }
}

/// Rules stand in order of id; what a rule precedes is in its tier and never itself.
void rules_are_ordered(const Program& program, Breaches& out) {
  for (const VersionPlan& version : program.versions)
    for (std::size_t i = 0; i < version.rules.size(); ++i) {
      if (i > 0 && !rule_id_less(version.rules[i - 1].id, version.rules[i].id)) out.push_back("rule " + version.rules[i].id + " is out of order");
      for (RuleId other : version.rules[i].precedes)
        if (other.value == i || version.rules[other.value].tier != version.rules[i].tier) out.push_back("rule " + version.rules[i].id + " precedes outside its tier");
    }
}

}  // namespace

std::vector<std::string> verify(const Program& program) {
  Breaches out;
  for (auto invariant : {operands_stand_before, operands_share_entity, follows_are_references, aggregates_have_sides, groups_are_trees, atoms_test_nodes, stages_hold, rules_are_ordered})
    invariant(program, out);
  return out;
}

}  // namespace yanpan::lang
