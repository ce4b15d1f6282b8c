#include "engine/eval/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

namespace yanpan::engine {

namespace {
// Below this a thread costs more than it saves.
constexpr std::size_t kSmall = 16384;
constexpr std::size_t kPiece = 65536;
}  // namespace

Threads::Threads(unsigned count) : count_(count != 0 ? count : std::max(1u, std::thread::hardware_concurrency())) {}

Threads Threads::shared_by(std::size_t pieces) const {
  if (count_ == 1 || pieces <= 1) return *this;
  return Threads(static_cast<unsigned>(std::clamp<std::size_t>(2 * count_ / pieces, 2, count_)));
}

void Threads::each(std::size_t n, const std::function<void(std::size_t)>& f) const {
  std::atomic<std::size_t> next{0};
  const auto work = [&] {
    for (std::size_t i = next++; i < n; i = next++) f(i);
  };
  const std::size_t helpers = std::min<std::size_t>(count_, n) - (n > 0 ? 1 : 0);
  std::vector<std::jthread> threads;
  threads.reserve(helpers);
  for (std::size_t t = 0; t < helpers; ++t) threads.emplace_back(work);
  work();
}

void Threads::over(std::size_t n, const std::function<void(std::size_t, std::size_t)>& f) const {
  if (n == 0) return;
  if (n <= kSmall || count_ == 1) return f(0, n);
  const std::size_t size = std::clamp(n / (count_ * 4) + 1, kSmall / 2, kPiece);
  each((n + size - 1) / size, [&](std::size_t piece) { f(piece * size, std::min(n, (piece + 1) * size)); });
}

}  // namespace yanpan::engine
