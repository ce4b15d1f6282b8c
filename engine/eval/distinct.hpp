// How many distinct values stand in a range of sorted positions: a window
// slides over each group once and counts how often every value stands in it.
// The questions of a group are put in the order in which the window moves, so
// all of them together cost n log n for that order and 2n steps of the window.

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

/// A window that slides over the sorted rows and knows how often each value
/// stands in it. Windows of one aggregate are of one kind: inside a group the
/// one that ends later does not begin earlier, so every row enters and leaves once.
class Slide {
 public:
  explicit Slide(const ValueCodes& codes) : codes_(codes), standing_(codes.count, 0) {}

  /// Distinct values in a window of at least one row. Any window may come; one
  /// that moves forward from the last is cheap.
  std::uint32_t count(Range whole) {
    const bool forward = whole.begin >= window_.begin && whole.begin < window_.end && whole.end >= window_.end;
    if (!forward) start(whole.begin);
    while (window_.end < whole.end) enter(window_.end++);
    while (window_.begin < whole.begin) leave(window_.begin++);
    return distinct_;
  }

 private:
  void start(std::uint32_t position) {
    while (window_.begin < window_.end) leave(window_.begin++);
    window_ = {position, position};
  }
  void enter(std::uint32_t position) {
    const std::uint32_t code = codes_.of_position[position];
    if (code != kNoCode && standing_[code]++ == 0) ++distinct_;
  }
  void leave(std::uint32_t position) {
    const std::uint32_t code = codes_.of_position[position];
    if (code != kNoCode && --standing_[code] == 0) --distinct_;
  }

  const ValueCodes& codes_;
  std::vector<std::uint32_t> standing_;   // by code
  Range window_;
  std::uint32_t distinct_ = 0;
};


/// For each question the number of distinct codes in its pieces.
std::vector<std::uint32_t> count_distinct(const AggregateIndex& index, const ValueCodes& codes, const std::vector<Question>& questions, const Threads& threads);

}  // namespace yanpan::engine
