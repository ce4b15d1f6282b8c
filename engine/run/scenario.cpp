#include "engine/run/scenario.hpp"

#include <algorithm>
#include <set>

#include "engine/attribute/stages.hpp"

namespace yanpan::engine {

namespace {

using lang::EntityId;
using lang::Expectation;
using lang::NodeId;
using lang::Program;
using lang::ScenarioPlan;
using lang::TypeKind;
using lang::VersionPlan;

/// A world of one problem: tables that hold only the keys a policy names.
class World {
 public:
  World(const Program& program, std::size_t version) : program_(program), version_(version) {
    snapshot_.tables.resize(program.schema.entities.size());
    for (std::size_t e = 0; e < snapshot_.tables.size(); ++e) snapshot_.tables[e].entity = EntityId(e);
    collect_keys();
  }

  Snapshot& snapshot() { return snapshot_; }

  /// One value as a column of one row.
  std::shared_ptr<Column> column(lang::Type type, const std::optional<lang::Constant>& value) {
    auto out = std::make_shared<Column>(type, 1);
    if (!value) out->set_missing(0);
    else if (type.kind == TypeKind::Decimal) out->set(0, value->type.kind == TypeKind::Decimal ? value->decimal : Decimal(value->number));
    else out->set(0, number(type, *value));
    return out;
  }

 private:
  std::int64_t number(lang::Type type, const lang::Constant& value) {
    if (type.kind == TypeKind::Text) return snapshot_.texts.intern(value.text);
    if (type.kind == TypeKind::Reference) return find_key(snapshot_, snapshot_.tables[type.entity.value], value.text);
    return value.number;
  }

  void collect_keys() {
    std::vector<std::set<std::string>> keys(snapshot_.tables.size());
    const auto take = [&](lang::Type type, const lang::Constant& value) {
      if (type.kind == TypeKind::Reference) keys[type.entity.value].insert(value.text);
    };
    for (const lang::Predicate& p : program_.predicates)
      if (p.node.valid())
        for (const lang::Constant& c : p.right) take(program_.node(p.node).type, c);
    for (const ScenarioPlan& s : program_.versions[version_].scenarios)
      for (const auto& given : s.given)
        if (given.value) take(program_.node(given.node).type, *given.value);
    for (std::size_t e = 0; e < keys.size(); ++e) {
      Table& table = snapshot_.tables[e];
      table.rows = keys[e].size();
      for (const std::string& key : keys[e]) table.keys.push_back(snapshot_.texts.intern(key));
    }
  }

  const Program& program_;
  std::size_t version_;
  Snapshot snapshot_;
};

class ScenarioRun {
 public:
  ScenarioRun(const Program& program, std::size_t version, const ScenarioPlan& plan)
      : program_(program), version_(program.versions[version]), index_(version), plan_(plan), world_(program, version), columns_(program.nodes.size()), labels_(outcome_) {
    context_.program = &program_;
    context_.columns = &columns_;
    context_.snapshot = &world_.snapshot();
    context_.table = [this](EntityId entity) -> const Table& { return world_.snapshot().table(entity); };
  }

  ScenarioResult run() {
    set_columns();
    set_problem();
    decide();
    ScenarioResult result{plan_.name.in(program_.language), true, plan_.span, {}};
    for (const auto& expected : plan_.expect) check(expected, result);
    result.passed = result.explanation.empty();
    return result;
  }

 private:
  void set_columns() {
    for (std::size_t i = 0; i < program_.nodes.size(); ++i) columns_.put(NodeId(i), world_.column(program_.nodes[i].type, std::nullopt));
    for (const auto& given : plan_.given) columns_.put(given.node, world_.column(program_.node(given.node).type, given.value));
  }

  /// The problem itself, attributed to a person unless the scenario says otherwise.
  void set_problem() {
    const lang::Roles& roles = program_.schema.roles;
    Table& problems = outcome_.problems;
    problems.entity = roles.problem;
    problems.rows = 1;
    for (const lang::Field& field : program_.schema.entity(roles.problem).fields) problems.columns.push_back(*world_.column(field.type, std::nullopt));
    for (std::size_t i = 0; i < program_.nodes.size(); ++i) {
      const lang::Node& node = program_.nodes[i];
      if (node.op == lang::NodeOp::Field && node.entity == roles.problem) problems.columns[node.field.value] = columns_.at(NodeId(i));
    }
    outcome_.problem_order = {0};
    outcome_.accountable = {plan_.no_accountable ? kNoRow : 0};
    outcome_.verdicts.resize(1);
    // A scenario tests the rules of its own version, whatever date it sets.
    outcome_.verdicts[0].version = static_cast<std::uint8_t>(index_);
    if (plan_.no_accountable) outcome_.verdicts[0].reason = lang::Reason::NoPerson;
  }

