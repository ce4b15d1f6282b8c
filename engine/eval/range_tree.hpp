// Answers about ranges of sorted positions in O(log n): the greatest of small
// numbers, and exact sums of decimals. Bottom-up segment trees; memory 2 n.

#pragma once

#include <algorithm>
#include <cstdint>
#include <vector>

#include "engine/eval/aggregate_index.hpp"

namespace yanpan::engine {

/// join(into, other) folds a node into another; order of joining is free.
template <class T, class Join>
class RangeTree {
 public:
  RangeTree(std::vector<T> leaves, T empty, Join join) : n_(leaves.size()), empty_(std::move(empty)), join_(join) {
    nodes_.assign(n_, empty_);
    nodes_.insert(nodes_.end(), std::make_move_iterator(leaves.begin()), std::make_move_iterator(leaves.end()));
    for (std::size_t i = n_; i-- > 1;) {
      nodes_[i] = nodes_[2 * i];
      join_(nodes_[i], nodes_[2 * i + 1]);
    }
  }

  void collect(Range range, T& into) const {
    if (range.empty()) return;
    for (std::size_t a = range.begin + n_, b = range.end + n_; a < b; a /= 2, b /= 2) {
      if (a & 1) join_(into, nodes_[a++]);
      if (b & 1) join_(into, nodes_[--b]);
    }
  }

 private:
  std::size_t n_;
  T empty_;
  Join join_;
  std::vector<T> nodes_;
};

}  // namespace yanpan::engine
