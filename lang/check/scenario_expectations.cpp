#include "lang/check/scenario_expectations.hpp"

#include "lang/check/causes.hpp"
#include "lang/check/constants.hpp"
#include "lang/check/paths.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/check/visit.hpp"

namespace yanpan::lang::checking {

namespace {

constexpr Reason kReasons[] = {Reason::NoPerson, Reason::ManyPersons, Reason::Collective, Reason::NoCause,
                               Reason::Tie, Reason::MissingFacts, Reason::DataConflict};

std::optional<Setting> truth(VersionDraft& version, Setting setting, bool value) {
  Draft& draft = version.draft;
  const Span at = setting.path.span;
  if (setting.path.type.kind != TypeKind::Boolean) {
    draft.report(diagnose(Code::NotBoolean, at, {draft.report.say(setting.path.label, at), type_words(draft.schema, setting.path.type, draft.report.language(at))}));
    return std::nullopt;
  }
  setting.value = Constant{};
  setting.value->type = setting.path.type;
  setting.value->number = value;
  return setting;
}

class ExpectationChecker {
 public:
  ExpectationChecker(VersionDraft& version, EntityId problem, ScenarioKind kind) : version_(version), draft_(version.draft), problem_(problem), kind_(kind) {}

  Expectation check(const ast::Expectation& written) {
    Expectation result;
    result.negated = written.negated;
    result.refer = written.refer;
    result.provisional = written.provisional;
    result.person = written.person;
    result.span = written.span;
    if (!subject(result, written)) return result;
    if (written.rule) first_word(result, written);
    else if (written.cause) first_path(result, *written.cause);
    if (written.because) because(result, *written.because);
    interventions(result, written);
    if (written.reason) reason(result, *written.reason);
    for (const ast::Setting& value : written.values) add_value(result, value);
    fits_subject(result);
    return result;
  }

 private:
  /// With rows of data every expectation names a record; without, none does.
  bool subject(Expectation& result, const ast::Expectation& written) {
    if (kind_ == ScenarioKind::Values) {
      if (written.subject) return refuse(Code::SubjectWithoutData, written.subject->span);
      for (const ast::Setting& value : written.values) {
        const bool word = !value.value && !value.missing && !value.negated;
        if (!word || starts_path(version_, problem_, value.path)) return refuse(Code::SubjectWithoutData, value.span);
        need_cause_test(version_, value.path);   // meant as a cause, and none
      }
      if (written.person) return refuse(Code::SubjectWithoutData, written.span);
      return true;
    }
    if (!written.subject) return refuse(Code::ExpectationWithoutSubject, written.span);
    const auto entity = need_role(draft_, written.subject->role, written.subject->span);
    if (entity) result.subject = Subject{written.subject->role, *entity, written.subject->key, written.subject->span};
    return entity.has_value();
  }

  bool refuse(Code code, Span at) {
    draft_.report(diagnose(code, at, {draft_.report.written(at)}));
    return false;
  }

  /// A rule's id, else a cause or category, else a value of the record.
  void first_word(Expectation& result, const ast::Expectation& written) {
    const ast::Ident& word = *written.rule;
    const ast::Path path{{word}, word.span};
    if (const auto id = version_.rule_names.find(word.text)) {
      result.rule = RuleId(*id);
      draft_.used.insert(version_.rule_blocks[*id]);
      draft_.record.use(version_.result.rules[*id].span, word.span);
      if (written.cause) cause(result, *written.cause);
    } else if (version_.cause_names.find(word.text) || find_category(word.text)) {
      cause(result, path);
      if (written.cause) refuse(Code::UnknownCause, written.cause->span);
    } else if (result.subject && starts_path(version_, result.subject->entity, path)) {
      ast::Setting value{path, std::nullopt, false, false, word.span};
      if (written.cause) value.value = ast::Literal{ast::NameLiteral{*written.cause}, written.cause->span};
      add_value(result, value);
    } else {
      draft_.report(diagnose(Code::UnknownRule, word.span, {word.text}).suggest(nearest(word.text, version_.rule_names.forms())));
    }
  }

  /// 案件.羁押 looks like a cause with dots and is a value.
  void first_path(Expectation& result, const ast::Path& path) {
    const bool known = version_.cause_names.find(joined(path)).has_value() || find_category(path.parts.front().text);
    if (!known && result.subject && starts_path(version_, result.subject->entity, path)) add_value(result, {path, std::nullopt, false, false, path.span});
    else cause(result, path);
  }

  void add_value(Expectation& result, const ast::Setting& written) {
    if (!result.subject) return;
    if (auto value = check_setting(version_, result.subject->entity, written)) result.values.push_back(std::move(*value));
  }

  /// A case has a person or a reason, a person and a unit have values only.
  void fits_subject(const Expectation& result) {
    if (!result.subject || result.subject->role == EntityRole::Problem) return;
    const bool of_problem = result.rule.valid() || result.cause.valid() || result.category || result.because || result.intervention ||
                            result.person_intervention || result.unit_intervention || result.provisional;
    const bool of_case = result.person || result.refer || result.reason;
    if (of_problem || (of_case && result.subject->role != EntityRole::Case)) refuse(Code::SubjectTakesNone, result.span);
  }

  void interventions(Expectation& result, const ast::Expectation& written) {
    if (written.intervention) result.intervention = intervention(*written.intervention);
    if (written.person_intervention) result.person_intervention = intervention(*written.person_intervention);
    if (written.unit_intervention) result.unit_intervention = intervention(*written.unit_intervention);
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

  std::optional<Name> intervention(const ast::Ident& word) {
    auto name = version_.intervention_names.find(word.text);
    if (name) draft_.record.mention(SymbolKind::Intervention, *name, word.span);
    else draft_.report(diagnose(Code::UnknownIntervention, word.span, {word.text}).suggest(nearest(word.text, version_.intervention_names.forms())));
    return name;
  }

  void reason(Expectation& result, const ast::Ident& word) {
    std::vector<std::string> words;
    for (Reason each : kReasons) {
      if (reason_name(each).matches(word.text)) {
        result.reason = each;
        draft_.record.word(SymbolKind::Word, reason_name(each), word.span);
      }
      words.push_back(reason_name(each).stable());
    }
    if (!result.reason) draft_.report(diagnose(Code::UnknownReason, word.span, {word.text}).suggest(nearest(word.text, words)));
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId problem_;
  ScenarioKind kind_;
};

}  // namespace

Expectation check_expectation(VersionDraft& version, EntityId problem, ScenarioKind kind, const ast::Expectation& written) {
  return ExpectationChecker(version, problem, kind).check(written);
}

std::optional<Setting> check_setting(VersionDraft& version, EntityId root, const ast::Setting& written) {
  Setting setting{resolve_path(version, root, written.path), std::nullopt};
  if (broken(setting.path.type)) return std::nullopt;
  if (written.missing) return setting;
  if (!written.value) return truth(version, std::move(setting), !written.negated);
  setting.value = constant_of(version.draft, setting.path.type, *written.value);
  if (!setting.value) return std::nullopt;
  return setting;
}

}  // namespace yanpan::lang::checking
