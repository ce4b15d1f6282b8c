// Chance that is the same on every machine: splitmix64, integers only.
//
// Every drawn thing has its own stream, named by what it is and its number, so
// a person or a case can be drawn again anywhere and nothing need be kept.

#pragma once

#include <cstdint>

namespace yanpan::sample {

constexpr std::uint64_t mix(std::uint64_t x) {
  x += 0x9e3779b97f4a7c15u;
  x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
  x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
  return x ^ (x >> 31);
}

enum class Stream : std::uint64_t { Person = 1, Case, Lead, Problem, Workload, Training, Supervision, Publicity };

class Draw {
 public:
  Draw(std::uint64_t seed, Stream stream, std::uint64_t index)
      : state_(mix(mix(seed ^ mix(static_cast<std::uint64_t>(stream))) ^ index)) {}

  /// 0 to n - 1. The remainder's bias is below n / 2^64 and does not matter here.
  std::uint64_t below(std::uint64_t n) { return next() % n; }
  /// a to b, both ends included.
  std::int64_t between(std::int64_t a, std::int64_t b) {
    return a + static_cast<std::int64_t>(below(static_cast<std::uint64_t>(b - a + 1)));
  }
  bool percent(std::uint64_t p) { return below(100) < p; }

 private:
  std::uint64_t next() { return mix(state_++); }
  std::uint64_t state_;
};

}  // namespace yanpan::sample
