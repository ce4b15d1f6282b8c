// Paths, measures and expressions (language.md section 4, meaning.md V2).

#include <algorithm>

#include "tests/second_opinion/calendar.hpp"
#include "tests/second_opinion/evaluator.hpp"

namespace yanpan::second {

using lang::Expr;
using lang::PathStep;
using lang::TypeKind;

namespace {

/// Applies a function that never decreases to both ends; nullopt at a finite end: does not exist.
Value rising(const lang::Type& type, const Value& value,
             const std::function<std::optional<Fraction>(const Fraction&)>& function) {
  Interval result = interval(value);
  for (End* end : {&result.low, &result.high}) {
    if (end->endless != 0) continue;
    const auto image = function(end->number);
    if (!image) return {};
    end->number = *image;
  }
  return from_interval(type, result);
}

Value month_of_value(const lang::Type& type, const Value& date) {
  if (date.missing()) return date;
  Value result = rising(type, date, [](const Fraction& day) { return Fraction(month_of(to_int64(day))); });
  inherit(result, {date});
  return result;
}

/// What lies behind a value reached through a missing or measured reference.
Value reached_through(const Value& reference, Value value) {
  value.cited.insert(reference.cited.begin(), reference.cited.end());
  value.may.insert(reference.may.begin(), reference.may.end());
  return value;
}

}  // namespace

Value Evaluator::path(const lang::Path& path, const Item& self) {
  Item at = self;
  Value value = row_value(self.row);
  lang::Type type{.kind = TypeKind::Reference, .choice = {}, .entity = self.entity};
  for (const PathStep& step : path.steps) {
    if (value.missing()) return value;
    if (step.kind == PathStep::Kind::MonthOf) {
      value = month_of_value(path.type, value);
      continue;
    }
    at = {type.entity, value.row};
    switch (step.kind) {
      case PathStep::Kind::Field:
        value = reached_through(value, world_.field(at, step.field));
        type = world_.policy.schema.field(at.entity, step.field).type;
        break;
      case PathStep::Kind::Measure:
        value = reached_through(value, measure(step.measure, at));
        type = version_.measures[step.measure.value].type;
        break;
      case PathStep::Kind::Accountable:
        value = reached_through(value, world_.accountable(at));
        type = {.kind = TypeKind::Reference, .choice = {}, .entity = world_.roles().person};
        break;
      case PathStep::Kind::MonthOf: break;
    }
  }
  return value;
}

Value Evaluator::measure(lang::MeasureId id, const Item& self) {
  const auto known = measured_.find({id.value, self.row});
  if (known != measured_.end()) return known->second;
  const lang::Measure& measure = version_.measures[id.value];
  const auto* expr = std::get_if<Expr>(&measure.body);
  Value value = expr ? expression(*expr, self) : aggregate(std::get<lang::Aggregate>(measure.body), self);
  value.real = measure.type.kind == TypeKind::Decimal;
  world_.count(value.missing() ? "value missing" : value.bounded() ? "value bounded" : "value known");
  if (value.missing() && value.absent) world_.count("value missing for want of a person");
  if (value.conflict) world_.count("value lacking for a conflict");
  return measured_[{id.value, self.row}] = value;
}

namespace {

/// The side that gives the value gives what it rests on too.
Value replaced(const Expr& expr, const std::vector<Value>& operands) {
  Value value = !operands[0].missing() ? operands[0] : operands[1];
  if (value.missing()) value = missing_from(operands);
  value.real = expr.type.kind == TypeKind::Decimal;
  return value;
}

}  // namespace

Value Evaluator::expression(const Expr& expr, const Item& self) {
  std::vector<Value> operands;
  for (const Expr& operand : expr.operands) operands.push_back(expression(operand, self));
  switch (expr.op) {
    case Expr::Op::Constant: {
      if (expr.type.kind == TypeKind::Text) return text_value(expr.constant.text);
      return number_value(fraction(expr.constant), expr.constant.type.kind == TypeKind::Decimal);
    }
    case Expr::Op::Path: return path(expr.path, self);
    case Expr::Op::AsOf: return world_.as_of ? number_value(*world_.as_of) : Value{};
    case Expr::Op::IfMissing: return replaced(expr, operands);
    case Expr::Op::Equal:
    case Expr::Op::NotEqual:
    case Expr::Op::Less:
    case Expr::Op::LessEqual:
    case Expr::Op::Greater:
    case Expr::Op::GreaterEqual: return compared(expr, operands);
    default: return arithmetic(expr, operands);
  }
}

namespace {

bool never_whole(const Value& value) { return value.known() && denominator(value.number()) != 1; }

Truth equal(const Value& a, const Value& b) {
  if (a.known() && b.known()) return truth(same_value(a, b));
  const Interval x = interval(a), y = interval(b);
  if (less(x, y) == Truth::True || less(y, x) == Truth::True) return Truth::False;
  if ((!a.real && never_whole(b)) || (!b.real && never_whole(a))) return Truth::False;
  return Truth::Unknown;
}

Truth compare(Expr::Op op, const Value& a, const Value& b) {
  switch (op) {
    case Expr::Op::Equal: return equal(a, b);
    case Expr::Op::NotEqual: return !equal(a, b);
    case Expr::Op::Less: return less(interval(a), interval(b));
    case Expr::Op::LessEqual: return less_equal(interval(a), interval(b));
    case Expr::Op::Greater: return less(interval(b), interval(a));
    default: return less_equal(interval(b), interval(a));
  }
}

bool any_missing(const std::vector<Value>& operands) {
  return std::any_of(operands.begin(), operands.end(), [](const Value& operand) { return operand.missing(); });
}

/// A date a number of units on; both bounds move alike.
Value date_moved(const lang::Type& type, const Value& date, const Value& by, lang::DurationUnit unit) {
  Value low = rising(type, date, [&](const Fraction& day) -> std::optional<Fraction> {
    if (!by.low) return Fraction(kFirstDay);
    const auto there = moved(to_int64(day), to_int64(*by.low), unit);
    return there ? std::optional(Fraction(*there)) : std::nullopt;
  });
  Value high = rising(type, date, [&](const Fraction& day) -> std::optional<Fraction> {
    if (!by.high) return Fraction(kLastDay);
    const auto there = moved(to_int64(day), to_int64(*by.high), unit);
    return there ? std::optional(Fraction(*there)) : std::nullopt;
  });
  if (low.missing() || high.missing()) return {};
  if (!by.low) low.low = std::nullopt;
  low.high = by.high ? high.high : std::nullopt;
  return low;
}

std::int64_t micros(lang::DurationUnit unit) {
  switch (unit) {
    case lang::DurationUnit::Minutes: return 60'000'000;
    case lang::DurationUnit::Hours: return 3'600'000'000;
    default: return 86'400'000'000;
  }
}

Value sum_of(const Expr& expr, const std::vector<Value>& operands, bool minus) {
  const Interval b = minus ? negate(interval(operands[1])) : interval(operands[1]);
  const lang::Type &left = expr.operands[0].type, &right = expr.operands[1].type;
  if (left.kind == TypeKind::Date && right.kind == TypeKind::Duration) {
    Value by = operands[1];
    by.low = b.low.endless ? std::nullopt : std::optional(b.low.number);
    by.high = b.high.endless ? std::nullopt : std::optional(b.high.number);
    return date_moved(expr.type, operands[0], by, right.unit);
  }
  if (right.kind == TypeKind::Date && left.kind == TypeKind::Duration) {
    return date_moved(expr.type, operands[1], operands[0], left.unit);
  }
  const bool moves_instant = left.kind == TypeKind::Instant && right.kind == TypeKind::Duration;
  const Fraction scale = moves_instant ? micros(right.unit) : 1;
  return from_interval(expr.type, add(interval(operands[0]), multiply(b, {{0, scale}, {0, scale}})));
}

Value months_between(const Expr& expr, const Value& a, const Value& b) {
  const auto end = [](const std::optional<Fraction>& from, const std::optional<Fraction>& to, int endless) {
    return from && to ? End{0, whole_months(to_int64(*from), to_int64(*to))} : End{endless, 0};
  };
  return from_interval(expr.type, {end(a.high, b.low, -1), end(a.low, b.high, 1)});
}

Value date_at(const Expr& expr, const Value& instant) {
  return rising(expr.type, instant, [&](const Fraction& micros_) {
    return Fraction(static_cast<std::int64_t>(day_of_instant(to_int64(micros_), expr.offset_minutes)));
  });
}

template <class Choose>
Value chosen(const Expr& expr, const std::vector<Value>& operands, const Choose& choose) {
  Interval result = interval(operands[0]);
  for (const Value& operand : operands) result = choose(result, interval(operand));
  return from_interval(expr.type, result);
}

/// No operand is missing.
Value calculate(const Expr& expr, const std::vector<Value>& operands) {
  const auto side = [&](std::size_t i) { return interval(operands[i]); };
  switch (expr.op) {
    case Expr::Op::Add: return sum_of(expr, operands, false);
    case Expr::Op::Subtract: return sum_of(expr, operands, true);
    case Expr::Op::Multiply: return from_interval(expr.type, multiply(side(0), side(1)));
    case Expr::Op::Divide: return may_be_zero(side(1)) ? Value{} : from_interval(expr.type, divide(side(0), side(1)));
    case Expr::Op::FloorDivide:
      return may_be_zero(side(1)) ? Value{} : from_interval(expr.type, floor_both(divide(side(0), side(1))));
    case Expr::Op::Larger: return chosen(expr, operands, larger_of);
    case Expr::Op::Smaller: return chosen(expr, operands, smaller_of);
    case Expr::Op::Days: return from_interval(expr.type, add(side(1), negate(side(0))));
    case Expr::Op::Months: return months_between(expr, operands[0], operands[1]);
    case Expr::Op::DateAt: return date_at(expr, operands[0]);
    default: return {};
  }
}

bool divides_by_zero(const Expr& expr, const std::vector<Value>& operands) {
  const bool division = expr.op == Expr::Op::Divide || expr.op == Expr::Op::FloorDivide;
  return division && !operands[1].missing() && may_be_zero(interval(operands[1]));
}

}  // namespace

Value Evaluator::compared(const Expr& expr, const std::vector<Value>& operands) {
  if (any_missing(operands)) return missing_from(operands);
  const Truth outcome = compare(expr.op, operands[0], operands[1]);
  Value value = outcome == Truth::Unknown ? Value{} : number_value(outcome == Truth::True ? 1 : 0);
  inherit(value, operands);
  return value;
}

Value Evaluator::arithmetic(const Expr& expr, const std::vector<Value>& operands) {
  if (any_missing(operands)) {
    Value value = missing_from(operands);
    if (divides_by_zero(expr, operands)) {
      value.absent = false;
      value.conflict |= operands[1].conflict;
    }
    return value;
  }
  Value value = calculate(expr, operands);
  if (value.missing()) world_.count("arithmetic without result");
  inherit(value, operands);
  if (divides_by_zero(expr, operands)) value.conflict = operands[1].conflict;
  return value;
}

}  // namespace yanpan::second
