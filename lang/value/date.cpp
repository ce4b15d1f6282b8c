#include "lang/value/date.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>

namespace yanpan {

namespace {

using std::chrono::day;
using std::chrono::month;
using std::chrono::sys_days;
using std::chrono::year;
using std::chrono::year_month_day;

bool digit(char c) { return c >= '0' && c <= '9'; }

/// Exactly `count` digits at `pos`, which moves on.
std::optional<int> fixed_digits(std::string_view text, std::size_t& pos, int count) {
  if (text.size() < pos + count) return std::nullopt;
  int value = 0;
  for (int i = 0; i < count; ++i) {
    if (!digit(text[pos + i])) return std::nullopt;
    value = value * 10 + (text[pos + i] - '0');
  }
  pos += count;
  return value;
}

bool take(std::string_view text, std::size_t& pos, char c) {
  if (pos >= text.size() || text[pos] != c) return false;
  ++pos;
  return true;
}

/// Fraction of a second in microseconds; digits beyond the sixth must be zero.
std::optional<std::int64_t> fraction(std::string_view text, std::size_t& pos) {
  std::int64_t micros = 0;
  int digits = 0;
  for (; pos < text.size() && digit(text[pos]); ++pos, ++digits) {
    if (digits < 6) micros = micros * 10 + (text[pos] - '0');
    else if (text[pos] != '0') return std::nullopt;
  }
  if (digits == 0) return std::nullopt;
  for (; digits < 6; ++digits) micros *= 10;
  return micros;
}

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

}  // namespace

bool date_in_range(std::int64_t date) { return date >= kMinDate && date <= kMaxDate; }

std::optional<std::int64_t> date_from_civil(std::int64_t y, int m, int d) {
  if (y < 1 || y > 9999 || m < 1 || m > 12 || d < 1 || d > 31) return std::nullopt;
  const year_month_day ymd{year{static_cast<int>(y)}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
  if (!ymd.ok()) return std::nullopt;
  return sys_days{ymd}.time_since_epoch().count();
}

CivilDate civil_from_date(std::int64_t date) {
  const year_month_day ymd{sys_days{std::chrono::days{date}}};
  return {static_cast<int>(ymd.year()), static_cast<int>(static_cast<unsigned>(ymd.month())), static_cast<int>(static_cast<unsigned>(ymd.day()))};
}

std::int64_t month_of_date(std::int64_t date) {
  const CivilDate civil = civil_from_date(date);
  return static_cast<std::int64_t>(civil.year) * 12 + civil.month - 1;
}

std::optional<std::int64_t> add_months(std::int64_t date, std::int64_t months) {
  if (months > 200'000 || months < -200'000) return std::nullopt;
  const CivilDate civil = civil_from_date(date);
  const std::int64_t total = static_cast<std::int64_t>(civil.year) * 12 + civil.month - 1 + months;
  const std::int64_t y = floor_div(total, 12);
  if (y < 1 || y > 9999) return std::nullopt;
  const int m = static_cast<int>(total - y * 12) + 1;
  const year_month_day last{sys_days{year{static_cast<int>(y)} / month{static_cast<unsigned>(m)} / std::chrono::last}};
  return date_from_civil(y, m, std::min(civil.day, static_cast<int>(static_cast<unsigned>(last.day()))));
}

std::optional<std::int64_t> add_workdays(std::int64_t date, std::int64_t n) {
  if (n > 4'000'000 || n < -4'000'000) return std::nullopt;
  // Weekday 0 is Monday; 1970-01-01 was a Thursday.
  const auto weekday = [](std::int64_t d) { return ((d + 3) % 7 + 7) % 7; };
  const std::int64_t step = n < 0 ? -1 : 1;
  std::int64_t left = n < 0 ? -n : n;
  date += step * 7 * (left / 5);
  left %= 5;
  // Whole weeks land on a day off when they started on one; day N is a working day.
  if (left == 0 && n != 0 && weekday(date) > 4) {
    while (weekday(date) > 4) date -= step;
  }
  for (; left > 0; --left) {
    do date += step;
    while (weekday(date) > 4);
  }
  if (!date_in_range(date)) return std::nullopt;
  return date;
}

std::int64_t months_between(std::int64_t a, std::int64_t b) {
  if (b < a) return -months_between(b, a);
  std::int64_t n = month_of_date(b) - month_of_date(a);
  while (n > 0) {
    const auto moved = add_months(a, n);
    if (moved && *moved <= b) break;
    --n;
  }
  return n;
}

namespace {

/// The last `digits` digits; years have four at most.
void put_digits(char* to, int digits, int value) {
  for (int i = digits - 1; i >= 0; --i, value /= 10) to[i] = static_cast<char>('0' + value % 10);
}

}  // namespace

std::string format_date(std::int64_t date) {
  const CivilDate civil = civil_from_date(date);
  char text[] = "yyyy-mm-dd";
  put_digits(text, 4, static_cast<int>(civil.year));
  put_digits(text + 5, 2, civil.month);
  put_digits(text + 8, 2, civil.day);
  return text;
}

std::string format_month(std::int64_t value) {
  char text[] = "yyyy-mm";
  put_digits(text, 4, static_cast<int>(value / 12));
  put_digits(text + 5, 2, static_cast<int>(value % 12) + 1);
  return text;
}

std::string format_instant(std::int64_t micros, int offset_minutes) {
  const std::int64_t local = micros + static_cast<std::int64_t>(offset_minutes) * 60'000'000;
  const std::int64_t date = floor_div(local, kMicrosPerDay);
  const std::int64_t in_day = local - date * kMicrosPerDay;
  const int seconds = static_cast<int>(in_day / 1'000'000);
  const int fraction_part = static_cast<int>(in_day % 1'000'000);
  char text[64];
  std::snprintf(text, sizeof text, "T%02d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
  std::string out = format_date(date) + text;
  if (fraction_part != 0) {
    std::snprintf(text, sizeof text, ".%06d", fraction_part);
    out += text;
    while (out.back() == '0') out.pop_back();
  }
  const int minutes = offset_minutes < 0 ? -offset_minutes : offset_minutes;
  std::snprintf(text, sizeof text, "%c%02d:%02d", offset_minutes < 0 ? '-' : '+', minutes / 60, minutes % 60);
  return out + text;
}

std::optional<std::int64_t> parse_iso_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return std::nullopt;
  std::size_t pos = 0;
  const auto y = fixed_digits(text, pos, 4);
  ++pos;
  const auto m = fixed_digits(text, pos, 2);
  ++pos;
  const auto d = fixed_digits(text, pos, 2);
  if (!y || !m || !d) return std::nullopt;
  return date_from_civil(*y, *m, *d);
}

std::optional<std::int64_t> parse_iso_month(std::string_view text) {
  if (text.size() != 7 || text[4] != '-') return std::nullopt;
  std::size_t pos = 0;
  const auto y = fixed_digits(text, pos, 4);
  ++pos;
  const auto m = fixed_digits(text, pos, 2);
  if (!y || !m || *y < 1 || *m < 1 || *m > 12) return std::nullopt;
  return static_cast<std::int64_t>(*y) * 12 + *m - 1;
}

std::optional<int> parse_offset(std::string_view text) {
  if (text == "Z" || text == "z") return 0;
  if (text.size() != 6 || (text[0] != '+' && text[0] != '-') || text[3] != ':') return std::nullopt;
  std::size_t pos = 1;
  const auto h = fixed_digits(text, pos, 2);
  ++pos;
  const auto m = fixed_digits(text, pos, 2);
  if (!h || !m || *m > 59 || *h * 60 + *m > 18 * 60) return std::nullopt;
  const int minutes = *h * 60 + *m;
  return text[0] == '-' ? -minutes : minutes;
}

std::optional<Instant> parse_instant(std::string_view text, std::optional<int> default_offset) {
  if (text.size() < 16) return std::nullopt;
  const auto date = parse_iso_date(text.substr(0, 10));
  std::size_t pos = 10;
  if (!date || (!take(text, pos, 'T') && !take(text, pos, ' '))) return std::nullopt;
  const auto h = fixed_digits(text, pos, 2);
  if (!h || !take(text, pos, ':')) return std::nullopt;
  const auto m = fixed_digits(text, pos, 2);
  if (!m || *h > 23 || *m > 59) return std::nullopt;
  std::int64_t micros = (static_cast<std::int64_t>(*h) * 60 + *m) * 60'000'000;
  if (take(text, pos, ':')) {
    const auto s = fixed_digits(text, pos, 2);
    if (!s || *s > 59) return std::nullopt;
    micros += static_cast<std::int64_t>(*s) * 1'000'000;
    if (take(text, pos, '.')) {
      const auto part = fraction(text, pos);
      if (!part) return std::nullopt;
      micros += *part;
    }
  }
  const std::string_view rest = text.substr(pos);
  const auto offset = rest.empty() ? default_offset : parse_offset(rest);
  if (!offset) return std::nullopt;
  const std::int64_t utc = *date * kMicrosPerDay + micros - static_cast<std::int64_t>(*offset) * 60'000'000;
  return Instant{utc, *offset};
}

}  // namespace yanpan
