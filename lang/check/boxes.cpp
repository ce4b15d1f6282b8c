#include "lang/check/boxes.hpp"

#include <map>

#include "lang/check/paths.hpp"
#include "lang/policy/canonical.hpp"

namespace yanpan::lang::checking {

namespace {

constexpr std::size_t kMostBoxes = 512;

/// Values between two ends; an absent end is open to infinity.
struct Interval {
  std::optional<Decimal> low, high;
  bool low_open = false, high_open = false;
};

/// What one value may still be: some intervals of known values, or missing.
struct Side {
  std::vector<Interval> known;
  bool missing = false;
  bool empty() const { return known.empty() && !missing; }
};

using Box = std::map<std::string, Side>;   // by canonical path; a path not there is free

Interval exactly(const Decimal& value) { return {value, value, false, false}; }
Interval below(const Decimal& value, bool open) { return {std::nullopt, value, false, open}; }
Interval above(const Decimal& value, bool open) { return {value, std::nullopt, open, false}; }

bool holds_nothing(const Interval& i) {
  if (!i.low || !i.high) return false;
  return *i.high < *i.low || (*i.low == *i.high && (i.low_open || i.high_open));
}

Interval meet(const Interval& a, const Interval& b) {
  Interval both = a;
  if (b.low && (!both.low || *both.low < *b.low)) {
    both.low = b.low;
    both.low_open = b.low_open;
  } else if (b.low && both.low == b.low) {
    both.low_open |= b.low_open;
  }
  if (b.high && (!both.high || *b.high < *both.high)) {
    both.high = b.high;
    both.high_open = b.high_open;
  } else if (b.high && both.high == b.high) {
    both.high_open |= b.high_open;
  }
  return both;
}

Side meet(const Side& a, const Side& b) {
  Side both;
  both.missing = a.missing && b.missing;
  for (const Interval& x : a.known) {
    for (const Interval& y : b.known) {
      if (const Interval i = meet(x, y); !holds_nothing(i)) both.known.push_back(i);
    }
  }
  return both;
}

/// Whole numbers have no value strictly between n and n + 1: x < 5 ⇒ x ≤ 4.
Interval closed(Interval i) {
  if (i.low && i.low_open) i.low = add(*i.low, Decimal(1)), i.low_open = false;
  if (i.high && i.high_open) i.high = subtract(*i.high, Decimal(1)), i.high_open = false;
  return i;
}

Comparison opposite(Comparison c) {
  switch (c) {
    case Comparison::Equal: return Comparison::NotEqual;
    case Comparison::NotEqual: return Comparison::Equal;
    case Comparison::Less: return Comparison::GreaterEqual;
    case Comparison::LessEqual: return Comparison::Greater;
    case Comparison::Greater: return Comparison::LessEqual;
    case Comparison::GreaterEqual: return Comparison::Less;
    case Comparison::Is: return Comparison::IsNot;
    case Comparison::IsNot: return Comparison::Is;
    case Comparison::In: return Comparison::NotIn;
    case Comparison::NotIn: return Comparison::In;
    case Comparison::True: return Comparison::False;
    case Comparison::False: return Comparison::True;
    case Comparison::Missing: return Comparison::NotMissing;
    case Comparison::NotMissing: return Comparison::Missing;
    default: return c;
  }
}

class Boxes {
 public:
  explicit Boxes(const VersionDraft& version) : version_(version), schema_(version.draft.schema) {}

  /// Some box in which the condition (or its negation) holds.
  bool possible(const Condition& when, const std::optional<Condition>& unless, bool wanted) {
    if (wanted) {
      std::vector<Box> boxes = expand({Box{}}, when, true);
      if (unless) boxes = expand(boxes, *unless, false);
      return gave_up_ || !boxes.empty();
    }
    const bool fails = !expand({Box{}}, when, false).empty();
    return fails || (unless && !expand({Box{}}, *unless, true).empty()) || gave_up_;
  }

 private:
  std::vector<Box> expand(const std::vector<Box>& boxes, const Condition& condition, bool wanted) {
    if (condition.kind == Condition::Kind::Atom) return narrow(boxes, condition.atom, wanted);
    const bool conjunction = (condition.kind == Condition::Kind::All) == wanted;
    std::vector<Box> result;
    if (conjunction) {
      result = boxes;
      for (const Condition& member : condition.members) result = expand(result, member, wanted);
      return result;
    }
    for (const Condition& member : condition.members) {
      for (Box& box : expand(boxes, member, wanted)) result.push_back(std::move(box));
      if (result.size() > kMostBoxes) return give_up();
    }
    return result;
  }

  std::vector<Box> give_up() {
    gave_up_ = true;
    return {Box{}};
  }

