#include "lang/decide/values.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>

#include "lang/value/date.hpp"

namespace yanpan::lang {

namespace {

bool is_text(const Type& type) { return type.kind == TypeKind::Text || type.kind == TypeKind::Reference; }
bool is_calendar(const Type& type) { return type.kind == TypeKind::Date || type.kind == TypeKind::Month || type.kind == TypeKind::Instant; }

bool is_one_of(const Constant& value, const std::vector<Constant>& set) {
  return std::any_of(set.begin(), set.end(), [&](const Constant& c) { return is_text(value.type) ? c.text == value.text : as_number(c) == as_number(value); });
}

bool compare(Comparison comparison, const Decimal& left, const std::vector<Constant>& right) {
  const Decimal first = as_number(right.front());
  switch (comparison) {
    case Comparison::Equal: return left == first;
    case Comparison::NotEqual: return left != first;
    case Comparison::Less: return left < first;
    case Comparison::LessEqual: return left <= first;
    case Comparison::Greater: return left > first;
    case Comparison::GreaterEqual: return left >= first;
    default: return first <= left && left <= as_number(right[1]);   // Between
  }
}

Constant with_number(const Type& type, const Decimal& number) {
  Constant value;
  value.type = type;
  if (type.kind == TypeKind::Decimal) value.decimal = number;
  else value.number = static_cast<std::int64_t>(number.num());
  return value;
}

Constant with_text(const Type& type, std::string text) {
  Constant value;
  value.type = type;
  value.text = std::move(text);
  return value;
}

// ---- numbers: points and what lies between them -------------------------------------

/// Between two neighbouring thresholds, ends excluded; an absent end is open to infinity.
struct Gap { std::optional<Decimal> low, high; };

Decimal magnitude(const Decimal& d) { return d.negative() ? *subtract(Decimal(0), d) : d; }

/// A multiple of 10^-places strictly above `low` and nearest 0, for low >= 0.
std::optional<Decimal> above(const Decimal& low, int places) {
  std::int64_t scale = 1;
  for (int i = 0; i < places; ++i) scale *= 10;
  const auto scaled = multiply(low, Decimal(scale));
  const auto below = scaled ? floor_divide(*scaled, Decimal(1)) : std::nullopt;
  return below ? Decimal::make(Int128{*below} + 1, scale) : std::nullopt;
}

/// For 0 <= low.
Decimal simplest_above_zero(const Decimal& low, const std::optional<Decimal>& high) {
  for (int places = 0; places <= 17; ++places) {
    const auto value = above(low, places);
    if (value && (!high || *value < *high)) return *value;
  }
  // Ends closer together than any number a person writes: the middle, which ends too.
  const auto sum = add(low, *high);
  const auto middle = sum ? divide(*sum, Decimal(2)) : std::nullopt;
  return middle.value_or(low);
}

Decimal simplest(const Gap& gap) {
  const Decimal zero(0);
  if (gap.low && *gap.low >= zero) return simplest_above_zero(*gap.low, gap.high);
  if (!gap.high || *gap.high > zero) return zero;
  const auto mirrored = simplest_above_zero(magnitude(*gap.high), gap.low ? std::optional(magnitude(*gap.low)) : std::nullopt);
  return *subtract(zero, mirrored);
}

struct Whole { Decimal least, most; };

Whole limits(const Schema& schema, const Type& type) {
  switch (type.kind) {
    case TypeKind::Boolean: return {Decimal(0), Decimal(1)};
    case TypeKind::Choice: return {Decimal(0), Decimal(static_cast<std::int64_t>(schema.choice(type.choice).values.size()) - 1)};
    case TypeKind::Date: return {Decimal(kMinDate), Decimal(kMaxDate)};
    case TypeKind::Month: return {Decimal(month_of_date(kMinDate)), Decimal(month_of_date(kMaxDate))};
    case TypeKind::Instant: return {Decimal(kMinDate * kMicrosPerDay), Decimal((kMaxDate + 1) * kMicrosPerDay - 1)};
    default: return {Decimal(INT64_MIN), Decimal(INT64_MAX)};
  }
}

/// Where no threshold says more, dates are around 1970.
Decimal home(const Type& type) { return Decimal(type.kind == TypeKind::Month ? month_of_date(0) : 0); }

/// The whole number of a gap that stands for it; nullopt: the gap holds none.
std::optional<Decimal> whole_in(const Gap& gap, const Whole& limit, const Type& type) {
  const Decimal one(1);
  const Decimal least = gap.low ? *add(*gap.low, one) : limit.least;
  const Decimal most = gap.high ? *subtract(*gap.high, one) : limit.most;
  if (most < least) return std::nullopt;
  if (is_calendar(type) && (gap.low || gap.high)) return gap.low ? least : most;
  return std::clamp(home(type), least, most);
}

class NumberCells {
 public:
  NumberCells(const Schema& schema, const Type& type, const Bounds& bounds, const std::vector<const Atom*>& atoms)
      : type_(type), limit_(limits(schema, type)), bounds_(bounds) {
    for (const Atom* atom : atoms) {
      for (const Constant& c : atom->right) points_.insert(as_number(c));
    }
    for (const auto& end : {bounds.low, bounds.high}) {
      if (end) points_.insert(*end);
    }
  }

