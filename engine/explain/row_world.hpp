// One row of one entity as a world of its own, in which single values can be
// set to what they are not. Conditions are tested by the code that tests them
// in a run.

#pragma once

#include <optional>
#include <set>

#include "engine/eval/evaluation.hpp"
#include "engine/run/run.hpp"

namespace yanpan::engine {

/// Keeps a reference: the attribution (with its evidence) outlives it.
class RowWorld {
 public:
  RowWorld(const Attribution& attribution, lang::EntityId entity, RowId row);
  RowWorld(const RowWorld&) = delete;
  RowWorld& operator=(const RowWorld&) = delete;

  /// nullopt: missing. False where the run knows no such text or record; nothing was set then.
  bool set(lang::NodeId node, const std::optional<lang::Constant>& value);
  /// A field of the row, whether or not a node reads it.
  bool set(lang::FieldId field, const std::optional<lang::Constant>& value);
  void reset();
  bool changed(lang::NodeId node) const { return set_.contains(node.value); }

  Truth truth(lang::PredicateId id) const { return PredicateEvaluator(context_).at(id, 0); }
  const PredicateContext& context() const { return context_; }
  /// The row alone.
  const Table& table() const { return table_; }

 private:
  std::optional<Column> cell(const lang::Type& type, const std::optional<lang::Constant>& value) const;

  const Attribution& attribution_;
  const lang::Program& program_;
  lang::EntityId entity_;
  Columns columns_, original_;
  Table table_, original_table_;
  PredicateContext context_;
  std::set<std::size_t> set_;
};

}  // namespace yanpan::engine
