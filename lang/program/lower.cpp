// Checked policy to program. One small function a construct; each says what it
// turns into what.

#include <algorithm>
#include <set>

#include "lang/base/check.hpp"
#include "lang/program/intern.hpp"
#include "lang/program/program.hpp"

namespace yanpan::lang {

namespace {

NodeOp node_op(Expr::Op op) {
  switch (op) {
    case Expr::Op::Constant: return NodeOp::Constant;
    case Expr::Op::AsOf: return NodeOp::AsOf;
    case Expr::Op::Add: return NodeOp::Add;
    case Expr::Op::Subtract: return NodeOp::Subtract;
    case Expr::Op::Multiply: return NodeOp::Multiply;
    case Expr::Op::Divide: return NodeOp::Divide;
    case Expr::Op::FloorDivide: return NodeOp::FloorDivide;
    case Expr::Op::Larger: return NodeOp::Larger;
    case Expr::Op::Smaller: return NodeOp::Smaller;
    case Expr::Op::IfMissing: return NodeOp::IfMissing;
    case Expr::Op::Days: return NodeOp::Days;
    case Expr::Op::Months: return NodeOp::Months;
    case Expr::Op::DateAt: return NodeOp::DateAt;
    case Expr::Op::Equal: return NodeOp::Equal;
    case Expr::Op::NotEqual: return NodeOp::NotEqual;
    case Expr::Op::Less: return NodeOp::Less;
    case Expr::Op::LessEqual: return NodeOp::LessEqual;
    case Expr::Op::Greater: return NodeOp::Greater;
    case Expr::Op::GreaterEqual: return NodeOp::GreaterEqual;
    case Expr::Op::Path: break;
  }
  YANPAN_CHECK(false, "a path has no node op of its own");
}

Type reference_to(EntityId entity) {
  Type type;
  type.kind = TypeKind::Reference;
  type.entity = entity;
  return type;
}

Type plain(TypeKind kind) {
  Type type;
  type.kind = kind;
  return type;
}

/// Where the atoms of a condition stand, in the order in which it is walked.
AtomPlaces places(const Condition& condition) {
  if (condition.kind == Condition::Kind::Atom) return {condition.span};
  AtomPlaces all;
  for (const Condition& member : condition.members) {
    const AtomPlaces own = places(member);
    all.insert(all.end(), own.begin(), own.end());
  }
  return all;
}

/// Lowers the blocks of one version into the shared program.
class VersionLowering {
 public:
  VersionLowering(const Policy& policy, const Version& version, Program& program, ProgramBuilder& builder)
      : schema_(policy.schema), version_(version), program_(program), build_(builder), measures_(version.measures.size()) {}

  VersionPlan run();

 private:
  NodeId field(EntityId entity, FieldId id);
  NodeId self(EntityId entity);
  NodeId accountable(EntityId entity);
  NodeId as_of(EntityId entity);
  NodeId measure(MeasureId id);
  NodeId path(const Path& path) { return steps(path.root, path.steps, 0); }
  NodeId steps(EntityId entity, const std::vector<PathStep>& steps, std::size_t at);
  NodeId step(EntityId entity, const PathStep& step);
  NodeId follow(NodeId reference, NodeId target);
  NodeId expression(const Expr& expr, EntityId entity);
  NodeId aggregate(const Measure& measure, const Aggregate& body);
  void window(const Window& window, EntityId of, AggregatePlan& plan);

  /// What a condition is part of decides how it reads a value nobody answers for (C5).
  enum class Use { Where, Elsewhere };
  PredicateId condition(const Condition& condition, EntityId entity, Use use = Use::Elsewhere);
  PredicateId atom(const Atom& atom, EntityId entity, Use use);
  NodeId serving_date(const Atom& atom, EntityId participation);

  std::vector<RuleId> preceded_by(RuleId rule) const;
  RulePlan rule(std::size_t index);
  ScenarioPlan scenario(const Scenario& scenario);
  AccountablePlan accountable_plan();

