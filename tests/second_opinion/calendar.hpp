// Days, months and windows, written as their definitions say.

#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "lang/policy/policy.hpp"

namespace yanpan::second {

/// Days since 1970-01-01 of 0001-01-01 and 9999-12-31.
inline constexpr std::int64_t kFirstDay = -719162;
inline constexpr std::int64_t kLastDay = 2932896;

std::int64_t month_of(std::int64_t day);  // year * 12 + month - 1
/// `n` units on (back, if negative); nullopt outside the years 1 to 9999.
std::optional<std::int64_t> moved(std::int64_t day, std::int64_t n, lang::DurationUnit unit);
/// Most whole months n with a + n months <= b; mirrored if b < a.
std::int64_t whole_months(std::int64_t a, std::int64_t b);
/// The day of an instant in a zone.
Int128 day_of_instant(std::int64_t micros, int offset_minutes);

/// Whether a row of `day` stands in the window around `of` (R7).
bool in_window(const lang::Window& window, std::int64_t of, std::int64_t day);
/// Two days between which every day of the window lies.
std::int64_t window_begin(const lang::Window& window, std::int64_t of);
std::int64_t window_end(const lang::Window& window, std::int64_t of);

std::string print_day(std::int64_t day);
std::string print_month(std::int64_t month);
std::string print_instant(std::int64_t micros, int offset_minutes);

}  // namespace yanpan::second
