// Thresholds: the constants that a value with an order is compared with, and
// what lies one step beside them (lang/policy/steps.hpp); a decimal's step is
// one unit of the last place written in any constant it is compared with.

#pragma once

#include <optional>

#include "lang/program/program.hpp"

namespace yanpan::engine {

/// The atom compares a value that has an order with constants: = ≠ < ≤ > ≥ or 在 a 至 b.
bool has_threshold(const lang::Program& program, const lang::Predicate& atom);

/// The constant `steps` steps up (down: negative); nullopt where there is no such value.
std::optional<lang::Constant> stepped(const lang::Program& program, lang::NodeId node, const lang::Constant& from, int steps);

/// Order of two constants of one type.
bool constant_less(const lang::Constant& a, const lang::Constant& b);
bool constant_equal(const lang::Constant& a, const lang::Constant& b);

/// The value can occur: inside the declared range, and no constraint on it alone is false.
bool possible(const lang::Program& program, std::size_t version, lang::NodeId node, const lang::Constant& value);

/// Whether the comparison is true of a value; comparisons on 缺失, causes and terms are not of this kind.
bool compare(const lang::Predicate& atom, const lang::Constant& value);

}  // namespace yanpan::engine
