#include "tests/second_opinion/number.hpp"

#include "tests/second_opinion/calendar.hpp"

namespace yanpan::second {

namespace {

Int power(int base, unsigned exponent) { return boost::multiprecision::pow(Int(base), exponent); }

Int to_int(Int128 value) {
  const bool negative = value < 0;
  const auto magnitude = negative ? -static_cast<unsigned __int128>(value) : static_cast<unsigned __int128>(value);
  Int result = static_cast<std::uint64_t>(magnitude >> 64);
  result <<= 64;
  result += static_cast<std::uint64_t>(magnitude);
  return negative ? Int(-result) : result;
}

bool fits_bits(const Int& value, unsigned bits) { return value >= -power(2, bits - 1) && value < power(2, bits - 1); }

/// Digits after the point that write the fraction exactly; nullopt: it does not end.
std::optional<unsigned> exact_places(Int denominator) {
  unsigned twos = 0, fives = 0;
  for (; denominator % 2 == 0; ++twos) denominator /= 2;
  for (; denominator % 5 == 0; ++fives) denominator /= 5;
  if (denominator != 1) return std::nullopt;
  return std::max(twos, fives);
}

Int round_half_even(const Fraction& value) {
  const Int below = floor_of(value);
  const Fraction rest = value - below, half(1, 2);
  const bool up = rest > half || (rest == half && below % 2 != 0);
  return up ? Int(below + 1) : below;
}

}  // namespace

Fraction fraction(const Decimal& value) { return Fraction(to_int(value.num()), to_int(value.den())); }

Fraction fraction(const lang::Constant& constant) {
  return constant.type.kind == lang::TypeKind::Decimal ? fraction(constant.decimal) : Fraction(constant.number);
}

Int floor_of(const Fraction& value) {
  const Int top = numerator(value), bottom = denominator(value);
  const Int quotient = top / bottom;  // toward zero
  return top % bottom < 0 ? Int(quotient - 1) : quotient;
}

std::int64_t to_int64(const Fraction& whole) { return static_cast<std::int64_t>(numerator(whole)); }

bool fits(const lang::Type& type, const Fraction& value) {
  if (type.kind == lang::TypeKind::Decimal) return fits_bits(numerator(value), 128) && fits_bits(denominator(value), 128);
  if (type.kind == lang::TypeKind::Date) return value >= kFirstDay && value <= kLastDay;
  return fits_bits(numerator(value), 64);
}

std::optional<Fraction> exact_sum(const std::vector<Fraction>& parts, const Int& count) {
  Int common = 1;
  Fraction sum = 0;
  for (const Fraction& part : parts) {
    common = boost::multiprecision::lcm(common, denominator(part));
    sum += part;
  }
  if (!fits_bits(common, 128)) return std::nullopt;
  return Fraction(sum / count);
}

std::string print_number(const Fraction& value) {
  if (value < 0) return "-" + print_number(-value);
  const unsigned places = exact_places(denominator(value)).value_or(6);
  std::string digits = round_half_even(value * power(10, places)).str();
  if (places == 0) return digits;
  if (digits.size() <= places) digits.insert(0, places + 1 - digits.size(), '0');
  return digits.insert(digits.size() - places, ".");
}

}  // namespace yanpan::second
