// Choice sets and entities of a case, and their blocks.

#pragma once

#include <vector>

#include "tests/second_opinion/generate/world.hpp"

namespace yanpan::trial {

/// Fills choices, texts, entities, dates and the dirt of the case.
void make_schema(World& world);

/// A type as written: `整数`, `→ 人员`, the name of a set, or a set in place.
Bi type_text(World& world, const Type& type);

std::vector<std::vector<Bi>> schema_blocks(World& world);

}  // namespace yanpan::trial
