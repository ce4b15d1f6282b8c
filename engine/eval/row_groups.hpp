// Rows and the rows that ask about them, put into numbered groups by the values
// of 同一: row r and asking row s are in one group exactly when every pair of
// values is known and equal. Made once for each distinct set of pairs.

#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/parallel.hpp"
#include "engine/model/column.hpp"

namespace yanpan::engine {

inline constexpr std::uint32_t kNoGroup = 0xffffffffu;

struct RowGroups {
  std::vector<std::uint32_t> of_row;    // kNoGroup: linked to nobody
  std::vector<std::uint32_t> of_self;   // kNoGroup: no row has these values, or one is missing
  std::uint32_t count = 1;
};

struct SameColumns {
  const Column* row;
  const Column* self;
};

/// Without pairs everybody is in group 0. Linear in rows and asking rows, but
/// for sorting values that are spread too widely for a table.
RowGroups group_rows(const std::vector<SameColumns>& same, std::size_t rows, std::size_t selves, const Threads& threads);

}  // namespace yanpan::engine
