#include <map>

#include "lang/check/passes.hpp"
#include "lang/check/visit.hpp"
#include "lang/decide/search.hpp"
#include "lang/policy/canonical.hpp"

namespace yanpan::lang::checking {

namespace {

Category category(const Version& version, const Rule& rule) { return version.causes[rule.cause.value].category; }

void lint_basis(VersionDraft& version, const Rule& rule) {
  if (rule.basis.empty() && version.result.basis.empty()) version.draft.report(diagnose(Code::RuleWithoutBasis, rule.span, {rule.id}));
}

/// P6: process before attitude. The process rule of the weakest tier is the one to come before.
void lint_attitude_order(VersionDraft& version) {
  const Rule* last = nullptr;
  for (const Rule& rule : version.result.rules) {
    if (category(version.result, rule) == Category::Process && (last == nullptr || rule.tier > last->tier)) last = &rule;
  }
  if (last == nullptr) return;
  for (const Rule& rule : version.result.rules) {
    if (category(version.result, rule) != Category::Attitude || rule.tier > last->tier) continue;
    version.draft.report(diagnose(Code::AttitudeBeforeProcess, rule.span, {rule.id, std::to_string(rule.tier), last->id, std::to_string(last->tier)})
                             .label(LabelKind::OtherRule, last->span, last->id));
  }
}

/// P6: severity chooses the intervention, never the cause.
bool is_own_severity(const VersionDraft& version, const Path& path) {
  if (path.steps.size() != 1) return false;
  const PathStep& step = path.steps.front();
  if (step.kind == PathStep::Kind::Measure) return version.measure_facts[step.measure.value].own_severity;
  return step.kind == PathStep::Kind::Field && step.field == version.draft.schema.roles.problem_severity;
}

void lint_severity(VersionDraft& version, const Rule& rule) {
  const auto visit = [&](const Path& path) {
    if (is_own_severity(version, path)) version.draft.report(diagnose(Code::SeverityInRule, path.span, {rule.id}));
  };
  for_each_path(rule.when, visit);
  if (rule.unless) for_each_path(*rule.unless, visit);
}

constexpr std::int64_t kLintSteps = 100'000;   // a rule that needs more is left to prove

/// One rule by itself, over what its values are declared to be.
class Alone {
 public:
  Alone(const VersionDraft& version, const Rule& rule)
      : rule_(rule), space_(version.draft.schema, version.result, [&](const Path& path) { return canonical_path(version.draft.schema, version.result, path); }) {
    space_.enter(rule.when);
    if (rule.unless) space_.enter(*rule.unless);
    space_.cut();
  }

  bool can_be_true() {
    const FormulaId when = space_.formula(rule_.when, Truth::True);
    return possible(rule_.unless ? space_.all({when, space_.formula(*rule_.unless, Truth::False)}) : when);
  }
  /// Where the values are known.
  bool can_be_false() {
    const FormulaId when = space_.formula(rule_.when, Truth::False);
    return possible(rule_.unless ? space_.any({when, space_.formula(*rule_.unless, Truth::True)}) : when);
  }

 private:
  bool possible(FormulaId formula) const {
    Work work{kLintSteps};
    Assumptions assumed(space_, Assumptions::Missing::WhereTested);
    assumed.assume(formula);
    return assumed.solve(work) != Answer::No;
  }

  const Rule& rule_;
  Space space_;
};

}  // namespace

void lint_rules(VersionDraft& version) {
  for (std::size_t i = 0; i < version.result.rules.size(); ++i) {
    const Rule& rule = version.result.rules[i];
    lint_basis(version, rule);
    lint_severity(version, rule);
    if (!version.draft.used.contains(version.rule_blocks[i])) version.draft.report(diagnose(Code::RuleWithoutScenario, rule.span, {rule.id}));
  }
  lint_attitude_order(version);
}

void lint_same_rules(VersionDraft& version) {
  const Schema& schema = version.draft.schema;
  std::map<std::string, const Rule*> seen;
  for (const Rule& rule : version.result.rules) {
    std::string meaning = std::to_string(rule.cause.value) + canonical_condition(schema, version.result, rule.when);
    if (rule.unless) meaning += "unless" + canonical_condition(schema, version.result, *rule.unless);
    const auto [it, fresh] = seen.emplace(std::move(meaning), &rule);
    if (fresh) continue;
    version.draft.report(diagnose(Code::SameRules, rule.span, {rule.id, it->second->id}).label(LabelKind::OtherRule, it->second->span, it->second->id));
  }
}

void lint_truth(VersionDraft& version) {
  for (const Rule& rule : version.result.rules) {
    Alone alone(version, rule);
    if (!alone.can_be_true()) {
      version.draft.report(diagnose(Code::RuleNeverTrue, rule.span, {rule.id}));
    } else if (!alone.can_be_false()) {
      version.draft.report(diagnose(Code::RuleAlwaysTrue, rule.span, {rule.id}));
    }
  }
}

}  // namespace yanpan::lang::checking
