// Civil dates, months and instants as plain numbers.
//
// A date is the number of days since 1970-01-01 (proleptic Gregorian), years 1
// to 9999. A month is year * 12 + (month - 1). An instant is the number of
// microseconds since 1970-01-01T00:00Z; the offset it was written with is kept
// beside it where it matters. No time zone data and no clock is ever read.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace yanpan {

inline constexpr std::int64_t kMinDate = -719162;  // 0001-01-01
inline constexpr std::int64_t kMaxDate = 2932896;  // 9999-12-31
inline constexpr std::int64_t kMicrosPerDay = 86'400'000'000;

struct CivilDate {
  int year;
  int month;
  int day;
};

std::optional<std::int64_t> date_from_civil(std::int64_t year, int month, int day);
CivilDate civil_from_date(std::int64_t date);
std::int64_t month_of_date(std::int64_t date);
bool date_in_range(std::int64_t date);

/// `date` moved by whole calendar months, to the last day of the month where
/// the day does not exist. nullopt outside the years 1 to 9999.
std::optional<std::int64_t> add_months(std::int64_t date, std::int64_t months);
/// The n-th working day (Monday to Friday) after `date`; n < 0 mirrors, 0 is the date.
std::optional<std::int64_t> add_workdays(std::int64_t date, std::int64_t n);
/// Most whole months n with a + n months <= b; mirrored if b < a.
std::int64_t months_between(std::int64_t a, std::int64_t b);

/// ISO forms: 2025-07-01, 2025-07. An instant in ISO form with the offset
/// given in minutes: 2025-07-01T08:30:00+08:00; fractions only where not zero.
std::string format_date(std::int64_t date);
std::string format_month(std::int64_t month);
std::string format_instant(std::int64_t micros, int offset_minutes);

/// 2025-07-01 only.
std::optional<std::int64_t> parse_iso_date(std::string_view text);
/// 2025-07 only.
std::optional<std::int64_t> parse_iso_month(std::string_view text);
/// `+08:00`, `-05:30`, `Z`; minutes east of Greenwich, at most 18 hours.
std::optional<int> parse_offset(std::string_view text);

struct Instant {
  std::int64_t micros;
  int offset_minutes;
};
/// 2025-07-01T08:30[:00[.000000]] (or a blank for T), then an offset. Without
/// one, `default_offset`; nullopt where there is none either.
std::optional<Instant> parse_instant(std::string_view text, std::optional<int> default_offset);

}  // namespace yanpan
