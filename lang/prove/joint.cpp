#include "lang/prove/joint.hpp"

#include <algorithm>

#include "lang/policy/canonical.hpp"
#include "lang/prove/model.hpp"

namespace yanpan::lang::proving {

namespace {

bool share_a_form(const Name& a, const Name& b) { return a.matches(b.zh) || a.matches(b.en); }

Type boolean_type() { return Type{.kind = TypeKind::Boolean, .choice = {}, .entity = {}, .unit = {}}; }

/// Where the values of one set stand in the joint one.
using Positions = std::vector<std::uint32_t>;

struct Merged {
  ChoiceSet set;
  Positions before, after;
};

/// The values of both sets, the new ones behind those they follow. nullopt:
/// ordered sets whose common values stand in another order.
std::optional<Merged> merge(const ChoiceSet& a, const ChoiceSet& b) {
  Merged merged{a, {}, {}};
  std::vector<Name>& values = merged.set.values;
  const auto find = [&](const Name& name) { return std::find_if(values.begin(), values.end(), [&](const Name& v) { return share_a_form(v, name); }); };
  std::ptrdiff_t last = -1;
  for (const Name& name : b.values) {
    const auto at = find(name);
    if (at == values.end()) values.insert(values.begin() + ++last, name);
    else if (at - values.begin() > last) last = at - values.begin();
    else if (a.ordered || b.ordered) return std::nullopt;
  }
  const auto positions = [&](const ChoiceSet& of) {
    Positions result;
    for (const Name& name : of.values) result.push_back(static_cast<std::uint32_t>(find(name) - values.begin()));
    return result;
  };
  merged.before = positions(a);
  merged.after = positions(b);
  return merged;
}

std::vector<std::optional<std::uint32_t>> inverse(const Positions& positions, std::size_t size) {
  std::vector<std::optional<std::uint32_t>> result(size);
  for (std::size_t i = 0; i < positions.size(); ++i) result[positions[i]] = static_cast<std::uint32_t>(i);
  return result;
}

class Joiner {
 public:
  Joiner(const Side& before, const Side& after) : sides_{before, after}, models_{Model(before.policy, before.version), Model(after.policy, after.version)} {}

  Joint join() {
    start();
    join_causes();
    for (std::size_t v = 0; v < variables(0).size(); ++v) {
      if (variables(0)[v].path) add(0, v);
    }
    for (std::size_t v = 0; v < variables(1).size(); ++v) {
      if (variables(1)[v].path && !meet(v)) add(1, v);
    }
    for (int side : {0, 1}) add_rules(side);
    for (int side : {0, 1}) add_constraints(side);
    order_evidence();
    compare_measures();
    return std::move(joint_);
  }

 private:
  const std::vector<Variable>& variables(int side) const { return models_[side].space().variables(); }
  const Schema& schema(int side) const { return sides_[side].policy.schema; }
  const Version& version(int side) const { return sides_[side].get(); }
  Version& made() { return joint_.policy.versions.front(); }
  std::vector<Field>& fields() { return joint_.policy.schema.entities.front().fields; }

  void start() {
    Entity& problem = joint_.policy.schema.entities.emplace_back();
    problem.name = {"问题", "problem"};
    problem.role = EntityRole::Problem;
    joint_.policy.schema.roles.problem = EntityId(std::size_t{0});
    joint_.policy.versions.emplace_back();
    joint_.policy.language = sides_[1].policy.language;
    for (int side : {0, 1}) fields_of_[side].resize(variables(side).size()), positions_[side].resize(variables(side).size());
  }

  // ---- causes ----------------------------------------------------------------------

  void join_causes() {
    made().causes = version(0).causes;
    for (std::size_t c = 0; c < version(0).causes.size(); ++c) joint_.causes[0].emplace_back(c);
    for (const Cause& cause : version(1).causes) {
      const auto& known = made().causes;
      const auto at = std::find_if(known.begin(), known.end(), [&](const Cause& k) { return share_a_form(k.name, cause.name); });
      joint_.causes[1].emplace_back(static_cast<std::size_t>(at - known.begin()));
      if (at == known.end()) made().causes.push_back(cause);
    }
  }

