#include "lang/check/causes.hpp"
#include "lang/check/constants.hpp"
#include "lang/check/numbers.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/paths.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/check/visit.hpp"

namespace yanpan::lang::checking {

namespace {

constexpr Reason kReasons[] = {Reason::NoPerson, Reason::ManyPersons, Reason::Collective, Reason::NoCause,
                               Reason::Tie, Reason::MissingFacts, Reason::DataConflict};

class ScenarioChecker {
 public:
  ScenarioChecker(VersionDraft& version, EntityId problem) : version_(version), draft_(version.draft), problem_(problem) {}

  Scenario check(const ast::Block& block, const ast::Scenario& written) {
    Scenario scenario;
    scenario.name = words_name(written.name, draft_.report.language(written.name.span));
    scenario.no_accountable = written.no_accountable;
    scenario.span = written.name.span;
    for (const ast::Setting& line : written.given) {
      if (auto setting = given(line)) add(scenario, std::move(*setting), line.span);
    }
    if (written.evidence) scenario.evidence = evidence(*written.evidence);
    for (const ast::Ident& word : written.evidence_short) {
      if (const auto rule = known_rule(word)) scenario.evidence_short.push_back(*rule);
    }
    std::sort(scenario.evidence_short.begin(), scenario.evidence_short.end());
    for (const ast::Expectation& line : written.expect) scenario.expect.push_back(expectation(line));
    if (written.expect.empty() && !block.damaged) draft_.report(diagnose(Code::ScenarioWithoutExpectation, scenario.span));
    return scenario;
  }

 private:
  /// The same value set twice would leave the order of lines a meaning.
  void add(Scenario& scenario, Setting setting, Span at) {
    for (const Setting& other : scenario.given) {
      if (other.path.steps != setting.path.steps) continue;
      draft_.report(diagnose(Code::DuplicateName, at, {draft_.report.say(setting.path.label, at)}).label(LabelKind::FirstDeclared, other.path.span));
      return;
    }
    scenario.given.push_back(std::move(setting));
  }

  std::optional<Setting> given(const ast::Setting& written) {
    Setting setting{resolve_path(version_, problem_, written.path), std::nullopt};
    if (broken(setting.path.type)) return std::nullopt;
    if (written.missing) return setting;
    if (!written.value) return truth(std::move(setting), !written.negated);
    setting.value = constant_of(draft_, setting.path.type, *written.value);
    if (!setting.value) return std::nullopt;
    return setting;
  }

  std::optional<Setting> truth(Setting setting, bool value) {
    const Span at = setting.path.span;
    if (setting.path.type.kind != TypeKind::Boolean) {
      draft_.report(diagnose(Code::NotBoolean, at, {draft_.report.say(setting.path.label, at), type_words(draft_.schema, setting.path.type, draft_.report.language(at))}));
      return std::nullopt;
    }
    setting.value = Constant{};
    setting.value->type = setting.path.type;
    setting.value->number = value;
    return setting;
  }

  std::pair<std::int64_t, std::int64_t> evidence(const ast::Evidence& written) {
    const auto number = [&](const std::optional<std::string>& text) { return text ? whole_number(draft_, *text, 0, written.span).value_or(0) : 0; };
    return {number(written.items), number(written.departments)};
  }

  Expectation expectation(const ast::Expectation& written) {
    Expectation result;
    result.negated = written.negated;
    result.refer = written.refer;
    result.provisional = written.provisional;
    result.span = written.span;
    if (written.rule) rule_or_cause(result, *written.rule);
    if (written.cause) cause(result, *written.cause);
    if (written.because) because(result, *written.because);
    if (written.intervention) intervention(result, *written.intervention);
    if (written.reason) reason(result, *written.reason);
    return result;
  }

  std::optional<RuleId> known_rule(const ast::Ident& word) {
    if (const auto id = version_.rule_names.find(word.text)) return RuleId(*id);
    draft_.report(diagnose(Code::UnknownRule, word.span, {word.text}).suggest(nearest(word.text, version_.rule_names.forms())));
    return std::nullopt;
  }

  /// The first word of an expectation is a rule's id, else a cause or category.
  void rule_or_cause(Expectation& result, const ast::Ident& word) {
    if (const auto id = version_.rule_names.find(word.text)) {
      result.rule = RuleId(*id);
      draft_.used.insert(version_.rule_blocks[*id]);
    } else if (version_.cause_names.find(word.text) || find_category(word.text)) {
      cause(result, {{word}, word.span});
    } else {
      draft_.report(diagnose(Code::UnknownRule, word.span, {word.text}).suggest(nearest(word.text, version_.rule_names.forms())));
    }
  }

  void cause(Expectation& result, const ast::Path& path) {
    const auto test = need_cause_test(version_, path);
    if (!test) return;
    result.category = test->category;
    result.cause = test->cause;
  }

  /// `不应得 R05 因 负荷比`: the rule has to test that value.
  void because(Expectation& result, const ast::Path& written) {
    Path path = resolve_path(version_, problem_, written);
    if (broken(path.type)) return;
    if (result.rule.valid() && !tests(version_.result.rules[result.rule.value], path)) {
      draft_.report(diagnose(Code::BecauseNotTested, written.span, {version_.result.rules[result.rule.value].id, draft_.report.say(path.label, written.span)})
                        .label(LabelKind::FirstDeclared, version_.result.rules[result.rule.value].span));
    }
    result.because = std::move(path);
  }

  static bool tests(const Rule& rule, const Path& path) {
    bool found = false;
    const auto visit = [&](const Path& tested) { found = found || tested.steps == path.steps; };
    for_each_path(rule.when, visit);
    if (rule.unless) for_each_path(*rule.unless, visit);
    return found;
  }

  void intervention(Expectation& result, const ast::Ident& word) {
    result.intervention = version_.intervention_names.find(word.text);
    if (result.intervention) return;
    draft_.report(diagnose(Code::UnknownIntervention, word.span, {word.text}).suggest(nearest(word.text, version_.intervention_names.forms())));
  }

  void reason(Expectation& result, const ast::Ident& word) {
    std::vector<std::string> words;
    for (Reason each : kReasons) {
      if (reason_name(each).matches(word.text)) result.reason = each;
      words.push_back(reason_name(each).stable());
    }
    if (!result.reason) draft_.report(diagnose(Code::UnknownReason, word.span, {word.text}).suggest(nearest(word.text, words)));
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId problem_;
};

}  // namespace

void check_scenarios(VersionDraft& version) {
  Draft& draft = version.draft;
  NameIndex names;
  auto& scenarios = version.result.scenarios;
  for_each<ast::Scenario>(version.blocks, [&](const ast::Block& block, const ast::Scenario& written) {
    const auto problem = need_role(draft, EntityRole::Problem, written.name.span);
    if (!problem) return;
    Scenario scenario = ScenarioChecker(version, *problem).check(block, written);
    if (const auto other = names.declare(scenario.name, static_cast<std::uint32_t>(scenarios.size()))) {
      draft.report(diagnose(Code::DuplicateName, scenario.span, {written.name.first}).label(LabelKind::FirstDeclared, scenarios[*other].span));
      return;
    }
    scenarios.push_back(std::move(scenario));
  });
  std::stable_sort(scenarios.begin(), scenarios.end(), [](const Scenario& a, const Scenario& b) { return name_less(a.name, b.name); });
}

}  // namespace yanpan::lang::checking
