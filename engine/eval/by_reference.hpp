// Rows grouped by the row they refer to: the participations of a case, the
// problems of a case.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/model/column.hpp"

namespace yanpan::engine {

struct ByReference {
  std::vector<std::uint32_t> begins;   // by target row, and one more
  std::vector<RowId> rows;             // ascending within a target

  std::span<const RowId> of(std::size_t target) const { return {rows.data() + begins[target], rows.data() + begins[target + 1]}; }
};

/// Rows whose reference is missing are in no group.
ByReference group_by_reference(const Column& reference, std::size_t targets);

}  // namespace yanpan::engine