  // ---- values ----------------------------------------------------------------------

  std::size_t add_field(Name name, Type type) {
    Field& field = fields().emplace_back();
    field.name = std::move(name);
    field.type = type;
    joint_.values.emplace_back();
    return fields().size() - 1;
  }

  ChoiceSetId add_set(ChoiceSet set) {
    joint_.policy.schema.choices.push_back(std::move(set));
    return ChoiceSetId(joint_.policy.schema.choices.size() - 1);
  }

  /// A value that the other side does not have, so far.
  void add(int side, std::size_t v) {
    const Path& path = *variables(side)[v].path;
    Type type = path.type;
    Positions same;
    if (type.kind == TypeKind::Choice) {
      const ChoiceSet& set = schema(side).choice(type.choice);
      for (std::size_t i = 0; i < set.values.size(); ++i) same.push_back(static_cast<std::uint32_t>(i));
      type.choice = add_set(set);
    }
    if (type.kind == TypeKind::Reference) type.entity = EntityId(std::size_t{0});
    const std::size_t field = add_field(path.label, type);
    take(side, v, field, same, same.size());
  }

  void take(int side, std::size_t v, std::size_t field, const Positions& positions, std::size_t size) {
    fields_of_[side][v] = field;
    positions_[side][v] = positions;
    joint_.values[field].sides[side] = {variables(side)[v].path, inverse(positions, size)};
  }

  /// A value of the new side that the old one has too.
  bool meet(std::size_t v) {
    const Path& path = *variables(1)[v].path;
    for (const bool by_name : {true, false}) {
      for (std::size_t other = 0; other < variables(0).size(); ++other) {
        if (!variables(0)[other].path || taken(other)) continue;
        const Path& known = *variables(0)[other].path;
        if ((by_name ? same_names(known, path) : same_meaning(known, path)) && unite(other, v)) return true;
      }
    }
    return false;
  }

  bool taken(std::size_t old) const { return joint_.values[fields_of_[0][old]].sides[1].path.has_value(); }

  const Name* name_of(int side, EntityId here, const PathStep& step) const {
    if (step.kind == PathStep::Kind::Field) return &schema(side).field(here, step.field).name;
    if (step.kind == PathStep::Kind::Measure) return &version(side).measures[step.measure.value].name;
    return nullptr;
  }

  EntityId after(int side, EntityId here, const PathStep& step) const {
    Type type;
    if (step.kind == PathStep::Kind::Field) type = schema(side).field(here, step.field).type;
    if (step.kind == PathStep::Kind::Measure) type = version(side).measures[step.measure.value].type;
    if (step.kind == PathStep::Kind::Accountable) return schema(side).roles.person;
    return type.kind == TypeKind::Reference ? type.entity : here;
  }

  /// Step by step; the last measure may have another name where it computes the same.
  template <class SameLast>
  bool same_steps(const Path& a, const Path& b, SameLast same_last) {
    if (a.steps.size() != b.steps.size()) return false;
    EntityId here = a.root, there = b.root;
    for (std::size_t i = 0; i < a.steps.size(); ++i) {
      const Name *x = name_of(0, here, a.steps[i]), *y = name_of(1, there, b.steps[i]);
      const bool last = i + 1 == a.steps.size();
      const bool measures = a.steps[i].kind == PathStep::Kind::Measure && b.steps[i].kind == PathStep::Kind::Measure;
      const bool named = x != nullptr && y != nullptr ? share_a_form(*x, *y) : a.steps[i].kind == b.steps[i].kind;
      if (!named && !(last && measures && same_last(a.steps[i].measure, b.steps[i].measure))) return false;
      here = after(0, here, a.steps[i]);
      there = after(1, there, b.steps[i]);
    }
    return true;
  }

  bool same_names(const Path& a, const Path& b) {
    return same_steps(a, b, [](MeasureId, MeasureId) { return false; });
  }
  bool same_meaning(const Path& a, const Path& b) {
    return same_steps(a, b, [&](MeasureId x, MeasureId y) { return definition(0, x) == definition(1, y); });
  }

