// Rows of entities without a key that are equal in every cell: both count (R1), and are reported.

#pragma once

#include <vector>

#include "engine/load/crew.hpp"
#include "engine/model/snapshot.hpp"

namespace yanpan::engine {

/// Sorted by entity and first row; the rows of one by source, file, line.
std::vector<EqualRows> find_equal_rows(const Snapshot& snapshot, const Crew& crew);

}  // namespace yanpan::engine
