#include "engine/eval/arithmetic.hpp"

#include <algorithm>
#include <array>
#include <mutex>

#include "engine/eval/truth.hpp"
#include "lang/base/check.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

using lang::DurationUnit;
using lang::Node;
using lang::NodeOp;
using lang::TypeKind;

using Operands = std::vector<const Column*>;

std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b != 0 && (a < 0) != (b < 0)); }

/// Runs `row` over all rows by threads; rows for which it answers false did not fit.
template <class F>
Column fill(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows, F row) {
  const std::size_t rows = in[0]->size();
  Column out = Column::unset(node.type, rows);
  out.reserve_states();
  if (std::any_of(in.begin(), in.end(), [](const Column* c) { return c->any_bounds(); })) out.reserve_bounds();
  std::mutex guard;
  threads.over(rows, [&](std::size_t begin, std::size_t end) {
    std::vector<RowId> bad;
    for (std::size_t i = begin; i < end; ++i)
      if (!row(out, i)) bad.push_back(static_cast<RowId>(i));
    if (bad.empty()) return;
    const std::lock_guard lock(guard);
    overflows.insert(overflows.end(), bad.begin(), bad.end());
  });
  std::sort(overflows.begin(), overflows.end());
  out.drop_plain_states();
  return out;
}

template <class T>
bool store(Column& out, std::size_t row, const Result<T>& result) {
  if (!result) {
    out.set_missing(row);
    return false;
  }
  put(out, row, *result);
  return true;
}

// ---- numbers ---------------------------------------------------------------------

Result<std::int64_t> apply(NodeOp op, const Whole& a, const Whole& b) {
  switch (op) {
    case NodeOp::Add: return add(a, b);
    case NodeOp::Subtract: return subtract(a, b);
    case NodeOp::Multiply: return multiply(a, b);
    default: YANPAN_CHECK(false, "not an operation on whole numbers");
  }
}

Result<Decimal> apply(NodeOp op, const Exact& a, const Exact& b) {
  switch (op) {
    case NodeOp::Add: return add(a, b);
    case NodeOp::Subtract: return subtract(a, b);
    case NodeOp::Multiply: return multiply(a, b);
    case NodeOp::Divide: return divide(a, b);
    default: YANPAN_CHECK(false, "not an operation on decimals");
  }
}

bool floor_row(const Column& a, const Column& b, Column& out, std::size_t i) {
  if (!a.is_decimal() && !b.is_decimal() && a.known(i) && b.known(i)) {
    const std::int64_t x = a.at(i), y = b.at(i);
    if (y == 0) return out.set_missing(i), true;
    if (x == INT64_MIN && y == -1) return out.set_missing(i), false;
    out.set(i, floor_div(x, y));
    return true;
  }
  return store(out, i, floor_divide(get_exact(a, i), get_exact(b, i)));
}

bool whole_row(NodeOp op, const Column& a, const Column& b, Column& out, std::size_t i) {
  if (a.known(i) && b.known(i)) {
    const std::int64_t x = a.at(i), y = b.at(i);
    std::int64_t value = 0;
    const bool bad = op == NodeOp::Add ? __builtin_add_overflow(x, y, &value)
                     : op == NodeOp::Subtract ? __builtin_sub_overflow(x, y, &value)
                                              : __builtin_mul_overflow(x, y, &value);
    if (bad) return out.set_missing(i), false;
    out.set(i, value);
    return true;
  }
  return store(out, i, apply(op, get_whole(a, i), get_whole(b, i)));
}

// ---- dates and instants ----------------------------------------------------------------

std::optional<std::int64_t> in_years(std::int64_t micros) {
  const bool ok = micros >= kMinDate * kMicrosPerDay && micros < (kMaxDate + 1) * kMicrosPerDay;
  return ok ? std::optional(micros) : std::nullopt;
}

std::optional<std::int64_t> move_instant(std::int64_t micros, std::int64_t count, DurationUnit unit) {
  const std::int64_t size = unit == DurationUnit::Days ? kMicrosPerDay : unit == DurationUnit::Hours ? 3'600'000'000 : 60'000'000;
  std::int64_t step, out;
  if (__builtin_mul_overflow(count, size, &step) || __builtin_add_overflow(micros, step, &out)) return std::nullopt;
  return in_years(out);
}

