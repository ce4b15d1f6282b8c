// The smallest values that make formulas true: fewest values set, then those
// that come first by name, then of each, by name, the cell that comes first.
//
// A value that is not set is missing, as in a scenario. What must hold besides
// the formulas (constraints) need not be shown by the witness, but there are
// values for all that is not set with which it holds.

#pragma once

#include <optional>
#include <vector>

#include "lang/decide/search.hpp"

namespace yanpan::lang {

struct Witness {
  std::vector<std::optional<std::size_t>> cells;   // by variable; nullopt: not set
};

/// `formulas` have a solution in which `constraints` are not false. `order`:
/// the variables with a path, by name, then those without. Where `work` ends,
/// the smallest found so far; nullopt only where not even one was found.
std::optional<Witness> smallest_witness(const Space& space, const std::vector<FormulaId>& formulas, const std::vector<FormulaId>& constraints,
                                        const std::vector<VariableId>& order, Work& work);

}  // namespace yanpan::lang
