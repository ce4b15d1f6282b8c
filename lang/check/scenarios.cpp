#include "lang/check/numbers.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/paths.hpp"
#include "lang/check/scenario_data.hpp"
#include "lang/check/scenario_expectations.hpp"
#include "lang/diag/suggest.hpp"

namespace yanpan::lang::checking {

namespace {

/// One block: a scenario, or one for each row of its table of cases.
class ScenarioChecker {
 public:
  ScenarioChecker(VersionDraft& version, EntityId problem) : version_(version), draft_(version.draft), problem_(problem) {}

  std::vector<Scenario> check(const ast::Block& block, const ast::Scenario& written) {
    Scenario common;
    common.name = words_name(written.name, draft_.report.language(written.name.span));
    common.no_accountable = written.no_accountable;
    common.span = written.name.span;
    draft_.record.declare(SymbolKind::Scenario, common.name, common.span, block.doc);
    kind_ = written.data.empty() ? ScenarioKind::Values : ScenarioKind::Rows;
    add_data(common, written);
    for (const ast::Setting& line : written.given) {
      if (auto setting = check_setting(version_, problem_, line)) add(common, std::move(*setting), line.span);
    }
    if (written.evidence) common.evidence = evidence(*written.evidence);
    for (const ast::Ident& word : written.evidence_short) {
      if (const auto rule = known_rule(word)) common.evidence_short.push_back(*rule);
    }
    std::sort(common.evidence_short.begin(), common.evidence_short.end());
    for (const ast::Expectation& line : written.expect) common.expect.push_back(check_expectation(version_, problem_, kind_, line));
    refuse_mixture(written);
    if (written.cases) return cases(common, *written.cases);
    if (common.expect.empty() && !block.damaged) draft_.report(diagnose(Code::ScenarioWithoutExpectation, common.span));
    return {std::move(common)};
  }

 private:
  void add_data(Scenario& scenario, const ast::Scenario& written) {
    for (const ast::DataTable& table : written.data) {
      if (auto data = check_data_table(draft_, table)) scenario.data.push_back(std::move(*data));
    }
    if (!written.as_of) return;
    scenario.as_of = written.as_of->date;
    if (written.data.empty()) draft_.report(diagnose(Code::ScenarioMixed, written.as_of_span, {draft_.report.written(written.as_of_span)}));
  }

  /// Rows of data say all there is: no value can be set beside them.
  void refuse_mixture(const ast::Scenario& written) {
    if (written.data.empty()) return;
    const auto refuse = [&](Span at) { draft_.report(diagnose(Code::ScenarioMixed, at, {draft_.report.written(at)})); };
    if (!written.given.empty()) refuse(written.given.front().span);
    if (written.evidence) refuse(written.evidence->span);
    if (!written.evidence_short.empty()) refuse(written.evidence_short.front().span);
    if (written.cases) refuse(written.cases->span);
    if (written.no_accountable) refuse(written.name.span);
  }

  /// The same value set twice would leave the order of lines a meaning.
  void add(Scenario& scenario, Setting setting, Span at) {
    for (const Setting& other : scenario.given) {
      if (other.path.steps != setting.path.steps) continue;
      draft_.report(diagnose(Code::DuplicateName, at, {draft_.report.say(setting.path.label, at)}).label(LabelKind::FirstDeclared, other.path.span));
      return;
    }
    scenario.given.push_back(std::move(setting));
  }

  std::pair<std::int64_t, std::int64_t> evidence(const ast::Evidence& written) {
    const auto number = [&](const std::optional<std::string>& text) { return text ? whole_number(draft_, *text, 0, written.span).value_or(0) : 0; };
    return {number(written.items), number(written.departments)};
  }

  std::optional<RuleId> known_rule(const ast::Ident& word) {
    if (const auto id = version_.rule_names.find(word.text)) {
      draft_.record.use(version_.result.rules[*id].span, word.span);
      return RuleId(*id);
    }
    draft_.report(diagnose(Code::UnknownRule, word.span, {word.text}).suggest(nearest(word.text, version_.rule_names.forms())));
    return std::nullopt;
  }

