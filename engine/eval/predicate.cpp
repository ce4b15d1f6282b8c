#include "engine/eval/predicate.hpp"

#include <algorithm>
#include <cstring>

#include "engine/eval/interval.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::Condition;
using lang::Predicate;
using lang::PredicateId;
using lang::TypeKind;

Truth three(bool yes, bool no) { return yes ? kTrue : no ? kFalse : kUnknown; }

/// a compared with a constant: true or false where every value of a agrees.
template <class T>
Truth compare(Comparison op, const Interval<T>& a, const T& c) {
  const bool below = !a.high_open() && a.high < c, above = !a.low_open() && c < a.low;
  const bool at_most = !a.high_open() && !(c < a.high), at_least = !a.low_open() && !(a.low < c);
  const bool is = a.known() && a.low == c;
  switch (op) {
    case Comparison::Equal: return three(is, below || above);
    case Comparison::NotEqual: return three(below || above, is);
    case Comparison::Less: return three(below, at_least);
    case Comparison::LessEqual: return three(at_most, above);
    case Comparison::Greater: return three(above, at_most);
    default: return three(at_least, below);
  }
}

template <class T>
Truth between(const Interval<T>& a, const T& low, const T& high) {
  return both(compare(Comparison::GreaterEqual, a, low), compare(Comparison::LessEqual, a, high));
}

/// Every whole number of [low, high] is in the sorted set, or none is.
Truth within(const Whole& a, const std::vector<std::int64_t>& sorted) {
  if (a.known()) return truth(std::binary_search(sorted.begin(), sorted.end(), a.low));
  const auto first = a.low_open() ? sorted.begin() : std::lower_bound(sorted.begin(), sorted.end(), a.low);
  const auto last = a.high_open() ? sorted.end() : std::upper_bound(sorted.begin(), sorted.end(), a.high);
  if (first >= last) return kFalse;
  const bool finite = !a.low_open() && !a.high_open();
  if (finite && static_cast<std::uint64_t>(last - first - 1) == static_cast<std::uint64_t>(a.high) - static_cast<std::uint64_t>(a.low)) return kTrue;
  return kUnknown;
}

Truth within(const Exact& a, const std::vector<Decimal>& sorted) {
  if (a.known()) return truth(std::binary_search(sorted.begin(), sorted.end(), a.low));
  const bool some = std::any_of(sorted.begin(), sorted.end(), [&](const Decimal& c) { return compare(Comparison::Equal, a, c) != kFalse; });
  return some ? kUnknown : kFalse;
}

bool is_negative(Comparison op) { return op == Comparison::IsNot || op == Comparison::NotIn; }
bool is_member(Comparison op) { return op == Comparison::Is || op == Comparison::In || is_negative(op); }

template <class T>
Truth value_truth(Comparison op, const Interval<T>& a, const std::vector<T>& constants) {
  if (is_member(op)) return is_negative(op) ? negate(within(a, constants)) : within(a, constants);
  if (op == Comparison::Between) return between(a, constants[0], constants[1]);
  return compare(op, a, constants[0]);
}

template <class T, class F>
[[gnu::always_inline]] inline void pass(const T* values, std::size_t n, Truth* out, F f) {
  for (std::size_t i = 0; i < n; ++i) out[i] = f(values[i]) ? kTrue : kFalse;
}