  const Schema& schema_;
  const Version& version_;
  Program& program_;
  ProgramBuilder& build_;
  std::vector<NodeId> measures_;
};

NodeId VersionLowering::field(EntityId entity, FieldId id) {
  const Field& f = schema_.field(entity, id);
  const Name& e = schema_.entity(entity).name;
  Node n{.op = NodeOp::Field, .entity = entity, .type = f.type, .operands = {}, .field = id, .aggregate = {}, .constant = {}, .label = {}};
  n.label = {e.in(Language::Zh) + "." + f.name.in(Language::Zh), e.in(Language::En) + "." + f.name.in(Language::En)};
  return build_.node(std::move(n));
}

Node bare(NodeOp op, EntityId entity, Type type, std::vector<NodeId> operands = {}) {
  return Node{.op = op, .entity = entity, .type = type, .operands = std::move(operands), .field = {}, .aggregate = {}, .constant = {}, .label = {}};
}

NodeId VersionLowering::self(EntityId entity) { return build_.node(bare(NodeOp::Self, entity, reference_to(entity))); }

NodeId VersionLowering::accountable(EntityId entity) {
  Node n = bare(NodeOp::Accountable, entity, reference_to(schema_.roles.person));
  n.label = {"责任人", "accountable"};
  return build_.node(std::move(n));
}

NodeId VersionLowering::as_of(EntityId entity) { return build_.node(bare(NodeOp::AsOf, entity, plain(TypeKind::Date))); }

NodeId VersionLowering::measure(MeasureId id) {
  NodeId& known = measures_[id.value];
  if (known.valid()) return known;
  const Measure& m = version_.measures[id.value];
  const NodeId node = std::holds_alternative<Expr>(m.body) ? expression(std::get<Expr>(m.body), m.of) : aggregate(m, std::get<Aggregate>(m.body));
  // 小数 over a whole-number expression: widen, so that the column has the declared type.
  if (program_.node(node).type.kind == TypeKind::Integer && m.type.kind == TypeKind::Decimal) {
    Node wide = bare(NodeOp::Larger, m.of, m.type, {node});
    wide.label = m.name;
    return measures_[id.value] = build_.node(std::move(wide));
  }
  if (program_.nodes[node.value].label.empty()) program_.nodes[node.value].label = m.name;
  return measures_[id.value] = node;
}

NodeId VersionLowering::step(EntityId entity, const PathStep& s) {
  switch (s.kind) {
    case PathStep::Kind::Field: return field(entity, s.field);
    case PathStep::Kind::Measure: return measure(s.measure);
    case PathStep::Kind::Accountable: return accountable(entity);
    case PathStep::Kind::MonthOf: break;
  }
  YANPAN_CHECK(false, "a month is not a step of its own");
}

/// 案件.受理日  ⇒  follow (field 案件) (field 受理日 of the case)
NodeId VersionLowering::steps(EntityId entity, const std::vector<PathStep>& all, std::size_t at) {
  if (at == all.size()) return self(entity);
  const NodeId here = step(entity, all[at]);
  if (at + 1 == all.size()) return here;
  if (all[at + 1].kind == PathStep::Kind::MonthOf) return build_.node(bare(NodeOp::MonthOf, entity, plain(TypeKind::Month), {here}));
  return follow(here, steps(program_.node(here).type.entity, all, at + 1));
}

NodeId VersionLowering::follow(NodeId reference, NodeId target) {
  const Node& from = program_.node(reference);
  if (program_.node(target).op == NodeOp::Self) return reference;
  Node n = bare(NodeOp::Follow, from.entity, program_.node(target).type, {reference, target});
  n.label = program_.node(target).label;
  return build_.node(std::move(n));
}

NodeId VersionLowering::expression(const Expr& expr, EntityId entity) {
  if (expr.op == Expr::Op::Path) return path(expr.path);
  if (expr.op == Expr::Op::AsOf) return as_of(entity);
  Node n = bare(node_op(expr.op), entity, expr.type);
  n.constant = expr.constant;
  n.offset_minutes = expr.offset_minutes;
  for (const Expr& operand : expr.operands) n.operands.push_back(expression(operand, entity));
  return build_.node(std::move(n));
}

/// The type an aggregate has by itself, before a measure widens it.
Type own_type(const Aggregate& body) {
  switch (body.form) {
    case AggregateForm::Count:
    case AggregateForm::CountDistinct: return plain(TypeKind::Integer);
    case AggregateForm::Exists: return plain(TypeKind::Boolean);
    case AggregateForm::Mean: return plain(TypeKind::Decimal);
    default: return body.value->type;
  }
}

void VersionLowering::window(const Window& w, EntityId of, AggregatePlan& plan) {
  plan.has_window = true;
  plan.window = w.kind;
  plan.row_date = path(w.row_date);
  plan.self_date = w.self_date ? path(*w.self_date) : as_of(of);
  plan.count = w.count;
  plan.unit = w.unit;
  plan.include_day = w.include_day;
}

NodeId VersionLowering::aggregate(const Measure& m, const Aggregate& body) {
  AggregatePlan plan{.form = body.form, .over = body.over, .of = m.of, .value = {}, .order = {}, .same = {}, .where = {}, .row_date = {}, .self_date = {}};
  if (body.value) plan.value = path(*body.value);
  if (body.order) plan.order = path(*body.order);
  for (const SamePair& pair : body.same) plan.same.push_back({path(pair.row), path(pair.self)});
  if (body.where.kind == Condition::Kind::Atom || !body.where.members.empty()) plan.where = condition(body.where, body.over, Use::Where);
  if (body.window) window(*body.window, m.of, plan);
  plan.excluding_self = body.excluding_self && body.over == m.of;
  plan.value_never_negative = body.value_never_negative;
  Node n = bare(NodeOp::Aggregate, m.of, own_type(body));
  n.aggregate = build_.aggregate(std::move(plan));
  n.label = m.name;
  return build_.node(std::move(n));
}

PredicateId VersionLowering::condition(const Condition& c, EntityId entity, Use use) {
  if (c.kind == Condition::Kind::Atom) return atom(c.atom, entity, use);
  Predicate p{.kind = c.kind, .members = {}, .entity = entity, .node = {}, .right = {}, .causes = {}, .label = {}};
  for (const Condition& member : c.members) p.members.push_back(condition(member, entity, use));
  return build_.predicate(std::move(p));
}

/// 在任 于 基准日  ⇒  the base date of the participation's case
NodeId VersionLowering::serving_date(const Atom& a, EntityId participation) {
  if (a.serving_on) return path(*a.serving_on);
  const NodeId case_ref = field(participation, schema_.roles.participation_case);
  return follow(case_ref, build_.node(bare(NodeOp::BaseDate, schema_.roles.case_, plain(TypeKind::Date))));
}

PredicateId VersionLowering::atom(const Atom& a, EntityId entity, Use use) {
  Predicate p{.kind = Condition::Kind::Atom, .members = {}, .entity = entity, .node = {}, .right = a.right, .causes = a.causes, .label = a.left.label};
  p.comparison = a.comparison;
  if (a.comparison == Comparison::ServingOn) {
    p.node = serving_date(a, entity);
  } else if (a.comparison != Comparison::CauseIn && a.comparison != Comparison::CauseNotIn) {
    p.node = path(a.left);
    const bool tests_missing = a.comparison == Comparison::Missing || a.comparison == Comparison::NotMissing;
    p.absent_is_false = use == Use::Where && !tests_missing && program_.node(p.node).on_accountable;
  }
  return build_.predicate(std::move(p));
}

/// The rules that `rule` removes when it fires: 先于 followed to its end.
std::vector<RuleId> VersionLowering::preceded_by(RuleId rule) const {
  std::set<RuleId> seen;
  std::vector<RuleId> open = version_.rules[rule.value].precedes;
  while (!open.empty()) {
    const RuleId next = open.back();
    open.pop_back();
    if (next == rule || !seen.insert(next).second) continue;
    const auto& more = version_.rules[next.value].precedes;
    open.insert(open.end(), more.begin(), more.end());
  }
  return {seen.begin(), seen.end()};
}

RulePlan VersionLowering::rule(std::size_t index) {
  const Rule& r = version_.rules[index];
  const EntityId problem = schema_.roles.problem;
  RulePlan plan{r.id, r.title, r.basis, r.tier, r.cause, r.evidence_items, r.evidence_departments, condition(r.when, problem), {}, preceded_by(RuleId(index)), r.effective, r.expires};
  plan.when_places = places(r.when);
  plan.span = r.span;
  if (!r.unless) return plan;
  plan.unless = condition(*r.unless, problem);
  plan.unless_places = places(*r.unless);
  return plan;
}

AccountablePlan VersionLowering::accountable_plan() {
  AccountablePlan plan;
  plan.base = {BaseOrder::Severity, BaseOrder::Occurred};
  if (!version_.accountable) return plan;
  plan.base = version_.accountable->base;
  for (const Condition& c : version_.accountable->collective) {
    plan.collective.push_back(condition(c, schema_.roles.case_));
    plan.collective_places.push_back(places(c));
  }
  for (const Step& s : version_.accountable->steps) plan.steps.push_back({s.name, condition(s.when, schema_.roles.participation), s.span});
  return plan;
}

ScenarioPlan VersionLowering::scenario(const Scenario& s) {
  ScenarioPlan plan{s.name, {}, s.evidence, s.evidence_short, s.no_accountable, {}, s.span, s.data, s.as_of};
  for (const Setting& setting : s.given) plan.given.push_back({path(setting.path), setting.value});
  for (const Expectation& e : s.expect) {
    auto& expected = plan.expect.emplace_back(ScenarioPlan::Expected{e, e.because ? path(*e.because) : NodeId(), {}});
    for (const Setting& value : e.values) expected.values.push_back(path(value.path));
  }
  return plan;
}

VersionPlan VersionLowering::run() {
  VersionPlan plan;
  plan.name = version_.name;
  plan.version = version_.version;
  plan.effective = version_.effective;
  plan.end = version_.expires;
  plan.basis = version_.basis;
  for (std::size_t i = 0; i < version_.measures.size(); ++i) {
    const Measure& m = version_.measures[i];
    plan.measures.push_back({m.name, m.of, measure(MeasureId(i)), m.range});
  }
  for (const Finding& f : version_.findings) plan.findings.push_back({f.name, f.of, path(f.to_case), path(f.date), f.kind, f.severity, condition(f.when, f.of), places(f.when), f.span});
  for (const Constraint& c : version_.constraints) plan.constraints.push_back({c.of, condition(c.when, c.of), c.label});
  plan.accountable = accountable_plan();
  plan.causes = version_.causes;
  for (std::size_t i = 0; i < version_.rules.size(); ++i) plan.rules.push_back(rule(i));
  plan.fallback = version_.fallback;
  for (const Interventions& table : version_.interventions) {
    TablePlan& t = plan.tables.emplace_back(TablePlan{table.scope, {}});
    for (const TableRow& row : table.rows) t.rows.push_back({condition(row.when, schema_.roles.problem), row.intervention, row.actor, row.due, row.span});
  }
  for (const Scenario& s : version_.scenarios) plan.scenarios.push_back(scenario(s));
  return plan;
}

/// A version ends where the next begins, or sooner.
void close_periods(std::vector<VersionPlan>& versions) {
  for (std::size_t i = 0; i + 1 < versions.size(); ++i) {
    const auto next = versions[i + 1].effective;
    if (next && (!versions[i].end || *next < *versions[i].end)) versions[i].end = next;
  }
}

}  // namespace

Program lower(const Policy& policy) {
  Program program;
  program.schema = policy.schema;
  program.language = policy.language;
  ProgramBuilder builder(program);
  for (const Version& version : policy.versions) program.versions.push_back(VersionLowering(policy, version, program, builder).run());
  close_periods(program.versions);
  return program;
}

}  // namespace yanpan::lang
