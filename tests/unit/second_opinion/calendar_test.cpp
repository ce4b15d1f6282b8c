#include "tests/second_opinion/calendar.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/second_opinion/fixture.hpp"

using namespace yanpan;
using namespace yanpan::second;
using yanpan::second::test::day;

TEST_CASE("dates move by days, months and workdays") {
  CHECK(moved(day("2025-01-31"), 1, lang::DurationUnit::Months) == day("2025-02-28"));
  CHECK(moved(day("2024-03-31"), -1, lang::DurationUnit::Months) == day("2024-02-29"));
  CHECK(moved(day("2025-07-04"), 1, lang::DurationUnit::Workdays) == day("2025-07-07"));
  CHECK(moved(day("2025-07-05"), -1, lang::DurationUnit::Workdays) == day("2025-07-04"));
  CHECK(moved(kLastDay, 1, lang::DurationUnit::Days) == std::nullopt);
  CHECK(moved(kFirstDay, -1, lang::DurationUnit::Months) == std::nullopt);
  CHECK(moved(0, INT64_MIN, lang::DurationUnit::Workdays) == std::nullopt);
}

TEST_CASE("whole months are mirrored") {
  CHECK(whole_months(day("2025-01-31"), day("2025-02-28")) == 1);
  CHECK(whole_months(day("2025-01-15"), day("2025-03-14")) == 1);
  CHECK(whole_months(day("2025-03-14"), day("2025-01-15")) == -1);
  CHECK(whole_months(day("2025-03-14"), day("2025-03-14")) == 0);
}

TEST_CASE("R7: the days of a window") {
  lang::Window window{.kind = lang::WindowKind::Before, .row_date = {}, .self_date = {}};
  window.count = 2;
  const std::int64_t d = day("2025-07-04");
  CHECK(in_window(window, d, d - 2));
  CHECK_FALSE(in_window(window, d, d - 3));
  CHECK_FALSE(in_window(window, d, d));
  window.include_day = true;
  CHECK(in_window(window, d, d));
  window.kind = lang::WindowKind::Around;
  window.include_day = false;
  CHECK(in_window(window, d, d + 2));
  CHECK_FALSE(in_window(window, d, d));
  window.kind = lang::WindowKind::SameQuarter;
  CHECK(in_window(window, d, day("2025-09-30")));
  CHECK_FALSE(in_window(window, d, day("2025-06-30")));
  CHECK_FALSE(in_window(window, d, day("2024-07-04")));
}

TEST_CASE("dates and instants are printed in ISO form") {
  CHECK(print_day(day("2025-07-04")) == "2025-07-04");
  CHECK(print_instant(0, 480) == "1970-01-01T08:00:00+08:00");
  CHECK(print_instant(-1, 0) == "1969-12-31T23:59:59.999999+00:00");
}