/// One pass over known values. Rows that are not known are written too, and mended by the caller.
template <class T>
[[gnu::always_inline]] inline void fast_of(Comparison op, const T* v, std::size_t n, const std::vector<std::int64_t>& c, Truth* out) {
  switch (op) {
    case Comparison::Equal: return pass(v, n, out, [k = c[0]](T x) { return x == k; });
    case Comparison::NotEqual: return pass(v, n, out, [k = c[0]](T x) { return x != k; });
    case Comparison::Less: return pass(v, n, out, [k = c[0]](T x) { return x < k; });
    case Comparison::LessEqual: return pass(v, n, out, [k = c[0]](T x) { return x <= k; });
    case Comparison::Greater: return pass(v, n, out, [k = c[0]](T x) { return x > k; });
    case Comparison::GreaterEqual: return pass(v, n, out, [k = c[0]](T x) { return x >= k; });
    case Comparison::Between: return pass(v, n, out, [a = c[0], b = c[1]](T x) { return x >= a && x <= b; });
    case Comparison::True: return pass(v, n, out, [](T x) { return x != 0; });
    case Comparison::False: return pass(v, n, out, [](T x) { return x == 0; });
    default: break;
  }
  const bool no = is_negative(op);
  if (c.size() == 1) return pass(v, n, out, [k = c[0], no](T x) { return (x == k) != no; });
  if (!c.empty() && c.front() >= 0 && c.back() < 64) {
    std::uint64_t mask = 0;
    for (std::int64_t k : c) mask |= std::uint64_t{1} << k;
    return pass(v, n, out, [mask, no](T x) { return (static_cast<std::uint64_t>(x) < 64 && ((mask >> x) & 1)) != no; });
  }
  pass(v, n, out, [&c, no](T x) { return std::binary_search(c.begin(), c.end(), static_cast<std::int64_t>(x)) != no; });
}

// Compiled twice, the second time for processors that take eight rows in one
// step; which one runs is settled when the program starts. Same results.
#define YANPAN_WIDE [[gnu::target_clones("avx2", "default")]]

YANPAN_WIDE void fast(Comparison op, const std::int32_t* v, std::size_t n, const std::vector<std::int64_t>& c, Truth* out) { fast_of(op, v, n, c, out); }
YANPAN_WIDE void fast(Comparison op, const std::int64_t* v, std::size_t n, const std::vector<std::int64_t>& c, Truth* out) { fast_of(op, v, n, c, out); }

/// Calls `f` for the rows that are missing or bounded; they are few, so eight states are looked at together.
template <class F>
void for_each_unplain(const State* states, std::size_t n, F f) {
  constexpr std::uint64_t kUnplain = 0x0101010101010101u * (kMissing | kBounded);
  std::size_t i = 0;
  for (std::uint64_t eight; i + sizeof eight <= n; i += sizeof eight) {
    std::memcpy(&eight, states + i, sizeof eight);
    if ((eight & kUnplain) == 0) continue;
    for (std::size_t k = i; k < i + sizeof eight; ++k)
      if (states[k] & (kMissing | kBounded)) f(k);
  }
  for (; i < n; ++i)
    if (states[i] & (kMissing | kBounded)) f(i);
}

}  // namespace

RowId find_key(const Snapshot& snapshot, const Table& table, std::string_view key) {
  const auto at = [&](std::size_t i) { return snapshot.texts.at(table.keys[i]); };
  std::size_t a = 0, b = table.keys.size();
  while (a < b) {
    const std::size_t mid = a + (b - a) / 2;
    at(mid) < key ? a = mid + 1 : b = mid;
  }
  return a < table.keys.size() && at(a) == key ? static_cast<RowId>(a) : kNoRow;
}

PredicateEvaluator::PredicateEvaluator(const PredicateContext& context)
    : context_(context),
      stamps_(context.program->predicates.size(), 0),
      buffers_(context.program->predicates.size()),
      is_prepared_(context.program->predicates.size(), 0),
      prepared_(context.program->predicates.size()) {}