  void decide() {
    const EvidenceSource evidence = [this]() -> EvidenceTest {
      return [this](const lang::RulePlan& rule, RowId) {
        const lang::RuleId id(static_cast<std::size_t>(&rule - version_.rules.data()));
        if (std::binary_search(plan_.evidence_short.begin(), plan_.evidence_short.end(), id)) return kFalse;
        if (!plan_.evidence) return kTrue;
        return truth(plan_.evidence->first >= rule.evidence_items && plan_.evidence->second >= rule.evidence_departments);
      };
    };
    decide_causes(context_, Threads(1), evidence, [](NodeId, RowId) { return false; }, outcome_, labels_);
  }

  // ---- expectations -------------------------------------------------------------------

  const ProblemVerdict& verdict() const { return outcome_.verdicts[0]; }

  static void fail(ScenarioResult& result, std::string zh, std::string en) { result.explanation.push_back({std::move(zh), std::move(en)}); }

  Name actual() const {
    const ProblemVerdict& v = verdict();
    if (v.status == Status::Referred) {
      const std::string reason = lang::reason_name(*v.reason).en;
      return {"移送会商（" + reason + "）" + missing(Language::Zh), "referred (" + reason + ")" + missing(Language::En)};
    }
    const Name& cause = version_.causes[v.cause.value].name;
    const std::string rule = v.rule.valid() ? version_.rules[v.rule.value].id + " " : "";
    const bool open = v.status == Status::Provisional;
    return {rule + cause.in(Language::Zh) + (open ? "，暂定" : "") + missing(Language::Zh), rule + cause.in(Language::En) + (open ? ", provisional" : "") + missing(Language::En)};
  }

  std::string missing(Language language) const {
    const auto& names = outcome_.label_lists.lists[verdict().missing];
    std::string out;
    for (std::uint32_t label : names) out += (out.empty() ? "" : language == Language::Zh ? "、" : ", ") + outcome_.labels[label].in(language);
    if (out.empty()) return out;
    return language == Language::Zh ? "，缺 " + out : "; missing " + out;
  }

  void check(const ScenarioPlan::Expected& expected, ScenarioResult& result) {
    const Expectation& e = expected.expectation;
    if (e.negated) return check_not(expected, result);
    bool ok = true;
    const ProblemVerdict& v = verdict();
    const bool attributed = v.status != Status::Referred;
    if (e.rule.valid()) ok = ok && attributed && v.rule == e.rule;
    if (e.cause.valid()) ok = ok && attributed && v.cause == e.cause;
    if (e.category) ok = ok && attributed && version_.causes[v.cause.value].category == *e.category;
    if (e.refer) ok = ok && !attributed;
    if (e.reason) ok = ok && v.reason == e.reason;
    if (e.provisional) ok = ok && (v.status == Status::Provisional) == *e.provisional;
    if (!ok) return report(e, result);
    if (e.intervention) check_intervention(*e.intervention, result);
  }

  void report(const Expectation& e, ScenarioResult& result) const {
    const Name got = actual();
    fail(result, "应得 " + wanted(e, Language::Zh) + "，实得 " + got.zh, "expected " + wanted(e, Language::En) + ", got " + got.en);
    if (e.rule.valid() && verdict().rule != e.rule) explain_rule(e.rule, result);
  }

  std::string wanted(const Expectation& e, Language language) const {
    std::string out;
    const auto add = [&](const std::string& text) { out += (out.empty() ? "" : " ") + text; };
    if (e.rule.valid()) add(version_.rules[e.rule.value].id);
    if (e.cause.valid()) add(version_.causes[e.cause.value].name.in(language));
    if (e.category) add(lang::category_name(*e.category).in(language));
    if (e.refer) add(language == Language::Zh ? "移送会商" : "refer");
    if (e.reason) add(lang::reason_name(*e.reason).en);
    if (e.provisional) add(language == Language::Zh ? (*e.provisional ? "暂定" : "非暂定") : (*e.provisional ? "provisional" : "not provisional"));
    return out;
  }

