// 查 E.f 唯一: a cell that names a record by another field than its key.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/load/raw_table.hpp"
#include "engine/load/records.hpp"
#include "engine/load/source_plan.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// A cell or row not used, with the source that read it: one cell may be bad once for each source.
struct ListedReject {
  std::uint16_t source = 0;
  bool late = false;       // found after parsing, by a lookup
  Reject reject;
};

/// What the loader holds between parsing and the finished tables.
struct LoadedRows {
  const lang::Schema& schema;
  const Crew& crew;
  TextPool& texts;
  std::vector<SourcePlan> plans;                   // one for each source and file
  std::vector<std::unique_ptr<RawTable>> raw;      // by EntityId
  std::vector<Records> records;                    // by EntityId
  std::vector<ListedReject> rejects;

  RawTable& table(lang::EntityId entity) { return *raw[entity.value]; }
};

/// Groups the rows of every entity into records and resolves all lookups, each
/// against the records of its target that some source supplies. A looked-up
/// field becomes the text id of the key found, or missing and listed.
void group_and_look_up(LoadedRows& rows);

}  // namespace yanpan::engine
