// Aggregates: for each row of this side, every row of the other (meaning.md R3 to R8).

#include <algorithm>

#include "tests/second_opinion/calendar.hpp"
#include "tests/second_opinion/evaluator.hpp"

namespace yanpan::second {

using lang::Aggregate;
using lang::AggregateForm;
using lang::TypeKind;

namespace {

constexpr lang::Type kInteger{.kind = TypeKind::Integer, .choice = {}, .entity = {}};
constexpr lang::Type kDecimal{.kind = TypeKind::Decimal, .choice = {}, .entity = {}};

Value plain_missing(bool conflict) {
  Value value;
  value.conflict = conflict;
  return value;
}

std::vector<Item> all_of(const std::vector<Item>& sure, const std::vector<Item>& may) {
  std::vector<Item> all = sure;
  all.insert(all.end(), may.begin(), may.end());
  return all;
}

bool any_conflict(const std::vector<Value>& values) {
  return std::any_of(values.begin(), values.end(), [](const Value& value) { return !value.known() && value.conflict; });
}

bool any_missing(const std::vector<Value>& values) {
  return std::any_of(values.begin(), values.end(), [](const Value& value) { return value.missing(); });
}

}  // namespace

Value Evaluator::aggregate(const Aggregate& aggregate, const Item& self) {
  if (const auto missing = missing_self(aggregate, self)) return *missing;
  const Matches found = all_matches(aggregate, self);
  const bool uncovered = leaves_coverage(aggregate, self);
  if (!found.may.empty()) world_.count("may-row");
  if (uncovered) world_.count("window leaves the covered days");
  Value value = result(aggregate, found, uncovered);
  value.cited = {found.sure.begin(), found.sure.end()};
  value.may = {found.may.begin(), found.may.end()};
  value.absent = false;
  value.lost = false;
  value.conflict = !value.known() && (value.conflict || found.may_for_conflict);
  return value;
}

/// Where a value of this side is missing, or bounded, so is the aggregate (R3, C5).
std::optional<Value> Evaluator::missing_self(const Aggregate& aggregate, const Item& self) {
  std::vector<Value> lacking;
  const auto look = [&](Value value) {
    if (value.bounded()) value.kind = Value::Kind::Missing;
    if (value.missing()) lacking.push_back(value);
  };
  for (const lang::SamePair& pair : aggregate.same) look(path(pair.self, self));
  if (aggregate.window && aggregate.window->self_date) look(path(*aggregate.window->self_date, self));
  if (aggregate.window && !aggregate.window->self_date && !world_.as_of) look({});
  if (lacking.empty()) return std::nullopt;
  return missing_from(lacking);
}

std::int64_t Evaluator::window_date(const Aggregate& aggregate, const Item& self) {
  return aggregate.window->self_date ? to_int64(path(*aggregate.window->self_date, self).number()) : *world_.as_of;
}

/// Whether the row is one of the aggregate's rows. Nothing on this side is missing.
Truth Evaluator::matches(const Aggregate& aggregate, const Item& self, const Item& row) {
  if (aggregate.excluding_self && row == self) return Truth::False;
  for (const lang::SamePair& pair : aggregate.same) {
    const Value there = path(pair.row, row);
    if (!there.known() || !same_value(there, path(pair.self, self))) return Truth::False;
  }
  if (aggregate.window) {
    const Value date = path(aggregate.window->row_date, row);
    if (!date.known()) return Truth::False;
    if (!in_window(*aggregate.window, window_date(aggregate, self), to_int64(date.number()))) return Truth::False;
  }
  if (aggregate.order && !path(*aggregate.order, row).known()) return Truth::False;
  if (aggregate.value) {
    const Value value = path(*aggregate.value, row);
    if (value.missing() && value.absent) return Truth::False;
  }
  return test(aggregate.where, {.self = row, .in_where = true});
}

Evaluator::Matches Evaluator::all_matches(const Aggregate& aggregate, const Item& self) {
  Matches found;
  for (engine::RowId r = 0; r < world_.rows(aggregate.over); ++r) {
    const Item row{aggregate.over, r};
    const Truth match = matches(aggregate, self, row);
    if (match == Truth::True) found.sure.push_back(row);
    if (match != Truth::Unknown) continue;
    found.may.push_back(row);
    Names unknown;
    add_unknowns(aggregate.where, {.self = row, .in_where = true}, unknown);
    for (const auto& [name, conflict] : unknown) found.may_for_conflict |= conflict;
  }
  return found;
}

bool Evaluator::leaves_coverage(const Aggregate& aggregate, const Item& self) {
  const bool never = world_.never_covered(aggregate.over);
  if (!aggregate.window) return never;
  const std::int64_t of = window_date(aggregate, self);
  for (std::int64_t day = window_begin(*aggregate.window, of); day <= window_end(*aggregate.window, of); ++day) {
    if (in_window(*aggregate.window, of, day) && (never || !world_.covered(aggregate.over, day))) return true;
  }
  return false;
}

Value Evaluator::result(const Aggregate& aggregate, const Matches& found, bool uncovered) {
  switch (aggregate.form) {
    case AggregateForm::Count: return counted(found, uncovered);
    case AggregateForm::CountDistinct: return counted_distinct(*aggregate.value, found, uncovered);
    case AggregateForm::Exists: return existing(found, uncovered);
    case AggregateForm::Sum: return summed(aggregate, found, uncovered);
    case AggregateForm::Mean: return averaged(*aggregate.value, found, uncovered);
    case AggregateForm::Max:
    case AggregateForm::Min: return extreme(aggregate, found, uncovered);
    case AggregateForm::Lookup: return looked_up(*aggregate.value, found, uncovered);
    case AggregateForm::Latest:
    case AggregateForm::Earliest: return nearest(aggregate, found, uncovered);
  }
  return {};
}

namespace {

End end_of(std::size_t count) { return {0, Fraction(static_cast<std::int64_t>(count))}; }
constexpr int kEndless = 1;

}  // namespace

Value Evaluator::counted(const Matches& found, bool uncovered) {
  const std::size_t n = found.sure.size(), k = found.may.size();
  return from_interval(kInteger, {end_of(n), uncovered ? End{kEndless, 0} : end_of(n + k)});
}

namespace {

/// Known values, each once.
std::vector<Value> distinct(const std::vector<Value>& values) {
  std::vector<Value> seen;
  for (const Value& value : values) {
    const auto same = [&](const Value& other) { return same_value(value, other); };
    if (value.known() && std::none_of(seen.begin(), seen.end(), same)) seen.push_back(value);
  }
  return seen;
}

}  // namespace

Value Evaluator::counted_distinct(const lang::Path& of, const Matches& found, bool uncovered) {
  const std::vector<Value> sure = values(of, found.sure), all = values(of, all_of(found.sure, found.may));
  const auto without = std::count_if(all.begin(), all.end(), [](const Value& value) { return !value.known(); });
  const std::size_t most = distinct(all).size() + static_cast<std::size_t>(without);
  Value value = from_interval(kInteger, {end_of(distinct(sure).size()), uncovered ? End{kEndless, 0} : end_of(most)});
  value.conflict = any_conflict(all);
  return value;
}

Value Evaluator::existing(const Matches& found, bool uncovered) {
  if (!found.sure.empty()) return number_value(1);
  return !found.may.empty() || uncovered ? Value{} : number_value(0);
}

std::vector<Value> Evaluator::values(const lang::Path& of, const std::vector<Item>& rows) {
  std::vector<Value> result;
  for (const Item& row : rows) result.push_back(path(of, row));
  return result;
}

namespace {

/// The sum of these ends as one operation; endless where one of them is;
/// nullopt where it has no common denominator.
std::optional<End> total(const std::vector<End>& ends, const Int& count = 1) {
  std::vector<Fraction> parts;
  for (const End& end : ends) {
    if (end.endless != 0) return end;
    parts.push_back(end.number);
  }
  const auto sum = exact_sum(parts, count);
  return sum ? std::optional(End{0, *sum}) : std::nullopt;
}

/// Between the sums of the lower and of the higher ends; a may-row adds only below or only above zero.
Value total_of(const lang::Type& type, const std::vector<Value>& sure, const std::vector<Value>& may, bool endless,
               const Int& count = 1) {
  const End zero;
  std::vector<End> low, high;
  for (const Value& value : sure) low.push_back(interval(value).low), high.push_back(interval(value).high);
  for (const Value& value : may) {
    const End below = smaller(interval(value).low, zero), above = larger(interval(value).high, zero);
    if (below.endless != 0 || below.number != 0) low.push_back(below);
    if (above.endless != 0 || above.number != 0) high.push_back(above);
  }
  if (endless) high.push_back({kEndless, 0});
  const auto least = total(low, count), most = total(high, count);
  return least && most ? from_interval(type, {*least, *most}) : Value{};
}

}  // namespace

Value Evaluator::summed(const Aggregate& aggregate, const Matches& found, bool uncovered) {
  const std::vector<Value> sure = values(*aggregate.value, found.sure), may = values(*aggregate.value, found.may);
  const bool conflict = any_conflict(sure) || any_conflict(may);
  if (any_missing(sure) || any_missing(may)) return plain_missing(conflict);
  if (uncovered && !aggregate.value_never_negative) return plain_missing(conflict);
  Value value = total_of(aggregate.value->type, sure, may, uncovered);
  value.conflict = conflict;
  return value;
}

Value Evaluator::averaged(const lang::Path& of, const Matches& found, bool uncovered) {
  const std::vector<Value> all = values(of, found.sure);
  if (!found.may.empty() || uncovered || all.empty()) return {};
  if (any_missing(all)) return plain_missing(any_conflict(all));
  Value value = total_of(kDecimal, all, {}, false, Int(all.size()));
  value.conflict = any_conflict(all);
  return value;
}

Value Evaluator::extreme(const Aggregate& aggregate, const Matches& found, bool uncovered) {
  const bool largest = aggregate.form == AggregateForm::Max;
  const std::vector<Value> sure = values(*aggregate.value, found.sure), may = values(*aggregate.value, found.may);
  const bool conflict = any_conflict(sure) || any_conflict(may);
  if (sure.empty() || any_missing(sure) || any_missing(may)) return plain_missing(conflict);
  Interval of_sure = interval(sure[0]);
  for (const Value& value : sure) {
    of_sure = largest ? larger_of(of_sure, interval(value)) : smaller_of(of_sure, interval(value));
  }
  Interval of_all = of_sure;
  for (const Value& value : may) of_all = largest ? larger_of(of_all, interval(value)) : smaller_of(of_all, interval(value));
  Interval ends = largest ? Interval{of_sure.low, of_all.high} : Interval{of_all.low, of_sure.high};
  if (uncovered) (largest ? ends.high : ends.low) = {largest ? kEndless : -kEndless, 0};
  Value value = from_interval(aggregate.value->type, ends);
  value.conflict = conflict;
  return value;
}

Value Evaluator::looked_up(const lang::Path& of, const Matches& found, bool uncovered) {
  if (found.sure.size() != 1 || !found.may.empty() || uncovered) return {};
  return path(of, found.sure[0]);
}

/// Of the rows on the last (or first) date, which must all have one value.
Value Evaluator::nearest(const Aggregate& aggregate, const Matches& found, bool uncovered) {
  if (found.sure.empty() || !found.may.empty() || uncovered) return {};
  const auto date = [&](const Item& row) { return path(*aggregate.order, row).number(); };
  Fraction best = date(found.sure[0]);
  for (const Item& row : found.sure) {
    best = aggregate.form == AggregateForm::Latest ? std::max(best, date(row)) : std::min(best, date(row));
  }
  std::vector<Item> rows;
  for (const Item& row : found.sure) {
    if (date(row) == best) rows.push_back(row);
  }
  const std::vector<Value> there = values(*aggregate.value, rows);
  if (there.size() == 1) return there[0];
  const bool all_known = std::all_of(there.begin(), there.end(), [](const Value& value) { return value.known(); });
  return all_known && distinct(there).size() == 1 ? there[0] : plain_missing(any_conflict(there));
}

}  // namespace yanpan::second
