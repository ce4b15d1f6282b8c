#include "lang/prove/model.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "lang/policy/canonical.hpp"
#include "lang/prove/value_keys.hpp"

namespace yanpan::lang::proving {

namespace {

Type type_after(const Schema& schema, const Version& version, EntityId here, const PathStep& step) {
  switch (step.kind) {
    case PathStep::Kind::Field: return schema.field(here, step.field).type;
    case PathStep::Kind::Measure: return version.measures[step.measure.value].type;
    case PathStep::Kind::Accountable: return Type{.kind = TypeKind::Reference, .choice = {}, .entity = schema.roles.person, .unit = {}};
    case PathStep::Kind::MonthOf: return Type{.kind = TypeKind::Month, .choice = {}, .entity = {}, .unit = {}};
  }
  return {};
}

/// The references a path goes through: 案件 and 案件.承办人 of 案件.承办人.部门.
std::vector<Path> references_of(const Schema& schema, const Version& version, const Path& path) {
  std::vector<Path> result;
  Path so_far = path;
  so_far.steps.clear();
  EntityId here = path.root;
  for (const PathStep& step : path.steps) {
    so_far.steps.push_back(step);
    so_far.type = type_after(schema, version, here, step);
    if (so_far.type.kind != TypeKind::Reference) break;
    here = so_far.type.entity;
    result.push_back(so_far);
  }
  return result;
}

void prefix_paths(Condition& condition, const Path& prefix) {
  if (condition.kind == Condition::Kind::Atom) {
    Path& left = condition.atom.left;
    left.root = prefix.root;
    left.steps.insert(left.steps.begin(), prefix.steps.begin(), prefix.steps.end());
  }
  for (Condition& member : condition.members) prefix_paths(member, prefix);
}

Atom date_test(Comparison comparison, std::int64_t date) {
  Atom atom;
  atom.comparison = comparison;
  atom.right.resize(1);
  atom.right.front().type = Type{.kind = TypeKind::Date, .choice = {}, .entity = {}, .unit = {}};
  atom.right.front().number = date;
  return atom;
}

/// Without root where the problem has none.
Path main_date_of(const Schema& schema) {
  Path path;
  if (!schema.roles.problem.valid() || !schema.roles.problem_occurred.valid()) return path;
  path.root = schema.roles.problem;
  path.steps = {{PathStep::Kind::Field, schema.roles.problem_occurred, {}}};
  const Field& field = schema.field(path.root, schema.roles.problem_occurred);
  path.type = field.type;
  const Name& entity = schema.entity(path.root).name;
  path.label = {entity.in(Language::Zh) + "." + field.name.in(Language::Zh), entity.in(Language::En) + "." + field.name.in(Language::En)};
  return path;
}

/// Rules that remove `rule` when they fire.
std::vector<RuleId> preceding(const std::vector<Rule>& rules, RuleId rule) {
  std::set<RuleId> seen;
  std::vector<RuleId> open{rule};
  while (!open.empty()) {
    const RuleId next = open.back();
    open.pop_back();
    for (std::size_t r = 0; r < rules.size(); ++r) {
      const bool direct = std::find(rules[r].precedes.begin(), rules[r].precedes.end(), next) != rules[r].precedes.end();
      if (direct && seen.insert(RuleId(r)).second) open.push_back(RuleId(r));
    }
  }
  return {seen.begin(), seen.end()};
}

}  // namespace

Model::Model(const Policy& policy, std::size_t version)
    : policy_(policy), index_(version), version_(policy.versions[version]), main_date_(main_date_of(policy.schema)), lawful_(reached_constraints()),
      space_(policy.schema, version_, value_keys(policy, version, tested_paths())) {
  enter();
  space_.cut();
  make_formulas();
  order_rules();
}

std::vector<const Path*> Model::paths_of_rules() const {
  std::vector<const Path*> paths;
  const auto take = [&](const Path& path) { paths.push_back(&path); };
  for (const Rule& rule : version_.rules) {
    for_each_tested(rule.when, take);
    if (rule.unless) for_each_tested(*rule.unless, take);
  }
  for (const Interventions& table : version_.interventions) {
    for (const TableRow& row : table.rows) for_each_tested(row.when, take);
  }
  return paths;
}

std::vector<const Path*> Model::tested_paths() const {
  std::vector<const Path*> paths = paths_of_rules();
  const auto take = [&](const Path& path) { paths.push_back(&path); };
  for (const Condition& constraint : lawful_) for_each_tested(constraint, take);
  if (main_date_.root.valid()) take(main_date_);
  return paths;
}

/// A constraint of the problem as it is; one of another entity for each
/// reference by which a condition of the problem gets there.
std::deque<Condition> Model::reached_constraints() const {
  std::deque<Condition> lawful;
  std::map<std::string, Path> references;
  const auto take = [&](const Path& path) {
    for (Path& reference : references_of(policy_.schema, version_, path)) references.emplace(canonical_path(policy_.schema, version_, reference), std::move(reference));
  };
  for (const Path* path : paths_of_rules()) take(*path);
  for (const Constraint& constraint : version_.constraints) {
    if (constraint.of == policy_.schema.roles.problem) lawful.push_back(constraint.when);
    for (const auto& [text, reference] : references) {
      if (reference.type.entity != constraint.of) continue;
      lawful.push_back(constraint.when);
      prefix_paths(lawful.back(), reference);
    }
  }
  return lawful;
}

void Model::enter() {
  evidence_.resize(version_.rules.size());
  for (const Rule& rule : version_.rules) {
    space_.enter(rule.when);
    if (rule.unless) space_.enter(*rule.unless);
    if (!has_period(rule)) continue;
    for (const auto& day : {rule.effective, rule.expires}) {
      if (day) space_.enter(main_date_, period_atoms_.emplace_back(date_test(Comparison::GreaterEqual, *day)));
    }
  }
  for (const Interventions& table : version_.interventions) {
    for (const TableRow& row : table.rows) space_.enter(row.when);
  }
  for (const Condition& constraint : lawful_) space_.enter(constraint);
  // A problem outside the version's period is not one of this version.
  Bounds period;
  std::optional<std::int64_t> end = version_.expires;
  if (index_ + 1 < policy_.versions.size()) {
    const auto next = policy_.versions[index_ + 1].effective;
    if (next && (!end || *next < *end)) end = next;
  }
  if (version_.effective) period.low = Decimal(*version_.effective);
  if (end) period.high = Decimal(*end - 1);
  if (main_date_.root.valid() && (period.low || period.high)) space_.enter_bounds(main_date_, period);
  for (std::size_t r = 0; r < version_.rules.size(); ++r) {
    const Rule& rule = version_.rules[r];
    if (rule.evidence_items > 0 || rule.evidence_departments > 0) evidence_[r] = space_.evidence(RuleId(r));
  }
}

void Model::make_formulas() {
  for (std::size_t r = 0; r < version_.rules.size(); ++r) formulas_.push_back(make(version_.rules[r], r));
  for (const Condition& constraint : lawful_) {
    const FormulaId lawful = space_.formula(constraint, Truth::NotFalse);
    if (lawful != space_.truth(true)) constraints_.push_back(lawful);
  }
}

RuleFormulas Model::make(const Rule& rule, std::size_t index) {
  const auto unless = [&](Truth wanted) { return space_.formula(*rule.unless, wanted); };
  FormulaId fires = space_.formula(rule.when, Truth::True), fails = space_.formula(rule.when, Truth::False);
  FormulaId not_firing = space_.formula(rule.when, Truth::NotTrue);
  if (rule.unless) {
    fires = space_.all({fires, unless(Truth::False)});
    fails = space_.any({fails, unless(Truth::True)});
    not_firing = space_.any({not_firing, unless(Truth::NotFalse)});
  }
  if (const VariableId evidence = evidence_[index]; evidence.valid()) {
    // Short of evidence is known only where the conditions hold.
    const FormulaId few = space_.formula(evidence, false);
    fails = space_.any({fails, space_.all({fires, few})});
    fires = space_.all({fires, space_.formula(evidence, true)});
    not_firing = space_.any({not_firing, few});
  }
  std::vector<FormulaId> inside, outside, not_inside;
  const auto limit = [&](const std::optional<std::int64_t>& day, Comparison in, Comparison out) {
    if (!day) return;
    inside.push_back(space_.formula(main_date_, date_test(in, *day), Truth::True));
    outside.push_back(space_.formula(main_date_, date_test(out, *day), Truth::True));
    not_inside.push_back(space_.formula(main_date_, date_test(in, *day), Truth::NotTrue));
  };
  limit(rule.effective, Comparison::GreaterEqual, Comparison::Less);
  limit(rule.expires, Comparison::Less, Comparison::GreaterEqual);
  inside.push_back(fires);
  outside.push_back(fails);
  not_inside.push_back(not_firing);
  return {space_.all(inside), space_.any(outside), space_.any(not_inside), preceding(version_.rules, RuleId(index))};
}

void Model::order_rules() {
  std::map<std::int64_t, std::vector<RuleId>> by_tier;
  for (std::size_t r = 0; r < version_.rules.size(); ++r) by_tier[version_.rules[r].tier].push_back(RuleId(r));
  tier_of_.resize(version_.rules.size());
  for (auto& [tier, rules] : by_tier) {
    for (RuleId r : rules) tier_of_[r.value] = tiers_.size();
    tiers_.push_back(std::move(rules));
  }
}

Assumptions Model::lawful(Assumptions::Missing missing) const {
  Assumptions assumed(space_, missing);
  for (FormulaId constraint : constraints_) assumed.assume(constraint);
  return assumed;
}

FormulaId Model::no_candidate(RuleId rule) {
  std::vector<FormulaId> ways{of(rule).not_firing};
  for (RuleId other : of(rule).preceded_by) ways.push_back(of(other).fires);
  return space_.any(std::move(ways));
}

std::vector<FormulaId> Model::leads(RuleId rule) const {
  std::vector<FormulaId> all{of(rule).fires};
  for (RuleId other : of(rule).preceded_by) all.push_back(of(other).fails);
  for (std::size_t t = 0; t < tier_of(rule); ++t) {
    for (RuleId stronger : tiers_[t]) all.push_back(of(stronger).fails);
  }
  return all;
}

std::vector<FormulaId> Model::decides(RuleId rule) {
  std::vector<FormulaId> all{of(rule).fires};
  for (RuleId other : of(rule).preceded_by) all.push_back(of(other).not_firing);
  for (std::size_t t = 0; t < tier_of(rule); ++t) {
    for (RuleId stronger : tiers_[t]) all.push_back(of(stronger).not_firing);
  }
  for (RuleId other : tiers_[tier_of(rule)]) {
    if (rules()[other.value].cause != rules()[rule.value].cause) all.push_back(no_candidate(other));
  }
  return all;
}

std::vector<FormulaId> Model::nothing_fires() const {
  std::vector<FormulaId> all;
  for (const RuleFormulas& each : formulas_) all.push_back(each.fails);
  return all;
}

std::vector<VariableId> Model::order() const {
  std::vector<VariableId> all;
  for (std::size_t v = 0; v < space_.variables().size(); ++v) all.push_back(VariableId(v));
  const auto key = [&](VariableId id) {
    const Variable& v = space_.variable(id);
    return std::tuple(!v.path, v.path ? v.path->label.stable() : std::string(), v.path ? canonical_path(policy_.schema, version_, *v.path) : std::string(), v.rule);
  };
  std::sort(all.begin(), all.end(), [&](VariableId a, VariableId b) { return key(a) < key(b); });
  return all;
}

Scenario Model::scenario(const Witness& witness, const std::vector<RuleId>& about) const {
  std::set<std::string> asked;   // values whose absence the rules at hand test
  const auto take = [&](const Condition& condition, auto& self) -> void {
    if (condition.kind == Condition::Kind::Atom && (condition.atom.comparison == Comparison::Missing || condition.atom.comparison == Comparison::NotMissing)) {
      asked.insert(canonical_path(policy_.schema, version_, condition.atom.left));
    }
    for (const Condition& member : condition.members) self(member, self);
  };
  for (RuleId rule : about) {
    take(rules()[rule.value].when, take);
    if (rules()[rule.value].unless) take(*rules()[rule.value].unless, take);
  }
  Scenario scenario;
  for (VariableId id : order()) {
    const Variable& v = space_.variable(id);
    const auto& cell = witness.cells[id.value];
    if (!v.path && cell == 1) scenario.evidence_short.push_back(v.rule);
    if (!v.path) continue;
    if (cell) scenario.given.push_back({*v.path, v.cells[*cell]});
    else if (asked.contains(canonical_path(policy_.schema, version_, *v.path))) scenario.given.push_back({*v.path, std::nullopt});
  }
  std::sort(scenario.evidence_short.begin(), scenario.evidence_short.end());
  return scenario;
}

}  // namespace yanpan::lang::proving
