#include "engine/eval/interval.hpp"

#include <algorithm>
#include <array>

namespace yanpan::engine {

namespace {

/// A finite number or one of the infinities.
template <class T>
struct End {
  int infinite = 0;   // -1, 0, +1
  T value{};
};

template <class T>
End<T> low_of(const Interval<T>& a) {
  return a.low_open() ? End<T>{-1, {}} : End<T>{0, a.low};
}
template <class T>
End<T> high_of(const Interval<T>& a) {
  return a.high_open() ? End<T>{1, {}} : End<T>{0, a.high};
}

template <class T>
bool less(const End<T>& a, const End<T>& b) {
  if (a.infinite != b.infinite) return a.infinite < b.infinite;
  return a.infinite == 0 && a.value < b.value;
}

template <class T>
int sign(const End<T>& a) {
  if (a.infinite != 0) return a.infinite;
  return a.value < T{} ? -1 : T{} < a.value ? 1 : 0;
}

template <class T>
std::optional<T> finite(const End<T>& end) {
  return end.infinite == 0 ? std::optional<T>(end.value) : std::nullopt;
}

std::optional<std::int64_t> plus(std::int64_t a, std::int64_t b) {
  std::int64_t out;
  return __builtin_add_overflow(a, b, &out) ? std::nullopt : std::optional(out);
}
std::optional<Decimal> plus(const Decimal& a, const Decimal& b) { return yanpan::add(a, b); }
std::optional<std::int64_t> times(std::int64_t a, std::int64_t b) {
  std::int64_t out;
  return __builtin_mul_overflow(a, b, &out) ? std::nullopt : std::optional(out);
}
std::optional<Decimal> times(const Decimal& a, const Decimal& b) { return yanpan::multiply(a, b); }
std::optional<std::int64_t> minus(std::int64_t a, std::int64_t b) {
  std::int64_t out;
  return __builtin_sub_overflow(a, b, &out) ? std::nullopt : std::optional(out);
}
std::optional<Decimal> minus(const Decimal& a, const Decimal& b) { return yanpan::subtract(a, b); }

template <class T, class F>
std::optional<End<T>> combine(const End<T>& a, const End<T>& b, int infinite, F f) {
  if (infinite != 0) return End<T>{infinite, {}};
  const auto value = f(a.value, b.value);
  if (!value) return std::nullopt;
  return End<T>{0, *value};
}

template <class T>
std::optional<End<T>> product(const End<T>& a, const End<T>& b) {
  if (a.infinite == 0 && b.infinite == 0) return combine<T>(a, b, 0, [](const T& x, const T& y) { return times(x, y); });
  const int s = sign(a) * sign(b);
  return s == 0 ? End<T>{} : End<T>{s, {}};
}

std::optional<End<Decimal>> quotient(const End<Decimal>& a, const End<Decimal>& b) {
  if (b.infinite != 0) return End<Decimal>{};
  if (a.infinite != 0) return End<Decimal>{a.infinite * sign(b), {}};
  return combine<Decimal>(a, b, 0, [](const Decimal& x, const Decimal& y) { return yanpan::divide(x, y); });
}

/// The least and greatest of four corners; nullopt where one does not fit.
template <class T, class F>
std::optional<std::pair<End<T>, End<T>>> corners(const Interval<T>& a, const Interval<T>& b, F f) {
  std::array<std::optional<End<T>>, 4> all{f(low_of(a), low_of(b)), f(low_of(a), high_of(b)), f(high_of(a), low_of(b)), f(high_of(a), high_of(b))};
  for (const auto& corner : all)
    if (!corner) return std::nullopt;
  End<T> low = *all[0], high = *all[0];
  for (const auto& corner : all) {
    if (less(*corner, low)) low = *corner;
    if (less(high, *corner)) high = *corner;
  }
  return std::pair{low, high};
}

template <class T>
std::optional<Interval<T>> missing_of(const Interval<T>& a, const Interval<T>& b, Blame& blame) {
  blame.add(a.state);
  blame.add(b.state);
  if (blame.any_missing) return missing<T>(blame.missing());
  return std::nullopt;
}

template <class T>
Result<T> add_any(const Interval<T>& a, const Interval<T>& b) {
  Blame blame;
  if (auto gone = missing_of(a, b, blame)) return gone;
  const auto f = [](const T& x, const T& y) { return plus(x, y); };
  const auto low = combine<T>(low_of(a), low_of(b), a.low_open() || b.low_open() ? -1 : 0, f);
  const auto high = combine<T>(high_of(a), high_of(b), a.high_open() || b.high_open() ? 1 : 0, f);
  if (!low || !high) return std::nullopt;
  return between(finite(*low), finite(*high), blame.conflict);
}

template <class T>
Result<T> subtract_any(const Interval<T>& a, const Interval<T>& b) {
  Blame blame;
  if (auto gone = missing_of(a, b, blame)) return gone;
  const auto f = [](const T& x, const T& y) { return minus(x, y); };
  const auto low = combine<T>(low_of(a), high_of(b), a.low_open() || b.high_open() ? -1 : 0, f);
  const auto high = combine<T>(high_of(a), low_of(b), a.high_open() || b.low_open() ? 1 : 0, f);
  if (!low || !high) return std::nullopt;
  return between(finite(*low), finite(*high), blame.conflict);
}

template <class T>
Result<T> multiply_any(const Interval<T>& a, const Interval<T>& b) {
  Blame blame;
  if (auto gone = missing_of(a, b, blame)) return gone;
  const auto ends = corners(a, b, [](const End<T>& x, const End<T>& y) { return product(x, y); });
  if (!ends) return std::nullopt;
  return between(finite(ends->first), finite(ends->second), blame.conflict);
}

bool may_be_zero(const Exact& a) { return sign(low_of(a)) <= 0 && sign(high_of(a)) >= 0; }

/// A divisor that may be 0 is missing on its own account, whoever else is.
std::optional<Exact> bad_divisor(const Exact& a, const Exact& b) {
  Blame blame;
  if (!b.missing() && may_be_zero(b)) return missing<Decimal>(static_cast<State>((b.state | (a.missing() ? a.state : kKnown)) & kConflict));
  return missing_of(a, b, blame);
}

std::optional<std::pair<End<Decimal>, End<Decimal>>> quotient_ends(const Exact& a, const Exact& b) { return corners(a, b, quotient); }

std::optional<End<std::int64_t>> floor_end(const End<Decimal>& end) {
  if (end.infinite != 0) return End<std::int64_t>{end.infinite, 0};
  const auto whole = yanpan::floor_divide(end.value, Decimal(1));
  if (!whole) return std::nullopt;
  return End<std::int64_t>{0, *whole};
}

}  // namespace

Whole get_whole(const Column& column, std::size_t row) {
  const State state = column.state(row);
  return {state, column.at(row), (state & kBounded) ? column.high(row) : column.at(row)};
}

Exact get_exact(const Column& column, std::size_t row) {
  const State state = column.state(row);
  if (column.is_decimal()) return {state, column.decimal(row), (state & kBounded) ? column.decimal_high(row) : column.decimal(row)};
  const Whole whole = get_whole(column, row);
  return {state, Decimal(whole.low), Decimal(whole.high)};
}

void put(Column& column, std::size_t row, const Whole& value) {
  if (value.known()) column.set(row, value.low);
  else if (value.missing()) column.set_missing(row, value.state & (kConflict | kAbsent | kUnreadable));
  else column.set_bounds(row, value.low_end(), value.high_end(), value.state & kConflict);
}

void put(Column& column, std::size_t row, const Exact& value) {
  if (value.known()) column.set(row, value.low);
  else if (value.missing()) column.set_missing(row, value.state & (kConflict | kAbsent | kUnreadable));
  else column.set_bounds(row, value.low_end(), value.high_end(), value.state & kConflict);
}

Result<std::int64_t> add(const Whole& a, const Whole& b) { return add_any(a, b); }
Result<std::int64_t> subtract(const Whole& a, const Whole& b) { return subtract_any(a, b); }
Result<std::int64_t> multiply(const Whole& a, const Whole& b) { return multiply_any(a, b); }
Result<Decimal> add(const Exact& a, const Exact& b) { return add_any(a, b); }
Result<Decimal> subtract(const Exact& a, const Exact& b) { return subtract_any(a, b); }
Result<Decimal> multiply(const Exact& a, const Exact& b) { return multiply_any(a, b); }

Result<Decimal> divide(const Exact& a, const Exact& b) {
  if (auto gone = bad_divisor(a, b)) return gone;
  const auto ends = quotient_ends(a, b);
  if (!ends) return std::nullopt;
  return between(finite(ends->first), finite(ends->second), static_cast<State>((a.state | b.state) & kConflict));
}

Result<std::int64_t> floor_divide(const Exact& a, const Exact& b) {
  if (auto gone = bad_divisor(a, b)) return missing<std::int64_t>(gone->state & (kConflict | kAbsent));
  const auto ends = quotient_ends(a, b);
  if (!ends) return std::nullopt;
  const auto low = floor_end(ends->first), high = floor_end(ends->second);
  if (!low || !high) return std::nullopt;
  return between(finite(*low), finite(*high), static_cast<State>((a.state | b.state) & kConflict));
}

template <class T>
Interval<T> larger(const Interval<T>& a, const Interval<T>& b) {
  Blame blame;
  if (auto gone = missing_of(a, b, blame)) return *gone;
  const End<T> low = less(low_of(a), low_of(b)) ? low_of(b) : low_of(a);
  const End<T> high = less(high_of(a), high_of(b)) ? high_of(b) : high_of(a);
  return between(finite(low), finite(high), blame.conflict);
}

template <class T>
Interval<T> smaller(const Interval<T>& a, const Interval<T>& b) {
  Blame blame;
  if (auto gone = missing_of(a, b, blame)) return *gone;
  const End<T> low = less(low_of(b), low_of(a)) ? low_of(b) : low_of(a);
  const End<T> high = less(high_of(b), high_of(a)) ? high_of(b) : high_of(a);
  return between(finite(low), finite(high), blame.conflict);
}

template Whole larger(const Whole&, const Whole&);
template Exact larger(const Exact&, const Exact&);
template Whole smaller(const Whole&, const Whole&);
template Exact smaller(const Exact&, const Exact&);

}  // namespace yanpan::engine
