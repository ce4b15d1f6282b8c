#include "engine/scenario/thresholds.hpp"

#include <algorithm>

#include "lang/policy/steps.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::Constant;
using lang::Predicate;
using lang::Program;
using lang::TypeKind;

/// As fine as the finest constant that the policy compares the value with.
Int128 finest(const Program& program, lang::NodeId node, const Decimal& own) {
  Int128 places = lang::decimal_places(own);
  for (const Predicate& p : program.predicates)
    if (p.node == node)
      for (const Constant& c : p.right)
        if (c.type.kind == TypeKind::Decimal) places = std::max(places, lang::decimal_places(c.decimal));
  return places;
}

bool is_text(const Constant& c) { return c.type.kind == TypeKind::Text || c.type.kind == TypeKind::Reference; }

}  // namespace

bool has_threshold(const Program& program, const Predicate& atom) {
  if (atom.kind != lang::Condition::Kind::Atom || !atom.node.valid()) return false;
  const bool compares = atom.comparison <= Comparison::GreaterEqual || atom.comparison == Comparison::Between;
  return compares && lang::has_steps(program.schema, program.node(atom.node).type);
}

std::optional<Constant> stepped(const Program& program, lang::NodeId node, const Constant& from, int steps) {
  return lang::stepped(program.schema, from, steps, finest(program, node, from.decimal));
}

bool constant_less(const Constant& a, const Constant& b) {
  if (a.type.kind == TypeKind::Decimal) return a.decimal < b.decimal;
  return is_text(a) ? a.text < b.text : a.number < b.number;
}

bool constant_equal(const Constant& a, const Constant& b) { return !constant_less(a, b) && !constant_less(b, a); }

bool compare(const Predicate& atom, const Constant& value) {
  const auto equal = [&](const Constant& c) { return constant_equal(value, c); };
  const auto listed = [&] { return std::any_of(atom.right.begin(), atom.right.end(), equal); };
  switch (atom.comparison) {
    case Comparison::Equal: return equal(atom.right[0]);
    case Comparison::NotEqual: return !equal(atom.right[0]);
    case Comparison::Less: return constant_less(value, atom.right[0]);
    case Comparison::LessEqual: return !constant_less(atom.right[0], value);
    case Comparison::Greater: return constant_less(atom.right[0], value);
    case Comparison::GreaterEqual: return !constant_less(value, atom.right[0]);
    case Comparison::Between: return !constant_less(value, atom.right[0]) && !constant_less(atom.right[1], value);
    case Comparison::Is:
    case Comparison::In: return listed();
    case Comparison::IsNot:
    case Comparison::NotIn: return !listed();
    case Comparison::StartsWith: return std::any_of(atom.right.begin(), atom.right.end(), [&](const Constant& c) { return value.text.starts_with(c.text); });
    case Comparison::True: return value.number != 0;
    case Comparison::False: return value.number == 0;
    case Comparison::Missing: return false;
    case Comparison::NotMissing: return true;
    case Comparison::ServingOn:
    case Comparison::CauseIn:
    case Comparison::CauseNotIn: break;
  }
  return false;
}

namespace {

/// 约束 波及人数 ≥ 1, alone or as one of several that must hold.
bool breaks(const Program& program, lang::PredicateId id, lang::NodeId node, const Constant& value) {
  const Predicate& p = program.predicate(id);
  if (p.kind == lang::Condition::Kind::Atom) return p.node == node && !compare(p, value);
  if (p.kind == lang::Condition::Kind::Any && p.members.size() != 1) return false;
  return std::any_of(p.members.begin(), p.members.end(), [&](lang::PredicateId member) { return breaks(program, member, node, value); });
}

bool inside(const std::optional<lang::Range>& range, const Constant& value) { return !range || (!constant_less(value, range->low) && !constant_less(range->high, value)); }

bool counts(const Program& program, const lang::Node& node) {
  if (node.op != lang::NodeOp::Aggregate) return false;
  const lang::AggregateForm form = program.aggregates[node.aggregate.value].form;
  return form == lang::AggregateForm::Count || form == lang::AggregateForm::CountDistinct;
}

}  // namespace

bool possible(const Program& program, std::size_t version, lang::NodeId node, const Constant& value) {
  const lang::Node& n = program.node(node);
  if (counts(program, n) && value.number < 0) return false;
  if (n.op == lang::NodeOp::Field && !inside(program.schema.field(n.entity, n.field).range, value)) return false;
  for (const auto& measure : program.versions[version].measures)
    if (measure.node == node && !inside(measure.range, value)) return false;
  const auto& constraints = program.versions[version].constraints;
  return std::none_of(constraints.begin(), constraints.end(), [&](const auto& c) { return breaks(program, c.when, node, value); });
}

}  // namespace yanpan::engine
