// L6: the rows of interventions.csv. One act is answered once: problems of one
// case, kind and date with the same measure share a row; persons and units are
// asked once a kind.

#include <algorithm>
#include <map>
#include <tuple>

#include "engine/attribute/stages.hpp"
#include "engine/eval/arithmetic.hpp"

namespace yanpan::engine {

namespace {

using lang::TablePlan;
using lang::TableRowPlan;
using lang::TableScope;

class Gatherer {
 public:
  Gatherer(const Evaluation& evaluation, Outcome& outcome) : evaluation_(evaluation), program_(evaluation.program()), schema_(program_.schema), outcome_(outcome) {
    const auto column = [&](lang::FieldId field) { return field.valid() ? &outcome.problems.columns[field.value] : nullptr; };
    to_case_ = column(schema_.roles.problem_case);
    kind_ = column(schema_.roles.problem_kind);
    occurred_ = column(schema_.roles.problem_occurred);
    rank_.resize(outcome.problems.rows);
    for (std::size_t i = 0; i < outcome.problem_order.size(); ++i) rank_[outcome.problem_order[i]] = static_cast<std::uint32_t>(i);
  }

  void run() {
    for (std::size_t v = 0; v < program_.versions.size(); ++v)
      for (const TablePlan& table : program_.versions[v].tables) table.scope == TableScope::Problem ? problems(table, v) : groups(table, v);
  }

 private:
  bool answered(RowId row, std::size_t version) const {
    const ProblemVerdict& verdict = outcome_.verdicts[row];
    return verdict.status != Status::Referred && verdict.version == version;
  }

  std::optional<std::int64_t> due(const TableRowPlan& row) const {
    if (!row.due || !outcome_.as_of) return std::nullopt;
    return move_date(*outcome_.as_of, row.due->first, row.due->second);
  }

  void add(InterventionVerdict verdict) {
    std::sort(verdict.problems.begin(), verdict.problems.end(), [&](RowId a, RowId b) { return rank_[a] < rank_[b]; });
    if (verdict.scope == TableScope::Problem) verdict.subject = verdict.problems.front();
    outcome_.interventions.push_back(std::move(verdict));
  }

  void set_kind(InterventionVerdict& verdict, RowId problem) const {
    verdict.has_kind = kind_ && kind_->known(problem);
    if (verdict.has_kind) verdict.kind = static_cast<std::uint32_t>(kind_->at(problem));
  }

  // ---- one problem, or several that are one act ------------------------------------------

  using Act = std::tuple<std::int64_t, std::int64_t, std::int64_t, std::string, std::string, std::int64_t>;

  /// Case, kind, date and measure; a problem without kind or date stands alone.
  Act act_of(RowId row, const Name& measure) const {
    const bool shares = kind_ && kind_->known(row) && occurred_->known(row);
    if (!shares) return {to_case_->at(row), -1, 0, measure.zh, measure.en, row};
    return {to_case_->at(row), kind_->at(row), occurred_->at(row), measure.zh, measure.en, -1};
  }

  void problems(const TablePlan& table, std::size_t version) {
    struct Answer {
      std::size_t row;
      bool provisional = false;
      std::vector<RowId> problems;
    };
    std::map<Act, Answer> acts;
    for (RowId row : outcome_.problem_order) {
      const ProblemVerdict& verdict = outcome_.verdicts[row];
      if (!answered(row, version) || verdict.intervention < 0) continue;
      const auto at = static_cast<std::size_t>(verdict.intervention);
      if (table.rows[at].intervention.empty()) continue;
      Answer& answer = acts.try_emplace(act_of(row, table.rows[at].intervention), Answer{at, false, {}}).first->second;
      answer.row = std::min(answer.row, at);
      answer.provisional |= verdict.status == Status::Provisional;
      answer.problems.push_back(row);
    }
    for (auto& [act, answer] : acts) {
      const TableRowPlan& plan = table.rows[answer.row];
      InterventionVerdict verdict{TableScope::Problem, kNoRow, 0, true, plan.intervention, plan.actor, due(plan), answer.provisional, std::move(answer.problems)};
      set_kind(verdict, verdict.problems.front());
      add(std::move(verdict));
    }
  }

  // ---- persons and units ---------------------------------------------------------------------

  /// The person, or the unit of the person; kNoRow where there is none.
  RowId subject_of(TableScope scope, RowId row) const {
    const RowId person = outcome_.accountable[row];
    if (scope == TableScope::Person || person == kNoRow) return person;
    if (!schema_.roles.person_unit.valid()) return kNoRow;
    const Column& unit = evaluation_.table(schema_.roles.person).columns[schema_.roles.person_unit.value];
    return unit.known(person) ? static_cast<RowId>(unit.at(person)) : kNoRow;
  }

  void groups(const TablePlan& table, std::size_t version) {
    std::map<std::pair<RowId, std::int64_t>, std::vector<RowId>> members;
    for (RowId row : outcome_.problem_order) {
      if (!answered(row, version)) continue;
      // A problem without kind is like no other: a group of its own.
      const std::int64_t kind = kind_ && kind_->known(row) ? kind_->at(row) : -1 - static_cast<std::int64_t>(row);
      if (const RowId subject = subject_of(table.scope, row); subject != kNoRow) members[{subject, kind}].push_back(row);
    }
    std::vector<lang::CauseId> causes(outcome_.problems.rows);
    for (std::size_t i = 0; i < causes.size(); ++i) causes[i] = outcome_.verdicts[i].cause;
    PredicateEvaluator evaluator(evaluation_.context());
    evaluator.set_causes(causes.data(), &program_.versions[version].causes);
    for (const auto& [group, rows] : members) answer_group(table, group.first, rows, evaluator);
  }

  void answer_group(const TablePlan& table, RowId subject, const std::vector<RowId>& rows, PredicateEvaluator& evaluator) {
    bool open = false;
    for (const TableRowPlan& plan : table.rows) {
      std::vector<RowId> matching;
      bool unknown = false;
      for (RowId row : rows) {
        const Truth truth = evaluator.at(plan.when, row);
        if (truth == kTrue) matching.push_back(row);
        unknown |= truth == kUnknown;
      }
      if (matching.empty()) {
        open |= unknown;
        continue;
      }
      if (plan.intervention.empty()) return;
      InterventionVerdict verdict{table.scope, subject, 0, true, plan.intervention, plan.actor, due(plan), open, std::move(matching)};
      for (RowId row : verdict.problems) verdict.provisional |= outcome_.verdicts[row].cause_provisional;
      set_kind(verdict, verdict.problems.front());
      return add(std::move(verdict));
    }
  }

  const Evaluation& evaluation_;
  const lang::Program& program_;
  const lang::Schema& schema_;
  Outcome& outcome_;
  const Column* to_case_ = nullptr;
  const Column* kind_ = nullptr;
  const Column* occurred_ = nullptr;
  std::vector<std::uint32_t> rank_;
};

}  // namespace

void gather_interventions(const Evaluation& evaluation, Outcome& outcome) { Gatherer(evaluation, outcome).run(); }

}  // namespace yanpan::engine
