#include <catch2/catch.hpp>

#include "lang/check/circles.hpp"
#include "lang/diag/lookalike.hpp"
#include "lang/diag/suggest.hpp"

using namespace yanpan::lang;
using namespace yanpan::lang::checking;

TEST_CASE("suggestions: shape, sound, slips, shared characters") {
  const std::vector<std::string> names = {"已提醒", "重复次数", "逾期天数", "波及人数", "load_ratio", "repeat"};
  CHECK(nearest("己提醒", names).front() == "已提醒");
  CHECK(nearest("逾其天数", names).front() == "逾期天数");
  CHECK(nearest("逾期日数", names).front() == "逾期天数");
  CHECK(nearest("天数逾期", names).front() == "逾期天数");
  CHECK(nearest("repaet", names).front() == "repeat");
  CHECK(nearest("Load_Ratio", names).front() == "load_ratio");
  CHECK(nearest("完全无关的名字", names).empty());
  CHECK(nearest(std::string(5000, 'x'), names).empty());
}

TEST_CASE("at most three suggestions, nearest first") {
  const auto found = nearest("aaab", std::vector<std::string>{"aaac", "aaad", "aaae", "aaaf", "aab"});
  CHECK(found.size() == 3);
}

TEST_CASE("skeletons and scripts") {
  CHECK(skeleton("已办") == skeleton("己办"));
  CHECK(skeleton("R0") == skeleton("RO"));
  CHECK(skeleton("已办") != skeleton("未办"));
  CHECK(disguised_character("l\xD0\xBE" "ad").has_value());
  CHECK_FALSE(disguised_character("T02类").has_value());
  CHECK(code_points_of("\xFF" "a").size() == 2);
}

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
