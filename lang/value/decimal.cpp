#include "lang/value/decimal.hpp"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>
#include <map>
#include <utility>

namespace yanpan {

namespace {

using boost::multiprecision::cpp_int;

constexpr Int128 kInt128Max = static_cast<Int128>((static_cast<unsigned __int128>(1) << 127) - 1);

bool small(Int128 v) { return v >= INT64_MIN && v <= INT64_MAX; }
bool small(const Decimal& d) { return small(d.num()) && small(d.den()); }

Int128 gcd(Int128 a, Int128 b) {
  if (a < 0) a = -a;
  if (b < 0) b = -b;
  while (b != 0) a = std::exchange(b, a % b);
  return a;
}

cpp_int big(Int128 v) { return cpp_int(v); }

/// Into 128 bits after reduction; den > 0.
std::optional<Decimal> fit(cpp_int num, cpp_int den) {
  const cpp_int common = boost::multiprecision::gcd(num, den);
  if (common > 1) {
    num /= common;
    den /= common;
  }
  static const cpp_int kMax = big(kInt128Max);
  if (num > kMax || num < -kMax || den > kMax) return std::nullopt;
  return Decimal::make(static_cast<Int128>(num), static_cast<Int128>(den));
}

std::string digits_of(const cpp_int& value) { return value.str(); }

/// 10^k for the least k with value * 10^k whole, or -1.
int decimal_places(Int128 den) {
  int twos = 0, fives = 0;
  while (den % 2 == 0) den /= 2, ++twos;
  while (den % 5 == 0) den /= 5, ++fives;
  return den == 1 ? std::max(twos, fives) : -1;
}

std::string with_point(std::string digits, int places, bool negative) {
  if (static_cast<int>(digits.size()) <= places) digits.insert(0, places + 1 - digits.size(), '0');
  if (places > 0) digits.insert(digits.size() - places, ".");
  return negative ? "-" + digits : digits;
}

cpp_int power_of_ten(int n) { return boost::multiprecision::pow(cpp_int(10), static_cast<unsigned>(n)); }

/// 6 places, half to even.
std::string rounded(const cpp_int& num, const cpp_int& den) {
  const bool negative = num < 0;
  const cpp_int scaled = (negative ? cpp_int(-num) : num) * power_of_ten(6);
  cpp_int quotient = scaled / den;
  const cpp_int twice = (scaled % den) * 2;
  if (twice > den || (twice == den && quotient % 2 != 0)) ++quotient;
  return with_point(digits_of(quotient), 6, negative && quotient != 0);
}

}  // namespace

std::optional<Decimal> Decimal::make(Int128 num, Int128 den) {
  constexpr Int128 kLowest = -kInt128Max - 1;
  if (den == 0 || num == kLowest || den == kLowest) return std::nullopt;
  if (den < 0) num = -num, den = -den;
  if (const Int128 common = gcd(num, den); common > 1) num /= common, den /= common;
  Decimal out;
  out.num_ = num;
  out.den_ = num == 0 ? 1 : den;
  return out;
}

std::optional<Decimal> Decimal::parse(std::string_view text) {
  bool negative = false;
  if (!text.empty() && (text.front() == '-' || text.front() == '+')) negative = text.front() == '-', text.remove_prefix(1);
  Int128 num = 0, den = 1;
  bool point = false, any = false;
  // Trailing zeros after the point would only make a fitting value look too long.
  if (text.find('.') != std::string_view::npos) {
    while (!text.empty() && text.back() == '0') text.remove_suffix(1), any = true;
  }
  for (char c : text) {
    if (c == '.') {
      if (point) return std::nullopt;
      point = true;
      continue;
    }
    if (c < '0' || c > '9') return std::nullopt;
    any = true;
    if (num > (kInt128Max - (c - '0')) / 10 || (point && den > kInt128Max / 10)) return std::nullopt;
    num = num * 10 + (c - '0');
    if (point) den *= 10;
  }
  if (!any) return std::nullopt;
  return make(negative ? -num : num, den);
}

std::strong_ordering operator<=>(const Decimal& a, const Decimal& b) {
  if (a.den_ == b.den_) return a.num_ <=> b.num_;
  if (small(a) && small(b)) return a.num_ * b.den_ <=> b.num_ * a.den_;
  const cpp_int left = big(a.num_) * big(b.den_), right = big(b.num_) * big(a.den_);
  return left < right ? std::strong_ordering::less : left > right ? std::strong_ordering::greater : std::strong_ordering::equal;
}

std::string Decimal::to_string() const {
  if (den_ == 1) return digits_of(big(num_));
  const int places = decimal_places(den_);
  if (places < 0) return rounded(big(num_), big(den_));
  const cpp_int scaled = big(num_) * power_of_ten(places) / big(den_);
  return with_point(digits_of(scaled < 0 ? cpp_int(-scaled) : scaled), places, scaled < 0);
}

std::optional<Decimal> add(const Decimal& a, const Decimal& b) {
  // Halved 64-bit parts keep the cross products and their sum inside 128 bits.
  constexpr Int128 kHalf = INT64_MAX / 2;
  const auto tiny = [](const Decimal& d) { return d.num() <= kHalf && d.num() >= -kHalf && d.den() <= kHalf; };
  if (tiny(a) && tiny(b)) return Decimal::make(a.num() * b.den() + b.num() * a.den(), a.den() * b.den());
  return fit(big(a.num()) * big(b.den()) + big(b.num()) * big(a.den()), big(a.den()) * big(b.den()));
}

std::optional<Decimal> subtract(const Decimal& a, const Decimal& b) {
  const auto negated = Decimal::make(-b.num(), b.den());
  return negated ? add(a, *negated) : std::nullopt;
}

std::optional<Decimal> multiply(const Decimal& a, const Decimal& b) {
  if (small(a) && small(b)) return Decimal::make(a.num() * b.num(), a.den() * b.den());
  return fit(big(a.num()) * big(b.num()), big(a.den()) * big(b.den()));
}

std::optional<Decimal> divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  const Int128 sign = b.negative() ? -1 : 1;
  if (small(a) && small(b)) return Decimal::make(a.num() * b.den() * sign, a.den() * (b.num() * sign));
  return fit(big(a.num()) * big(b.den()) * big(sign), big(a.den()) * big(b.num() * sign));
}