  std::size_t definition(int side, MeasureId id) { return definition_number(schema(side), version(side), id, definitions_); }

  bool unite(std::size_t old, std::size_t v) {
    const Type &a = variables(0)[old].path->type, &b = variables(1)[v].path->type;
    if (a.kind != b.kind || (a.kind == TypeKind::Duration && a.unit != b.unit)) return false;
    const std::size_t field = fields_of_[0][old];
    if (a.kind != TypeKind::Choice) return take(1, v, field, {}, 0), true;
    const auto merged = merge(schema(0).choice(a.choice), schema(1).choice(b.choice));
    if (!merged) return false;
    const std::size_t size = merged->set.values.size();
    joint_.policy.schema.choices[fields()[field].type.choice.value] = merged->set;
    take(0, old, field, merged->before, size);
    take(1, v, field, merged->after, size);
    return true;
  }

  // ---- rules and constraints -----------------------------------------------------------

  Path path_to(std::size_t field) {
    Path path;
    path.root = joint_.policy.schema.roles.problem;
    path.steps = {{PathStep::Kind::Field, FieldId(field), {}}};
    path.type = fields()[field].type;
    path.label = fields()[field].name;
    return path;
  }

  Condition translated(int side, Condition condition) {
    if (condition.kind == Condition::Kind::Atom) {
      const auto v = models_[side].space().find(condition.atom.left)->value;
      condition.atom.left = path_to(fields_of_[side][v]);
      for (Constant& c : condition.atom.right) {
        c.type = condition.atom.left.type;
        if (c.type.kind == TypeKind::Choice) c.number = positions_[side][v][static_cast<std::size_t>(c.number)];
      }
    }
    for (Condition& member : condition.members) member = translated(side, std::move(member));
    return condition;
  }

  static Condition all(std::vector<Condition> members) {
    Condition group;
    group.members = std::move(members);
    return group;
  }

  Condition test(std::size_t field, Comparison comparison, std::vector<Constant> right = {}) {
    Condition condition;
    condition.kind = Condition::Kind::Atom;
    condition.atom.left = path_to(field);
    condition.atom.comparison = comparison;
    condition.atom.right = std::move(right);
    return condition;
  }

  void add_rules(int side) {
    const std::size_t first = made().rules.size();
    if (side == 1) joint_.old_rules = first;
    for (const Rule& written : version(side).rules) {
      const RuleId id(made().rules.size() - first);
      Rule rule = written;
      rule.cause = joint_.causes[side][written.cause.value];
      for (RuleId& other : rule.precedes) other = RuleId(other.value + first);
      std::vector<Condition> when{translated(side, written.when)};
      if (written.unless) rule.unless = translated(side, *written.unless);
      if (rule.evidence_items > 0 || rule.evidence_departments > 0) {
        when.push_back(test(evidence_field(side, id, rule, when.front()), Comparison::True));
        rule.evidence_items = rule.evidence_departments = 0;
      }
      add_period(side, rule, when);
      rule.when = all(std::move(when));
      made().rules.push_back(std::move(rule));
    }
  }

  /// A rule's own period is a test of the main date.
  void add_period(int side, Rule& rule, std::vector<Condition>& when) {
    if (!rule.effective && !rule.expires) return;
    const std::size_t field = fields_of_[side][models_[side].space().find(models_[side].main_date())->value];
    const auto day = [&](Comparison comparison, std::optional<std::int64_t>& date) {
      if (!date) return;
      Constant constant;
      constant.type = fields()[field].type;
      constant.number = *date;
      when.push_back(test(field, comparison, {constant}));
      date.reset();
    };
    day(Comparison::GreaterEqual, rule.effective);
    day(Comparison::Less, rule.expires);
  }

  struct Evidence {
    std::size_t field;
    std::int64_t items, departments;
    std::string conditions;
  };