  std::vector<Box> narrow(const std::vector<Box>& boxes, const Atom& atom, bool wanted) {
    const bool opaque = atom.comparison == Comparison::StartsWith || atom.comparison == Comparison::ServingOn ||
                        atom.comparison == Comparison::CauseIn || atom.comparison == Comparison::CauseNotIn ||
                        atom.left.type.kind == TypeKind::Text || atom.left.type.kind == TypeKind::Reference;
    const bool about_missing = atom.comparison == Comparison::Missing || atom.comparison == Comparison::NotMissing;
    if (opaque && !about_missing) return boxes;
    const std::string key = canonical_path(schema_, version_.result, atom.left);
    const Side side = side_of(atom, wanted);
    std::vector<Box> result;
    for (Box box : boxes) {
      auto [it, fresh] = box.try_emplace(key, Side{});
      it->second = meet(fresh ? everything(atom.left) : it->second, side);
      if (!it->second.empty()) result.push_back(std::move(box));
    }
    return result;
  }

  bool whole(const Type& type) const { return type.kind != TypeKind::Decimal; }

  static Decimal number(const Constant& c) { return c.type.kind == TypeKind::Decimal ? c.decimal : Decimal(c.number); }

  Interval domain(const Path& path) const {
    if (path.type.kind == TypeKind::Boolean) return {Decimal(0), Decimal(1), false, false};
    if (path.type.kind == TypeKind::Choice) {
      const auto size = static_cast<std::int64_t>(schema_.choice(path.type.choice).values.size());
      return {Decimal(0), Decimal(size - 1), false, false};
    }
    if (path.steps.empty()) return {};
    const PathStep& last = path.steps.back();
    if (last.kind == PathStep::Kind::Measure) return of_measure(measure(version_, last.measure));
    if (last.kind != PathStep::Kind::Field) return {};
    return of_range(schema_.field(step_entities(version_, path).back(), last.field).range);
  }

  static Interval of_range(const std::optional<Range>& range) {
    if (!range) return {};
    return {number(range->low), number(range->high), false, false};
  }

  static Interval of_measure(const Measure& m) {
    const auto* aggregate = std::get_if<Aggregate>(&m.body);
    const bool count = aggregate != nullptr && (aggregate->form == AggregateForm::Count || aggregate->form == AggregateForm::CountDistinct);
    return count ? meet(of_range(m.range), above(Decimal(0), false)) : of_range(m.range);
  }

  Side everything(const Path& path) const { return {{domain(path)}, true}; }

  Side side_of(const Atom& atom, bool wanted) const {
    const Comparison c = wanted ? atom.comparison : opposite(atom.comparison);
    if (c == Comparison::Missing) return {{}, true};
    Side side{known(atom, c, wanted), false};
    if (whole(atom.left.type)) std::transform(side.known.begin(), side.known.end(), side.known.begin(), closed);
    return side;
  }

  static std::vector<Interval> known(const Atom& atom, Comparison c, bool wanted) {
    const auto value = [&](std::size_t i) { return number(atom.right[i]); };
    switch (c) {
      case Comparison::Equal: return {exactly(value(0))};
      case Comparison::NotEqual: return {below(value(0), true), above(value(0), true)};
      case Comparison::Less: return {below(value(0), true)};
      case Comparison::LessEqual: return {below(value(0), false)};
      case Comparison::Greater: return {above(value(0), true)};
      case Comparison::GreaterEqual: return {above(value(0), false)};
      case Comparison::Is:
      case Comparison::In: return members(atom);
      case Comparison::IsNot:
      case Comparison::NotIn: return others(atom);
      case Comparison::Between:
        if (wanted) return {meet(above(value(0), false), below(value(1), false))};
        return {below(value(0), true), above(value(1), true)};
      case Comparison::True: return {exactly(Decimal(1))};
      case Comparison::False: return {exactly(Decimal(0))};
      default: return {Interval{}};
    }
  }

  static std::vector<Interval> members(const Atom& atom) {
    std::vector<Interval> result;
    for (const Constant& c : atom.right) result.push_back(exactly(number(c)));
    return result;
  }

  /// The gaps between the members; the members are sorted.
  static std::vector<Interval> others(const Atom& atom) {
    std::vector<Interval> result;
    Interval gap;
    for (const Constant& c : atom.right) {
      gap.high = number(c);
      gap.high_open = true;
      result.push_back(gap);
      gap = above(number(c), true);
    }
    result.push_back(gap);
    return result;
  }

  const VersionDraft& version_;
  const Schema& schema_;
  bool gave_up_ = false;
};

}  // namespace

bool can_be_true(const VersionDraft& version, const Condition& when, const std::optional<Condition>& unless) {
  return Boxes(version).possible(when, unless, true);
}

bool can_be_false(const VersionDraft& version, const Condition& when, const std::optional<Condition>& unless) {
  return Boxes(version).possible(when, unless, false);
}

}  // namespace yanpan::lang::checking