/// Moves each finite end by a function that grows with the date.
template <class F>
Result<std::int64_t> move_ends(const Whole& when, const Whole& by, bool backward, F move) {
  Blame blame;
  blame.add(when.state);
  blame.add(by.state);
  if (blame.any_missing) return missing<std::int64_t>(blame.missing());
  const auto end = [&](bool low) -> std::optional<std::optional<std::int64_t>> {
    const bool by_low = backward ? !low : low;
    const auto date = low ? when.low_end() : when.high_end();
    const auto count = by_low ? by.low_end() : by.high_end();
    if (!date || !count) return std::optional<std::int64_t>{};
    if (backward && *count == INT64_MIN) return std::nullopt;
    const auto moved = move(*date, backward ? -*count : *count);
    if (!moved) return std::nullopt;
    return moved;
  };
  const auto low = end(true), high = end(false);
  if (!low || !high) return std::nullopt;
  return between(*low, *high, blame.conflict);
}

Result<std::int64_t> moved(const Node& node, const Column& when, const Column& by, std::size_t i) {
  const DurationUnit unit = by.type().unit;
  const bool instant = when.type().kind == TypeKind::Instant;
  return move_ends(get_whole(when, i), get_whole(by, i), node.op == NodeOp::Subtract, [&](std::int64_t date, std::int64_t count) {
    return instant ? move_instant(date, count, unit) : move_date(date, count, unit);
  });
}

/// 日数 and 月数: grows with b, shrinks with a.
Result<std::int64_t> distance(NodeOp op, const Whole& a, const Whole& b) {
  Blame blame;
  blame.add(a.state);
  blame.add(b.state);
  if (blame.any_missing) return missing<std::int64_t>(blame.missing());
  const auto measure = [&](std::int64_t from, std::int64_t to) { return op == NodeOp::Days ? to - from : months_between(from, to); };
  std::optional<std::int64_t> low, high;
  if (!b.low_open() && !a.high_open()) low = measure(a.high, b.low);
  if (!b.high_open() && !a.low_open()) high = measure(a.low, b.high);
  return between(low, high, blame.conflict);
}

/// A function of one date or instant that never shrinks as it grows.
template <class F>
Whole monotone(const Whole& a, F f) {
  if (a.missing()) return a;
  const auto apply_to = [&](std::optional<std::int64_t> end) { return end ? std::optional(f(*end)) : std::nullopt; };
  return between(apply_to(a.low_end()), apply_to(a.high_end()), a.state & kConflict);
}

// ---- comparisons -------------------------------------------------------------------------

/// -1, 0, +1 where every value of a stands so to every value of b.
template <class T>
Truth compare(NodeOp op, const Interval<T>& a, const Interval<T>& b) {
  const bool always_less = !a.high_open() && !b.low_open() && a.high < b.low;
  const bool always_greater = !a.low_open() && !b.high_open() && b.high < a.low;
  const bool never_greater = !a.high_open() && !b.low_open() && !(b.low < a.high);
  const bool never_less = !a.low_open() && !b.high_open() && !(a.low < b.high);
  const auto decide = [](bool yes, bool no) { return yes ? kTrue : no ? kFalse : kUnknown; };
  switch (op) {
    case NodeOp::Equal: return decide(a.known() && b.known() && a.low == b.low, always_less || always_greater);
    case NodeOp::NotEqual: return decide(always_less || always_greater, a.known() && b.known() && a.low == b.low);
    case NodeOp::Less: return decide(always_less, never_less);
    case NodeOp::LessEqual: return decide(never_greater, always_greater);
    case NodeOp::Greater: return decide(always_greater, never_greater);
    case NodeOp::GreaterEqual: return decide(never_less, always_less);
    default: YANPAN_CHECK(false, "not a comparison");
  }
}

template <class T>
void compare_row(NodeOp op, const Interval<T>& a, const Interval<T>& b, Column& out, std::size_t i) {
  Blame blame;
  blame.add(a.state);
  blame.add(b.state);
  if (blame.any_missing) return out.set_missing(i, blame.missing());
  const Truth result = compare(op, a, b);
  if (result == kUnknown) return out.set_missing(i, blame.conflict);
  out.set(i, result == kTrue ? 1 : 0);
}

bool is_comparison(NodeOp op) { return op >= NodeOp::Equal && op <= NodeOp::GreaterEqual; }

bool compare_known(NodeOp op, std::int64_t a, std::int64_t b) {
  switch (op) {
    case NodeOp::Equal: return a == b;
    case NodeOp::NotEqual: return a != b;
    case NodeOp::Less: return a < b;
    case NodeOp::LessEqual: return a <= b;
    case NodeOp::Greater: return a > b;
    default: return a >= b;
  }
}

// ---- one function a kind of node ------------------------------------------------------------

Column comparison(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows) {
  const Column &a = *in[0], &b = *in[1];
  const bool decimal = a.is_decimal() || b.is_decimal();
  return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) {
    if (decimal) compare_row(node.op, get_exact(a, i), get_exact(b, i), out, i);
    else if (a.known(i) && b.known(i)) out.set(i, compare_known(node.op, a.at(i), b.at(i)));
    else compare_row(node.op, get_whole(a, i), get_whole(b, i), out, i);
    return true;
  });
}

