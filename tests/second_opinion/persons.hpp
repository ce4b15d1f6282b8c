// From facts to cases: the problems that findings detect, the base problem of
// each case and its one accountable person (meaning.md C2 to C4).

#pragma once

#include <deque>

#include "tests/second_opinion/evaluator.hpp"

namespace yanpan::second {

/// One evaluator a version.
using Evaluators = std::deque<Evaluator>;

/// Every row of every finding's entity, in every version; adds to world.found.
void detect_problems(World& world, Evaluators& versions);
/// Every case that has a problem; fills world.cases.
void settle_cases(World& world, Evaluators& versions);

}  // namespace yanpan::second
