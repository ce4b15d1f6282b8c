#include "engine/scenario/points.hpp"

#include <fmt/format.h>

#include "engine/eval/evaluation.hpp"
#include "engine/scenario/suggest.hpp"
#include "engine/scenario/thresholds.hpp"
#include "engine/scenario/words.hpp"

namespace yanpan::engine {

namespace {

using lang::Constant;
using lang::NodeId;
using lang::PredicateId;
using lang::TableScope;

Name plain(const std::string& text) { return {text, text}; }

Name table_name(TableScope scope) {
  switch (scope) {
    case TableScope::Problem: return {"处置 问题", "interventions problem"};
    case TableScope::Person: return {"处置 人员", "interventions person"};
    case TableScope::Unit: break;
  }
  return {"处置 部门", "interventions unit"};
}

}  // namespace

VersionPoints::VersionPoints(const lang::Program& program, std::size_t version, bool data) : program_(program), index_(version), version_(program.versions[version]) {
  for (const lang::Cause& cause : version_.causes) causes_.push_back(add(PointKind::Cause, {"原因", "cause"}, cause.name, cause.span));
  add_rules();
  add_tables();
  const lang::Span anywhere = version_.rules.empty() ? lang::Span{} : version_.rules.front().span;
  otherwise_ = add(PointKind::Otherwise, {"其余", "otherwise"}, {"没有规则成立", "no rule fires"}, anywhere);
  if (data) add_data_points();
}

std::size_t VersionPoints::add(PointKind kind, Name owner, Name what, lang::Span place, Name setting) {
  points_.push_back({kind, std::move(owner), std::move(what), place, false, std::move(setting)});
  return points_.size() - 1;
}

// ---- the points there are -------------------------------------------------------------------

void VersionPoints::add_rules() {
  for (const lang::RulePlan& rule : version_.rules) {
    std::vector<lang::Span> places = rule.when_places;
    places.insert(places.end(), rule.unless_places.begin(), rule.unless_places.end());
    rules_.push_back(add_tested(Formula(program_, rule.when, rule.unless), plain(rule.id), places, true));
    EvidencePoints evidence{kNone, kNone, kNone};
    const auto point = [&](PointKind kind, std::int64_t items, std::int64_t departments) {
      const Name what{fmt::format("证据 {} 项 {} 个部门", items, departments), fmt::format("evidence {} item{} {} department{}", items, items == 1 ? "" : "s", departments, departments == 1 ? "" : "s")};
      return add(kind, plain(rule.id), what, rule.span, what);
    };
    if (rule.evidence_items > 0 || rule.evidence_departments > 0) evidence.enough = point(PointKind::Enough, rule.evidence_items, rule.evidence_departments);
    if (rule.evidence_items > 0) evidence.items_short = point(PointKind::Short, rule.evidence_items - 1, rule.evidence_departments);
    if (rule.evidence_departments > 0) evidence.departments_short = point(PointKind::Short, rule.evidence_items, rule.evidence_departments - 1);
    evidence_.push_back(evidence);
  }
}

VersionPoints::Tested VersionPoints::add_tested(Formula formula, const Name& owner, const std::vector<lang::Span>& places, bool of_problem) {
  Tested tested{std::move(formula), {}};
  for (std::size_t i = 0; i < tested.formula.atoms().size(); ++i) tested.atoms.push_back(add_atom(tested.formula, i, owner, places[i], of_problem));
  return tested;
}

VersionPoints::AtomPoints VersionPoints::add_atom(const Formula& formula, std::size_t atom, const Name& owner, lang::Span place, bool of_problem) {
  const lang::Predicate& p = program_.predicate(formula.atoms()[atom]);
  const Name what = in_both([&](Language l) { return atom_words(program_, version_.causes, p, l); });
  const auto setting = [&](Truth truth) { return of_problem ? suggest_setting(program_, index_, formula, atom, truth, std::nullopt) : Name(); };
  AtomPoints out{add(PointKind::True, owner, what, place, setting(kTrue)), add(PointKind::False, owner, what, place, setting(kFalse)), {}};
  if (has_threshold(program_, p)) add_thresholds(formula, atom, owner, place, of_problem, out);
  return out;
}

void VersionPoints::add_thresholds(const Formula& formula, std::size_t atom, const Name& owner, lang::Span place, bool of_problem, AtomPoints& out) {
  const lang::Predicate& p = program_.predicate(formula.atoms()[atom]);
  for (std::size_t i = 0; i < p.right.size(); ++i) {
    if (i > 0 && constant_equal(p.right[i], p.right[i - 1])) continue;
    const auto point = [&](PointKind kind, int steps) {
      const auto value = steps == 0 ? std::optional(p.right[i]) : stepped(program_, p.node, p.right[i], steps);
      if (!value || !possible(program_, index_, p.node, *value)) return kNone;
      const Name what = in_both([&](Language l) { return atom_words(program_, version_.causes, p, l); });
      return add(kind, owner, what, place, of_problem ? suggest_setting(program_, index_, formula, atom, truth(compare(p, *value)), value) : Name());
    };
    const std::size_t exact = point(PointKind::At, 0), below = point(PointKind::Below, -1);
    out.thresholds.push_back({p.right[i], exact, below, point(PointKind::Above, 1)});
  }
}

void VersionPoints::add_tables() {
  for (const lang::TablePlan& table : version_.tables) {
    std::vector<std::size_t>& rows = rows_.emplace_back();
    for (const lang::TableRowPlan& row : table.rows) {
      const Name what = in_both([&](Language l) {
        std::string text;
        const Formula formula(program_, row.when);
        for (PredicateId id : formula.atoms()) text += (text.empty() ? "" : l == Language::Zh ? "，" : ", ") + atom_words(program_, version_.causes, program_.predicate(id), l);
        return (text.empty() ? l == Language::Zh ? "任意" : "any" : text) + (row.intervention.empty() ? "" : " → " + row.intervention.in(l));
      });
      rows.push_back(add(PointKind::Row, table_name(table.scope), what, row.span));
    }
  }
}

void VersionPoints::add_data_points() {
  for (const lang::StepPlan& step : version_.accountable.steps) steps_.push_back(add(PointKind::Step, {"责任人", "accountable"}, step.name, step.span));
  if (!version_.accountable.collective.empty()) {
    std::vector<lang::Span> places;
    for (const lang::AtomPlaces& each : version_.accountable.collective_places) places.insert(places.end(), each.begin(), each.end());
    collective_.push_back(add_tested(Formula::any_of(program_, version_.accountable.collective), {"集体", "collective"}, places, false));
  }
  for (const lang::FindingPlan& finding : version_.findings) findings_.push_back(add_tested(Formula(program_, finding.when), finding.name, finding.when_places, false));
}

// ---- which of them a scenario sees --------------------------------------------------------------

void VersionPoints::see(const Decided& decided) {
  for (std::size_t row = 0; row < decided.outcome.verdicts.size(); ++row) {
    const bool tried = decided.outcome.accountable[row] != kNoRow && decided.outcome.verdicts[row].version == index_;
    if (tried) see_problem(decided, static_cast<RowId>(row));
  }
  if (decided.world.evaluation()) see_data(decided);
}

void VersionPoints::see_problem(const Decided& decided, RowId row) {
  const PredicateContext context = decided.world.context(program_);
  const ProblemVerdict& verdict = decided.outcome.verdicts[row];
  for (std::size_t r = 0; r < rules_.size(); ++r) {
    see_tested(rules_[r], context, row);
    see_evidence(decided, row, r);
  }
  const bool none_fired = !verdict.rule.valid() && (verdict.status != Status::Referred || verdict.reason == lang::Reason::NoCause);
  if (none_fired) mark(otherwise_);
  if (verdict.status == Status::Referred) return;
  mark(causes_[verdict.cause.value]);
  see_tables(decided, row);
}

void VersionPoints::see_tested(const Tested& tested, const PredicateContext& context, RowId row) {
  PredicateEvaluator evaluator(context);
  std::vector<Truth> truths;
  for (PredicateId id : tested.formula.atoms()) truths.push_back(evaluator.at(id, row));
  for (std::size_t i = 0; i < tested.atoms.size(); ++i) {
    if (!tested.formula.decides(truths, i)) continue;
    mark(truths[i] == kTrue ? tested.atoms[i].when_true : tested.atoms[i].when_false);
    for (const Threshold& threshold : tested.atoms[i].thresholds) see_threshold(threshold, program_.predicate(tested.formula.atoms()[i]).node, context, row);
  }
}

void VersionPoints::see_threshold(const Threshold& threshold, NodeId node, const PredicateContext& context, RowId row) {
  const Column& column = context.columns->at(node);
  if (!column.known(row)) return;
  Constant value;
  value.type = threshold.at.type;
  if (column.is_decimal()) value.decimal = column.decimal(row);
  else value.number = column.at(row);
  if (constant_equal(value, threshold.at)) return mark(threshold.exact);
  const bool below = constant_less(value, threshold.at);
  const auto edge = stepped(program_, node, threshold.at, below ? -1 : 1);
  const bool near = edge && (below ? !constant_less(value, *edge) : !constant_less(*edge, value));
  if (near) mark(below ? threshold.below : threshold.above);
}

/// Only a scenario that says how much evidence there is tests that it is counted.
void VersionPoints::see_evidence(const Decided& decided, RowId row, std::size_t r) {
  const lang::RulePlan& rule = version_.rules[r];
  if (!decided.plan.evidence || evidence_[r].enough == kNone) return;
  const PredicateContext context = decided.world.context(program_);
  PredicateEvaluator evaluator(context);
  if (evaluator.at(rule.when, row) != kTrue || (rule.unless.valid() && evaluator.at(rule.unless, row) != kFalse)) return;
  const auto [items, departments] = *decided.plan.evidence;
  if (items == rule.evidence_items && departments == rule.evidence_departments) mark(evidence_[r].enough);
  if (items + 1 == rule.evidence_items && departments >= rule.evidence_departments) mark(evidence_[r].items_short);
  if (departments + 1 == rule.evidence_departments && items >= rule.evidence_items) mark(evidence_[r].departments_short);
}

void VersionPoints::see_tables(const Decided& decided, RowId row) {
  const PredicateContext context = decided.world.context(program_);
  PredicateEvaluator evaluator(context);
  std::vector<lang::CauseId> causes;
  for (const ProblemVerdict& verdict : decided.outcome.verdicts) causes.push_back(verdict.cause);
  evaluator.set_causes(causes.data(), &version_.causes);
  for (std::size_t t = 0; t < rows_.size(); ++t) {
    for (std::size_t i = 0; i < rows_[t].size(); ++i) {
      if (evaluator.at(version_.tables[t].rows[i].when, row) != kTrue) continue;
      mark(rows_[t][i]);
      break;
    }
  }
}

void VersionPoints::see_data(const Decided& decided) {
  const PredicateContext context = decided.world.context(program_);
  for (std::size_t c = 0; c < decided.outcome.cases.size(); ++c) {
    const CaseVerdict& verdict = decided.outcome.cases[c];
    if (!verdict.in_scope || verdict.version != index_) continue;
    for (const Tested& tested : collective_) see_tested(tested, context, static_cast<RowId>(c));
    if (verdict.step >= 0 && static_cast<std::size_t>(verdict.step) < steps_.size()) mark(steps_[static_cast<std::size_t>(verdict.step)]);
  }
  for (std::size_t f = 0; f < findings_.size(); ++f)
    for (std::size_t row = 0; row < decided.world.table(version_.findings[f].of).rows; ++row) see_tested(findings_[f], context, static_cast<RowId>(row));
}

}  // namespace yanpan::engine
