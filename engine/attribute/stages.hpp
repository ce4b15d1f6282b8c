// The steps from facts to verdicts, in the order of work of meaning.md C1. Each
// reads the evaluation and writes its part of the outcome.

#pragma once

#include <functional>
#include <vector>

#include "engine/attribute/labels.hpp"
#include "engine/attribute/outcome.hpp"
#include "engine/eval/evaluation.hpp"

namespace yanpan::engine {

/// C2: findings true of a row become problems of their own at the end of
/// outcome.problems (which holds the loaded problems); unknown ones become open questions.
void add_findings(const Evaluation& facts, TextPool& texts, Outcome& outcome, Labels& labels);
/// Fills outcome.problem_order: all problems sorted by id.
void order_problems(const Snapshot& snapshot, Outcome& outcome);

/// C3: scope and base problem of each case. Returns the base dates by case.
Column choose_base_problems(const Evaluation& evaluation, Outcome& outcome);

/// C4: one person or one reason for each case in scope, and for its problems.
void choose_accountable(const Evaluation& evaluation, Outcome& outcome, Labels& labels);
/// The columns of 责任人: by problem and by case; missing for want of one where there is none (C5).
std::pair<Column, Column> accountable_columns(const lang::Schema& schema, const Outcome& outcome, const Threads& threads);

/// L2: whether a rule's evidence threshold is met on a row where its conditions are true.
using EvidenceTest = std::function<Truth(const lang::RulePlan&, RowId)>;
/// A test of its own for each thread.
using EvidenceSource = std::function<EvidenceTest()>;
EvidenceSource evidence_source(const Evaluation& evaluation);
/// The same for the rules of a program that shares the evaluation's nodes.
EvidenceSource evidence_source(const Evaluation& evaluation, const lang::Program& program);
/// What a rule whose conditions are true cites on a row.
struct EvidenceCount {
  std::size_t items = 0, may_items = 0;        // distinct rows matched surely; rows that may match
  std::vector<std::uint32_t> departments;      // of the sure ones, sorted
  Truth enough = kUnknown;
};
EvidenceCount count_evidence(const Evaluation& evaluation, const lang::RulePlan& rule, RowId row);
/// Rows that may match stand behind this condition's value.
bool has_may_rows(const Evaluation& evaluation, lang::NodeId node, RowId row);
/// The comparisons that cite rows when true.
bool cites(lang::Comparison comparison);
/// Visits the aggregates a value is computed from, each with the row it is asked of.
void visit_cited(const lang::Program& program, const Columns& columns, lang::NodeId node, RowId row,
                 const std::function<void(lang::AggregateId, RowId)>& visit);

/// L1 to L6 on every problem that has a 责任人.
void decide_causes(const PredicateContext& context, const Threads& threads, const EvidenceSource& evidence,
                   const std::function<bool(lang::NodeId, RowId)>& may_rows, Outcome& outcome, Labels& labels);

/// What one rule says of a row, as `decide_causes` sees it: for explanations.
struct RuleStanding {
  lang::RuleId rule;
  Truth truth;            // conditions, evidence and the rule's own period together
  bool preceded;          // removed by a candidate that precedes it (L3)
};
/// Of every rule of the version, strongest tier first, then by id.
std::vector<RuleStanding> trace_rules(const PredicateContext& context, const lang::VersionPlan& version, const EvidenceTest& evidence, RowId row);

/// L6, the rows of interventions.csv.
void gather_interventions(const Evaluation& evaluation, Outcome& outcome);

/// Every row that breaks a 约束; reported only.
void check_constraints(const Evaluation& evaluation, Outcome& outcome);

}  // namespace yanpan::engine
