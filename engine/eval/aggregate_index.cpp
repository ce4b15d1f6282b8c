#include "engine/eval/aggregate_index.hpp"

#include <algorithm>
#include <numeric>

#include "engine/eval/arithmetic.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

using lang::WindowKind;

/// Stable counting sort of `rows` by small keys.
template <class Key>
std::vector<RowId> counting_sort(const std::vector<RowId>& rows, std::size_t keys, Key key, std::vector<std::uint32_t>& begins) {
  begins.assign(keys + 1, 0);
  for (RowId row : rows) ++begins[key(row) + 1];
  std::partial_sum(begins.begin(), begins.end(), begins.begin());
  std::vector<std::uint32_t> next(begins.begin(), begins.end() - 1);
  std::vector<RowId> sorted(rows.size());
  for (RowId row : rows) sorted[next[key(row)]++] = row;
  return sorted;
}

std::vector<RowId> sort_by_date(std::vector<RowId> rows, const Column& date) {
  if (rows.empty()) return rows;
  std::int64_t low = INT64_MAX, high = INT64_MIN;
  for (RowId row : rows) {
    low = std::min(low, date.at(row));
    high = std::max(high, date.at(row));
  }
  if (static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low) > 4 * rows.size() + 65536) {
    std::stable_sort(rows.begin(), rows.end(), [&](RowId a, RowId b) { return date.at(a) < date.at(b); });
    return rows;
  }
  std::vector<std::uint32_t> begins;
  return counting_sort(rows, static_cast<std::size_t>(high - low) + 1, [&](RowId row) { return static_cast<std::size_t>(date.at(row) - low); }, begins);
}

/// Days are by far the most common unit, and one addition.
std::int64_t moved_or(std::int64_t day, std::int64_t count, lang::DurationUnit unit, std::int64_t cut) {
  if (unit == lang::DurationUnit::Days && count > -4'000'000 && count < 4'000'000) return std::clamp(day + count, kMinDate, kMaxDate);
  return move_date(day, count, unit).value_or(cut);
}

std::int64_t first_of_month(std::int64_t month) { return *date_from_civil(month / 12, static_cast<int>(month % 12) + 1, 1); }

Days calendar_days(WindowKind kind, std::int64_t day) {
  const std::int64_t month = month_of_date(day);
  const std::int64_t length = kind == WindowKind::SameMonth ? 1 : kind == WindowKind::SameQuarter ? 3 : 12;
  const std::int64_t first = month - month % length;   // year * 12 + month - 1: quarters and years start on a multiple
  const std::int64_t next = first + length;
  return {first_of_month(first), next >= 120'000 ? kMaxDate : first_of_month(next) - 1, {}};
}

}  // namespace

Days window_days(const lang::AggregatePlan& plan, std::int64_t day) {
  if (plan.window >= WindowKind::SameMonth) return calendar_days(plan.window, day);
  // A window is cut at the years 1 and 9999 (V2).
  const std::int64_t back = plan.window == WindowKind::After ? day : moved_or(day, -plan.count, plan.unit, kMinDate);
  const std::int64_t ahead = plan.window == WindowKind::Before ? day : moved_or(day, plan.count, plan.unit, kMaxDate);
  if (plan.include_day) return {back, ahead, {}};
  if (plan.window == WindowKind::Before) return {back, day - 1, {}};
  if (plan.window == WindowKind::After) return {day + 1, ahead, {}};
  return {back, ahead, day};
}

std::array<Range, 3> Question::pieces() const {
  std::array<Range, 3> out{};
  std::size_t n = 0;
  const auto push = [&](Range range) {
    if (range.empty()) return;
    if (self != kNoRow && range.holds(self)) {
      if (range.begin < self) out[n++] = {range.begin, self};
      if (self + 1 < range.end) out[n++] = {self + 1, range.end};
    } else {
      out[n++] = range;
    }
  };
  if (hole.empty()) push(whole);
  else push({whole.begin, hole.begin}), push({hole.end, whole.end});
  return out;
}

AggregateIndex::AggregateIndex(const lang::AggregatePlan& plan, AggregateInputs inputs, const Threads& threads) : plan_(plan), in_(std::move(inputs)) {
  groups_ = group_rows(in_.same, in_.rows, in_.selves, threads);
  std::vector<RowId> chosen;
  std::vector<std::uint8_t> may;
  select(chosen, may, threads);
  sort(std::move(chosen), may);
  count_may();
  groups_.of_row = {};
  const bool same_values = std::all_of(in_.same.begin(), in_.same.end(), [](const SameColumns& pair) { return pair.row == pair.self; });
  sweeps_ = plan_.has_window && plan_.of == plan_.over && same_values && in_.self_date == in_.order && all_linked_in_;
  if (!plan_.excluding_self) return;
  position_.assign(in_.rows, kNoRow);
  for (std::uint32_t p = 0; p < order_.size(); ++p) position_[order_[p]] = p;
}