  /// The conditions that kept a rule from firing.
  void explain_rule(lang::RuleId id, ScenarioResult& result) const {
    PredicateEvaluator evaluator(context_);
    const lang::RulePlan& rule = version_.rules[id.value];
    std::vector<Name> deciding;
    failing(evaluator, rule.when, kTrue, deciding);
    if (rule.unless.valid()) failing(evaluator, rule.unless, kFalse, deciding);
    for (const Name& name : deciding) fail(result, rule.id + " 未成立，因 " + name.in(Language::Zh), rule.id + " did not fire because of " + name.in(Language::En));
  }

  void failing(PredicateEvaluator& evaluator, lang::PredicateId id, Truth wanted_truth, std::vector<Name>& out) const {
    if (evaluator.at(id, 0) == wanted_truth) return;
    const lang::Predicate& p = program_.predicate(id);
    if (p.kind == lang::Condition::Kind::Atom) out.push_back(p.label);
    for (lang::PredicateId member : p.members) failing(evaluator, member, wanted_truth, out);
  }

  /// 不应得 R 因 m: R's condition on m is false.
  void check_not(const ScenarioPlan::Expected& expected, ScenarioResult& result) {
    const Expectation& e = expected.expectation;
    const ProblemVerdict& v = verdict();
    const bool same_rule = e.rule.valid() && v.rule == e.rule;
    const bool same_cause = e.cause.valid() && v.cause == e.cause && v.status != Status::Referred;
    if (same_rule || same_cause) {
      const Name got = actual();
      return fail(result, "不应得 " + wanted(e, Language::Zh) + "，实得 " + got.zh, "did not expect " + wanted(e, Language::En) + ", got " + got.en);
    }
    if (!expected.because.valid() || !e.rule.valid()) return;
    const lang::RulePlan& rule = version_.rules[e.rule.value];
    PredicateEvaluator evaluator(context_);
    if (stops(evaluator, rule.when, expected.because, kFalse)) return;
    if (rule.unless.valid() && stops(evaluator, rule.unless, expected.because, kTrue)) return;
    const Name& label = program_.node(expected.because).label;
    fail(result, rule.id + " 关于 " + label.in(Language::Zh) + " 的条件并不为假", "the condition of " + rule.id + " on " + label.in(Language::En) + " is not false");
  }

  bool stops(PredicateEvaluator& evaluator, lang::PredicateId id, NodeId on, Truth stopping) const {
    const lang::Predicate& p = program_.predicate(id);
    if (p.kind == lang::Condition::Kind::Atom) return p.node == on && evaluator.at(id, 0) == stopping;
    return std::any_of(p.members.begin(), p.members.end(), [&](lang::PredicateId member) { return stops(evaluator, member, on, stopping); });
  }

  void check_intervention(const Name& wanted_name, ScenarioResult& result) const {
    const Name* got = nullptr;
    for (const auto& table : version_.tables)
      if (table.scope == lang::TableScope::Problem && verdict().intervention >= 0) got = &table.rows[static_cast<std::size_t>(verdict().intervention)].intervention;
    const auto same = [&](const std::string& text) { return !text.empty() && got->matches(text); };
    if (got && (same(wanted_name.zh) || same(wanted_name.en))) return;
    const auto shown = [&](Language l) { return got && !got->empty() ? got->in(l) : std::string(l == Language::Zh ? "无" : "none"); };
    fail(result, "应得措施 " + wanted_name.in(Language::Zh) + "，实得 " + shown(Language::Zh), "expected intervention " + wanted_name.in(Language::En) + ", got " + shown(Language::En));
  }

  const Program& program_;
  const VersionPlan& version_;
  std::size_t index_;
  const ScenarioPlan& plan_;
  World world_;
  Columns columns_;
  PredicateContext context_;
  Outcome outcome_;
  Labels labels_;
};

}  // namespace

std::vector<ScenarioResult> run_scenarios(const Program& program) {
  std::vector<ScenarioResult> results;
  for (std::size_t v = 0; v < program.versions.size(); ++v)
    for (const ScenarioPlan& plan : program.versions[v].scenarios) results.push_back(ScenarioRun(program, v, plan).run());
  return results;
}

}  // namespace yanpan::engine
