// Why an expectation does not hold: what was expected, what came out, and the
// conditions that decided. And what would have held in its place.

#pragma once

#include "engine/scenario/expectations.hpp"

namespace yanpan::engine {

std::vector<Name> explain(const Decided& decided, const lang::ScenarioPlan::Expected& expected);
std::optional<lang::Expectation> actual_expectation(const Decided& decided, const lang::ScenarioPlan::Expected& expected);

}  // namespace yanpan::engine
