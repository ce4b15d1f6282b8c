// Every row a value rests on: the evaluator read backwards. Loading only these
// rows (and the as-of date) gives the same value again (product.md P4).

#pragma once

#include <cstdint>
#include <set>
#include <vector>

#include "engine/eval/evaluation.hpp"
#include "engine/explain/support.hpp"
#include "engine/run/run.hpp"

namespace yanpan::engine {

class RowClosure {
 public:
  explicit RowClosure(const Attribution& attribution);

  /// Adds the rows behind one value, or behind what a condition reads.
  void add_node(lang::NodeId node, RowId row);
  void add_predicate(lang::PredicateId predicate, RowId row);
  /// The problem itself and all that its case's 责任人 rests on.
  void add_accountable_of_problem(RowId problem);

  void add_record(lang::EntityId entity, RowId row) { add_row(entity, row, true); }

  /// Sorted by entity and row, each once.
  std::vector<SupportRow> rows() const;

 private:
  void add_row(lang::EntityId entity, RowId row, bool sure);
  void add_field(const lang::Node& node, RowId row);
  void add_case(RowId case_row);
  void add_aggregate(lang::AggregateId aggregate, RowId row);
  bool looked_up(lang::EntityId entity, lang::FieldId field) const;

  const Attribution& attribution_;
  const lang::Program& program_;
  const Evaluation& evaluation_;
  std::set<std::pair<std::uint32_t, RowId>> nodes_;               // done already
  std::set<RowId> cases_;
  std::map<std::pair<std::uint32_t, RowId>, bool> rows_;          // entity, row -> sure
};


}  // namespace yanpan::engine
