// Exact decimals: fractions in lowest terms, never floating point.
//
// num and den fit 128-bit signed integers, den > 0. An operation whose exact
// result does not fit gives nullopt: the value is then missing and reported,
// like an integer outside 64 bits (language reference, "Numbers").

#pragma once

#include <compare>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace yanpan {

using Int128 = __int128;

class Decimal {
 public:
  constexpr Decimal() = default;
  constexpr Decimal(std::int64_t whole) : num_(whole) {}  // NOLINT: a whole number is a decimal
  /// num / den in lowest terms; nullopt for den = 0 or a value that does not fit.
  static std::optional<Decimal> make(Int128 num, Int128 den);
  /// Optional sign, digits, optional point and digits. nullopt: not a number, or does not fit.
  static std::optional<Decimal> parse(std::string_view text);

  Int128 num() const { return num_; }
  Int128 den() const { return den_; }
  bool is_zero() const { return num_ == 0; }
  bool negative() const { return num_ < 0; }

  friend bool operator==(const Decimal&, const Decimal&) = default;
  friend std::strong_ordering operator<=>(const Decimal& a, const Decimal& b);

  /// Shortest exact form; a non-terminating one with 6 places, half to even.
  std::string to_string() const;

 private:
  Int128 num_ = 0;
  Int128 den_ = 1;
};

std::optional<Decimal> add(const Decimal& a, const Decimal& b);
std::optional<Decimal> subtract(const Decimal& a, const Decimal& b);
std::optional<Decimal> multiply(const Decimal& a, const Decimal& b);
std::optional<Decimal> divide(const Decimal& a, const Decimal& b);
/// Toward minus infinity. nullopt for b = 0 or a result outside 64 bits.
std::optional<std::int64_t> floor_divide(const Decimal& a, const Decimal& b);

/// Exact sum, the same whatever the order of its parts: missing where the least
/// common denominator of all parts, or the reduced result, does not fit 128 bits.
/// Parts can be taken away again, so running sums over sorted rows give windows.
class DecimalSum {
 public:
  DecimalSum();
  ~DecimalSum();
  DecimalSum(const DecimalSum&);
  DecimalSum& operator=(const DecimalSum&);
  void add(const Decimal& value);
  void merge(const DecimalSum& other, bool negate = false);
  std::optional<Decimal> total() const;
  /// total / count as one operation.
  std::optional<Decimal> mean(std::int64_t count) const;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace yanpan
