// Values: known, missing or bounded (V1), with what they rest on (L2) and why
// they are not known (R1, C4, C5).

#pragma once

#include <compare>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "engine/model/column.hpp"
#include "tests/second_opinion/number.hpp"

namespace yanpan::second {

/// A row of some entity.
struct Item {
  lang::EntityId entity;
  engine::RowId row = 0;
  auto operator<=>(const Item&) const = default;
};

enum class Truth { False, Unknown, True };
Truth operator!(Truth a);
Truth both(Truth a, Truth b);
Truth either(Truth a, Truth b);
inline Truth truth(bool holds) { return holds ? Truth::True : Truth::False; }

struct Value {
  enum class Kind { Missing, Number, Text, Row } kind = Kind::Missing;
  std::optional<Fraction> low, high;  // Number: the ends; nullopt: open. Known where they meet.
  bool real = false;                  // Number: between the ends lie fractions too
  std::string text;
  engine::RowId row = 0;

  bool conflict = false;  // missing or bounded because departments disagree
  bool absent = false;    // missing only for want of an accountable person
  bool lost = false;      // a field whose cell was there but cannot be used

  std::set<Item> cited, may;  // rows that the aggregates behind it match, or may match

  bool missing() const { return kind == Kind::Missing; }
  bool bounded() const { return kind == Kind::Number && !(low && high && *low == *high); }
  bool known() const { return !missing() && !bounded(); }
  const Fraction& number() const { return *low; }
};

Value number_value(const Fraction& number, bool real = false);
Value text_value(std::string text);
Value row_value(engine::RowId row);
/// Two known values of one type.
bool same_value(const Value& a, const Value& b);

/// The end of an interval: a number, or endless to one side.
struct End {
  int endless = 0;  // -1, +1: without end
  Fraction number = 0;
};
End smaller(const End& a, const End& b);
End larger(const End& a, const End& b);
struct Interval {
  End low, high;
};
Interval interval(const Value& value);
/// A value of the type; missing where a finite end does not fit it.
Value from_interval(const lang::Type& type, const Interval& interval);

Interval add(const Interval& a, const Interval& b);
Interval negate(const Interval& a);
Interval multiply(const Interval& a, const Interval& b);
bool may_be_zero(const Interval& a);
Interval divide(const Interval& a, const Interval& b);  // b is never zero
Interval floor_both(const Interval& a);
Interval larger_of(const Interval& a, const Interval& b);
Interval smaller_of(const Interval& a, const Interval& b);

Truth less(const Interval& a, const Interval& b);
Truth less_equal(const Interval& a, const Interval& b);

/// Whether a test of one number holds on every value within the bounds. The
/// test may change its answer only at one of `edges`.
Truth everywhere(const Value& value, const std::vector<Fraction>& edges, const std::function<bool(const Fraction&)>& test);

/// A missing value that is missing because these operands are: conflict where
/// one of them is, absent where all the missing ones are.
Value missing_from(const std::vector<Value>& operands);
/// Why a value computed from these is missing or bounded; what it rests on.
void inherit(Value& value, const std::vector<Value>& operands);

}  // namespace yanpan::second
