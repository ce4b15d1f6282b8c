// The true facts of a case, before any source reports them.

#pragma once

#include "tests/second_opinion/generate/world.hpp"

namespace yanpan::trial {

/// Fills World::facts and World::keys.
void make_facts(World& world);

/// A value such as the field may have; never missing.
Value draw_value(World& world, const Field& field);

/// The value of a cell as text in its plainest form: ISO dates, `true`, numbers.
std::string plain_cell(const World& world, const Field& field, const Value& value);

}  // namespace yanpan::trial
