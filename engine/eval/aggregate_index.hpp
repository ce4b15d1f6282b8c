// The rows of one aggregate, sorted once so that every asking row finds its own
// as a few ranges: by group (同一), then by date, then by row.
//
// Rows stand in it that match surely and rows that only an unknown 其中 keeps
// out (may-rows, meaning.md R4). Rows linked to nobody (R3), rows 其中 excludes
// and rows whose aggregated value is missing for want of a 责任人 (C5) do not.

#pragma once

#include <array>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

#include "engine/eval/interval.hpp"
#include "engine/eval/parallel.hpp"
#include "engine/eval/row_groups.hpp"
#include "engine/eval/truth.hpp"
#include "engine/model/column.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

/// The columns an aggregate reads; null where the plan has none.
struct AggregateInputs {
  std::vector<SameColumns> same;
  const std::vector<Truth>* where = nullptr;       // by row of `over`
  const std::vector<State>* where_blame = nullptr; // kConflict where an unknown rests on one; may be null
  const Column* value = nullptr;
  const Column* order = nullptr;                   // the date rows are sorted by: the window's, else latest/earliest's
  const Column* self_date = nullptr;
  const Coverage* coverage = nullptr;
  std::size_t rows = 0;
  std::size_t selves = 0;
};

/// Positions [begin, end) of the sorted rows.
struct Range {
  std::uint32_t begin = 0, end = 0;
  bool empty() const { return begin >= end; }
  std::uint32_t size() const { return empty() ? 0 : end - begin; }
  bool holds(std::uint32_t position) const { return position >= begin && position < end; }
};

/// The rows one asking row looks at: a range, without the day left out of an
/// 前后 … 不含当日 window, without itself.
struct Question {
  State missing = kKnown;          // set with kMissing: the aggregate is missing (R3), and why
  bool covered = true;             // R8
  std::uint32_t group = kNoGroup;
  Range whole;
  Range hole;                      // inside `whole`
  std::uint32_t self = kNoRow;     // own position inside `whole` but not in `hole`, if it is left out
  /// The ranges that remain, in order; at most three, some may be empty.
  std::array<Range, 3> pieces() const;
};

/// The days a window asks about: [first, last] without the day left out.
struct Days {
  std::int64_t first, last;
  std::optional<std::int64_t> without;
};
Days window_days(const lang::AggregatePlan& plan, std::int64_t day);

class AggregateIndex {
 public:
  AggregateIndex(const lang::AggregatePlan& plan, AggregateInputs inputs, const Threads& threads);

  Question ask(RowId self) const;
  /// The questions of rows first, first + 1 ...: what `ask` says of each, with their cache misses overlapping.
  void ask_all(RowId first, std::span<Question> questions) const;

  /// The asking rows are the rows themselves, by the same values and dates: then
  /// the windows of neighbours overlap, and `sweep` is much faster than asking.
  bool sweeps() const { return sweeps_; }
  /// f(row, question) for the rows at [begin, end), in order of position; only where `sweeps()`.
  /// Rows at no position have no question but what `missing_of` says.
  template <class F>
  void sweep(std::uint32_t begin, std::uint32_t end, F f) const;
  /// A question may leave out rows inside its window: its own day, or itself.
  bool leaves_rows_out() const { return plan_.excluding_self || (plan_.window == lang::WindowKind::Around && !plan_.include_day); }
  /// kMissing and why, where this side lacks a value (R3); else kKnown.
  State missing_of(RowId self) const { return begin_question(self).missing; }

  std::size_t size() const { return order_.size(); }
  RowId row(std::uint32_t position) const { return order_[position]; }
  bool may(std::uint32_t position) const { return !may_.empty() && (may_[position] & 1); }
  bool any_may() const { return !may_.empty(); }
  std::int64_t date(std::uint32_t position) const { return instants_.empty() ? days_[position] : instants_[position]; }
  Range group_range(std::uint32_t group) const { return {group_begin_[group], group_begin_[group + 1]}; }
  std::uint32_t groups() const { return groups_.count; }

  std::uint32_t may_in(Range range) const { return may_before_.empty() ? 0 : range.empty() ? 0 : may_before_[range.end] - may_before_[range.begin]; }
  bool conflict_in(Range range) const { return !conflict_before_.empty() && !range.empty() && conflict_before_[range.end] != conflict_before_[range.begin]; }

  const lang::AggregatePlan& plan() const { return plan_; }
  const AggregateInputs& inputs() const { return in_; }
  /// Rows that R3 links to nobody, by which column: for the report.
  struct Unlinked { RowId row; std::size_t same; };   // same == inputs().same.size(): the window date
  const std::vector<Unlinked>& unlinked() const { return unlinked_; }

 private:
  void select(std::vector<RowId>& chosen, std::vector<std::uint8_t>& may, const Threads& threads);
  std::uint8_t membership(RowId row) const;
  bool linked(RowId row) const;
  void note_unlinked(RowId row);
  void sort(std::vector<RowId> chosen, const std::vector<std::uint8_t>& may);
  void count_may();
  void sort_dates();
  Question begin_question(RowId self) const;
  void finish_question(RowId self, Question& question) const;
  Range find_days(Range range, std::int64_t first, std::int64_t second) const;
  Range move_on(Range from, std::uint32_t end, std::int64_t first, std::int64_t second) const;
  void place_window(Question& question, std::int64_t day) const;
  void move_window(Question& question, std::uint32_t end, std::int64_t day) const;
  bool covered(const Days& days, std::int64_t day) const;
  void leave_out(std::uint32_t own, Question& question) const;
  std::uint32_t group_at(std::uint32_t position) const;

  lang::AggregatePlan plan_;
  AggregateInputs in_;
  RowGroups groups_;
  std::vector<RowId> order_;
  std::vector<std::int32_t> days_;              // by position; both empty: not dated
  std::vector<std::int64_t> instants_;          // likewise, for an order by instants; windows go by days
  std::vector<std::uint32_t> group_begin_;
  std::vector<std::uint8_t> may_;               // empty: all sure
  std::vector<std::uint32_t> may_before_, conflict_before_;
  std::vector<std::uint32_t> position_;         // by row; only when leaving itself out
  std::vector<Unlinked> unlinked_;
  bool all_linked_in_ = true;                   // no linked row is kept out by 其中 or C5
  bool sweeps_ = false;
};

template <class F>
void AggregateIndex::sweep(std::uint32_t begin, std::uint32_t end, F f) const {
  if (begin >= end) return;
  std::uint32_t group = group_at(begin);
  Question question;
  for (std::uint32_t p = begin; p < end; ++p) {
    const bool next_group = p >= group_begin_[group + 1];
    while (p >= group_begin_[group + 1]) ++group;
    if (p == begin || next_group) {
      question = {};
      question.group = group;
      question.whole = group_range(group);
      place_window(question, days_[p]);
    } else if (days_[p] != days_[p - 1]) {
      move_window(question, group_begin_[group + 1], days_[p]);
    }
    leave_out(p, question);
    f(order_[p], question);
  }
}

}  // namespace yanpan::engine
