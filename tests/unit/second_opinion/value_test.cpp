#include "tests/second_opinion/value.hpp"

#include <catch2/catch.hpp>

using namespace yanpan;
using namespace yanpan::second;

namespace {

constexpr lang::Type kInteger{.kind = lang::TypeKind::Integer, .choice = {}, .entity = {}};

Value between(std::optional<int> low, std::optional<int> high, bool real = false) {
  Value value = number_value(0, real);
  value.low = low ? std::optional(Fraction(*low)) : std::nullopt;
  value.high = high ? std::optional(Fraction(*high)) : std::nullopt;
  return value;
}

Truth in_3_4(const Value& value) {
  return everywhere(value, {3, 4}, [](const Fraction& number) { return number == 3 || number == 4; });
}

}  // namespace

TEST_CASE("V1: a test is true or false where every value within the bounds agrees") {
  CHECK(in_3_4(between(3, 4)) == Truth::True);
  CHECK(in_3_4(between(3, 4, true)) == Truth::Unknown);
  CHECK(in_3_4(between(5, std::nullopt)) == Truth::False);
  CHECK(in_3_4(between(4, std::nullopt)) == Truth::Unknown);
  CHECK(everywhere(between(std::nullopt, 1), {2}, [](const Fraction& n) { return n < 2; }) == Truth::True);
}

TEST_CASE("V2: interval arithmetic") {
  const Interval a = interval(between(-1, 2)), b = interval(between(2, std::nullopt));
  CHECK(from_interval(kInteger, multiply(a, b)).low == std::nullopt);
  CHECK(from_interval(kInteger, multiply(interval(between(0, 0)), b)).known());
  const Interval quotient = divide(interval(between(1, 1)), b);
  CHECK(quotient.low.number == 0);  // a finite end counts as attained
  CHECK(quotient.high.number == Fraction(1, 2));
  CHECK(may_be_zero(a));
  CHECK(floor_both(divide(interval(between(-7, -7)), interval(between(2, 2)))).low.number == -4);
}

TEST_CASE("V2: a finite end outside 64 bits gives missing") {
  const Interval large = interval(number_value(Fraction(INT64_MAX)));
  CHECK(from_interval(kInteger, large).known());
  CHECK(from_interval(kInteger, add(large, interval(between(1, std::nullopt)))).missing());
}

TEST_CASE("V3: Kleene") {
  CHECK(both(Truth::Unknown, Truth::False) == Truth::False);
  CHECK(either(Truth::Unknown, Truth::True) == Truth::True);
  CHECK((!Truth::Unknown) == Truth::Unknown);
}

TEST_CASE("numbers are printed exactly, or with six places half to even") {
  CHECK(print_number(Fraction(5, 4)) == "1.25");
  CHECK(print_number(Fraction(-7)) == "-7");
  CHECK(print_number(Fraction(1, 20)) == "0.05");
  CHECK(print_number(Fraction(2, 3)) == "0.666667");
  CHECK(print_number(Fraction(1, 3)) == "0.333333");
}

TEST_CASE("a sum has a common denominator of 127 bits or none") {
  Int two_to_100 = 1, three_to_60 = 1;
  two_to_100 <<= 100;
  for (int i = 0; i < 60; ++i) three_to_60 *= 3;
  CHECK(exact_sum({Fraction(1, two_to_100), Fraction(1, 2)}).has_value());
  CHECK_FALSE(exact_sum({Fraction(1, two_to_100), Fraction(1, three_to_60)}).has_value());
  CHECK(exact_sum({1, 2}, 2) == Fraction(3, 2));
}

TEST_CASE("C5: missing only for want of a person needs every missing operand to be so") {
  Value absent, plain;
  absent.absent = true;
  CHECK(missing_from({absent, number_value(1)}).absent);
  CHECK_FALSE(missing_from({absent, plain}).absent);
}
