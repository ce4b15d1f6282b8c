// From keys to row numbers: every reference of every table, and a record of
// its own for each key that is referred to and that no source supplies (R1).

#pragma once

#include <vector>

#include "engine/load/crew.hpp"
#include "engine/load/records.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// On return references hold row numbers, `disputed` ones too, the tables have
/// their key-only records in place, and snapshot.dangling lists them.
void resolve_references(const lang::Schema& schema, Snapshot& snapshot, std::vector<DisputedValue>& disputed, const Crew& crew);

}  // namespace yanpan::engine
