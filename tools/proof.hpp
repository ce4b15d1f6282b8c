// A proof as `yanpan prove` shows it: what was found, without what the authors
// have recorded as intended, and every witness run through the engine first.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/prove/prove.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {

struct Allowed {
  lang::ProofFinding finding;
  const lang::ast::Allowance* allowance;   // of the package's files
};

struct Proof {
  std::string path;                        // as typed
  PolicyInput input;
  std::vector<lang::ProofFinding> findings;   // sorted by place
  std::vector<Allowed> allowed;

  bool proved() const { return findings.empty(); }
};

/// The scenarios that the engine does not confirm, by name: each is our own bug.
std::vector<std::string> refuted(const lang::Policy& policy, const std::vector<lang::ProofFinding>& findings);

/// Proves, and sorts out what is allowed. Allowances that cover nothing are findings too.
Proof prove(std::string path, PolicyInput input, const lang::ProveOptions& options);

}  // namespace yanpan::tools
