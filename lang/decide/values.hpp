// The values one measure or field may take, cut into cells: two values are in
// one cell when every condition of the policy tells the same of both. So a few
// cells stand for all values, exactly; nothing is sampled.
//
//   repeat >= 2, repeat >= 5, repeat counts rows  ⇒  0 | 2 | 5 and missing
//
// Each cell is shown by one value: of numbers and durations the one nearest 0
// (decimals with as few places as the cell allows), of dates the first (where
// the cell has no first, the last), of choices and texts the first in order.
// Cells are sorted by these values in the same sense.

#pragma once

#include <functional>
#include <vector>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

/// What conditions say about a known value.
bool holds(const Atom& atom, const Constant& value);

/// Numbers, dates and the like that may occur; absent ends are those of the type.
struct Bounds {
  std::optional<Decimal> low, high;   // both included
  void narrow(const Bounds& other);
};

/// One value a cell, in order of preference. `atoms` all test this value.
std::vector<Constant> cut_into_cells(const Schema& schema, const Type& type, const Bounds& bounds, const std::vector<const Atom*>& atoms);

/// A number, date, choice index ... as an exact number. Not for texts and references.
Decimal as_number(const Constant& value);

}  // namespace yanpan::lang
