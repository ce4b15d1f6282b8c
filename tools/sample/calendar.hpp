// The days the sample plays on: the third quarter of 2025, and back to October
// 2024 what the policy's windows look at.

#pragma once

#include <cstdint>

#include "lang/value/date.hpp"

namespace yanpan::sample {

inline std::int64_t day(int year, int month, int day_of_month) { return *date_from_civil(year, month, day_of_month); }

inline const std::int64_t kFirstDay = day(2024, 10, 8);
inline const std::int64_t kLastDay = day(2025, 9, 30);
inline constexpr int kMonths = 9;   // January to September 2025

}  // namespace yanpan::sample
