// 拆分: one row for each value of a cell.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "engine/load/csv.hpp"
#include "engine/load/source_plan.hpp"

namespace yanpan::engine {

/// A block's records after 拆分. Where several columns are split, every
/// combination is a row.
struct SplitRows {
  std::vector<std::uint32_t> records;                  // by row: its record in the block
  std::vector<std::vector<std::string_view>> cells;    // by field, then row; empty for absent columns
};
SplitRows split_rows(const SourcePlan& plan, const CellBlock& block);

/// How many rows a chunk gives, at most; nullopt where one record alone gives more than a million.
std::optional<std::size_t> count_split_rows(const SourcePlan& plan, const CsvChunk& chunk);

}  // namespace yanpan::engine
