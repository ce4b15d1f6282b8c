// Mutants run against the scenarios of a policy: which of them some scenario
// notices.
//
// The facts of every scenario are made once; a mutant has the same nodes and
// only tries its own rules on them.

#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "engine/scenario/world.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

class MutationRun {
 public:
  /// `program` must outlive it. Scenarios that fail on the policy itself say
  /// nothing about a mutant and are left out.
  explicit MutationRun(const lang::Program& program);

  std::size_t scenarios() const { return ready_.size(); }
  std::size_t left_out() const { return left_out_; }
  /// Some scenario passes on the policy and fails on the mutant, which has the
  /// nodes of the policy. Several threads may ask.
  bool notices(const lang::Program& mutant) const;

 private:
  struct Ready {
    std::size_t version;
    const lang::ScenarioPlan* plan;
    std::unique_ptr<World> world;
  };

  std::vector<Ready> ready_;
  std::size_t left_out_ = 0;
};

/// What the policy makes of a scenario's problem, as an expectation, where the
/// mutant makes something else of it: another rule, cause, reason or
/// intervention. nullopt: they agree.
std::optional<lang::Expectation> tell_apart(const lang::Program& program, const lang::Program& mutant, std::size_t version, std::size_t scenario);

}  // namespace yanpan::engine
