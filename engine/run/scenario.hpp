// Scenarios: tests that stand beside the rules (meaning.md S1). A scenario sets
// measures and fields of one problem; what it does not set is missing; the
// rules then run as they always do.

#pragma once

#include <string>
#include <vector>

#include "lang/program/program.hpp"

namespace yanpan::engine {

struct ScenarioResult {
  std::string name;                  // in the policy's language
  bool passed = false;
  lang::Span place;
  /// Where it failed: expected, actual, and the condition that decided. Both languages.
  std::vector<Name> explanation;
};

/// Every scenario of every version, in order.
std::vector<ScenarioResult> run_scenarios(const lang::Program& program);

}  // namespace yanpan::engine
