#include "engine/explain/why_json.hpp"

#include <array>

namespace yanpan::engine {

namespace {

constexpr std::array<std::string_view, 10> kForms = {"count", "count distinct", "sum", "mean", "max", "min", "exists", "latest", "earliest", "lookup"};

class Writer {
 public:
  Writer(JsonWriter& json, const Printer& printer) : json_(json), printer_(printer) {}

  // ---- conditions ----

  /// A group is {"all": [...]} or {"any": [...]}, with its truth.
  void condition(const ConditionWhy& condition) {
    json_.begin_object();
    if (condition.kind == lang::Condition::Kind::Atom) test(condition.test);
    else members(condition);
    json_.member("truth", truth_word(condition.truth));
    json_.end_object();
  }

  void conditions(std::string_view name, const std::vector<ConditionWhy>& conditions) {
    json_.key(name);
    json_.begin_array();
    for (const ConditionWhy& c : conditions) condition(c);
    json_.end_array();
  }

  // ---- the person ----

  void accountable(const AccountableWhy& why, const lang::Roles& roles) {
    json_.key("accountable");
    json_.begin_object();
    json_.member_or_null("person", printer_.key(roles.person, why.person));
    json_.member_or_null("reason", reason_word(why.reason));
    json_.member_or_null("base_problem", printer_.key(roles.problem, why.base_problem));
    json_.member_or_null("base_date", why.base_date);
    conditions("collective", why.collective);
    json_.key("steps");
    json_.begin_array();
    for (const StepWhy& s : why.steps) step(s, roles);
    json_.end_array();
    json_.end_object();
  }

  // ---- the cause ----

  void rules(const Why& why) {
    json_.key("rules");
    json_.begin_array();
    for (const RuleWhy& r : why.rules) rule(r, *why.row.version);
    json_.end_array();
  }

  void table(const Why& why) {
    json_.key("interventions");
    json_.begin_array();
    for (const TableRowWhy& row : why.table) {
      json_.begin_object();
      json_.member("row", std::uint64_t{row.number});
      json_.member_or_null("intervention", printer_.name(row.row->intervention));
      json_.member_or_null("actor", printer_.name(row.row->actor));
      json_.key("when");
      condition(row.condition);
      json_.end_object();
    }
    json_.end_array();
  }

  void distance(const Distance& distance) {
    json_.key("distance");
    json_.begin_object();
    json_.key("facts");
    distance.facts ? json_.count(*distance.facts) : json_.null();
    json_.key("steps");
    distance.steps ? json_.number(*distance.steps) : json_.null();
    json_.member_or_null("of", printer_.name(distance.steps_of));
    json_.flag("disputable", distance.disputable);
    json_.end_object();
  }

  // ---- the evidence ----

  void facts(const Explanation& explanation) {
    json_.key("facts");
    json_.begin_array();
    for (const Fact& f : explanation.facts) fact(f);
    json_.end_array();
  }

  void records(const std::vector<SupportRow>& rows) {
    json_.key("rows");
    json_.begin_array();
    for (const SupportRow& row : rows) {
      json_.begin_object();
      printer_.record(json_, row.entity, row.row);
      json_.flag("sure", row.sure);
      json_.end_object();
    }
    json_.end_array();
  }

 private:
  void test(const TestedCondition& test) {
    json_.member("name", printer_.name(test.name));
    json_.member("comparison", printer_.name(test.comparison));
    json_.member_or_null("threshold", test.threshold);
    json_.member_or_null("value", test.value);
    if (!test.distance.empty()) json_.key("distance"), json_.plain(test.distance);
  }

  void members(const ConditionWhy& condition) { conditions(condition.kind == lang::Condition::Kind::All ? "all" : "any", condition.members); }

  void step(const StepWhy& step, const lang::Roles& roles) {
    json_.begin_object();
    json_.member("step", printer_.name(step.name));
    json_.flag("decided", step.decided);
    json_.key("participations");
    json_.begin_array();
    for (const ParticipationWhy& p : step.participations) {
      json_.begin_object();
      json_.member_or_null("person", printer_.key(roles.person, p.person));
      json_.member_or_null("from", p.from);
      json_.member_or_null("to", p.to);
      printer_.record(json_, roles.participation, p.row);
      json_.key("when");
      condition(p.condition);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  void rule(const RuleWhy& why, const lang::VersionPlan& version) {
    json_.begin_object();
    json_.member("rule", why.rule->id);
    json_.member("title", printer_.name(why.rule->title));
    json_.key("tier");
    json_.number(why.rule->tier);
    json_.member("cause", printer_.name(version.causes[why.rule->cause.value].name));
    json_.member("fate", word(why.fate));
    if (why.preceded_by != nullptr) json_.member("preceded_by", why.preceded_by->id);
    json_.key("when");
    condition(why.when);
    if (why.unless) json_.key("unless"), condition(*why.unless);
    if (why.evidence) evidence(*why.evidence, *why.rule);
    json_.end_object();
  }

  void evidence(const EvidenceWhy& evidence, const lang::RulePlan& rule) {
    json_.key("evidence");
    json_.begin_object();
    json_.member("items", std::uint64_t{evidence.items});
    json_.member("may_items", std::uint64_t{evidence.may_items});
    json_.key("departments");
    json_.begin_array();
    for (const Name& name : evidence.departments) json_.text(printer_.name(name));
    json_.end_array();
    json_.key("needed_items");
    json_.number(rule.evidence_items);
    json_.key("needed_departments");
    json_.number(rule.evidence_departments);
    json_.member("enough", truth_word(evidence.enough));
    json_.end_object();
  }

  void fact(const Fact& fact) {
    json_.begin_object();
    json_.member("name", printer_.name(fact.name));
    json_.member_or_null("value", fact.value);
    json_.key("uses");
    json_.begin_array();
    for (const FactUse& use : fact.uses) {
      json_.begin_object();
      json_.member("rule", use.rule);
      json_.member("comparison", printer_.name(use.comparison));
      json_.member("threshold", use.threshold);
      json_.member("truth", use.truth);
      json_.end_object();
    }
    json_.end_array();
    json_.key("counted");
    json_.begin_array();
    for (const Counted& c : fact.counted) counted(c);
    json_.end_array();
    records(fact.rows);
    json_.end_object();
  }

  void counted(const Counted& counted) {
    json_.begin_object();
    json_.member_or_null("name", printer_.name(counted.name));
    json_.member("form", kForms[static_cast<std::size_t>(counted.form)]);
    json_.member_or_null("value", counted.value);
    std::uint64_t sure = 0;
    for (const SupportRow& row : counted.rows) sure += row.sure ? 1 : 0;
    json_.member("n", sure);
    json_.member("may", counted.rows.size() - sure);
    if (!counted.sum.empty()) json_.key("sum"), json_.text(counted.sum);
    records(counted.rows);
    json_.end_object();
  }

  JsonWriter& json_;
  const Printer& printer_;
};

}  // namespace

void write_why(JsonWriter& json, const Why& why, const Printer& printer) {
  Writer writer(json, printer);
  writer.accountable(why.accountable, printer.roles());
  writer.rules(why);
  writer.table(why);
  writer.distance(why.distance);
}

void write_evidence(JsonWriter& json, const Explanation& explanation, const Printer& printer) {
  Writer writer(json, printer);
  writer.facts(explanation);
  writer.records(explanation.rows);
}

}  // namespace yanpan::engine
