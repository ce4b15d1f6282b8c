#include "engine/model/column.hpp"

#include <catch2/catch.hpp>

using namespace yanpan;
using engine::Column;

namespace {
Column column_of(lang::TypeKind kind, std::size_t rows) {
  lang::Type type;
  type.kind = kind;
  return Column(type, rows);
}
}  // namespace

TEST_CASE("V1 a fresh column is known zeros, and takes states only when one is set") {
  Column column = column_of(lang::TypeKind::Date, 3);
  CHECK(column.all_known());
  CHECK(column.at(2) == 0);
  column.set(1, 20270);
  column.set_state(0, engine::kKnown);
  CHECK(column.all_known());
  column.set_missing(2, engine::kUnreadable);
  CHECK(column.known(1));
  CHECK(column.missing(2));
  CHECK(column.state(2) == (engine::kMissing | engine::kUnreadable));
  column.resize(5);
  CHECK(column.known(4));
  CHECK(column.at(4) == 0);
}

TEST_CASE("V1 bounds: open ends are marked, ends that meet make the value known") {
  Column column = column_of(lang::TypeKind::Integer, 4);
  using End = std::optional<std::int64_t>;
  column.set_bounds(0, End(2), End(5));
  column.set_bounds(1, End(), End(5), engine::kConflict);
  column.set_bounds(2, End(7), End(7), engine::kConflict);
  column.set_bounds(3, End(1), End());
  CHECK(column.bounded(0));
  CHECK(column.at(0) == 2);
  CHECK(column.high(0) == 5);
  CHECK(column.state(1) == (engine::kBounded | engine::kLowOpen | engine::kConflict));
  CHECK(column.high(1) == 5);
  CHECK(column.known(2));
  CHECK(column.at(2) == 7);
  CHECK(column.state(3) == (engine::kBounded | engine::kHighOpen));
}

TEST_CASE("V1 bounds of decimals") {
  Column column = column_of(lang::TypeKind::Decimal, 2);
  using End = std::optional<Decimal>;
  column.set_bounds(0, End(Decimal(1)), Decimal::make(3, 2));
  column.set_bounds(1, End(Decimal(2)), End(Decimal(2)));
  CHECK(column.decimal(0) == Decimal(1));
  CHECK(column.decimal_high(0) == *Decimal::make(3, 2));
  CHECK(column.known(1));
}

TEST_CASE("States that turned out plain are given back") {
  Column column = column_of(lang::TypeKind::Boolean, 2);
  column.reserve_states();
  CHECK(!column.all_known());
  column.drop_plain_states();
  CHECK(column.all_known());
  column.set_missing(0);
  column.drop_plain_states();
  CHECK(column.missing(0));
}

TEST_CASE("Large columns live in their own pages and grow") {
  Column column = column_of(lang::TypeKind::Text, 2'000'000);
  column.set(1'999'999, 42);
  Column moved = std::move(column);
  moved.resize(2'500'000);
  CHECK(moved.at(1'999'999) == 42);
  CHECK(moved.at(2'499'999) == 0);
  const Column copy = moved;
  CHECK(copy.at(1'999'999) == 42);
}
