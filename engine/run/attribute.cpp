#include "engine/run/run.hpp"

#include <algorithm>

#include "engine/attribute/stages.hpp"
#include "engine/eval/evaluation.hpp"

namespace yanpan::engine {

namespace {

/// Texts that only the policy knows get ids too, so that they compare like any other.
void intern_constants(const lang::Program& program, TextPool& texts) {
  for (const lang::Node& node : program.nodes)
    if (node.op == lang::NodeOp::Constant && node.type.kind == lang::TypeKind::Text) texts.intern(node.constant.text);
}

void tell(const AttributeOptions& options, std::string_view step, double done) {
  if (options.progress) options.progress(step, done);
}

/// What is only reported, in an order that does not depend on how it was found.
void sort_reports(Outcome& outcome) {
  const auto by_place = [](const OverflowNote& a, const OverflowNote& b) {
    if (a.entity != b.entity) return a.entity.value < b.entity.value;
    return a.row != b.row ? a.row < b.row : a.label.stable() < b.label.stable();
  };
  const auto same_field = [](const UnlinkedRow& a, const UnlinkedRow& b) { return a.entity == b.entity && a.row == b.row && a.field == b.field; };
  std::sort(outcome.unlinked.begin(), outcome.unlinked.end(), [](const UnlinkedRow& a, const UnlinkedRow& b) {
    if (a.entity != b.entity) return a.entity.value < b.entity.value;
    return a.row != b.row ? a.row < b.row : a.field.stable() < b.field.stable();
  });
  outcome.unlinked.erase(std::unique(outcome.unlinked.begin(), outcome.unlinked.end(), same_field), outcome.unlinked.end());
  std::stable_sort(outcome.overflows.begin(), outcome.overflows.end(), by_place);
}

}  // namespace

const Columns& Attribution::columns() const { return evaluation->columns(); }
const Table& Attribution::table(lang::EntityId entity) const { return entity == program->schema.roles.problem ? outcome.problems : snapshot.table(entity); }
std::string_view Attribution::key(lang::EntityId entity, RowId row) const { return snapshot.texts.at(table(entity).keys[row]); }

std::unique_ptr<Attribution> attribute(const lang::Program& program, Snapshot loaded, const AttributeOptions& options) {
  auto result = std::make_unique<Attribution>();
  result->program = &program;
  result->snapshot = std::move(loaded);
  Snapshot& snapshot = result->snapshot;
  Outcome& outcome = result->outcome;
  intern_constants(program, snapshot.texts);
  outcome.as_of = options.as_of ? options.as_of : snapshot.latest_main_date;
  result->evaluation = std::make_shared<Evaluation>(program, snapshot, Threads(options.threads), outcome.as_of, options.keep_evidence);
  Evaluation& evaluation = *result->evaluation;
  for (lang::NodeId node : options.also) evaluation.also_needs(node);
  Labels labels(outcome);

  tell(options, "facts", 0.0);
  evaluation.run(Stage::Facts);
  outcome.problems = std::move(snapshot.tables[program.schema.roles.problem.value]);
  add_findings(evaluation, snapshot.texts, outcome, labels);
  order_problems(snapshot, outcome);
  evaluation.set_problems(&outcome.problems);

  tell(options, "persons", 0.2);
  evaluation.set_base_dates(choose_base_problems(evaluation, outcome));
  evaluation.run(Stage::Problems);
  choose_accountable(evaluation, outcome, labels);
  auto [of_problem, of_case] = accountable_columns(program.schema, outcome, evaluation.threads());
  evaluation.set_accountable(std::move(of_problem), std::move(of_case));

  tell(options, "measures", 0.4);
  evaluation.run(Stage::Persons);
  tell(options, "rules", 0.7);
  const auto may_rows = [&evaluation](lang::NodeId node, RowId row) { return has_may_rows(evaluation, node, row); };
  decide_causes(evaluation.context(), evaluation.threads(), evidence_source(evaluation), may_rows, outcome, labels);
  tell(options, "interventions", 0.9);
  if (options.interventions) gather_interventions(evaluation, outcome);
  check_constraints(evaluation, outcome);
  outcome.overflows = evaluation.overflows();
  outcome.unlinked = evaluation.unlinked();
  sort_reports(outcome);
  tell(options, "done", 1.0);
  return result;
}

}  // namespace yanpan::engine
