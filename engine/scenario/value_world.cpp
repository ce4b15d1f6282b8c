// A world of one problem: every node holds what the scenario sets, else nothing.

#include <algorithm>
#include <set>

#include "engine/scenario/worlds.hpp"

namespace yanpan::engine {

namespace {

using lang::EntityId;
using lang::NodeId;
using lang::Program;
using lang::ScenarioPlan;
using lang::TypeKind;

class ValueWorld : public World {
 public:
  ValueWorld(const Program& program, std::size_t version, const ScenarioPlan& plan) : schema_(program.schema), version_(version), plan_(plan), columns_(program.nodes.size()) {
    add_keys(program);
    for (std::size_t i = 0; i < program.nodes.size(); ++i) columns_.put(NodeId(i), column(program.nodes[i].type, std::nullopt));
    for (const auto& given : plan.given) columns_.put(given.node, column(program.node(given.node).type, given.value));
    add_problem(program);
  }

  const Snapshot& snapshot() const override { return snapshot_; }
  const Columns& columns() const override { return columns_; }
  const Table& table(EntityId entity) const override { return snapshot_.table(entity); }

  PredicateContext context(const Program& program) const override {
    return {&program, &columns_, &snapshot_, [this](EntityId entity) -> const Table& { return snapshot_.table(entity); }};
  }

  /// L2: met unless the scenario says how much there is.
  EvidenceTest evidence(const Program& program) const override {
    const std::vector<lang::RulePlan>& rules = program.versions[version_].rules;
    return [this, &rules](const lang::RulePlan& rule, RowId) {
      const lang::RuleId id(static_cast<std::size_t>(&rule - rules.data()));
      if (std::binary_search(plan_.evidence_short.begin(), plan_.evidence_short.end(), id)) return kFalse;
      if (!plan_.evidence) return kTrue;
      return truth(plan_.evidence->first >= rule.evidence_items && plan_.evidence->second >= rule.evidence_departments);
    };
  }

  Outcome decide(const Program& program) const override {
    Outcome outcome;
    outcome.problems = problem_;
    outcome.problem_order = {0};
    outcome.accountable = {plan_.no_accountable ? kNoRow : 0};
    outcome.verdicts.resize(1);
    // A scenario tests the rules of its own version, whatever date it sets.
    outcome.verdicts[0].version = static_cast<std::uint8_t>(version_);
    if (plan_.no_accountable) outcome.verdicts[0].reason = lang::Reason::NoPerson;
    Labels labels(outcome);
    const PredicateContext context = this->context(program);
    decide_causes(context, Threads(1), [&] { return evidence(program); }, [](NodeId, RowId) { return false; }, outcome, labels);
    for (const auto& table : program.versions[version_].tables) add_group(table, program, context, outcome);
    return outcome;
  }

 private:
  // ---- facts --------------------------------------------------------------------------

  /// Tables that hold only the keys a policy names, so that references to them compare.
  void add_keys(const Program& program) {
    std::vector<std::set<std::string>> keys(schema_.entities.size());
    const auto take = [&](lang::Type type, const lang::Constant& value) {
      if (type.kind == TypeKind::Reference) keys[type.entity.value].insert(value.text);
    };
    for (const lang::Predicate& p : program.predicates)
      if (p.node.valid())
        for (const lang::Constant& c : p.right) take(program.node(p.node).type, c);
    for (const auto& given : plan_.given)
      if (given.value) take(program.node(given.node).type, *given.value);
    snapshot_.tables.resize(keys.size());
    for (std::size_t e = 0; e < keys.size(); ++e) {
      Table& table = snapshot_.tables[e];
      table.entity = EntityId(e);
      table.rows = keys[e].size();
      for (const std::string& key : keys[e]) table.keys.push_back(snapshot_.texts.intern(key));
    }
  }

  /// One value as a column of one row.
  std::shared_ptr<Column> column(lang::Type type, const std::optional<lang::Constant>& value) {
    auto out = std::make_shared<Column>(type, 1);
    if (!value) out->set_missing(0);
    else if (type.kind == TypeKind::Decimal) out->set(0, value->type.kind == TypeKind::Decimal ? value->decimal : Decimal(value->number));
    else out->set(0, number(type, *value));
    return out;
  }

  std::int64_t number(lang::Type type, const lang::Constant& value) {
    if (type.kind == TypeKind::Text) return snapshot_.texts.intern(value.text);
    if (type.kind == TypeKind::Reference) return find_key(snapshot_, snapshot_.tables[type.entity.value], value.text);
    return value.number;
  }

  void add_problem(const Program& program) {
    const EntityId problem = schema_.roles.problem;
    problem_.entity = problem;
    problem_.rows = 1;
    for (const lang::Field& field : schema_.entity(problem).fields) problem_.columns.push_back(*column(field.type, std::nullopt));
    for (std::size_t i = 0; i < program.nodes.size(); ++i) {
      const lang::Node& node = program.nodes[i];
      if (node.op == lang::NodeOp::Field && node.entity == problem) problem_.columns[node.field.value] = columns_.at(NodeId(i));
    }
  }

  // ---- what persons and units are asked for: a group of the one problem -----------------------

  void add_group(const lang::TablePlan& table, const Program& program, const PredicateContext& context, Outcome& outcome) const {
    if (table.scope == lang::TableScope::Problem || outcome.verdicts[0].status == Status::Referred) return;
    PredicateEvaluator evaluator(context);
    const lang::CauseId cause = outcome.verdicts[0].cause;
    evaluator.set_causes(&cause, &program.versions[version_].causes);
    InterventionVerdict verdict{};
    verdict.scope = table.scope;
    verdict.subject = 0;
    verdict.problems = {0};
    for (const auto& row : table.rows) {
      const Truth truth = evaluator.at(row.when, 0);
      verdict.provisional |= truth == kUnknown;
      if (truth != kTrue) continue;
      verdict.intervention = row.intervention;
      verdict.actor = row.actor;
      if (!row.intervention.empty()) outcome.interventions.push_back(std::move(verdict));
      return;
    }
  }

  const lang::Schema& schema_;
  std::size_t version_;
  const ScenarioPlan& plan_;
  Snapshot snapshot_;
  Columns columns_;
  Table problem_;
};

}  // namespace

std::unique_ptr<World> make_value_world(const Program& program, std::size_t version, const ScenarioPlan& plan) {
  return std::make_unique<ValueWorld>(program, version, plan);
}

std::expected<std::unique_ptr<World>, WorldErrors> make_world(const Program& program, std::size_t version, const ScenarioPlan& plan) {
  if (!plan.data.empty()) return make_data_world(program, plan);
  return make_value_world(program, version, plan);
}

}  // namespace yanpan::engine
