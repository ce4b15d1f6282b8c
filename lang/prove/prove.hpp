// What a policy does with every possible problem, decided exactly: whether one
// rule at most decides, whether some rule always does, and what in it can never
// matter. Nothing is sampled; where the work ends before the answer is known,
// that is what is said (meaning.md S2).
//
// A finding about some values carries the smallest ones as a scenario of its
// version. It expects what the finding says; whoever shows it runs it first.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/policy/policy.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang {

struct ProofFinding {
  Diagnostic diagnostic;             // a warning
  std::size_t version = 0;
  std::optional<Scenario> witness;
};

struct ProveOptions {
  /// Formulas looked at for the whole policy; one question may take a tenth of what is left.
  std::int64_t steps = 400'000'000;
};

/// Findings in order of version, then as found: constraints, ties by tier and
/// rule id, gaps, rules, interventions. Empty: proved. `sources` tell in which
/// language a file's diagnostics speak.
std::vector<ProofFinding> prove(const Policy& policy, const SourceSet& sources, const ProveOptions& options = {});

}  // namespace yanpan::lang
