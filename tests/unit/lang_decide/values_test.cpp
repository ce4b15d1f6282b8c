// Values cut into cells, each shown by the value a person would write.

#include "lang/decide/values.hpp"

#include <catch2/catch.hpp>

#include "lang/policy/words.hpp"
#include "lang/value/date.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

Constant number(TypeKind kind, std::int64_t value) {
  Constant c;
  c.type.kind = kind;
  c.number = value;
  return c;
}

Constant decimal(const char* text) {
  Constant c = number(TypeKind::Decimal, 0);
  c.decimal = *Decimal::parse(text);
  return c;
}

Constant text(const char* value) {
  Constant c = number(TypeKind::Text, 0);
  c.text = value;
  return c;
}

Atom test(Comparison comparison, std::vector<Constant> right) {
  Atom atom;
  atom.comparison = comparison;
  atom.right = std::move(right);
  return atom;
}

std::string cells(TypeKind kind, const Bounds& bounds, const std::vector<Atom>& atoms) {
  Schema schema;
  Type type;
  type.kind = kind;
  std::vector<const Atom*> tests;
  for (const Atom& atom : atoms) tests.push_back(&atom);
  std::string all;
  for (const Constant& c : cut_into_cells(schema, type, bounds, tests)) all += (all.empty() ? "" : " ") + constant_words(schema, c, Language::En);
  return all;
}

constexpr auto I = TypeKind::Integer, D = TypeKind::Decimal, T = TypeKind::Text, Day = TypeKind::Date;
using C = Comparison;

}  // namespace

TEST_CASE("whole numbers: nearest 0, and no cell between neighbours") {
  CHECK(cells(I, {}, {test(C::GreaterEqual, {number(I, 2)})}) == "0 2");
  CHECK(cells(I, {}, {test(C::GreaterEqual, {number(I, 2)}), test(C::Greater, {number(I, 2)}), test(C::Less, {number(I, 4)})}) == "0 2 3 4");
  CHECK(cells(I, {}, {test(C::Equal, {number(I, 0)})}) == "0 1");
  CHECK(cells(I, {}, {test(C::Less, {number(I, -5)})}) == "0 -6");
  CHECK(cells(I, {Decimal(1), Decimal(3)}, {test(C::GreaterEqual, {number(I, 2)}), test(C::Less, {number(I, 9)})}) == "1 2");
  CHECK(cells(I, {Decimal(3), Decimal(2)}, {test(C::GreaterEqual, {number(I, 2)})}).empty());
  CHECK(cells(I, {}, {test(C::Greater, {number(I, INT64_MAX)}), test(C::Less, {number(I, INT64_MIN)})}) == "0");
}

TEST_CASE("decimals: as few places as the cell allows") {
  CHECK(cells(D, {}, {test(C::GreaterEqual, {decimal("1.5")})}) == "0 1.5");
  CHECK(cells(D, {}, {test(C::Greater, {decimal("1.5")})}) == "0 2");
  CHECK(cells(D, {}, {test(C::Greater, {decimal("1.2")}), test(C::Less, {decimal("1.25")})}) == "0 1.21 1.25");
  CHECK(cells(D, {}, {test(C::Less, {decimal("-0.5")}), test(C::Greater, {decimal("-1")})}) == "0 -0.6 -1");
  CHECK(cells(D, {}, {test(C::Between, {decimal("0.5"), decimal("1.5")})}) == "0 0.5");
}

TEST_CASE("dates: the first of a cell, the last where it has no first") {
  const auto day = [](const char* iso) { return number(Day, *parse_iso_date(iso)); };
  CHECK(cells(Day, {}, {test(C::GreaterEqual, {day("2025-07-01")}), test(C::Greater, {day("2025-07-31")})}) == "2025-06-30 2025-07-01 2025-08-01");
  CHECK(cells(Day, {}, {test(C::Less, {day("0001-01-01")})}) == "0001-01-01");
}

TEST_CASE("texts: those named, one for each prefix, one other") {
  CHECK(cells(T, {}, {test(C::Is, {text("b")}), test(C::StartsWith, {text("T0"), text("T")})}) == "\"b\" \"T\" \"a\"");
  CHECK(cells(T, {}, {test(C::Is, {text("a")}), test(C::In, {text("a"), text("b")})}) == "\"a\" \"b\" \"c\"");
  CHECK(cells(T, {}, {test(C::StartsWith, {text("a")})}) == "\"a\" \"b\"");
}
