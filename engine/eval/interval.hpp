// One value as known, missing or bounded, and the operations of meaning.md V2
// on it: interval arithmetic, one operation at a time, operands independent.
//
// A known value is the interval of one point. An open end is infinite; every
// finite end counts as attained. 0 times infinity is 0 and a number over
// infinity is 0: the other corners carry what is lost.

#pragma once

#include <cstdint>
#include <optional>

#include "engine/model/column.hpp"
#include "lang/value/decimal.hpp"

namespace yanpan::engine {

template <class T>
struct Interval {
  State state = kKnown;   // kMissing, or kBounded with kLowOpen / kHighOpen, with kConflict / kAbsent
  T low{};
  T high{};

  bool missing() const { return state & kMissing; }
  bool bounded() const { return state & kBounded; }
  bool known() const { return (state & (kMissing | kBounded)) == 0; }
  bool low_open() const { return state & kLowOpen; }
  bool high_open() const { return state & kHighOpen; }
  std::optional<T> low_end() const { return low_open() ? std::nullopt : std::optional<T>(low); }
  std::optional<T> high_end() const { return high_open() ? std::nullopt : std::optional<T>(high); }
};

using Whole = Interval<std::int64_t>;
using Exact = Interval<Decimal>;

template <class T>
Interval<T> point(T value) {
  return {kKnown, value, value};
}
template <class T>
Interval<T> missing(State why = kKnown) {
  return {static_cast<State>(kMissing | why), {}, {}};
}
/// nullopt is an open end. Ends that meet are a known value.
template <class T>
Interval<T> between(std::optional<T> low, std::optional<T> high, State why = kKnown) {
  if (low && high && *low == *high) return point(*low);
  State state = static_cast<State>(kBounded | why | (low ? 0 : kLowOpen) | (high ? 0 : kHighOpen));
  return {state, low.value_or(T{}), high.value_or(T{})};
}

/// Why a value made of others is missing or bounded: for a conflict if one of
/// those at fault is (beside a missing value a bounded one is not at fault); for
/// want of a 责任人 only if all that are missing want one.
struct Blame {
  State conflict = kKnown;           // of the bounded ones
  State missing_conflict = kKnown;   // of the missing ones
  bool any_missing = false;
  bool all_absent = true;

  void add(State state) {
    if (state & kMissing) {
      any_missing = true;
      all_absent = all_absent && (state & kAbsent);
      missing_conflict |= state & kConflict;
    } else if (state & kBounded) {
      conflict |= state & kConflict;
    }
  }
  State missing() const { return static_cast<State>(missing_conflict | (any_missing && all_absent ? kAbsent : kKnown)); }
};

Whole get_whole(const Column& column, std::size_t row);
Exact get_exact(const Column& column, std::size_t row);   // widens whole columns
void put(Column& column, std::size_t row, const Whole& value);
void put(Column& column, std::size_t row, const Exact& value);

/// nullopt: a finite end is outside 64 bits (128 for decimals): missing and reported.
template <class T>
using Result = std::optional<Interval<T>>;

Result<std::int64_t> add(const Whole& a, const Whole& b);
Result<std::int64_t> subtract(const Whole& a, const Whole& b);
Result<std::int64_t> multiply(const Whole& a, const Whole& b);
Result<Decimal> add(const Exact& a, const Exact& b);
Result<Decimal> subtract(const Exact& a, const Exact& b);
Result<Decimal> multiply(const Exact& a, const Exact& b);
/// A divisor that is or may be 0 gives missing.
Result<Decimal> divide(const Exact& a, const Exact& b);
Result<std::int64_t> floor_divide(const Exact& a, const Exact& b);

template <class T>
Interval<T> larger(const Interval<T>& a, const Interval<T>& b);
template <class T>
Interval<T> smaller(const Interval<T>& a, const Interval<T>& b);

}  // namespace yanpan::engine
