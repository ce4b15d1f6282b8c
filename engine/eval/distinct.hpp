// How many distinct values stand in a range of sorted positions: offline, one
// binary indexed tree a group, in n log n for all questions together.
//
// In a sweep over the positions of a group only the last occurrence of each
// value counts; a range [i, j) asked when the sweep stands at j holds as many
// distinct values as last occurrences at or after i.

#pragma once

#include <cstdint>
#include <vector>

#include "engine/eval/aggregate_index.hpp"

namespace yanpan::engine {

inline constexpr std::uint32_t kNoCode = 0xffffffffu;

/// Small numbers for the values of a column: equal values, equal code.
struct ValueCodes {
  std::vector<std::uint32_t> of_position;   // kNoCode: no value, or not a sure row where only those count
  std::uint32_t count = 0;
};

/// For each question the number of distinct codes in its pieces.
std::vector<std::uint32_t> count_distinct(const AggregateIndex& index, const ValueCodes& codes, const std::vector<Question>& questions, const Threads& threads);

}  // namespace yanpan::engine
