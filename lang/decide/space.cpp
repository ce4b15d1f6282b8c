#include "lang/decide/space.hpp"

#include <algorithm>

#include "lang/base/check.hpp"

namespace yanpan::lang {

namespace {

bool about_missing(const Atom& atom) { return atom.comparison == Comparison::Missing || atom.comparison == Comparison::NotMissing; }

Bounds bounds_of(const std::optional<Range>& range) {
  if (!range) return {};
  return {as_number(range->low), as_number(range->high)};
}

/// Counts are never negative, nor are sums of what is not.
Bounds bounds_of(const Measure& m) {
  Bounds bounds = bounds_of(m.range);
  const auto* aggregate = std::get_if<Aggregate>(&m.body);
  if (aggregate == nullptr) return bounds;
  const bool count = aggregate->form == AggregateForm::Count || aggregate->form == AggregateForm::CountDistinct;
  const bool sum = aggregate->form == AggregateForm::Sum && aggregate->value_never_negative;
  if (count || sum) bounds.narrow({Decimal(0), std::nullopt});
  return bounds;
}

void set_bit(CellSet& cells, std::size_t bit) { cells[bit / 64] |= std::uint64_t{1} << (bit % 64); }

}  // namespace

Space::Space(const Schema& schema, const Version& version, KeyOf key_of) : schema_(schema), version_(version), key_of_(std::move(key_of)), formulas_(2) {
  formulas_[1].kind = Formula::Kind::False;
}

VariableId Space::variable_of(const Path& path) {
  const auto [it, fresh] = by_key_.try_emplace(key_of_(path), VariableId(variables_.size()));
  if (fresh) {
    variables_.push_back({path, {}, {}, false, 1});
    entered_.emplace_back();
  }
  return it->second;
}

std::optional<VariableId> Space::find(const Path& path) const {
  const auto known = by_key_.find(key_of_(path));
  return known == by_key_.end() ? std::nullopt : std::optional(known->second);
}

/// What the last field or measure of the path is declared to hold.
Bounds Space::declared(const Path& path) const {
  EntityId here = path.root;
  Bounds bounds;
  for (const PathStep& step : path.steps) {
    Type type;
    bounds = {};
    if (step.kind == PathStep::Kind::Field) {
      const Field& field = schema_.field(here, step.field);
      bounds = bounds_of(field.range);
      type = field.type;
    } else if (step.kind == PathStep::Kind::Measure) {
      bounds = bounds_of(version_.measures[step.measure.value]);
      type = version_.measures[step.measure.value].type;
    } else if (step.kind == PathStep::Kind::Accountable) {
      here = schema_.roles.person;
    }
    if (type.kind == TypeKind::Reference && type.entity.valid()) here = type.entity;
  }
  return bounds;
}

void Space::enter(const Condition& condition) {
  if (condition.kind == Condition::Kind::Atom && condition.atom.causes.empty()) enter(condition.atom.left, condition.atom);
  for (const Condition& member : condition.members) enter(member);
}

void Space::enter(const Path& path, const Atom& atom) {
  const VariableId id = variable_of(path);
  Entered& entered = entered_[id.value];
  entered.bounds.narrow(declared(path));
  if (about_missing(atom)) variables_[id.value].tests_missing = true;
  else entered.atoms.push_back(&atom);
}

void Space::enter_bounds(const Path& path, const Bounds& bounds) { entered_[variable_of(path).value].bounds.narrow(bounds); }

VariableId Space::evidence(RuleId rule) {
  Constant enough, few;
  enough.number = 1;
  variables_.push_back({std::nullopt, rule, {enough, few}, false, 1});
  entered_.emplace_back();
  return VariableId(variables_.size() - 1);
}

void Space::cut() {
  for (std::size_t i = 0; i < variables_.size(); ++i) {
    Variable& v = variables_[i];
    if (v.path) v.cells = cut_into_cells(schema_, v.path->type, entered_[i].bounds, entered_[i].atoms);
    v.words = v.cells.size() / 64 + 1;
  }
}

FormulaId Space::formula(const Condition& condition, Truth wanted, CauseId cause) {
  const bool positive = wanted == Truth::True || wanted == Truth::NotFalse;
  if (condition.kind == Condition::Kind::Atom && !condition.atom.causes.empty()) return truth(tells(condition.atom, cause) == positive);
  if (condition.kind == Condition::Kind::Atom) return formula(condition.atom.left, condition.atom, wanted);
  std::vector<FormulaId> members;
  for (const Condition& member : condition.members) members.push_back(formula(member, wanted, cause));
  return (condition.kind == Condition::Kind::All) == positive ? all(std::move(members)) : any(std::move(members));
}

bool Space::tells(const Atom& atom, CauseId cause) const {
  const bool in = std::any_of(atom.causes.begin(), atom.causes.end(), [&](const CauseTest& test) {
    return test.category ? version_.causes[cause.value].category == *test.category : test.cause == cause;
  });
  return in == (atom.comparison == Comparison::CauseIn);
}

FormulaId Space::formula(const Path& path, const Atom& atom, Truth wanted) {
  const VariableId id = variable_of(path);
  const Variable& v = variables_[id.value];
  CellSet cells(v.words, 0);
  const bool about_true = wanted == Truth::True || wanted == Truth::NotFalse;
  for (std::size_t i = 0; i < v.cells.size(); ++i) {
    if (holds(atom, v.cells[i]) == about_true) set_bit(cells, i);
  }
  // Missing: 缺失 is true, 不缺失 is false, a comparison is neither.
  const bool neither = wanted == Truth::NotFalse || wanted == Truth::NotTrue;
  const bool missing = about_missing(atom) ? (atom.comparison == Comparison::Missing) == about_true : neither;
  if (missing) set_bit(cells, v.cells.size());
  return literal(id, std::move(cells));
}

FormulaId Space::formula(VariableId evidence, bool enough) {
  CellSet cells(1, 0);
  set_bit(cells, enough ? 0 : 1);
  return literal(evidence, std::move(cells));
}

FormulaId Space::literal(VariableId variable, CellSet cells) {
  if (std::all_of(cells.begin(), cells.end(), [](std::uint64_t w) { return w == 0; })) return truth(false);
  formulas_.push_back({Formula::Kind::Literal, variable, std::move(cells), {}});
  return FormulaId(formulas_.size() - 1);
}

FormulaId Space::all(std::vector<FormulaId> members) { return group(Formula::Kind::And, std::move(members)); }
FormulaId Space::any(std::vector<FormulaId> members) { return group(Formula::Kind::Or, std::move(members)); }

FormulaId Space::group(Formula::Kind kind, std::vector<FormulaId> members) {
  const FormulaId neutral = truth(kind == Formula::Kind::And), decides = truth(kind == Formula::Kind::Or);
  std::vector<FormulaId> kept;
  for (FormulaId member : members) {
    if (member == decides) return decides;
    if (member == neutral) continue;
    // A group inside a group of its kind is part of it.
    if (formulas_[member.value].kind == kind) kept.insert(kept.end(), formulas_[member.value].members.begin(), formulas_[member.value].members.end());
    else kept.push_back(member);
  }
  if (kept.empty()) return neutral;
  if (kept.size() == 1) return kept.front();
  formulas_.push_back({kind, {}, {}, std::move(kept)});
  return FormulaId(formulas_.size() - 1);
}

}  // namespace yanpan::lang
