#include "tests/second_opinion/calendar.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>

namespace yanpan::second {

namespace {

using std::chrono::days;
using std::chrono::sys_days;
using std::chrono::year_month_day;
using lang::DurationUnit;
using lang::WindowKind;

constexpr std::int64_t kMicrosADay = 86'400'000'000;

sys_days sys(std::int64_t day) { return sys_days(days(day)); }
year_month_day civil(std::int64_t day) { return year_month_day(sys(day)); }
int year_of(std::int64_t day) { return static_cast<int>(civil(day).year()); }
bool in_range(std::int64_t day) { return day >= kFirstDay && day <= kLastDay; }

bool beyond(std::int64_t n, std::int64_t limit) { return n < -limit || n > limit; }

bool is_working(std::int64_t day) {
  const std::chrono::weekday weekday(sys(day));
  return weekday != std::chrono::Saturday && weekday != std::chrono::Sunday;
}

std::optional<std::int64_t> by_days(std::int64_t day, std::int64_t n) {
  if (beyond(n, kLastDay - kFirstDay) || !in_range(day + n)) return std::nullopt;
  return day + n;
}

std::optional<std::int64_t> by_workdays(std::int64_t day, std::int64_t n) {
  if (beyond(n, kLastDay - kFirstDay)) return std::nullopt;
  const std::int64_t step = n < 0 ? -1 : 1;
  for (std::int64_t left = std::abs(n); left > 0;) {
    day += step;
    if (!in_range(day)) return std::nullopt;
    if (is_working(day)) --left;
  }
  return day;
}

std::optional<std::int64_t> by_months(std::int64_t day, std::int64_t n) {
  if (beyond(n, 12 * 10000)) return std::nullopt;
  const std::int64_t month = month_of(day) + n;
  if (month < 12 || month >= 12 * 10000) return std::nullopt;
  const std::chrono::year_month there{std::chrono::year(static_cast<int>(month / 12)),
                                      std::chrono::month(static_cast<unsigned>(month % 12) + 1)};
  const auto last = (there / std::chrono::last).day();
  return sys_days(there / std::min(civil(day).day(), last)).time_since_epoch().count();
}

std::int64_t months_up(std::int64_t a, std::int64_t b) {
  std::int64_t n = 0;
  while (true) {
    const auto next = by_months(a, n + 1);
    if (!next || *next > b) return n;
    ++n;
  }
}

}  // namespace

std::int64_t month_of(std::int64_t day) {
  const year_month_day date = civil(day);
  return static_cast<int>(date.year()) * 12 + static_cast<int>(static_cast<unsigned>(date.month())) - 1;
}

std::optional<std::int64_t> moved(std::int64_t day, std::int64_t n, DurationUnit unit) {
  switch (unit) {
    case DurationUnit::Workdays: return by_workdays(day, n);
    case DurationUnit::Months: return by_months(day, n);
    case DurationUnit::Hours: return by_days(day, n / 24);
    case DurationUnit::Minutes: return by_days(day, n / (24 * 60));
    case DurationUnit::Days: break;
  }
  return by_days(day, n);
}

std::int64_t whole_months(std::int64_t a, std::int64_t b) { return a <= b ? months_up(a, b) : -months_up(b, a); }

Int128 day_of_instant(std::int64_t micros, int offset_minutes) {
  const Int128 local = static_cast<Int128>(micros) + static_cast<Int128>(offset_minutes) * 60'000'000;
  const Int128 day = local / kMicrosADay;
  return local % kMicrosADay < 0 ? day - 1 : day;
}

bool in_window(const lang::Window& window, std::int64_t of, std::int64_t day) {
  const bool day_itself_matches = window.include_day || day != of;
  switch (window.kind) {
    case WindowKind::Before: return day >= window_begin(window, of) && day <= of && day_itself_matches;
    case WindowKind::After: return day >= of && day <= window_end(window, of) && day_itself_matches;
    case WindowKind::Around: return day >= window_begin(window, of) && day <= window_end(window, of) && day_itself_matches;
    case WindowKind::SameMonth: return month_of(day) == month_of(of);
    case WindowKind::SameQuarter: return month_of(day) / 3 == month_of(of) / 3;
    case WindowKind::SameYear: return year_of(day) == year_of(of);
  }
  return false;
}

std::int64_t window_begin(const lang::Window& window, std::int64_t of) {
  switch (window.kind) {
    case WindowKind::Before:
    case WindowKind::Around: return moved(of, -window.count, window.unit).value_or(kFirstDay);
    case WindowKind::After: return of;
    default: return std::max(kFirstDay, of - 366);
  }
}

std::int64_t window_end(const lang::Window& window, std::int64_t of) {
  switch (window.kind) {
    case WindowKind::After:
    case WindowKind::Around: return moved(of, window.count, window.unit).value_or(kLastDay);
    case WindowKind::Before: return of;
    default: return std::min(kLastDay, of + 366);
  }
}

std::string print_day(std::int64_t day) {
  const year_month_day date = civil(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

std::string print_month(std::int64_t month) { return fmt::format("{:04}-{:02}", month / 12, month % 12 + 1); }

std::string print_instant(std::int64_t micros, int offset_minutes) {
  const auto day = static_cast<std::int64_t>(day_of_instant(micros, offset_minutes));
  const auto rest = static_cast<std::int64_t>(static_cast<Int128>(micros) + static_cast<Int128>(offset_minutes) * 60'000'000 -
                                              static_cast<Int128>(day) * kMicrosADay);
  const std::int64_t seconds = rest / 1'000'000, fraction = rest % 1'000'000;
  std::string text = fmt::format("{}T{:02}:{:02}:{:02}", print_day(day), seconds / 3600, seconds / 60 % 60, seconds % 60);
  if (fraction != 0) text += fmt::format(".{:06}", fraction);
  const int minutes = std::abs(offset_minutes);
  return text + fmt::format("{}{:02}:{:02}", offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
}

}  // namespace yanpan::second
