#include "engine/eval/aggregate.hpp"

#include <algorithm>
#include <mutex>
#include <numeric>

#include "engine/eval/distinct.hpp"
#include "engine/eval/range_tree.hpp"
#include "lang/base/check.hpp"

namespace yanpan::engine {

namespace {

using lang::AggregateForm;
using lang::TypeKind;

/// Running totals over positions, so that a range is a difference of two.
template <class T>
class Prefix {
 public:
  template <class F>
  Prefix(std::size_t n, F value) : sums_(n + 1, T{}) {
    for (std::size_t i = 0; i < n; ++i) sums_[i + 1] = sums_[i] + value(static_cast<std::uint32_t>(i));
  }
  T in(Range range) const { return range.empty() ? T{} : sums_[range.end] - sums_[range.begin]; }
  T in(const Question& q) const {
    T sum{};
    for (Range piece : q.pieces()) sum += in(piece);
    return sum;
  }

 private:
  std::vector<T> sums_;
};

/// What all forms share: the questions, the output column, and what happens
/// when this side's own value is missing.
class Form {
 public:
  Form(const AggregateIndex& index, lang::Type type, const Threads& threads, std::vector<RowId>& overflows)
      : index_(index), value_(index.inputs().value), threads_(threads), overflows_(overflows), out_(Column::unset(type, index.inputs().selves)) {
    out_.reserve_states();
    if (index.any_may() || !index.inputs().coverage->always || (value_ && !value_->all_known())) out_.reserve_bounds();
  }

  Column run() {
    switch (index_.plan().form) {
      case AggregateForm::Count: count(); break;
      case AggregateForm::Exists: exists(); break;
      case AggregateForm::CountDistinct: distinct(); break;
      case AggregateForm::Sum: value_->is_decimal() ? sum_decimal() : sum_whole(); break;
      case AggregateForm::Mean: value_->is_decimal() ? mean_decimal() : mean_whole(); break;
      case AggregateForm::Max:
      case AggregateForm::Min: extreme(); break;
      case AggregateForm::Latest:
      case AggregateForm::Earliest: latest(); break;
      case AggregateForm::Lookup: lookup(); break;
    }
    std::sort(overflows_.begin(), overflows_.end());
    out_.drop_plain_states();
    return std::move(out_);
  }

 private:
  static constexpr std::size_t kAskedAtOnce = 32;

  template <class F>
  void each(F answer) {
    if (index_.sweeps()) return sweep([&](std::uint32_t begin, std::uint32_t end) { index_.sweep(begin, end, answer); });
    threads_.over(out_.size(), [&](std::size_t begin, std::size_t end) {
      std::array<Question, kAskedAtOnce> questions;
      for (std::size_t i = begin; i < end; i += kAskedAtOnce) {
        const std::span<Question> some(questions.data(), std::min(kAskedAtOnce, end - i));
        index_.ask_all(static_cast<RowId>(i), some);
        answer_all(static_cast<RowId>(i), some, answer);
      }
    });
  }

