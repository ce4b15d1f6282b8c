// One problem, some of whose values are set to what they are not, and what the
// rules would then decide: tried by the code that decides in a run.

#pragma once

#include "engine/attribute/stages.hpp"
#include "engine/explain/row_world.hpp"

namespace yanpan::engine {

class OneProblem {
 public:
  /// `problem` has a 责任人 and a version in force.
  OneProblem(const Attribution& attribution, RowId problem);

  RowWorld& values() { return world_; }
  const RowWorld& values() const { return world_; }

  /// L1 to L6 on the values as they now are. The evidence of a rule is that of the
  /// run where nothing its 当 tests was set; else it counts as sufficient.
  ProblemVerdict decide();
  /// The rule rests on evidence that only counts as sufficient.
  bool assumes_evidence(lang::RuleId rule) const;
  /// No 约束 on problems is broken that was not broken before.
  bool allowed() const;

 private:
  bool tests_changed(lang::PredicateId id) const;

  const Attribution& attribution_;
  const lang::VersionPlan& version_;
  RowId problem_;
  RowWorld world_;
  std::vector<Truth> constraints_;       // as they were, by constraint
  EvidenceTest run_evidence_;
};

}  // namespace yanpan::engine
