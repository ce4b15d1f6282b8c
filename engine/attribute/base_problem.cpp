#include <algorithm>

#include "engine/attribute/stages.hpp"
#include "engine/attribute/versions.hpp"

namespace yanpan::engine {

namespace {

using lang::BaseOrder;

/// Compares problems of one case: which is nearer to the head of the order (C3).
class Precedence {
 public:
  Precedence(const lang::Schema& schema, const Outcome& outcome) : outcome_(outcome) {
    const auto column = [&](lang::FieldId field) { return field.valid() ? &outcome.problems.columns[field.value] : nullptr; };
    severity_ = column(schema.roles.problem_severity);
    occurred_ = column(schema.roles.problem_occurred);
    // Loaded problems stand by id already; ranks are needed only with findings.
    if (outcome.loaded_problems == outcome.problems.rows) return;
    rank_.resize(outcome.problems.rows);
    for (std::size_t i = 0; i < outcome.problem_order.size(); ++i) rank_[outcome.problem_order[i]] = static_cast<std::uint32_t>(i);
  }

  bool before(RowId a, RowId b, const std::vector<BaseOrder>& order) const {
    for (BaseOrder by : order) {
      const int c = by == BaseOrder::Severity ? compare(severity_, a, b, true) : compare(occurred_, a, b, false);
      if (c != 0) return c < 0;
    }
    return rank_.empty() ? a < b : rank_[a] < rank_[b];
  }

  const Column* occurred() const { return occurred_; }

 private:
  /// -1 where a comes first; a missing value ranks last.
  static int compare(const Column* column, RowId a, RowId b, bool greatest_first) {
    if (column == nullptr) return 0;
    const bool has_a = column->known(a), has_b = column->known(b);
    if (has_a != has_b) return has_a ? -1 : 1;
    if (!has_a || column->at(a) == column->at(b)) return 0;
    return (column->at(a) < column->at(b)) == greatest_first ? 1 : -1;
  }

  const Outcome& outcome_;
  const Column* severity_;
  const Column* occurred_;
  std::vector<std::uint32_t> rank_;
};

bool one_order(const lang::Program& program) {
  return std::all_of(program.versions.begin(), program.versions.end(), [&](const auto& v) { return v.accountable.base == program.versions[0].accountable.base; });
}

/// The version whose 基准 holds for each case: by its earliest problem's date.
std::vector<std::uint8_t> version_by_case(const lang::Program& program, const Column& to_case, const Column& occurred, std::size_t cases) {
  std::vector<std::int64_t> earliest(cases, INT64_MAX);
  for (std::size_t row = 0; row < to_case.size(); ++row)
    if (to_case.known(row) && occurred.known(row)) {
      std::int64_t& day = earliest[static_cast<std::size_t>(to_case.at(row))];
      day = std::min(day, occurred.at(row));
    }
  std::vector<std::uint8_t> out(cases, 0);
  for (std::size_t c = 0; c < cases; ++c)
    if (earliest[c] != INT64_MAX) out[c] = nearest_version(program, earliest[c]);
  return out;
}

}  // namespace

Column choose_base_problems(const Evaluation& evaluation, Outcome& outcome) {
  const lang::Program& program = evaluation.program();
  const lang::Schema& schema = program.schema;
  const std::size_t cases = evaluation.table(schema.roles.case_).rows;
  const Column& to_case = outcome.problems.columns[schema.roles.problem_case.value];
  const Precedence precedence(schema, outcome);
  std::vector<std::uint8_t> version;
  if (!one_order(program)) version = version_by_case(program, to_case, *precedence.occurred(), cases);

  outcome.cases.resize(cases);
  for (RowId row = 0; row < outcome.problems.rows; ++row) {
    if (!to_case.known(row)) continue;
    const auto c = static_cast<std::size_t>(to_case.at(row));
    CaseVerdict& verdict = outcome.cases[c];
    const auto& order = program.versions[version.empty() ? 0 : version[c]].accountable.base;
    if (!verdict.in_scope || precedence.before(row, verdict.base_problem, order)) verdict.base_problem = row;
    verdict.in_scope = true;
  }

  Column dates(schema.field(schema.roles.problem, schema.roles.problem_occurred).type, cases);
  dates.reserve_states();
  for (std::size_t c = 0; c < cases; ++c) {
    CaseVerdict& verdict = outcome.cases[c];
    if (!verdict.in_scope || !precedence.occurred()->known(verdict.base_problem)) {
      dates.set_missing(c, verdict.in_scope ? precedence.occurred()->state(verdict.base_problem) & kConflict : kKnown);
      continue;
    }
    verdict.base_date = precedence.occurred()->at(verdict.base_problem);
    dates.set(c, *verdict.base_date);
  }
  return dates;
}

}  // namespace yanpan::engine
