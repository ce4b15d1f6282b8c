// Runs a program's nodes over the tables, in the order of work of meaning.md C1.
//
// Nodes stand before what uses them, so one pass in id order computes all that
// a stage may compute. A column nobody needs any more is dropped at once; with
// `keep_all` everything stays, for explanations.

#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <vector>

#include "engine/attribute/outcome.hpp"
#include "engine/eval/aggregate_index.hpp"
#include "engine/eval/by_reference.hpp"
#include "engine/eval/columns.hpp"
#include "engine/eval/parallel.hpp"
#include "engine/eval/predicate.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

enum class Stage : std::uint8_t {
  Facts,     // what rests on no problem: findings are tested on it
  Problems,  // what rests on problems but on no 责任人: steps are tested on it
  Persons,   // what rests on 责任人
};

class Evaluation {
 public:
  /// `snapshot` and `program` must outlive it.
  Evaluation(const lang::Program& program, const Snapshot& snapshot, Threads threads, std::optional<std::int64_t> as_of, bool keep_all);
  Evaluation(const Evaluation&) = delete;
  Evaluation& operator=(const Evaluation&) = delete;

  /// From now on the rows of problems are these (with the findings' rows).
  void set_problems(const Table* problems) { problems_ = problems; }
  void set_base_dates(Column by_case) { base_dates_ = std::make_shared<Column>(std::move(by_case)); }
  void set_accountable(Column of_problem, Column of_case);

  /// Before the first stage: this column is asked for later.
  void also_needs(lang::NodeId node) { need_node(node, true); }
  void run(Stage stage);

  const Table& table(lang::EntityId entity) const;
  const Columns& columns() const { return columns_; }
  const PredicateContext& context() const { return context_; }
  const Threads& threads() const { return threads_; }
  const Snapshot& snapshot() const { return snapshot_; }
  const lang::Program& program() const { return program_; }
  std::optional<std::int64_t> as_of() const { return as_of_; }

  /// The sorted rows of an aggregate; kept with keep_all and where a rule with
  /// an evidence threshold cites them, else null once its column is computed.
  const AggregateIndex* index(lang::AggregateId id) const { return indexes_[id.value].index.get(); }

  /// Problems and participations by case; made when first asked for.
  const ByReference& problems_of_cases() const;
  const ByReference& participations_of_cases() const;

  const std::vector<OverflowNote>& overflows() const { return overflows_; }
  const std::vector<UnlinkedRow>& unlinked() const { return unlinked_; }

 private:
  struct KeptIndex {
    std::unique_ptr<AggregateIndex> index;
    std::vector<std::shared_ptr<const Column>> columns;   // what asking still reads
    std::shared_ptr<std::vector<Truth>> where;
    std::shared_ptr<std::vector<State>> where_blame;
  };

  void find_needed();
  void need_node(lang::NodeId id, bool pin);
  void need_predicate(lang::PredicateId id, bool pin);
  template <class F>
  void for_operands(const lang::Node& node, F f) const;
  template <class F>
  void for_nodes(lang::PredicateId id, F f) const;
  void keep_cited();
  void cite(lang::NodeId id);
  void cite_predicate(lang::PredicateId id);
  static Stage stage_of(const lang::Node& node);
  void release(const lang::Node& node);
  void release_predicate(lang::PredicateId id);
  void drop_if_done(lang::NodeId id);

  std::vector<std::vector<lang::NodeId>> levels(Stage stage) const;
  std::shared_ptr<const Column> compute(lang::NodeId id, const Threads& threads);
  std::shared_ptr<const Column> field(const lang::Node& node) const;
  Column self(const lang::Node& node) const;
  Column follow(const lang::Node& node, const Threads& threads) const;
  Column constant(const lang::Node& node) const;
  Column as_of_column(const lang::Node& node) const;
  Column arithmetic(lang::NodeId id, const Threads& threads);
  Column aggregate(lang::NodeId id, const Threads& threads);
  AggregateInputs inputs(const lang::AggregatePlan& plan, KeptIndex& kept, const Threads& threads);
  void evaluate_where(lang::PredicateId where, std::size_t rows, KeptIndex& kept, const Threads& threads);
  void group_by_case() const;
  void note_unlinked(const lang::AggregatePlan& plan, const AggregateIndex& index);
  void note_overflows(const lang::Node& node, const std::vector<RowId>& rows);

  const lang::Program& program_;
  const Snapshot& snapshot_;
  Threads threads_;
  std::optional<std::int64_t> as_of_;
  bool keep_all_;
  const Table* problems_ = nullptr;
  std::shared_ptr<Column> base_dates_, accountable_of_problem_, accountable_of_case_;
  Columns columns_;
  PredicateContext context_;
  std::vector<std::uint8_t> needed_, pinned_;
  std::vector<std::uint32_t> uses_;
  std::vector<std::uint8_t> cited_;
  std::vector<KeptIndex> indexes_;
  std::mutex notes_;
  std::vector<OverflowNote> overflows_;
  std::vector<UnlinkedRow> unlinked_;
  bool any_evidence_ = false;
  mutable std::once_flag grouped_;
  mutable ByReference problems_of_cases_, participations_of_cases_;
};

}  // namespace yanpan::engine
