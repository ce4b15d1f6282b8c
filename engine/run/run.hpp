// One attribution from end to end: program and data in, outcome out.
//
//   facts → findings → base problem of each case → accountable person →
//   measures → rules → interventions          (meaning.md C1)

#pragma once

#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/attribute/outcome.hpp"
#include "engine/eval/columns.hpp"
#include "engine/load/load.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

struct AttributeOptions {
  std::optional<std::int64_t> as_of;   // L7: else the latest main date loaded
  unsigned threads = 0;                // 0: as many as the machine has
  /// Keep what explanations need (aggregate indexes, all columns).
  bool keep_evidence = false;
  /// Columns to compute and keep besides, though no rule needs them.
  std::vector<lang::NodeId> also = {};
  /// Gather the rows of interventions.csv (each problem's own is always found).
  bool interventions = true;
  std::function<void(std::string_view step, double done)> progress;
};

class Evaluation;   // engine/eval/evaluation.hpp: columns and aggregate indexes

/// Everything a writer may look at. The program must outlive it; it stays where
/// it was made, for its evaluation points into it.
struct Attribution {
  const lang::Program* program = nullptr;
  Snapshot snapshot;
  Outcome outcome;
  std::shared_ptr<Evaluation> evaluation;

  /// Columns of the nodes that rules and tables test; of all nodes with keep_evidence.
  const Columns& columns() const;
  /// The table of an entity as attributed: problems with the findings' rows.
  const Table& table(lang::EntityId entity) const;
  std::string_view key(lang::EntityId entity, RowId row) const;
};

std::unique_ptr<Attribution> attribute(const lang::Program& program, Snapshot snapshot, const AttributeOptions& options);

}  // namespace yanpan::engine