  // ---- a table of cases ----

  std::vector<Scenario> cases(const Scenario& common, const ast::CaseTable& table) {
    refuse_double_columns(table);
    std::vector<Scenario> all;
    for (const ast::CaseRow& row : table.rows) all.push_back(one(common, row, all.size() + 1));
    return all;
  }

  void refuse_double_columns(const ast::CaseTable& table) {
    std::vector<std::pair<Path, Span>> seen;
    for (const ast::CaseColumn& column : table.columns) {
      if (!column.path) continue;
      const Path path = resolve_path(version_, problem_, *column.path);
      if (broken(path.type)) continue;
      for (const auto& [other, at] : seen) {
        if (other.steps == path.steps) draft_.report(diagnose(Code::DuplicateName, column.span, {draft_.report.written(column.span)}).label(LabelKind::FirstDeclared, at));
      }
      seen.emplace_back(path, column.span);
    }
  }

  Scenario one(const Scenario& common, const ast::CaseRow& row, std::size_t number) {
    Scenario scenario = common;
    scenario.name = name_of(common.name, row, number);
    scenario.span = row.span;
    for (const ast::Setting& cell : row.given) {
      if (auto setting = check_setting(version_, problem_, cell)) replace(scenario, std::move(*setting));
    }
    if (row.evidence) scenario.evidence = evidence(*row.evidence);
    for (const ast::Expectation& cell : row.expect) {
      scenario.expect.push_back(check_expectation(version_, problem_, kind_, cell));
      scenario.expect.back().in_cell = true;
    }
    if (scenario.expect.empty()) draft_.report(diagnose(Code::ScenarioWithoutExpectation, row.span));
    return scenario;
  }

  /// 提醒后再犯：两次 / repeat after reminder: twice. A row without name has its number.
  Name name_of(const Name& block, const ast::CaseRow& row, std::size_t number) {
    Name own{"第 " + std::to_string(number) + " 行", "row " + std::to_string(number)};
    if (row.name) own = words_name(*row.name, draft_.report.language(row.name->span));
    Name whole;
    if (!block.zh.empty() && !own.in(Language::Zh).empty()) whole.zh = block.zh + "：" + own.in(Language::Zh);
    if (!block.en.empty() && !own.in(Language::En).empty()) whole.en = block.en + ": " + own.in(Language::En);
    return whole;
  }

  /// What the block sets is the ground; a cell of the row goes before it.
  static void replace(Scenario& scenario, Setting setting) {
    for (Setting& other : scenario.given) {
      if (other.path.steps != setting.path.steps) continue;
      other = std::move(setting);
      return;
    }
    scenario.given.push_back(std::move(setting));
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId problem_;
  ScenarioKind kind_ = ScenarioKind::Values;
};

}  // namespace

void check_scenarios(VersionDraft& version) {
  Draft& draft = version.draft;
  NameIndex names;
  auto& scenarios = version.result.scenarios;
  for_each<ast::Scenario>(version.blocks, [&](const ast::Block& block, const ast::Scenario& written) {
    const auto problem = need_role(draft, EntityRole::Problem, written.name.span);
    if (!problem) return;
    for (Scenario& scenario : ScenarioChecker(version, *problem).check(block, written)) {
      if (const auto other = names.declare(scenario.name, static_cast<std::uint32_t>(scenarios.size()))) {
        draft.report(diagnose(Code::DuplicateName, scenario.span, {draft.report.say(scenario.name, scenario.span)}).label(LabelKind::FirstDeclared, scenarios[*other].span));
        continue;
      }
      scenarios.push_back(std::move(scenario));
    }
  });
  std::stable_sort(scenarios.begin(), scenarios.end(), [](const Scenario& a, const Scenario& b) { return rule_id_less(a.name.stable(), b.name.stable()); });
}

}  // namespace yanpan::lang::checking
