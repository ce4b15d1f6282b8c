// Work on ranges of rows by a few threads. The cut never shows in a result:
// every row is written by exactly one call.

#pragma once

#include <cstddef>
#include <functional>

namespace yanpan::engine {

/// How many threads a run may use; 0 means as many as the machine has.
class Threads {
 public:
  explicit Threads(unsigned count = 0);
  unsigned count() const { return count_; }
  /// What one of `pieces` that run at the same time may use: more than its share, so that none of them idles.
  Threads shared_by(std::size_t pieces) const;

  /// f(begin, end) over pieces of [0, n); small n runs on the caller alone.
  void over(std::size_t n, const std::function<void(std::size_t, std::size_t)>& f) const;
  /// f(i) for i in [0, n), each on some thread.
  void each(std::size_t n, const std::function<void(std::size_t)>& f) const;

 private:
  unsigned count_;
};

}  // namespace yanpan::engine