const Prepared& PredicateEvaluator::prepared(PredicateId id) {
  Prepared& out = prepared_[id.value];
  if (is_prepared_[id.value]) return out;
  is_prepared_[id.value] = 1;
  const Predicate& p = context_.program->predicate(id);
  if (!p.node.valid()) return out;
  const lang::Type type = context_.program->node(p.node).type;
  for (const lang::Constant& c : p.right) {
    if (type.kind == TypeKind::Decimal) out.decimals.push_back(c.type.kind == TypeKind::Decimal ? c.decimal : Decimal(c.number));
    else if (type.kind == TypeKind::Text) out.numbers.push_back(static_cast<std::int64_t>(context_.snapshot->texts.find(c.text).value_or(0xfffffffeu)));
    else if (type.kind == TypeKind::Reference) {
      const RowId row = find_key(*context_.snapshot, context_.table(type.entity), c.text);
      out.numbers.push_back(row == kNoRow ? -1 : static_cast<std::int64_t>(row));
    } else out.numbers.push_back(c.number);
  }
  if (is_member(p.comparison)) {
    std::sort(out.numbers.begin(), out.numbers.end());
    std::sort(out.decimals.begin(), out.decimals.end());
  }
  return out;
}

void PredicateEvaluator::start(std::size_t begin, std::size_t end) {
  begin_ = begin;
  end_ = end;
  ++stamp_;
}

const Truth* PredicateEvaluator::evaluate(PredicateId id) {
  std::vector<Truth>& buffer = buffers_[id.value];
  if (stamps_[id.value] == stamp_) return buffer.data();
  stamps_[id.value] = stamp_;
  buffer.resize(end_ - begin_);
  const Predicate& p = context_.program->predicate(id);
  if (p.kind == Condition::Kind::Atom) atom(p, id, begin_, end_, buffer.data());
  else group(p, buffer.data());
  return buffer.data();
}

void PredicateEvaluator::group(const Predicate& p, Truth* out) {
  const std::size_t n = end_ - begin_;
  const bool all = p.kind == Condition::Kind::All;
  std::fill(out, out + n, all ? kTrue : kFalse);
  for (PredicateId member : p.members) {
    const Truth* other = evaluate(member);
    if (all) for (std::size_t i = 0; i < n; ++i) out[i] = both(out[i], other[i]);
    else for (std::size_t i = 0; i < n; ++i) out[i] = either(out[i], other[i]);
  }
}

void PredicateEvaluator::atom(const Predicate& p, PredicateId id, std::size_t begin, std::size_t end, Truth* out) {
  if (p.comparison == Comparison::ServingOn) {
    for (std::size_t i = begin; i < end; ++i) out[i - begin] = serving(p, i);
    return;
  }
  if (!p.node.valid()) {
    return causes(p, begin, end, out);
  }
  const Column& column = context_.columns->at(p.node);
  const Prepared& constants = prepared(id);
  const bool plain = !column.is_decimal() && p.comparison != Comparison::Missing && p.comparison != Comparison::NotMissing && p.comparison != Comparison::StartsWith;
  if (!plain) {
    for (std::size_t i = begin; i < end; ++i) out[i - begin] = slow(p, constants, column, i);
    return;
  }
  if (column.narrow()) fast(p.comparison, column.data32() + begin, end - begin, constants.numbers, out);
  else fast(p.comparison, column.data64() + begin, end - begin, constants.numbers, out);
  const State* states = column.states();
  if (!states) return;
  for_each_unplain(states + begin, end - begin, [&](std::size_t i) { out[i] = slow(p, constants, column, begin + i); });
}

Truth PredicateEvaluator::slow(const Predicate& p, const Prepared& constants, const Column& column, std::size_t row) const {
  const State state = column.state(row);
  if (p.comparison == Comparison::Missing) return truth(state & kMissing);
  if (p.comparison == Comparison::NotMissing) return truth(!(state & kMissing));
  if (state & kMissing) return (state & kAbsent) && p.absent_is_false ? kFalse : kUnknown;
  if (p.comparison == Comparison::StartsWith) {
    const std::string_view text = context_.snapshot->texts.at(static_cast<std::uint32_t>(column.at(row)));
    return truth(std::any_of(p.right.begin(), p.right.end(), [&](const lang::Constant& c) { return text.starts_with(c.text); }));
  }
  if (column.is_decimal()) return value_truth(p.comparison, get_exact(column, row), constants.decimals);
  const Whole value = get_whole(column, row);
  if (p.comparison == Comparison::True) return compare(Comparison::NotEqual, value, std::int64_t{0});
  if (p.comparison == Comparison::False) return compare(Comparison::Equal, value, std::int64_t{0});
  return value_truth(p.comparison, value, constants.numbers);
}

