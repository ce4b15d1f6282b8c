// Scenarios: tests that stand beside the rules (meaning.md S1). What one gives
// becomes a world, the rules run in it as they always do, and what comes out is
// held against what it expects.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lang/program/program.hpp"

namespace yanpan::engine {

/// One expectation that does not hold.
struct ScenarioFailure {
  lang::Expectation expected;
  /// What the scenario would have to expect, saying as much as it said; nullopt
  /// where that cannot be written down (no such record; a value between bounds).
  std::optional<lang::Expectation> actual;
  /// Expected, actual, and the condition that decided.
  std::vector<Name> explanation;
};

struct ScenarioResult {
  Name name;
  bool passed = false;
  lang::Span place;
  std::size_t version = 0;            // of the program
  std::size_t index = 0;              // in the version's scenarios
  std::vector<ScenarioFailure> failures;
  std::vector<Name> errors;           // its rows cannot be used: each a sentence
};

/// Which scenarios run; empty: all.
using ScenarioFilter = std::function<bool(const lang::ScenarioPlan&)>;

/// Every scenario of every version, in order.
std::vector<ScenarioResult> run_scenarios(const lang::Program& program, const ScenarioFilter& filter = {});

}  // namespace yanpan::engine
