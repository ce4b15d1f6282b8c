// The aggregate forms over a sorted index (language.md section 4, meaning.md
// R3 to R8). Every form answers all asking rows from ranges: no form walks the
// table row by row.

#pragma once

#include <functional>
#include <vector>

#include "engine/eval/aggregate_index.hpp"
#include "engine/eval/parallel.hpp"

namespace yanpan::engine {

/// One value a asking row, of `type`. Rows whose sum or mean does not fit are
/// missing and listed in `overflows`.
Column compute_aggregate(const AggregateIndex& index, lang::Type type, const Threads& threads, std::vector<RowId>& overflows);

/// The rows behind one value: every sure row and every may-row, in order of position.
struct MatchedRow {
  RowId row;
  bool sure;
};
void matched_rows(const AggregateIndex& index, RowId self, const std::function<bool(MatchedRow)>& visit);  // false stops

}  // namespace yanpan::engine
