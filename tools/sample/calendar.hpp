// The days the sample plays on: the third quarter of 2025 and the half year before it.

#pragma once

#include <cstdint>

#include "lang/value/date.hpp"

namespace yanpan::sample {

inline std::int64_t day(int year, int month, int day_of_month) { return *date_from_civil(year, month, day_of_month); }

inline const std::int64_t kFirstDay = day(2025, 1, 2);
inline const std::int64_t kQuarterStart = day(2025, 7, 1);
inline const std::int64_t kLastDay = day(2025, 9, 30);
inline constexpr int kMonths = 9;   // January to September 2025

}  // namespace yanpan::sample
