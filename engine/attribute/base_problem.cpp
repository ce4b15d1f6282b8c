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

/// The base problem of each case, or kNoRow.
class Heads {
 public:
  Heads(const Evaluation& evaluation, const Column& to_case, const Precedence& precedence, std::size_t cases)
      : program_(evaluation.program()), to_case_(to_case), precedence_(precedence) {
    if (!one_order(program_)) version_ = version_by_case(program_, to_case, *precedence.occurred(), cases);
    // A stretch of problems a thread, each with heads of its own; order is total, so the best of them is the head.
    const std::size_t parts = to_case.size() < 65536 ? 1 : evaluation.threads().count();
    std::vector<std::vector<RowId>> of_part(parts, std::vector<RowId>(cases, kNoRow));
    const auto cut = [&](std::size_t part) { return to_case.size() * part / parts; };
    evaluation.threads().each(parts, [&](std::size_t part) { take(static_cast<RowId>(cut(part)), static_cast<RowId>(cut(part + 1)), of_part[part]); });
    heads_ = std::move(of_part[0]);
    for (std::size_t part = 1; part < parts; ++part)
      for (std::size_t c = 0; c < cases; ++c) offer(of_part[part][c], c, heads_);
  }

  RowId of(std::size_t c) const { return heads_[c]; }

 private:
  void take(RowId begin, RowId end, std::vector<RowId>& heads) const {
    for (RowId row = begin; row < end; ++row)
      if (to_case_.known(row)) offer(row, static_cast<std::size_t>(to_case_.at(row)), heads);
  }
  void offer(RowId row, std::size_t c, std::vector<RowId>& heads) const {
    if (row == kNoRow) return;
    const auto& order = program_.versions[version_.empty() ? 0 : version_[c]].accountable.base;
    if (heads[c] == kNoRow || precedence_.before(row, heads[c], order)) heads[c] = row;
  }

  const lang::Program& program_;
  const Column& to_case_;
  const Precedence& precedence_;
  std::vector<std::uint8_t> version_;    // by case; empty: one order for all
  std::vector<RowId> heads_;
};

}  // namespace

Column choose_base_problems(const Evaluation& evaluation, Outcome& outcome) {
  const lang::Schema& schema = evaluation.program().schema;
  const std::size_t cases = evaluation.table(schema.roles.case_).rows;
  const Precedence precedence(schema, outcome);
  const Heads heads(evaluation, outcome.problems.columns[schema.roles.problem_case.value], precedence, cases);

  outcome.cases.resize(cases);
  Column dates(schema.field(schema.roles.problem, schema.roles.problem_occurred).type, cases);
  dates.reserve_states();
  evaluation.threads().over(cases, [&](std::size_t begin, std::size_t end) {
    for (std::size_t c = begin; c < end; ++c) {
      CaseVerdict& verdict = outcome.cases[c];
      const RowId head = verdict.base_problem = heads.of(c);
      verdict.in_scope = head != kNoRow;
      if (!verdict.in_scope || !precedence.occurred()->known(head)) {
        dates.set_missing(c, verdict.in_scope ? precedence.occurred()->state(head) & kConflict : kKnown);
        continue;
      }
      verdict.base_date = precedence.occurred()->at(head);
      dates.set(c, *verdict.base_date);
    }
  });
  return dates;
}

}  // namespace yanpan::engine
