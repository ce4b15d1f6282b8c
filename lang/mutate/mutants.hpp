// Mutants: a policy with one small mistake in one rule. What no scenario
// notices, nobody has tested.
//
//   repeat >= 2            repeat >= 3, repeat >= 1        each threshold one step up and down
//   a and b                a or b                          each group turned
//   not reminded           reminded                        each negation put or taken away
//   evidence >= 2 items    >= 3 items, >= 1 items

#pragma once

#include <cstdint>
#include <vector>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

enum class MutantKind : std::uint8_t { Threshold, Connective, Negation, Evidence };

struct Mutant {
  std::size_t version;
  RuleId rule;
  MutantKind kind;
  Span place;             // of the condition that is changed; of evidence, the rule's
  Name before, after;     // the condition as it reads
  Rule changed;           // what stands in the rule's place
};

/// All of a version, by rule, then in the order of its conditions.
std::vector<Mutant> mutants_of(const Policy& policy, std::size_t version);

/// The policy with the mistake.
Policy with_mutant(Policy policy, const Mutant& mutant);

}  // namespace yanpan::lang