/// 在任 于 d is start ≤ d and (no end or d < end; ≤ where the end day counts), C4.
Truth PredicateEvaluator::serving(const Predicate& p, std::size_t row) const {
  const lang::Entity& entity = context_.program->schema.entity(p.entity);
  const Table& table = context_.table(p.entity);
  const Column& day = context_.columns->at(p.node);
  if (!day.known(row)) return kUnknown;
  const std::int64_t d = day.at(row);
  Truth started = kTrue;
  if (entity.term_start) {
    const Column& start = table.columns[entity.term_start->value];
    started = start.known(row) ? truth(start.at(row) <= d) : kUnknown;
  }
  if (!entity.term_end) return started;
  const Column& end = table.columns[entity.term_end->value];
  const State state = end.state(row);
  if (state & kMissing) return both(started, state & (kUnreadable | kConflict) ? kUnknown : kTrue);
  return both(started, truth(entity.end_included ? d <= end.at(row) : d < end.at(row)));
}

void PredicateEvaluator::causes(const Predicate& p, std::size_t begin, std::size_t end, Truth* out) const {
  std::vector<Truth> of_cause;
  for (std::size_t c = 0; c < version_causes_->size(); ++c) {
    const bool in = std::any_of(p.causes.begin(), p.causes.end(), [&](const lang::CauseTest& test) {
      return test.category ? (*version_causes_)[c].category == *test.category : test.cause == lang::CauseId(c);
    });
    of_cause.push_back(truth(in == (p.comparison == Comparison::CauseIn)));
  }
  for (std::size_t i = begin; i < end; ++i) out[i - begin] = causes_[i].valid() ? of_cause[causes_[i].value] : kUnknown;
}

Truth PredicateEvaluator::at_atom(const Predicate& p, PredicateId id, RowId row) {
  Truth out;
  atom(p, id, row, row + std::size_t{1}, &out);
  return out;
}

Truth PredicateEvaluator::at(PredicateId id, RowId row) {
  const Predicate& p = context_.program->predicate(id);
  if (p.kind == Condition::Kind::Atom) return at_atom(p, id, row);
  Truth out = p.kind == Condition::Kind::All ? kTrue : kFalse;
  for (PredicateId member : p.members) out = p.kind == Condition::Kind::All ? both(out, at(member, row)) : either(out, at(member, row));
  return out;
}

void PredicateEvaluator::unknown_atoms(PredicateId id, RowId row, std::vector<PredicateId>& out) {
  if (at(id, row) != kUnknown) return;
  const Predicate& p = context_.program->predicate(id);
  if (p.kind == Condition::Kind::Atom) return out.push_back(id);
  for (PredicateId member : p.members) unknown_atoms(member, row, out);
}

bool PredicateEvaluator::rests_on_conflict(PredicateId id, RowId row) const {
  const Predicate& p = context_.program->predicate(id);
  if (!p.node.valid()) return false;
  const State state = context_.columns->at(p.node).state(row);
  if ((state & (kMissing | kBounded)) && (state & kConflict)) return true;
  if (p.comparison != Comparison::ServingOn) return false;
  const lang::Entity& entity = context_.program->schema.entity(p.entity);
  const Table& table = context_.table(p.entity);
  const auto disputed = [&](const std::optional<lang::FieldId>& field) { return field && (table.columns[field->value].state(row) & kConflict); };
  return disputed(entity.term_start) || disputed(entity.term_end);
}

}  // namespace yanpan::engine
