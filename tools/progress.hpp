// The progress line: on a terminal only, and only for work of over a second.

#pragma once

#include <chrono>
#include <mutex>
#include <string_view>

#include "tools/console.hpp"

namespace yanpan::tools {

/// Takes reports from any thread; leaves no trace on the terminal when it goes.
class Progress {
 public:
  explicit Progress(const Console& console);
  ~Progress();
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  /// `done` from 0 to 1, of the step named.
  void report(std::string_view step, double done);

 private:
  using Clock = std::chrono::steady_clock;

  const Console& console_;
  std::mutex mutex_;
  Clock::time_point begin_;
  Clock::time_point shown_;
  bool visible_ = false;
};

}  // namespace yanpan::tools
