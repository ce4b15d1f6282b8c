#include "lang/value/decimal.hpp"

#include <catch2/catch.hpp>

using namespace yanpan;

namespace {
Decimal dec(const char* text) {
  const auto value = Decimal::parse(text);
  REQUIRE(value.has_value());
  return *value;
}
}  // namespace

TEST_CASE("V2: decimals are exact: a tenth three times is three tenths") {
  CHECK(*add(*add(dec("0.1"), dec("0.1")), dec("0.1")) == dec("0.3"));
  CHECK(*divide(dec("1"), dec("3")) < *divide(dec("333334"), dec("1000000")));
  CHECK(*divide(dec("1"), dec("3")) > dec("0.333333333333333333"));
  CHECK(*multiply(*divide(dec("1"), dec("3")), dec("3")) == dec("1"));
  CHECK_FALSE(divide(dec("1"), dec("0")));
}

TEST_CASE("decimals print exactly, or with six places half to even") {
  CHECK(dec("1.50").to_string() == "1.5");
  CHECK(dec("-0.007").to_string() == "-0.007");
  CHECK(dec("100").to_string() == "100");
  CHECK(divide(dec("1"), dec("3"))->to_string() == "0.333333");
  CHECK(divide(dec("-2"), dec("3"))->to_string() == "-0.666667");
  CHECK(divide(dec("1"), dec("30000000"))->to_string() == "0.000000");
}

TEST_CASE("decimals read digits and one point, nothing else") {
  for (const char* bad : {"", ".", "-", "1e3", "1,000", "0x1", "1.2.3", "１"}) CHECK_FALSE(Decimal::parse(bad));
  CHECK(dec("+.5") == dec("0.50"));
  CHECK(dec("5.") == dec("5"));
  CHECK(Decimal::parse("170141183460469231731687303715884105727"));
  CHECK_FALSE(Decimal::parse("170141183460469231731687303715884105728"));
}

TEST_CASE("V2: whole division rounds toward minus infinity") {
  CHECK(floor_divide(dec("-7"), dec("2")) == -4);
  CHECK(floor_divide(dec("7"), dec("-2")) == -4);
  CHECK(floor_divide(dec("-6"), dec("2")) == -3);
  CHECK_FALSE(floor_divide(dec("1"), dec("0")));
  CHECK_FALSE(floor_divide(dec("9223372036854775808"), dec("1")));
}

TEST_CASE("V2: a result that does not fit is no result, whatever the order") {
  const Decimal big = dec("170141183460469231731687303715884105727");
  CHECK_FALSE(add(big, dec("1")));
  CHECK_FALSE(multiply(big, dec("2")));
  DecimalSum sum;
  for (const Decimal& part : {big, dec("1"), *subtract(dec("0"), big)}) sum.add(part);
  CHECK(sum.total() == dec("1"));
  CHECK(sum.mean(2) == dec("0.5"));
}
