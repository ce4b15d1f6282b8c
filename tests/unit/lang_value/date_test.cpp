#include "lang/value/date.hpp"

#include <catch2/catch.hpp>

using namespace yanpan;

namespace {
std::int64_t day(const char* text) {
  const auto date = parse_iso_date(text);
  REQUIRE(date.has_value());
  return *date;
}
}  // namespace

TEST_CASE("dates: the ends of the calendar") {
  CHECK(day("0001-01-01") == kMinDate);
  CHECK(day("9999-12-31") == kMaxDate);
  CHECK_FALSE(parse_iso_date("2025-02-29"));
  CHECK(parse_iso_date("2024-02-29"));
  CHECK_FALSE(parse_iso_date("2025-7-1"));
  CHECK_FALSE(parse_iso_date("0000-01-01"));
  CHECK(format_date(kMinDate) == "0001-01-01");
}

TEST_CASE("R7: months move to the last day where the day does not exist") {
  CHECK(format_date(*add_months(day("2025-01-31"), 1)) == "2025-02-28");
  CHECK(format_date(*add_months(day("2024-03-31"), -1)) == "2024-02-29");
  CHECK(format_date(*add_months(day("2025-11-15"), 3)) == "2026-02-15");
  CHECK_FALSE(add_months(day("9999-12-01"), 1));
  CHECK_FALSE(add_months(day("0001-01-01"), -1));
}

TEST_CASE("months between: most whole months n with a + n months <= b, mirrored") {
  CHECK(months_between(day("2025-01-31"), day("2025-02-28")) == 1);
  CHECK(months_between(day("2025-01-31"), day("2025-02-27")) == 0);
  CHECK(months_between(day("2025-01-15"), day("2026-01-14")) == 11);
  for (std::int64_t a = day("2024-01-28"); a < day("2024-03-05"); ++a)
    for (std::int64_t b = a; b < day("2024-06-05"); b += 3) {
      std::int64_t n = 0;
      while (*add_months(a, n + 1) <= b) ++n;
      CHECK(months_between(a, b) == n);
      CHECK(months_between(b, a) == -n);
    }
}

TEST_CASE("R7: day N is the N-th working day after d, Monday to Friday") {
  const auto slow = [](std::int64_t date, std::int64_t n) {
    const std::int64_t step = n < 0 ? -1 : 1;
    for (std::int64_t left = n < 0 ? -n : n; left > 0; --left) {
      do date += step;
      while (((date + 3) % 7 + 7) % 7 > 4);
    }
    return date;
  };
  for (std::int64_t date = day("2025-06-01"); date < day("2025-06-15"); ++date)
    for (std::int64_t n = -17; n <= 17; ++n) CHECK(*add_workdays(date, n) == slow(date, n));
}

TEST_CASE("R9: instants compare as instants and keep their offset") {
  const auto east = parse_instant("2025-07-01T08:30:00+08:00", {});
  const auto utc = parse_instant("2025-07-01 00:30Z", {});
  REQUIRE(east);
  REQUIRE(utc);
  CHECK(east->micros == utc->micros);
  CHECK(format_instant(east->micros, 480) == "2025-07-01T08:30:00+08:00");
  CHECK(format_instant(utc->micros + 1500, 0) == "2025-07-01T00:30:00.0015+00:00");
  CHECK_FALSE(parse_instant("2025-07-01T08:30", {}));
  CHECK(parse_instant("2025-07-01T08:30", 480)->micros == utc->micros);
  CHECK_FALSE(parse_instant("2025-07-01T24:00Z", {}));
}