/// R3: a row without one of its values, or without the date, is linked to nobody.
bool AggregateIndex::linked(RowId row) const {
  for (const auto& same : in_.same)
    if (!same.row->known(row)) return false;
  return in_.order == nullptr || in_.order->known(row);
}

/// Rows that want only a 责任人 are no data problems (C5).
void AggregateIndex::note_unlinked(RowId row) {
  const auto look = [&](const Column* column, std::size_t which) {
    if (column != nullptr && !column->known(row) && !(column->state(row) & kAbsent)) unlinked_.push_back({row, which});
  };
  for (std::size_t i = 0; i < in_.same.size(); ++i) look(in_.same[i].row, i);
  look(in_.order, in_.same.size());
}

/// 0: not in the index; 1: surely; 2: may match; 4 beside it: for a conflict.
std::uint8_t AggregateIndex::membership(RowId row) const {
  const Truth where = in_.where ? (*in_.where)[row] : kTrue;
  if (where == kFalse || !linked(row)) return 0;
  if (in_.value && (in_.value->state(row) & kAbsent)) return 0;
  if (where == kTrue) return 1;
  return static_cast<std::uint8_t>(2 | (in_.where_blame && ((*in_.where_blame)[row] & kConflict) ? 4 : 0));
}

void AggregateIndex::select(std::vector<RowId>& chosen, std::vector<std::uint8_t>& may, const Threads& threads) {
  std::vector<std::uint8_t> in(in_.rows);
  threads.over(in_.rows, [&](std::size_t begin, std::size_t end) {
    for (std::size_t i = begin; i < end; ++i) in[i] = membership(static_cast<RowId>(i));
  });
  chosen.reserve(in_.rows);
  bool any_may = false;
  for (RowId row = 0; row < in_.rows; ++row) {
    if (in[row] == 0) {
      all_linked_in_ = all_linked_in_ && !linked(row);
      if (!in_.where || (*in_.where)[row] != kFalse) note_unlinked(row);
      continue;
    }
    any_may |= in[row] != 1;
    chosen.push_back(row);
  }
  if (!any_may) return;
  may.resize(in_.rows);
  for (RowId row : chosen) may[row] = in[row] >> 1;
}

void AggregateIndex::sort(std::vector<RowId> chosen, const std::vector<std::uint8_t>& may) {
  if (in_.order) chosen = sort_by_date(std::move(chosen), *in_.order);
  order_ = counting_sort(chosen, groups_.count, [&](RowId row) { return groups_.of_row[row]; }, group_begin_);
  if (in_.order) sort_dates();
  if (may.empty()) return;
  may_.resize(order_.size());
  for (std::size_t p = 0; p < order_.size(); ++p) may_[p] = may[order_[p]];
}

void AggregateIndex::sort_dates() {
  const auto take = [&](auto& dates, const auto* values) {
    dates.resize(order_.size());
    for (std::size_t p = 0; p < order_.size(); ++p) dates[p] = values[order_[p]];
  };
  if (in_.order->narrow()) take(days_, in_.order->data32());
  else take(instants_, in_.order->data64());
}

void AggregateIndex::count_may() {
  if (may_.empty()) return;
  may_before_.assign(order_.size() + 1, 0);
  conflict_before_.assign(order_.size() + 1, 0);
  for (std::size_t p = 0; p < order_.size(); ++p) {
    may_before_[p + 1] = may_before_[p] + (may_[p] & 1);
    conflict_before_[p + 1] = conflict_before_[p] + (may_[p] >> 1);
  }
}

/// Where `first` and `second` would stand among the days of a range: two binary
/// searches in step, so that their cache misses overlap, and without branches,
/// half of which would be guessed wrong.
Range AggregateIndex::find_days(Range range, std::int64_t first, std::int64_t second) const {
  if (range.empty()) return {range.begin, range.begin};
  const std::int32_t* days = days_.data() + range.begin;
  std::uint32_t a = 0, b = 0;
  std::uint32_t n = range.size();
  const auto step = [&](std::uint32_t half, std::uint32_t at, std::int64_t day) { return -static_cast<std::uint32_t>(days[at + half - 1] < day) & half; };
  while (n > 1) {
    const std::uint32_t half = n / 2;
    a += step(half, a, first);
    b += step(half, b, second);
    n -= half;
  }
  a += step(n, a, first);
  b += step(n, b, second);
  return {range.begin + a, range.begin + b};
}

