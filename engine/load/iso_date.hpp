// The one form nearly every date cell has: 2025-07-01.

#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

#include "lang/value/date.hpp"

namespace yanpan::engine {

/// Reads dates in this form. It remembers the months it met: a quarter's
/// exports know a few dozen, so most dates are one comparison and two digits.
class IsoDates {
 public:
  /// False where `text` is no date in this form; it may still be one in another.
  bool read(std::string_view text, std::int32_t& out) {
    if (text.size() != 10) return false;
    std::uint64_t start;
    std::memcpy(&start, text.data(), 8);
    const Month& month = months_[slot_of(start)];
    const unsigned tens = digit(text[8]), ones = digit(text[9]), day = tens * 10 + ones;
    if (month.start == start && tens < 10 && ones < 10 && day - 1 < month.days) {
      out = month.before + static_cast<std::int32_t>(day);
      return true;
    }
    return read_new(text, start, out);
  }

 private:
  struct Month {
    std::uint64_t start = 0;       // the eight bytes of `2025-07-`
    std::int32_t before = 0;       // the day before the first
    std::uint32_t days = 0;
  };

  static unsigned digit(char c) { return static_cast<unsigned>(static_cast<unsigned char>(c)) - '0'; }

  static std::size_t slot_of(std::uint64_t start) { return (start * 0x9e3779b97f4a7c15ull) >> 56; }

  bool read_new(std::string_view text, std::uint64_t start, std::int32_t& out) {
    const auto date = parse_iso_date(text);
    if (!date) return false;
    const CivilDate civil = civil_from_date(*date);
    const std::int64_t before = *date - civil.day;
    const auto next = add_months(before + 1, 1);
    months_[slot_of(start)] = {start, static_cast<std::int32_t>(before), next ? static_cast<std::uint32_t>(*next - before - 1) : 31u};
    out = static_cast<std::int32_t>(*date);
    return true;
  }

  std::array<Month, 256> months_;
};

}  // namespace yanpan::engine
