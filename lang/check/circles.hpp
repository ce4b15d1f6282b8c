// Order among things that need each other, and the circles that forbid one.

#pragma once

#include <cstdint>
#include <vector>

namespace yanpan::lang::checking {

struct Order {
  std::vector<std::uint32_t> order;                  // each after all that it needs; members of circles anywhere
  std::vector<std::vector<std::uint32_t>> circles;   // one shortest circle for each knot, from its smallest member
};

/// `needs[a]` holds b where a needs b. Works without recursion.
Order order_of(const std::vector<std::vector<std::uint32_t>>& needs);

}  // namespace yanpan::lang::checking