/// The same as find_days, from where an earlier window stood: windows of one
/// kind move forward with their day.
Range AggregateIndex::move_on(Range from, std::uint32_t end, std::int64_t first, std::int64_t second) const {
  while (from.begin < end && days_[from.begin] < first) ++from.begin;
  from.end = std::max(from.begin, from.end);
  while (from.end < end && days_[from.end] < second) ++from.end;
  return from;
}

bool AggregateIndex::covered(const Days& days, std::int64_t day) const {
  const Coverage& coverage = *in_.coverage;
  if (!days.without) return coverage.covers(days.first, days.last);
  return coverage.covers(days.first, day - 1) && coverage.covers(day + 1, days.last);
}

void AggregateIndex::place_window(Question& q, std::int64_t day) const {
  if (q.whole.empty() && in_.coverage->always && !in_.coverage->never) return;
  const Days days = window_days(plan_, day);
  q.covered = covered(days, day);
  if (q.whole.empty()) return;
  q.whole = find_days(q.whole, days.first, days.last + 1);
  if (days.without && !q.whole.empty()) q.hole = find_days(q.whole, day, day + 1);
}

/// `q` becomes the question of a later day of its group, which ends at `end`.
void AggregateIndex::move_window(Question& q, std::uint32_t end, std::int64_t day) const {
  const Days days = window_days(plan_, day);
  q.covered = covered(days, day);
  q.whole = move_on(q.whole, end, days.first, days.last + 1);
  q.hole = {};
  if (days.without && !q.whole.empty()) q.hole = find_days(q.whole, day, day + 1);
}

void AggregateIndex::leave_out(std::uint32_t own, Question& q) const {
  if (!plan_.excluding_self) return;
  q.self = own != kNoRow && q.whole.holds(own) && !q.hole.holds(own) ? own : kNoRow;
}

std::uint32_t AggregateIndex::group_at(std::uint32_t position) const {
  return static_cast<std::uint32_t>(std::upper_bound(group_begin_.begin(), group_begin_.end(), position) - group_begin_.begin()) - 1;
}

/// The group, or why there is none.
Question AggregateIndex::begin_question(RowId self) const {
  Question q;
  Blame blame;
  const auto need_known = [&](const Column* column) {
    // For 同一 and window dates a bounded value counts as missing (R3).
    if (column && !column->known(self)) blame.add(static_cast<State>((column->state(self) & (kConflict | kAbsent)) | kMissing));
  };
  for (const auto& same : in_.same) need_known(same.self);
  if (plan_.has_window) need_known(in_.self_date);
  if (blame.any_missing) q.missing = static_cast<State>(kMissing | blame.missing());
  else q.group = groups_.of_self[self];
  return q;
}

/// The window inside the group's rows, `q.whole`.
void AggregateIndex::finish_question(RowId self, Question& q) const {
  if (q.missing) return;
  if (plan_.has_window) place_window(q, in_.self_date->at(self));
  else q.covered = !in_.coverage->never;
  if (plan_.excluding_self) leave_out(position_[self], q);
}

Question AggregateIndex::ask(RowId self) const {
  Question q;
  ask_all(self, {&q, 1});
  return q;
}

void AggregateIndex::ask_all(RowId first, std::span<Question> questions) const {
  const auto row = [first](std::size_t i) { return static_cast<RowId>(first + i); };
  for (std::size_t i = 0; i < questions.size(); ++i) {
    questions[i] = begin_question(row(i));
    if (questions[i].group != kNoGroup) __builtin_prefetch(&group_begin_[questions[i].group]);
  }
  for (Question& q : questions) {
    if (q.group == kNoGroup) continue;
    q.whole = group_range(q.group);
    if (!plan_.has_window || q.whole.empty()) continue;
    __builtin_prefetch(&days_[q.whole.begin + q.whole.size() / 2]);
    __builtin_prefetch(&days_[q.whole.begin + q.whole.size() / 4]);
    __builtin_prefetch(&days_[q.whole.begin + q.whole.size() / 4 * 3]);
  }
  for (std::size_t i = 0; i < questions.size(); ++i) finish_question(row(i), questions[i]);
}

}  // namespace yanpan::engine
