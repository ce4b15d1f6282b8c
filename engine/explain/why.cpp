#include "engine/explain/why.hpp"

#include <algorithm>
#include <array>

#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

constexpr std::array<std::string_view, 9> kFates = {"decided", "same_cause", "contributes", "tied", "preceded", "unknown", "no_evidence", "out_of_force", "fails"};

class Teller {
 public:
  Teller(const Attribution& attribution, RowId problem, Language language)
      : attribution_(attribution), program_(*attribution.program), evaluation_(*attribution.evaluation), problem_(problem), reader_(attribution, language) {}

  Why run() {
    Why why;
    why.row = ListRows(attribution_).at(problem_);
    why.accountable = accountable(why.row);
    if (why.row.version != nullptr && why.row.person != kNoRow) {
      why.rules = rules(*why.row.version, *why.row.verdict);
      why.table = table(*why.row.version, *why.row.verdict);
    }
    why.missing = sorted_names(attribution_.outcome.label_lists.lists[why.row.missing], attribution_.outcome.labels, reader_.printer().language());
    why.distance = distance_to_another(attribution_, problem_);
    why.explanation = explain(attribution_, problem_, reader_.printer().language());
    return why;
  }

 private:
  // ---- the person ----

  AccountableWhy accountable(const ListRow& row) {
    AccountableWhy out;
    out.case_ = row.case_;
    if (row.case_ == kNoRow) {
      out.reason = lang::Reason::NoPerson;
      return out;
    }
    const CaseVerdict& verdict = attribution_.outcome.cases[row.case_];
    out.person = verdict.person;
    out.reason = verdict.reason;
    out.base_problem = verdict.base_problem;
    if (verdict.base_date) out.base_date = format_date(*verdict.base_date);
    out.version = &program_.versions[verdict.version];
    const lang::AccountablePlan& plan = out.version->accountable;
    for (lang::PredicateId id : plan.collective) out.collective.push_back(reader_.read(id, row.case_));
    if (verdict.reason == lang::Reason::Collective) return out;
    const std::size_t last = verdict.step >= 0 ? static_cast<std::size_t>(verdict.step) + 1 : plan.steps.size();
    for (std::size_t s = 0; s < last; ++s) out.steps.push_back(step(plan.steps[s], row.case_, verdict.step == static_cast<std::int16_t>(s)));
    return out;
  }

  StepWhy step(const lang::StepPlan& plan, RowId case_row, bool decided) {
    StepWhy out{plan.name, {}, decided};
    const lang::Roles& roles = program_.schema.roles;
    const lang::Entity& entity = program_.schema.entity(roles.participation);
    const std::vector<Column>& columns = attribution_.table(roles.participation).columns;
    const auto term = [&](const std::optional<lang::FieldId>& field, RowId row) { return field ? reader_.printer().value(columns[field->value], row) : std::string(); };
    for (RowId row : evaluation_.participations_of_cases().of(case_row)) {
      out.participations.push_back({row, reference(&columns[roles.participation_person.value], row), term(entity.term_start, row), term(entity.term_end, row), reader_.read(plan.when, row)});
    }
    return out;
  }

  // ---- the cause ----

  std::vector<RuleWhy> rules(const lang::VersionPlan& version, const ProblemVerdict& verdict) {
    std::vector<RuleWhy> out;
    const auto standings = trace_rules(evaluation_.context(), version, evidence_source(evaluation_)(), problem_);
    for (const RuleStanding& standing : standings) out.push_back(rule(version, verdict, standing));
    for (RuleWhy& why : out)
      if (why.fate == Fate::Preceded) why.preceded_by = preceding(version, standings, *why.rule);
    return out;
  }

  RuleWhy rule(const lang::VersionPlan& version, const ProblemVerdict& verdict, const RuleStanding& standing) {
    const lang::RulePlan& plan = version.rules[standing.rule.value];
    RuleWhy out{.rule = &plan, .fate = Fate::Fails, .when = reader_.read(plan.when, problem_), .unless = {}, .evidence = {}};
    if (plan.unless.valid()) out.unless = reader_.read(plan.unless, problem_);
    const Truth conditions = out.unless ? both(out.when.truth, negate(out.unless->truth)) : out.when.truth;
    if (conditions == kTrue && (plan.evidence_items > 0 || plan.evidence_departments > 0)) out.evidence = evidence(plan);
    out.fate = fate(plan, verdict, standing, conditions, out.evidence);
    return out;
  }

  static Fate fate(const lang::RulePlan& plan, const ProblemVerdict& verdict, const RuleStanding& standing, Truth conditions, const std::optional<EvidenceWhy>& evidence) {
    if (standing.preceded) return Fate::Preceded;
    if (standing.truth == kUnknown) return Fate::Unknown;
    if (standing.truth == kFalse) {
      if (conditions != kTrue) return Fate::Fails;
      return evidence && evidence->enough == kFalse ? Fate::NoEvidence : Fate::OutOfForce;
    }
    if (standing.rule == verdict.rule) return Fate::Decided;
    if (verdict.reason == lang::Reason::Tie) return plan.tier == verdict.tier ? Fate::Tied : Fate::Contributes;
    return plan.cause == verdict.cause ? Fate::SameCause : Fate::Contributes;
  }

  EvidenceWhy evidence(const lang::RulePlan& plan) const {
    const EvidenceCount count = count_evidence(evaluation_, plan, problem_);
    EvidenceWhy out{count.items, count.may_items, {}, count.enough};
    for (std::uint32_t id : count.departments) out.departments.push_back(attribution_.snapshot.departments[id]);
    return out;
  }

  /// The first candidate, strongest tier first, that precedes the rule.
  static const lang::RulePlan* preceding(const lang::VersionPlan& version, const std::vector<RuleStanding>& standings, const lang::RulePlan& rule) {
    const lang::RuleId id(static_cast<std::size_t>(&rule - version.rules.data()));
    for (const RuleStanding& other : standings) {
      const auto& precedes = version.rules[other.rule.value].precedes;
      if (other.truth == kTrue && std::find(precedes.begin(), precedes.end(), id) != precedes.end()) return &version.rules[other.rule.value];
    }
    return nullptr;
  }

  // ---- what follows ----

  std::vector<TableRowWhy> table(const lang::VersionPlan& version, const ProblemVerdict& verdict) {
    std::vector<TableRowWhy> out;
    if (verdict.status == Status::Referred) return out;
    std::vector<lang::CauseId> causes(std::size_t{problem_} + 1);
    causes[problem_] = verdict.cause;
    reader_.set_causes(causes.data(), &version.causes);
    for (const lang::TablePlan& plan : version.tables) {
      if (plan.scope != lang::TableScope::Problem) continue;
      const std::size_t last = verdict.intervention >= 0 ? static_cast<std::size_t>(verdict.intervention) + 1 : plan.rows.size();
      for (std::size_t r = 0; r < last; ++r) out.push_back({r + 1, &plan.rows[r], reader_.read(plan.rows[r].when, problem_)});
    }
    return out;
  }

  const Attribution& attribution_;
  const lang::Program& program_;
  const Evaluation& evaluation_;
  RowId problem_;
  ConditionReader reader_;
};

}  // namespace

std::string_view word(Fate fate) { return kFates[static_cast<std::size_t>(fate)]; }

Why explain_why(const Attribution& attribution, RowId problem, Language language) { return Teller(attribution, problem, language).run(); }

}  // namespace yanpan::engine
