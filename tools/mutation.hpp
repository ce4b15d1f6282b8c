// `mutate`: the mutants of a policy, what its scenarios make of each, and for
// each that survives a case that would notice it.

#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "lang/mutate/mutants.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {

enum class Fate : std::uint8_t { Killed, Survived, Equivalent, NotDecided };

struct MutantResult {
  lang::Mutant mutant;
  Fate fate = Fate::Killed;
  std::optional<lang::Scenario> telling;   // of a survivor: ready to be pasted
};

/// What becomes of some mutants; equivalent ones are no part of the score.
struct MutationScore {
  std::size_t killed = 0, survived = 0, equivalent = 0, not_decided = 0;

  std::size_t counted() const { return killed + survived + not_decided; }
  /// Whole percent, rounded down; 100 where nothing counts.
  std::size_t percent() const { return counted() == 0 ? 100 : killed * 100 / counted(); }
  void add(Fate fate);
};

struct Mutated {
  std::string path;
  PolicyInput input;
  std::vector<MutantResult> results;       // by version, rule, place
  std::size_t scenarios = 0, left_out = 0; // left out: they fail as it is

  MutationScore total() const;
  MutationScore of(std::size_t version, lang::RuleId rule) const;
};

struct MutateOptions {
  unsigned threads = 0;
  std::int64_t steps = 20'000'000;         // formulas looked at for one survivor
  std::function<void(double)> progress;    // may be empty
};

Mutated mutate(std::string path, PolicyInput input, const MutateOptions& options);

std::string mutation_text(const std::vector<Mutated>& packages, std::optional<Language> language, std::optional<std::uint64_t> threshold);
std::string mutation_json(const std::vector<Mutated>& packages, std::optional<Language> language);

}  // namespace yanpan::tools