Column numbers(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows) {
  const Column &a = *in[0], &b = *in[1];
  if (node.op == NodeOp::FloorDivide) {
    return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) { return floor_row(a, b, out, i); });
  }
  if (node.type.kind == TypeKind::Decimal) {
    return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) { return store(out, i, apply(node.op, get_exact(a, i), get_exact(b, i))); });
  }
  return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) { return whole_row(node.op, a, b, out, i); });
}

Column moving(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows) {
  return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) {
    // 时长 + 日期 reads the same either way round.
    const bool swapped = in[0]->type().kind == TypeKind::Duration;
    return store(out, i, moved(node, *in[swapped ? 1 : 0], *in[swapped ? 0 : 1], i));
  });
}

template <class T, class Get>
Interval<T> extreme(const Node& node, const Operands& in, std::size_t i, Get get) {
  Interval<T> out = get(*in[0], i);
  Blame blame;
  blame.add(out.state);
  for (std::size_t k = 1; k < in.size(); ++k) {
    const Interval<T> next = get(*in[k], i);
    blame.add(next.state);
    out = node.op == NodeOp::Larger ? larger(out, next) : smaller(out, next);
  }
  if (blame.any_missing) return missing<T>(blame.missing());
  if (out.bounded()) out.state = static_cast<State>((out.state & ~kConflict) | blame.conflict);
  return out;
}

Column extremes(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows) {
  const bool decimal = node.type.kind == TypeKind::Decimal;
  return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) {
    if (decimal) put(out, i, extreme<Decimal>(node, in, i, get_exact));
    else put(out, i, extreme<std::int64_t>(node, in, i, get_whole));
    return true;
  });
}

/// a 缺失则 b. Where b is not known either, both are to blame.
template <class T>
Interval<T> instead(const Interval<T>& a, const Interval<T>& b) {
  if (!a.missing() || b.known()) return a.missing() ? b : a;
  Blame blame;
  blame.add(a.state);
  blame.add(b.state);
  if (b.missing()) return missing<T>(blame.missing());
  return between(b.low_end(), b.high_end(), static_cast<State>(blame.conflict | blame.missing_conflict));
}

Column if_missing(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows) {
  const bool decimal = node.type.kind == TypeKind::Decimal;
  return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) {
    if (decimal) put(out, i, instead(get_exact(*in[0], i), get_exact(*in[1], i)));
    else if (in[0]->known(i)) out.set(i, in[0]->at(i));
    else put(out, i, instead(get_whole(*in[0], i), get_whole(*in[1], i)));
    return true;
  });
}

Column dates(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows) {
  return fill(node, in, threads, overflows, [&](Column& out, std::size_t i) {
    if (node.op == NodeOp::Days || node.op == NodeOp::Months) return store(out, i, distance(node.op, get_whole(*in[0], i), get_whole(*in[1], i)));
    const std::int64_t offset = static_cast<std::int64_t>(node.offset_minutes) * 60'000'000;
    put(out, i, node.op == NodeOp::MonthOf ? monotone(get_whole(*in[0], i), month_of_date)
                                           : monotone(get_whole(*in[0], i), [&](std::int64_t t) { return floor_div(t + offset, kMicrosPerDay); }));
    return true;
  });
}

bool is_moving(const Node& node, const Operands& in) {
  if (node.op != NodeOp::Add && node.op != NodeOp::Subtract) return false;
  const auto timed = [](const Column* c) { return c->type().kind == TypeKind::Date || c->type().kind == TypeKind::Instant; };
  return timed(in[0]) || timed(in[1]);
}

}  // namespace

std::optional<std::int64_t> move_date(std::int64_t date, std::int64_t count, DurationUnit unit) {
  if (unit == DurationUnit::Months) return add_months(date, count);
  if (unit == DurationUnit::Workdays) return add_workdays(date, count);
  std::int64_t out;
  if (__builtin_add_overflow(date, count, &out) || !date_in_range(out)) return std::nullopt;
  return out;
}

Column compute_arithmetic(const Node& node, const Operands& in, const Threads& threads, std::vector<RowId>& overflows) {
  Column out;
  if (is_comparison(node.op)) out = comparison(node, in, threads, overflows);
  else if (node.op == NodeOp::Larger || node.op == NodeOp::Smaller) out = extremes(node, in, threads, overflows);
  else if (node.op == NodeOp::IfMissing) out = if_missing(node, in, threads, overflows);
  else if (node.op >= NodeOp::Days && node.op <= NodeOp::MonthOf) out = dates(node, in, threads, overflows);
  else if (is_moving(node, in)) out = moving(node, in, threads, overflows);
  else out = numbers(node, in, threads, overflows);
  return out;
}

}  // namespace yanpan::engine
