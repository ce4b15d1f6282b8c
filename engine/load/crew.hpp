// The few threads of a load. Tasks are handed out in order, each to whoever is
// free; a task knows its worker, so that each worker can keep buffers and a
// text writer of its own. Nothing a task produces may depend on the worker.

#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <thread>
#include <vector>

namespace yanpan::engine {

class Crew {
 public:
  /// 0: as many as the machine has.
  explicit Crew(unsigned workers) : workers_(workers != 0 ? workers : std::max(1u, std::thread::hardware_concurrency())) {}

  unsigned size() const { return workers_; }

  /// f(task, worker) for every task in [0, tasks). The caller is worker 0.
  template <class F>
  void run(std::size_t tasks, F&& f) const {
    std::atomic<std::size_t> next{0};
    const auto work = [&](unsigned worker) {
      for (std::size_t task = next++; task < tasks; task = next++) f(task, worker);
    };
    std::vector<std::jthread> helpers;
    for (unsigned worker = 1; worker < workers_ && worker < tasks; ++worker) helpers.emplace_back(work, worker);
    work(0);
  }

  /// f(begin, end, worker) over pieces of [0, n). Small work stays on the caller: a thread would cost more.
  template <class F>
  void over(std::size_t n, F&& f) const {
    constexpr std::size_t kPiece = 32768;
    if (n <= kPiece || workers_ == 1) {
      if (n > 0) f(std::size_t{0}, n, 0u);
      return;
    }
    run((n + kPiece - 1) / kPiece, [&](std::size_t piece, unsigned worker) {
      f(piece * kPiece, std::min(n, (piece + 1) * kPiece), worker);
    });
  }

 private:
  unsigned workers_;
};

}  // namespace yanpan::engine
