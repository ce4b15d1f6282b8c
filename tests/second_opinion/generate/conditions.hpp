// Conditions: one named value against constants, in groups of 且 and 或.

#pragma once

#include <optional>
#include <vector>

#include "tests/second_opinion/generate/paths.hpp"

namespace yanpan::trial {

/// A constant as it may stand beside a value of that type.
Bi constant_text(World& world, const Type& type, const Near& near);

/// Comparison and constants for a value of that type, without the value: `≥ 2`,
/// `为 甲`, `缺失`. A plain boolean is left to the caller.
Bi test_text(World& world, const Type& type, const Near& near);

/// One condition on one line. `serving`: 在任 may be asked (steps only).
Bi atom_text(World& world, const Scope& scope, bool serving = false);

/// The lines below 当, 除非, 其中 or a step, not indented.
std::vector<Bi> condition_lines(World& world, const Scope& scope, int atoms, bool serving = false);

}  // namespace yanpan::trial