  /// Every point and gap that lies within the bounds.
  std::vector<Constant> values() {
    Gap gap;
    for (const Decimal& point : points_) {
      gap.high = point;
      take(between(gap));
      take(point);
      gap = {point, std::nullopt};
    }
    take(between(gap));
    return std::move(values_);
  }

 private:
  bool whole() const { return type_.kind != TypeKind::Decimal; }

  std::optional<Decimal> between(const Gap& gap) const {
    return whole() ? whole_in(gap, limit_, type_) : std::optional(simplest(gap));
  }

  void take(const std::optional<Decimal>& value) {
    const bool out = !value || (bounds_.low && *value < *bounds_.low) || (bounds_.high && *bounds_.high < *value) ||
                     (whole() && (*value < limit_.least || limit_.most < *value));
    if (!out) values_.push_back(with_number(type_, *value));
  }

  const Type& type_;
  Whole limit_;
  const Bounds& bounds_;
  std::set<Decimal> points_;
  std::vector<Constant> values_;
};

// ---- texts -----------------------------------------------------------------------------

/// The texts that are named, one for each prefix that none of them has, and one other.
class TextCells {
 public:
  TextCells(const Type& type, const std::vector<const Atom*>& atoms) : type_(type) {
    for (const Atom* atom : atoms) {
      auto& into = atom->comparison == Comparison::StartsWith ? prefixes_ : named_;
      for (const Constant& c : atom->right) into.insert(c.text);
    }
  }

  std::vector<Constant> values() const {
    std::vector<Constant> result;
    for (const std::string& text : named_) result.push_back(with_text(type_, text));
    for (const std::string& prefix : prefixes_) result.push_back(with_text(type_, other(prefix)));
    result.push_back(with_text(type_, other("")));
    return result;
  }

 private:
  /// A text that begins with `prefix`, with no longer prefix, and is none of those named.
  std::string other(const std::string& prefix) const {
    for (std::string tail = prefix.empty() ? "a" : "";; tail = next(tail)) {
      const std::string text = prefix + tail;
      const bool longer = std::any_of(prefixes_.begin(), prefixes_.end(), [&](const std::string& p) { return p.size() > prefix.size() && text.starts_with(p); });
      if (!longer && !named_.contains(text)) return text;
    }
  }

  /// "" a b ... z aa ab ...: finitely many are taken, so this ends.
  static std::string next(std::string tail) {
    for (std::size_t i = tail.size(); i-- > 0; tail[i] = 'a') {
      if (tail[i] != 'z') return ++tail[i], tail;
    }
    return tail + 'a';
  }

  const Type& type_;
  std::set<std::string> named_, prefixes_;
};

// ---- cells -----------------------------------------------------------------------------

bool preferred(const Constant& a, const Constant& b) {
  if (is_calendar(a.type) || a.type.kind == TypeKind::Choice || a.type.kind == TypeKind::Boolean) return a.number < b.number;
  const Decimal x = as_number(a), y = as_number(b);
  const Decimal far = magnitude(x), near = magnitude(y);
  return far != near ? far < near : y < x;
}

}  // namespace

Decimal as_number(const Constant& value) { return value.type.kind == TypeKind::Decimal ? value.decimal : Decimal(value.number); }

bool holds(const Atom& atom, const Constant& value) {
  switch (atom.comparison) {
    case Comparison::Is:
    case Comparison::In: return is_one_of(value, atom.right);
    case Comparison::IsNot:
    case Comparison::NotIn: return !is_one_of(value, atom.right);
    case Comparison::True: return value.number != 0;
    case Comparison::False: return value.number == 0;
    case Comparison::Missing: return false;
    case Comparison::NotMissing: return true;
    case Comparison::StartsWith:
      return std::any_of(atom.right.begin(), atom.right.end(), [&](const Constant& c) { return value.text.starts_with(c.text); });
    default: return compare(atom.comparison, as_number(value), atom.right);
  }
}

void Bounds::narrow(const Bounds& other) {
  if (other.low && (!low || *low < *other.low)) low = other.low;
  if (other.high && (!high || *other.high < *high)) high = other.high;
}

std::vector<Constant> cut_into_cells(const Schema& schema, const Type& type, const Bounds& bounds, const std::vector<const Atom*>& atoms) {
  std::vector<Constant> values = is_text(type) ? TextCells(type, atoms).values() : NumberCells(schema, type, bounds, atoms).values();
  if (type.kind == TypeKind::Boolean || type.kind == TypeKind::Choice) {
    values.clear();   // every value, not only those named
    const Whole all = limits(schema, type);
    for (auto i = static_cast<std::int64_t>(all.least.num()); i <= static_cast<std::int64_t>(all.most.num()); ++i) {
      const Decimal n(i);
      if (!(bounds.low && n < *bounds.low) && !(bounds.high && *bounds.high < n)) values.push_back(with_number(type, n));
    }
  }
  if (!is_text(type)) std::stable_sort(values.begin(), values.end(), preferred);
  std::set<std::string> seen;
  std::vector<Constant> cells;
  for (Constant& value : values) {
    std::string said;
    for (const Atom* atom : atoms) said += holds(*atom, value) ? '1' : '0';
    if (seen.insert(std::move(said)).second) cells.push_back(std::move(value));
  }
  return cells;
}

}  // namespace yanpan::lang
