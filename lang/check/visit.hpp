// Every path in a condition, expression or aggregate.

#pragma once

#include <variant>

#include "lang/policy/policy.hpp"

namespace yanpan::lang::checking {

template <class Visit>
void for_each_atom(const Condition& condition, Visit&& visit) {
  if (condition.kind == Condition::Kind::Atom) {
    visit(condition.atom);
    return;
  }
  for (const Condition& member : condition.members) for_each_atom(member, visit);
}

template <class Visit>
void for_each_path(const Condition& condition, Visit&& visit) {
  for_each_atom(condition, [&](const Atom& atom) {
    if (atom.comparison == Comparison::ServingOn) {
      if (atom.serving_on) visit(*atom.serving_on);
    } else if (atom.comparison != Comparison::CauseIn && atom.comparison != Comparison::CauseNotIn) {
      visit(atom.left);
    }
  });
}

template <class Visit>
void for_each_path(const Expr& expr, Visit&& visit) {
  if (expr.op == Expr::Op::Path) visit(expr.path);
  for (const Expr& operand : expr.operands) for_each_path(operand, visit);
}

template <class Visit>
void for_each_path(const Aggregate& aggregate, Visit&& visit) {
  if (aggregate.value) visit(*aggregate.value);
  if (aggregate.order) visit(*aggregate.order);
  for (const SamePair& pair : aggregate.same) {
    visit(pair.row);
    visit(pair.self);
  }
  for_each_path(aggregate.where, visit);
  if (!aggregate.window) return;
  visit(aggregate.window->row_date);
  if (aggregate.window->self_date) visit(*aggregate.window->self_date);
}

template <class Visit>
void for_each_path(const Measure& measure, Visit&& visit) {
  std::visit([&](const auto& body) { for_each_path(body, visit); }, measure.body);
}

}  // namespace yanpan::lang::checking
