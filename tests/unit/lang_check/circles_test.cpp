#include <catch2/catch.hpp>

#include <algorithm>

#include "lang/check/circles.hpp"

using namespace yanpan::lang::checking;

TEST_CASE("order and circles") {
  const Order order = order_of({{1, 2}, {2}, {}, {4}, {3}, {5}});
  const auto at = [&](std::uint32_t node) { return std::find(order.order.begin(), order.order.end(), node) - order.order.begin(); };
  CHECK(at(2) < at(1));
  CHECK(at(1) < at(0));
  REQUIRE(order.circles.size() == 2);
  CHECK(order.circles[0] == std::vector<std::uint32_t>{3, 4});
  CHECK(order.circles[1] == std::vector<std::uint32_t>{5});
}

TEST_CASE("a long chain is no deep recursion") {
  std::vector<std::vector<std::uint32_t>> needs(200'000);
  for (std::uint32_t i = 0; i + 1 < needs.size(); ++i) needs[i] = {i + 1};
  CHECK(order_of(needs).circles.empty());
  needs.back() = {0};
  CHECK(order_of(needs).circles.front().size() == needs.size());
}