std::optional<std::int64_t> floor_divide(const Decimal& a, const Decimal& b) {
  if (b.is_zero()) return std::nullopt;
  const cpp_int num = big(a.num()) * big(b.den()) * (b.negative() ? -1 : 1);
  const cpp_int den = big(a.den()) * (b.negative() ? big(-b.num()) : big(b.num()));
  cpp_int quotient = num / den;
  if (num % den != 0 && num < 0) --quotient;
  if (quotient > INT64_MAX || quotient < INT64_MIN) return std::nullopt;
  return static_cast<std::int64_t>(quotient);
}

/// Numerators added up by denominator, with how many parts each has.
struct DecimalSum::Impl {
  struct Part {
    cpp_int num;
    std::int64_t parts = 0;
  };
  std::map<Int128, Part> by_denominator;

  std::optional<std::pair<cpp_int, cpp_int>> fraction() const {
    cpp_int common = 1;
    for (const auto& [den, part] : by_denominator) {
      if (part.parts == 0) continue;
      common = boost::multiprecision::lcm(common, big(den));
      if (common > big(kInt128Max)) return std::nullopt;
    }
    cpp_int num = 0;
    for (const auto& [den, part] : by_denominator) {
      if (part.parts != 0) num += part.num * (common / big(den));
    }
    return std::pair{num, common};
  }
};

DecimalSum::DecimalSum() : impl_(std::make_unique<Impl>()) {}
DecimalSum::~DecimalSum() = default;
DecimalSum::DecimalSum(const DecimalSum& other) : impl_(std::make_unique<Impl>(*other.impl_)) {}
DecimalSum& DecimalSum::operator=(const DecimalSum& other) {
  *impl_ = *other.impl_;
  return *this;
}

void DecimalSum::add(const Decimal& value) {
  Impl::Part& part = impl_->by_denominator[value.den()];
  part.num += big(value.num());
  ++part.parts;
}

void DecimalSum::merge(const DecimalSum& other, bool negate) {
  for (const auto& [den, part] : other.impl_->by_denominator) {
    Impl::Part& mine = impl_->by_denominator[den];
    mine.num += negate ? cpp_int(-part.num) : part.num;
    mine.parts += negate ? -part.parts : part.parts;
  }
}

std::optional<Decimal> DecimalSum::total() const {
  const auto exact = impl_->fraction();
  return exact ? fit(exact->first, exact->second) : std::nullopt;
}

std::optional<Decimal> DecimalSum::mean(std::int64_t count) const {
  const auto exact = impl_->fraction();
  if (!exact || count <= 0) return std::nullopt;
  return fit(exact->first, exact->second * count);
}

}  // namespace yanpan
