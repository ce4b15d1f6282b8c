#include "engine/print/list_rows.hpp"

#include <algorithm>

namespace yanpan::engine {

namespace {

const Column* column_of(const Table& table, lang::FieldId field) { return field.valid() ? &table.columns[field.value] : nullptr; }

const lang::TablePlan* problem_table(const lang::VersionPlan& version) {
  for (const lang::TablePlan& table : version.tables) {
    if (table.scope == lang::TableScope::Problem) return &table;
  }
  return nullptr;
}

}  // namespace

ListRows::ListRows(const Attribution& attribution) : attribution_(attribution) {
  const lang::Roles& roles = attribution.program->schema.roles;
  const Table& problems = attribution.outcome.problems;
  case_ = column_of(problems, roles.problem_case);
  kind_ = column_of(problems, roles.problem_kind);
  severity_ = column_of(problems, roles.problem_severity);
  occurred_ = column_of(problems, roles.problem_occurred);
  if (roles.person.valid()) unit_ = column_of(attribution.table(roles.person), roles.person_unit);
  for (const lang::VersionPlan& version : attribution.program->versions) problem_tables_.push_back(problem_table(version));
}

RowId ListRows::unit_of(RowId person) const { return person == kNoRow ? kNoRow : reference(unit_, person); }

ListRow ListRows::at(RowId problem) const {
  const Outcome& outcome = attribution_.outcome;
  const ProblemVerdict& verdict = outcome.verdicts[problem];
  ListRow row;
  row.problem = problem;
  row.verdict = &verdict;
  row.case_ = case_of(problem);
  row.person = outcome.accountable[problem];
  row.unit = unit_of(row.person);
  row.missing = verdict.missing;
  if (verdict.version != kNoVersion) row.version = &attribution_.program->versions[verdict.version];
  if (verdict.status != Status::Referred && row.version != nullptr) {
    if (verdict.cause.valid()) row.cause = &row.version->causes[verdict.cause.value];
    if (verdict.rule.valid()) row.rule = &row.version->rules[verdict.rule.value];
    const lang::TablePlan* table = problem_tables_[verdict.version];
    if (table != nullptr && verdict.intervention >= 0) row.intervention = &table->rows[static_cast<std::size_t>(verdict.intervention)];
  } else if (row.person == kNoRow && row.case_ != kNoRow && row.missing == 0) {
    row.missing = outcome.cases[row.case_].missing;
  }
  return row;
}

std::string_view basis(const ListRow& row, Language language) {
  if (row.verdict->status == Status::Referred || row.version == nullptr) return {};
  const Name& own = row.rule != nullptr && !row.rule->basis.empty() ? row.rule->basis : row.version->basis;
  return own.in(language);
}

std::vector<std::string> cause_names(const std::vector<std::uint32_t>& list, const lang::VersionPlan& version, Language language) {
  std::vector<std::string> out;
  for (std::uint32_t id : list) {
    const std::string& name = version.causes[id].name.in(language);
    if (std::find(out.begin(), out.end(), name) == out.end()) out.push_back(name);
  }
  return out;
}

}  // namespace yanpan::engine