  /// Rows that cannot ask, then `part` for stretches of positions that hold all others.
  template <class F>
  void sweep(F part) {
    threads_.over(out_.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const auto row = static_cast<RowId>(i);
        if (const State missing = index_.missing_of(row)) out_.set_missing(row, missing & (kConflict | kAbsent));
      }
    });
    threads_.over(index_.size(), [&](std::size_t begin, std::size_t end) { part(static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)); });
  }

  template <class F>
  void answer_all(RowId first, std::span<const Question> questions, F answer) {
    for (std::size_t i = 0; i < questions.size(); ++i) {
      const auto row = static_cast<RowId>(first + i);
      if (questions[i].missing) out_.set_missing(row, questions[i].missing & (kConflict | kAbsent));
      else answer(row, questions[i]);
    }
  }

  std::uint32_t rows_in(const Question& q) const {
    std::uint32_t n = 0;
    for (Range piece : q.pieces()) n += piece.size();
    return n;
  }
  std::uint32_t may_in(const Question& q) const {
    std::uint32_t n = 0;
    if (index_.any_may())
      for (Range piece : q.pieces()) n += index_.may_in(piece);
    return n;
  }
  /// Why it is not exact: a may-row kept out by a conflict.
  State may_blame(const Question& q) const {
    for (Range piece : q.pieces())
      if (index_.conflict_in(piece)) return kConflict;
    return kKnown;
  }
  bool exact(const Question& q) const { return q.covered && may_in(q) == 0; }
  void overflow(RowId row) {
    out_.set_missing(row);
    const std::lock_guard lock(guard_);
    overflows_.push_back(row);
  }

  // ---- count, exists, distinct ------------------------------------------------------

  void count() {
    each([&](RowId row, const Question& q) {
      const std::int64_t all = rows_in(q), sure = all - may_in(q);
      if (q.covered && sure == all) out_.set(row, sure);
      else out_.set_bounds(row, sure, q.covered ? std::optional(all) : std::nullopt, may_blame(q));
    });
  }

  void exists() {
    each([&](RowId row, const Question& q) {
      const std::uint32_t all = rows_in(q), may = may_in(q);
      if (all > may) out_.set(row, 1);
      else if (may > 0 || !q.covered) out_.set_missing(row, may_blame(q));
      else out_.set(row, 0);
    });
  }

  ValueCodes codes(bool sure_only) const {
    ValueCodes out;
    out.of_position.assign(index_.size(), kNoCode);
    std::vector<std::uint32_t> known;
    for (std::uint32_t p = 0; p < index_.size(); ++p)
      if (value_->known(index_.row(p)) && !(sure_only && index_.may(p))) known.push_back(p);
    const auto less = [&](std::uint32_t a, std::uint32_t b) {
      const RowId x = index_.row(a), y = index_.row(b);
      return value_->is_decimal() ? value_->decimal(x) < value_->decimal(y) : value_->at(x) < value_->at(y);
    };
    if (!value_->is_decimal() && direct_codes(known, out)) return out;
    std::sort(known.begin(), known.end(), less);
    for (std::size_t i = 0; i < known.size(); ++i) {
      if (i > 0 && less(known[i - 1], known[i])) ++out.count;
      out.of_position[known[i]] = out.count;
    }
    if (!known.empty()) ++out.count;
    return out;
  }

  /// Values close together are their own codes.
  bool direct_codes(const std::vector<std::uint32_t>& known, ValueCodes& out) const {
    if (known.empty()) return true;
    std::int64_t low = INT64_MAX, high = INT64_MIN;
    for (std::uint32_t p : known) {
      low = std::min(low, value_->at(index_.row(p)));
      high = std::max(high, value_->at(index_.row(p)));
    }
    if (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) > 2 * known.size() + 1024) return false;
    out.count = static_cast<std::uint32_t>(high - low) + 1;
    for (std::uint32_t p : known) out.of_position[p] = static_cast<std::uint32_t>(value_->at(index_.row(p)) - low);
    return true;
  }

  /// Rows without the value may add one more each (R4).
  struct Lacking {
    Prefix<std::uint32_t> rows, conflicts;
  };

  Lacking lacking() const {
    const std::size_t n = value_->all_known() ? 0 : index_.size();
    return {Prefix<std::uint32_t>(n, [&](std::uint32_t p) { return value_->known(index_.row(p)) ? 0u : 1u; }),
            Prefix<std::uint32_t>(n, [&](std::uint32_t p) { return value_->state(index_.row(p)) & kConflict ? 1u : 0u; })};
  }

  void put_distinct(RowId row, const Question& q, std::uint32_t sure, std::uint32_t all, const Lacking& lacking) {
    const std::uint32_t more = value_->all_known() ? 0 : lacking.rows.in(q);
    const std::int64_t low = sure, high = static_cast<std::int64_t>(all) + more;
    if (q.covered && low == high) return out_.set(row, low);
    const State blame = static_cast<State>(may_blame(q) | (more > 0 && lacking.conflicts.in(q) > 0 ? kConflict : kKnown));
    out_.set_bounds(row, low, q.covered ? std::optional(high) : std::nullopt, blame);
  }

  void distinct() {
    const ValueCodes of_all = codes(false), of_sure = index_.any_may() ? codes(true) : ValueCodes{};
    if (index_.sweeps() && !index_.leaves_rows_out()) slide_distinct(of_all, of_sure);
    else ask_distinct(of_all, of_sure);
  }

  void slide_distinct(const ValueCodes& of_all, const ValueCodes& of_sure) {
    const Lacking without = lacking();
    sweep([&](std::uint32_t begin, std::uint32_t end) {
      Slide slide(of_all), slide_sure(of_sure);
      index_.sweep(begin, end, [&](RowId row, const Question& q) {
        const std::uint32_t all = q.whole.empty() ? 0 : slide.count(q.whole);
        const std::uint32_t sure = !index_.any_may() ? all : q.whole.empty() ? 0 : slide_sure.count(q.whole);
        put_distinct(row, q, sure, all, without);
      });
    });
  }

  void ask_distinct(const ValueCodes& of_all, const ValueCodes& of_sure) {
    std::vector<Question> questions(out_.size());
    threads_.over(out_.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; i += kAskedAtOnce) index_.ask_all(static_cast<RowId>(i), std::span(questions).subspan(i, std::min(kAskedAtOnce, end - i)));
    });
    const std::vector<std::uint32_t> all = count_distinct(index_, of_all, questions, threads_);
    const std::vector<std::uint32_t> sure = index_.any_may() ? count_distinct(index_, of_sure, questions, threads_) : all;
    const Lacking without = lacking();
    const auto answer = [&](RowId row, const Question& q) { put_distinct(row, q, sure[row], all[row], without); };
    threads_.over(out_.size(), [&](std::size_t begin, std::size_t end) { answer_all(static_cast<RowId>(begin), std::span(questions).subspan(begin, end - begin), answer); });
  }

  // ---- sum and mean ------------------------------------------------------------------------

  /// Rows in the ranges that lack the value, or have an end of it open.
  struct Gaps {
    std::uint32_t missing = 0, conflict = 0, open_low = 0, open_high = 0, bounded_conflict = 0;
    Gaps& operator+=(const Gaps& o) {
      missing += o.missing, conflict += o.conflict, open_low += o.open_low, open_high += o.open_high, bounded_conflict += o.bounded_conflict;
      return *this;
    }
    friend Gaps operator+(Gaps a, const Gaps& b) { return a += b; }
    friend Gaps operator-(Gaps a, const Gaps& b) {
      a.missing -= b.missing, a.conflict -= b.conflict, a.open_low -= b.open_low, a.open_high -= b.open_high, a.bounded_conflict -= b.bounded_conflict;
      return a;
    }
  };

  Gaps gap_at(std::uint32_t p) const {
    const State state = value_->state(index_.row(p));
    Gaps gap;
    if (state & kMissing) gap.missing = 1, gap.conflict = state & kConflict ? 1 : 0;
    if (!(state & kBounded)) return gap;
    gap.open_low = state & kLowOpen ? 1 : 0;
    gap.open_high = state & kHighOpen ? 1 : 0;
    gap.bounded_conflict = state & kConflict ? 1 : 0;
    return gap;
  }

  const Prefix<Gaps>& gaps() {
    if (!gaps_) gaps_.emplace(value_->all_known() ? 0 : index_.size(), [&](std::uint32_t p) { return gap_at(p); });
    return *gaps_;
  }
  Gaps gaps_in(const Question& q) const { return value_->all_known() ? Gaps{} : gaps_->in(q); }

  /// The ends a row adds to a sum: a may-row adds what is below 0 to the low
  /// end and what is above 0 to the high end (R4).
  template <class T>
  T low_part(std::uint32_t p, const T& low) const {
    return index_.may(p) && T{} < low ? T{} : low;
  }
  template <class T>
  T high_part(std::uint32_t p, const T& high) const {
    return index_.may(p) && high < T{} ? T{} : high;
  }

  Int128 whole_low(std::uint32_t p) const {
    const RowId row = index_.row(p);
    const State state = value_->state(row);
    return state & (kMissing | kLowOpen) ? Int128{0} : low_part<Int128>(p, value_->at(row));
  }
  Int128 whole_high(std::uint32_t p) const {
    const RowId row = index_.row(p);
    const State state = value_->state(row);
    return state & (kMissing | kHighOpen) ? Int128{0} : high_part<Int128>(p, state & kBounded ? value_->high(row) : value_->at(row));
  }

  /// A sum from the ends of its rows; nullopt ends are open. False: does not fit.
  template <class T>
  bool put_sum(RowId row, const Question& q, const Gaps& gap, std::optional<T> low, std::optional<T> high) {
    if (gap.open_low > 0) low.reset();
    if (gap.open_high > 0) high.reset();
    const State blame = static_cast<State>(may_blame(q) | (gap.bounded_conflict > 0 ? kConflict : kKnown));
    if (!q.covered) {
      // R8: only the sum of something never negative keeps its lower end.
      if (!index_.plan().value_never_negative) return out_.set_missing(row, blame), true;
      high.reset();
    }
    put(out_, row, between(low, high, blame));
    return true;
  }

  static std::optional<std::int64_t> fit(Int128 value) {
    return value >= INT64_MIN && value <= INT64_MAX ? std::optional(static_cast<std::int64_t>(value)) : std::nullopt;
  }

  bool lacks_value(RowId row, const Question& q, const Gaps& gap) {
    if (gap.missing == 0) return false;
    out_.set_missing(row, static_cast<State>(may_blame(q) | (gap.conflict > 0 ? kConflict : kKnown)));
    return true;
  }

  void sum_whole() {
    const Prefix<Int128> low(index_.size(), [&](std::uint32_t p) { return whole_low(p); });
    const bool one_end = !index_.any_may() && !value_->any_bounds();
    const Prefix<Int128> high(one_end ? 0 : index_.size(), [&](std::uint32_t p) { return whole_high(p); });
    gaps();
    each([&](RowId row, const Question& q) {
      const Gaps gap = gaps_in(q);
      if (lacks_value(row, q, gap)) return;
      const Int128 low_sum = low.in(q);
      const auto low_end = fit(low_sum), high_end = fit(one_end ? low_sum : high.in(q));
      if ((!low_end && gap.open_low == 0) || (!high_end && gap.open_high == 0 && q.covered)) return overflow(row);
      put_sum(row, q, gap, low_end, high_end);
    });
  }

  struct JoinSums {
    void operator()(DecimalSum& into, const DecimalSum& other) const { into.merge(other); }
  };
  using SumTree = RangeTree<DecimalSum, JoinSums>;

  SumTree sum_tree(bool high_end) const {
    std::vector<DecimalSum> leaves(index_.size());
    for (std::uint32_t p = 0; p < index_.size(); ++p) {
      const RowId row = index_.row(p);
      const State state = value_->state(row);
      if (state & (kMissing | (high_end ? kHighOpen : kLowOpen))) continue;
      const Decimal& end = high_end && (state & kBounded) ? value_->decimal_high(row) : value_->decimal(row);
      leaves[p].add(high_end ? high_part(p, end) : low_part(p, end));
    }
    return SumTree(std::move(leaves), DecimalSum(), JoinSums{});
  }

  static DecimalSum sum_of(const SumTree& tree, const Question& q) {
    DecimalSum sum;
    for (Range piece : q.pieces()) tree.collect(piece, sum);
    return sum;
  }

  void sum_decimal() {
    const SumTree low = sum_tree(false), high = sum_tree(true);
    gaps();
    each([&](RowId row, const Question& q) {
      const Gaps gap = gaps_in(q);
      if (lacks_value(row, q, gap)) return;
      const auto low_end = sum_of(low, q).total(), high_end = sum_of(high, q).total();
      if ((!low_end && gap.open_low == 0) || (!high_end && gap.open_high == 0 && q.covered)) return overflow(row);
      put_sum(row, q, gap, low_end, high_end);
    });
  }

  /// R4, R5, R8: a mean needs rows, all of them sure, each with a value. True: settled as missing.
  bool no_mean(RowId row, const Question& q, const Gaps& gap) {
    if (exact(q) && rows_in(q) == 0) return out_.set_missing(row), true;
    if (!exact(q)) {
      const State blame = static_cast<State>(may_blame(q) | (gap.conflict > 0 ? kConflict : kKnown));
      return out_.set_missing(row, blame), true;
    }
    return lacks_value(row, q, gap);
  }

  void put_mean(RowId row, const Gaps& gap, std::optional<Decimal> low, std::optional<Decimal> high) {
    if ((!low && gap.open_low == 0) || (!high && gap.open_high == 0)) return overflow(row);
    if (gap.open_low > 0) low.reset();
    if (gap.open_high > 0) high.reset();
    put(out_, row, between(low, high, gap.bounded_conflict > 0 ? kConflict : kKnown));
  }

  void mean_whole() {
    const Prefix<Int128> low(index_.size(), [&](std::uint32_t p) { return whole_low(p); });
    const Prefix<Int128> high(index_.size(), [&](std::uint32_t p) { return whole_high(p); });
    gaps();
    each([&](RowId row, const Question& q) {
      const Gaps gap = gaps_in(q);
      if (no_mean(row, q, gap)) return;
      const Int128 n = rows_in(q);
      put_mean(row, gap, Decimal::make(low.in(q), n), Decimal::make(high.in(q), n));
    });
  }

  void mean_decimal() {
    const SumTree low = sum_tree(false), high = sum_tree(true);
    gaps();
    each([&](RowId row, const Question& q) {
      const Gaps gap = gaps_in(q);
      if (no_mean(row, q, gap)) return;
      const std::int64_t n = rows_in(q);
      put_mean(row, gap, sum_of(low, q).mean(n), sum_of(high, q).mean(n));
    });
  }

  // ---- max and min -----------------------------------------------------------------------------

  struct JoinMax {
    void operator()(std::int32_t& into, std::int32_t other) const { into = std::max(into, other); }
  };
  using MaxTree = RangeTree<std::int32_t, JoinMax>;
  static constexpr std::int32_t kNothing = INT32_MIN;

  /// Ends of values by rank, so that one tree serves every type. For min the
  /// order is turned round: the greatest is then the least.
  template <class T>
  struct Ranks {
    std::vector<T> values;
    bool turned;
    std::int32_t of(const T& value) const {
      const auto rank = static_cast<std::int32_t>(std::lower_bound(values.begin(), values.end(), value) - values.begin());
      return turned ? static_cast<std::int32_t>(values.size()) - 1 - rank : rank;
    }
    const T& at(std::int32_t rank) const { return values[turned ? values.size() - 1 - rank : rank]; }
    std::int32_t infinite() const { return static_cast<std::int32_t>(values.size()); }
  };

  template <class T, class Get>
  Ranks<T> ranks(Get get) const {
    Ranks<T> out{{}, index_.plan().form == AggregateForm::Min};
    for (std::uint32_t p = 0; p < index_.size(); ++p) {
      const Interval<T> value = get(*value_, index_.row(p));
      if (value.missing()) continue;
      if (!value.low_open()) out.values.push_back(value.low);
      if (!value.high_open()) out.values.push_back(value.high);
    }
    std::sort(out.values.begin(), out.values.end());
    out.values.erase(std::unique(out.values.begin(), out.values.end()), out.values.end());
    return out;
  }

  /// In the turned order the "low" end of a value is its high one.
  template <class T, class Get>
  MaxTree max_tree(const Ranks<T>& ranks, Get get, bool far_end, bool sure_only) const {
    std::vector<std::int32_t> leaves(index_.size(), kNothing);
    for (std::uint32_t p = 0; p < index_.size(); ++p) {
      if (sure_only && index_.may(p)) continue;
      const Interval<T> value = get(*value_, index_.row(p));
      if (value.missing()) continue;
      const bool high = far_end != ranks.turned;
      if (high ? value.high_open() : value.low_open()) leaves[p] = far_end ? ranks.infinite() : -1;
      else leaves[p] = ranks.of(high ? value.high : value.low);
    }
    return MaxTree(std::move(leaves), kNothing, JoinMax{});
  }

  template <class T, class Get>
  void extreme_of(Get get) {
    const Ranks<T> by_rank = ranks<T>(get);
    const MaxTree near = max_tree(by_rank, get, false, true), far = max_tree(by_rank, get, true, false);
    gaps();
    each([&](RowId row, const Question& q) {
      const Gaps gap = gaps_in(q);
      const std::uint32_t sure = rows_in(q) - may_in(q);
      if (gap.missing > 0) return void(lacks_value(row, q, gap));
      if (sure == 0) return out_.set_missing(row, may_blame(q));
      std::int32_t near_rank = kNothing, far_rank = kNothing;
      for (Range piece : q.pieces()) near.collect(piece, near_rank), far.collect(piece, far_rank);
      const auto end = [&](std::int32_t rank) { return rank < 0 || rank == by_rank.infinite() ? std::nullopt : std::optional<T>(by_rank.at(rank)); };
      std::optional<T> low = end(near_rank), high = q.covered ? end(far_rank) : std::nullopt;
      if (by_rank.turned) std::swap(low, high);
      put(out_, row, between(low, high, static_cast<State>(may_blame(q) | (gap.bounded_conflict > 0 ? kConflict : kKnown))));
    });
  }

  void extreme() {
    if (value_->is_decimal()) extreme_of<Decimal>(get_exact);
    else extreme_of<std::int64_t>(get_whole);
  }

  // ---- latest, earliest, lookup -----------------------------------------------------------------

  void copy_value(RowId row, RowId from) {
    if (value_->is_decimal()) put(out_, row, get_exact(*value_, from));
    else put(out_, row, get_whole(*value_, from));
  }

  void lookup() {
    each([&](RowId row, const Question& q) {
      if (!exact(q) || rows_in(q) != 1) return out_.set_missing(row, may_blame(q));
      for (Range piece : q.pieces())
        if (!piece.empty()) copy_value(row, index_.row(piece.begin));
    });
  }

  bool same_value(std::uint32_t a, std::uint32_t b) const {
    const RowId x = index_.row(a), y = index_.row(b);
    if (!value_->known(x) || !value_->known(y)) return false;
    return value_->is_decimal() ? value_->decimal(x) == value_->decimal(y) : value_->at(x) == value_->at(y);
  }

  /// first[p]: the first position from which on to p date and known value are the same.
  std::vector<std::uint32_t> runs() const {
    std::vector<std::uint32_t> first(index_.size());
    for (std::uint32_t p = 0; p < index_.size(); ++p) {
      const bool goes_on = p > 0 && index_.date(p - 1) == index_.date(p) && same_value(p - 1, p);
      first[p] = goes_on ? first[p - 1] : p;
    }
    return first;
  }

  /// The rows of the last (or first) day: the end piece, and the one before it
  /// where only the row itself parts them.
  struct DayRows {
    std::array<Range, 2> parts;
    std::size_t count = 0;
  };

  DayRows last_day(const std::array<Range, 3>& pieces, bool earliest) const {
    DayRows out;
    std::int64_t day = 0;
    for (std::size_t k = 0; k < 3; ++k) {
      const Range piece = pieces[earliest ? k : 2 - k];
      if (piece.empty()) continue;
      const std::int64_t end_day = index_.date(earliest ? piece.begin : piece.end - 1);
      if (out.count == 0) day = end_day;
      if (end_day != day || out.count == 2) break;
      out.parts[out.count++] = on_day(piece, day);
    }
    return out;
  }

  Range on_day(Range piece, std::int64_t day) const {
    const auto below = [&](std::uint32_t p, std::int64_t d) { return index_.date(p) < d; };
    const auto find = [&](std::int64_t d) {
      std::uint32_t a = piece.begin, b = piece.end;
      while (a < b) {
        const std::uint32_t mid = a + (b - a) / 2;
        below(mid, d) ? a = mid + 1 : b = mid;
      }
      return a;
    };
    return {find(day), day == INT64_MAX ? piece.end : find(day + 1)};
  }

  State blame_of(const DayRows& day) const {
    State blame = kKnown;
    for (std::size_t k = 0; k < day.count; ++k)
      for (std::uint32_t p = day.parts[k].begin; p < day.parts[k].end; ++p)
        if (value_->missing(index_.row(p))) blame |= value_->state(index_.row(p)) & kConflict;
    return blame;
  }

  void latest() {
    const std::vector<std::uint32_t> first = runs();
    const bool earliest = index_.plan().form == AggregateForm::Earliest;
    each([&](RowId row, const Question& q) {
      if (!exact(q)) return out_.set_missing(row, may_blame(q));
      const DayRows day = last_day(q.pieces(), earliest);
      if (day.count == 0) return out_.set_missing(row);
      bool one_value = true;
      for (std::size_t k = 0; k < day.count; ++k) one_value = one_value && first[day.parts[k].end - 1] <= day.parts[k].begin;
      if (day.count == 2) one_value = one_value && same_value(day.parts[0].begin, day.parts[1].begin);
      if (!one_value) return out_.set_missing(row, blame_of(day));
      copy_value(row, index_.row(day.parts[0].begin));
    });
  }

  const AggregateIndex& index_;
  const Column* value_;
  const Threads& threads_;
  std::vector<RowId>& overflows_;
  std::mutex guard_;
  Column out_;
  std::optional<Prefix<Gaps>> gaps_;
};

}  // namespace

Column compute_aggregate(const AggregateIndex& index, lang::Type type, const Threads& threads, std::vector<RowId>& overflows) {
  return Form(index, type, threads, overflows).run();
}

void matched_rows(const AggregateIndex& index, RowId self, const std::function<bool(MatchedRow)>& visit) {
  const Question q = index.ask(self);
  if (q.missing) return;
  for (Range piece : q.pieces())
    for (std::uint32_t p = piece.begin; p < piece.end; ++p)
      if (!visit({index.row(p), !index.may(p)})) return;
}

}  // namespace yanpan::engine