  /// Rules that cite the same facts and ask for as many of them have it together.
  std::size_t evidence_field(int side, RuleId rule, const Rule& asks, const Condition& when) {
    const std::string conditions = canonical_condition(joint_.policy.schema, made(), when);
    const auto known = std::find_if(evidence_.begin(), evidence_.end(), [&](const Evidence& e) {
      return e.items == asks.evidence_items && e.departments == asks.evidence_departments && e.conditions == conditions;
    });
    const std::size_t field = known != evidence_.end() ? known->field : add_field({"证据 " + std::to_string(fields().size()), ""}, boolean_type());
    if (known == evidence_.end()) evidence_.push_back({field, asks.evidence_items, asks.evidence_departments, conditions});
    joint_.values[field].evidence_of[side].push_back(rule);
    return field;
  }

  /// Who has enough for the higher threshold has enough for the lower one.
  void order_evidence() {
    for (const Evidence& more : evidence_) {
      for (const Evidence& less : evidence_) {
        if (more.field == less.field || more.conditions != less.conditions || less.items > more.items || less.departments > more.departments) continue;
        Condition either = all({test(more.field, Comparison::False), test(less.field, Comparison::True)});
        either.kind = Condition::Kind::Any;
        made().constraints.push_back({joint_.policy.schema.roles.problem, std::move(either), {}, {}});
      }
    }
  }

  void add_constraints(int side) {
    for (const Condition& constraint : models_[side].constraint_conditions()) {
      made().constraints.push_back({joint_.policy.schema.roles.problem, translated(side, constraint), {}, {}});
    }
    for (std::size_t v = 0; v < variables(side).size(); ++v) bound(side, v);
  }

  bool is_main_date(int side, std::size_t v) const {
    const Path& date = models_[side].main_date();
    return date.root.valid() && VariableId(v) == models_[side].space().find(date);
  }

  /// The time in which either version may be in force.
  Bounds either_period() const {
    Bounds both[2];
    for (int side : {0, 1}) {
      const Path& date = models_[side].main_date();
      const auto v = date.root.valid() ? models_[side].space().find(date) : std::nullopt;
      if (v) both[side] = models_[side].space().bounds(*v);
    }
    Bounds wide;
    if (both[0].low && both[1].low) wide.low = std::min(*both[0].low, *both[1].low);
    if (both[0].high && both[1].high) wide.high = std::max(*both[0].high, *both[1].high);
    return wide;
  }

  /// What a side declares about a value holds in both.
  void bound(int side, std::size_t v) {
    const Bounds bounds = is_main_date(side, v) ? either_period() : models_[side].space().bounds(VariableId(v));
    const auto end = [&](const std::optional<Decimal>& at, Comparison comparison) {
      if (!at || !variables(side)[v].path) return;
      Constant constant;
      constant.type = fields()[fields_of_[side][v]].type;
      if (constant.type.kind == TypeKind::Choice) return;
      constant.decimal = *at;
      constant.number = static_cast<std::int64_t>(at->num());
      made().constraints.push_back({joint_.policy.schema.roles.problem, test(fields_of_[side][v], comparison, {constant}), {}, {}});
    };
    end(bounds.low, Comparison::GreaterEqual);
    end(bounds.high, Comparison::LessEqual);
  }

  // ---- measures of one name ------------------------------------------------------------

  void compare_measures() {
    for (std::size_t a = 0; a < version(0).measures.size(); ++a) {
      for (std::size_t b = 0; b < version(1).measures.size(); ++b) {
        const Measure &x = version(0).measures[a], &y = version(1).measures[b];
        const bool one = share_a_form(x.name, y.name) && share_a_form(schema(0).entity(x.of).name, schema(1).entity(y.of).name);
        if (one && definition(0, MeasureId(a)) != definition(1, MeasureId(b))) joint_.changed.emplace_back(x.name, y.name);
      }
    }
  }

  Side sides_[2];
  Model models_[2];
  Joint joint_;
  std::vector<std::size_t> fields_of_[2];     // by variable of the side
  std::vector<Positions> positions_[2];       // by variable of the side
  std::vector<Evidence> evidence_;
  Definitions definitions_;
};

}  // namespace

Joint join(const Side& before, const Side& after) { return Joiner(before, after).join(); }

}  // namespace yanpan::lang::proving
