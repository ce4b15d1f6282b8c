// One problem as a world of its own, in which single values can be set to what
// they are not: what the rules would then decide. The rules are tried by the
// same code as in a run.

#pragma once

#include <map>
#include <optional>

#include "engine/attribute/stages.hpp"
#include "engine/run/run.hpp"

namespace yanpan::engine {

/// The values a condition tests of the problem, as the run found them, but for
/// those that were set. Keeps a reference: the attribution (with its evidence)
/// outlives it.
class OneRow {
 public:
  /// `problem` has a 责任人 and a version in force.
  OneRow(const Attribution& attribution, RowId problem);
  OneRow(const OneRow&) = delete;
  OneRow& operator=(const OneRow&) = delete;

  /// nullopt: missing. False where the run knows no such text or record, and nothing was set.
  bool set(lang::NodeId node, const std::optional<lang::Constant>& value);
  void reset();
  bool changed(lang::NodeId node) const { return set_.contains(node.value); }

  /// L1 to L6 on the values as they now are. The evidence of a rule is that of the
  /// run where nothing it tests was set; else it counts as sufficient.
  ProblemVerdict decide();
  /// The rule that decided last rests on evidence that only counts as sufficient.
  bool assumed_evidence(lang::RuleId rule) const;
  /// No 约束 on problems is broken that was not broken before.
  bool allowed() const;
  Truth truth(lang::PredicateId id) const;

 private:
  bool tests_changed(lang::PredicateId id) const;
  Truth evidence(const lang::RulePlan& rule) const;

  const Attribution& attribution_;
  const lang::Program& program_;
  RowId problem_;
  std::uint8_t version_;
  std::size_t rows_ = 1;
  Columns columns_, original_;
  Table table_;
  PredicateContext context_;
  std::map<std::size_t, bool> set_;
  std::vector<Truth> constraints_;       // as they were
  EvidenceTest run_evidence_;
};

}  // namespace yanpan::engine
