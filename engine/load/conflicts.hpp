// Disputed values as the lines of conflicts.csv.

#pragma once

#include <vector>

#include "engine/load/records.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// Sorted as conflicts.csv is in the stable language. References in `disputed` are row numbers.
std::vector<Conflict> list_conflicts(const lang::Schema& schema, const Snapshot& snapshot, const std::vector<DisputedValue>& disputed);

}  // namespace yanpan::engine
