#include "engine/output/margin.hpp"

#include <algorithm>
#include <charconv>
#include <optional>

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::TypeKind;

bool numeric(TypeKind kind) { return kind == TypeKind::Integer || kind == TypeKind::Decimal; }

bool has_distance(const lang::Predicate& atom, const lang::Program& program) {
  return atom.comparison <= Comparison::GreaterEqual && atom.node.valid() && numeric(program.node(atom.node).type.kind);
}

void collect(const lang::Program& program, lang::PredicateId id, std::vector<const lang::Predicate*>& atoms) {
  const lang::Predicate& predicate = program.predicate(id);
  if (predicate.kind == lang::Condition::Kind::Atom) {
    if (has_distance(predicate, program)) atoms.push_back(&predicate);
    return;
  }
  for (lang::PredicateId member : predicate.members) collect(program, member, atoms);
}

MarginTerm term_of(const Attribution& attribution, const lang::Predicate& atom, Language language) {
  const lang::Constant& constant = atom.right.front();
  MarginTerm term{.node = atom.node, .column = attribution.columns().find(atom.node), .comparison = atom.comparison, .name = atom.label.in(language)};
  const bool decimal_constant = constant.type.kind == TypeKind::Decimal;
  term.exact = decimal_constant || attribution.program->node(atom.node).type.kind == TypeKind::Decimal;
  term.number = constant.number;
  term.decimal = decimal_constant ? constant.decimal : Decimal(constant.number);
  return term;
}

template <class T>
bool holds(Comparison comparison, const T& value, const T& constant) {
  switch (comparison) {
    case Comparison::Equal: return value == constant;
    case Comparison::NotEqual: return value != constant;
    case Comparison::Less: return value < constant;
    case Comparison::LessEqual: return value <= constant;
    case Comparison::Greater: return value > constant;
    case Comparison::GreaterEqual: return value >= constant;
    default: return false;
  }
}

/// The distance of two 64-bit numbers may need 65 bits, never with a sign.
std::optional<std::uint64_t> whole_distance(const MarginTerm& term, RowId row) {
  const std::int64_t value = term.column->at(row);
  if (!holds(term.comparison, value, term.number)) return std::nullopt;
  const auto a = static_cast<std::uint64_t>(value), b = static_cast<std::uint64_t>(term.number);
  return value >= term.number ? a - b : b - a;
}

std::optional<Decimal> exact_distance(const MarginTerm& term, RowId row) {
  const Decimal value = term.column->is_decimal() ? term.column->decimal(row) : Decimal(term.column->at(row));
  if (!holds(term.comparison, value, term.decimal)) return std::nullopt;
  const auto difference = subtract(value, term.decimal);
  return difference && difference->negative() ? subtract(term.decimal, value) : difference;
}

struct Distance {
  bool exact = false;
  std::uint64_t whole = 0;
  Decimal decimal{};

  bool operator<(const Distance& other) const {
    return exact || other.exact ? as_decimal() < other.as_decimal() : whole < other.whole;
  }
  Decimal as_decimal() const { return exact ? decimal : Decimal::make(static_cast<Int128>(whole), 1).value_or(Decimal()); }
  void append(std::string& out) const {
    if (exact) {
      out += decimal.to_string();
      return;
    }
    char digits[24];
    out.append(digits, std::to_chars(digits, digits + sizeof digits, whole).ptr);
  }
};

std::optional<Distance> distance(const MarginTerm& term, RowId row) {
  YANPAN_CHECK(term.column != nullptr, "a rule decided on a column that was never computed");
  if (!term.column->known(row)) return std::nullopt;
  if (term.exact) {
    const auto decimal = exact_distance(term, row);
    return decimal ? std::optional(Distance{.exact = true, .decimal = *decimal}) : std::nullopt;
  }
  const auto whole = whole_distance(term, row);
  return whole ? std::optional(Distance{.whole = *whole}) : std::nullopt;
}

/// The distances of one name stand next to each other; nearly always there is
/// just one.
template <class Emit>
void for_each_margin(const std::vector<MarginTerm>& terms, RowId row, Emit emit) {
  for (std::size_t begin = 0, end; begin < terms.size(); begin = end) {
    end = begin + 1;
    while (end < terms.size() && terms[end].name == terms[begin].name) ++end;
    if (end == begin + 1) {
      if (const auto only = distance(terms[begin], row)) emit(terms[begin].name, *only);
      continue;
    }
    thread_local std::vector<Distance> same_name;
    same_name.clear();
    for (std::size_t i = begin; i < end; ++i) {
      if (const auto one = distance(terms[i], row)) same_name.push_back(*one);
    }
    std::sort(same_name.begin(), same_name.end());
    for (const Distance& one : same_name) emit(terms[begin].name, one);
  }
}

}  // namespace

std::vector<MarginTerm> margin_terms(const Attribution& attribution, const lang::RulePlan& rule, Language language) {
  std::vector<const lang::Predicate*> atoms;
  if (rule.when.valid()) collect(*attribution.program, rule.when, atoms);
  std::vector<MarginTerm> terms;
  for (const lang::Predicate* atom : atoms) terms.push_back(term_of(attribution, *atom, language));
  std::stable_sort(terms.begin(), terms.end(), [](const MarginTerm& a, const MarginTerm& b) { return a.name < b.name; });
  return terms;
}

std::vector<Margin> margins(const std::vector<MarginTerm>& terms, RowId row) {
  std::vector<Margin> out;
  for_each_margin(terms, row, [&](const std::string& name, const Distance& distance) {
    distance.append(out.emplace_back(Margin{&name, {}}).distance);
  });
  return out;
}

void append_margins(std::string& out, const std::vector<MarginTerm>& terms, RowId row) {
  bool first = true;
  for_each_margin(terms, row, [&](const std::string& name, const Distance& distance) {
    if (!first) out += ';';
    first = false;
    (out += name) += ' ';
    distance.append(out);
  });
}

}  // namespace yanpan::engine
