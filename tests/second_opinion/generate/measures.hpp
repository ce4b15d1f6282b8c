// Measures: every aggregate form with 同一, 其中 and 窗口, and expressions.

#pragma once

#include "tests/second_opinion/generate/world.hpp"

namespace yanpan::trial {

/// Adds one measure to the world; it may use those made before it.
void add_measure(World& world);

}  // namespace yanpan::trial
