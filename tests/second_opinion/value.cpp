#include "tests/second_opinion/value.hpp"

#include <algorithm>

namespace yanpan::second {

Truth operator!(Truth a) { return a == Truth::Unknown ? a : truth(a == Truth::False); }
Truth both(Truth a, Truth b) { return std::min(a, b); }
Truth either(Truth a, Truth b) { return std::max(a, b); }

Value number_value(const Fraction& number, bool real) {
  Value value;
  value.kind = Value::Kind::Number;
  value.low = value.high = number;
  value.real = real;
  return value;
}

Value text_value(std::string text) {
  Value value;
  value.kind = Value::Kind::Text;
  value.text = std::move(text);
  return value;
}

Value row_value(engine::RowId row) {
  Value value;
  value.kind = Value::Kind::Row;
  value.row = row;
  return value;
}

bool same_value(const Value& a, const Value& b) {
  if (a.kind != b.kind) return false;
  switch (a.kind) {
    case Value::Kind::Number: return a.number() == b.number();
    case Value::Kind::Text: return a.text == b.text;
    case Value::Kind::Row: return a.row == b.row;
    case Value::Kind::Missing: break;
  }
  return false;
}

namespace {

bool before(const End& a, const End& b) {
  if (a.endless != b.endless) return a.endless < b.endless;
  return a.endless == 0 && a.number < b.number;
}

bool finite(const End& end) { return end.endless == 0; }
int sign(const End& end) { return end.endless != 0 ? end.endless : end.number.sign(); }

/// No value is infinite, so zero times endless is zero.
End times(const End& a, const End& b) {
  if (finite(a) && finite(b)) return {0, Fraction(a.number * b.number)};
  return {sign(a) * sign(b), 0};
}

End plus(const End& a, const End& b) {
  if (!finite(a)) return a;
  if (!finite(b)) return b;
  return {0, Fraction(a.number + b.number)};
}

End inverse(const End& a) { return finite(a) ? End{0, Fraction(1 / a.number)} : End{0, 0}; }
End floored(const End& a) { return finite(a) ? End{0, Fraction(floor_of(a.number))} : a; }

}  // namespace

End smaller(const End& a, const End& b) { return before(b, a) ? b : a; }
End larger(const End& a, const End& b) { return before(a, b) ? b : a; }

Interval interval(const Value& value) {
  return {value.low ? End{0, *value.low} : End{-1, 0}, value.high ? End{0, *value.high} : End{1, 0}};
}

Value from_interval(const lang::Type& type, const Interval& interval) {
  for (const End& end : {interval.low, interval.high}) {
    if (finite(end) && !fits(type, end.number)) return {};
  }
  Value value = number_value(0, type.kind == lang::TypeKind::Decimal);
  value.low = finite(interval.low) ? std::optional(interval.low.number) : std::nullopt;
  value.high = finite(interval.high) ? std::optional(interval.high.number) : std::nullopt;
  return value;
}

Interval add(const Interval& a, const Interval& b) { return {plus(a.low, b.low), plus(a.high, b.high)}; }

Interval negate(const Interval& a) {
  const End minus_one{0, -1};
  return {times(a.high, minus_one), times(a.low, minus_one)};
}

Interval multiply(const Interval& a, const Interval& b) {
  Interval result{times(a.low, b.low), times(a.low, b.low)};
  for (const End& corner : {times(a.low, b.high), times(a.high, b.low), times(a.high, b.high)}) {
    result = {smaller(result.low, corner), larger(result.high, corner)};
  }
  return result;
}

bool may_be_zero(const Interval& a) { return sign(a.low) <= 0 && sign(a.high) >= 0; }
Interval divide(const Interval& a, const Interval& b) { return multiply(a, {inverse(b.high), inverse(b.low)}); }
Interval floor_both(const Interval& a) { return {floored(a.low), floored(a.high)}; }
Interval larger_of(const Interval& a, const Interval& b) { return {larger(a.low, b.low), larger(a.high, b.high)}; }
Interval smaller_of(const Interval& a, const Interval& b) { return {smaller(a.low, b.low), smaller(a.high, b.high)}; }

Truth less(const Interval& a, const Interval& b) {
  if (finite(a.high) && finite(b.low) && a.high.number < b.low.number) return Truth::True;
  if (finite(a.low) && finite(b.high) && a.low.number >= b.high.number) return Truth::False;
  return Truth::Unknown;
}

Truth less_equal(const Interval& a, const Interval& b) { return !less(b, a); }

namespace {

bool within(const Value& value, const Fraction& number) {
  return (!value.low || number >= *value.low) && (!value.high || number <= *value.high);
}

/// Every edge and end with its whole neighbours; between two of them nothing changes.
std::set<Fraction> whole_points(const std::set<Fraction>& marks) {
  std::set<Fraction> points;
  for (const Fraction& mark : marks) {
    for (int step = -1; step <= 2; ++step) points.insert(Fraction(floor_of(mark) + step));
  }
  return points;
}

/// Every edge and end, the middle between neighbours, and something beyond both sides.
std::set<Fraction> real_points(const std::set<Fraction>& marks) {
  std::set<Fraction> points = marks;
  for (auto next = marks.begin(); next != marks.end(); ++next) {
    if (next != marks.begin()) points.insert(Fraction((*std::prev(next) + *next) / 2));
  }
  points.insert(Fraction(*marks.begin() - 1));
  points.insert(Fraction(*marks.rbegin() + 1));
  return points;
}

}  // namespace

Truth everywhere(const Value& value, const std::vector<Fraction>& edges, const std::function<bool(const Fraction&)>& test) {
  if (value.known()) return truth(test(value.number()));
  std::set<Fraction> marks(edges.begin(), edges.end());
  if (value.low) marks.insert(*value.low);
  if (value.high) marks.insert(*value.high);
  if (marks.empty()) marks.insert(0);
  bool holds = false, fails = false;
  for (const Fraction& point : value.real ? real_points(marks) : whole_points(marks)) {
    if (within(value, point)) (test(point) ? holds : fails) = true;
  }
  return holds && fails ? Truth::Unknown : truth(holds);
}

Value missing_from(const std::vector<Value>& operands) {
  Value result;
  result.absent = true;
  for (const Value& operand : operands) {
    if (!operand.missing()) continue;
    result.conflict |= operand.conflict;
    result.absent &= operand.absent;
  }
  return result;
}

void inherit(Value& value, const std::vector<Value>& operands) {
  for (const Value& operand : operands) {
    if (!value.known() && !operand.known()) value.conflict |= operand.conflict;
    value.cited.insert(operand.cited.begin(), operand.cited.end());
    value.may.insert(operand.may.begin(), operand.may.end());
  }
}

}  // namespace yanpan::second
