// Two versions of a policy over the same values: one policy that holds the
// rules of both, so that one search can ask where they part.
//
// A value of both is one field of a made-up problem: a path whose names agree
// in either form, or a measure that computes the same under another name. What
// only one of them tests is a field too. Whether the evidence of a rule
// suffices is a boolean field, the same for rules with the same conditions.

#pragma once

#include <optional>
#include <utility>
#include <vector>

#include "lang/policy/policy.hpp"

namespace yanpan::lang::proving {

/// How one side writes a value of the joint policy.
struct Written {
  std::optional<Path> path;                          // nullopt: this side does not test it
  std::vector<std::optional<std::uint32_t>> values;  // choices: by joint value, this side's
};

struct JointValue {
  Written sides[2];                        // old, new
  std::vector<RuleId> evidence_of[2];      // rules whose evidence it is; then no side has a path
};

struct Joint {
  Policy policy;                           // one version; a value is the field of its number
  std::size_t old_rules = 0;               // the first rules are the old ones, the rest the new ones
  std::vector<JointValue> values;
  std::vector<CauseId> causes[2];          // by cause of the side: the joint one
  std::vector<std::pair<Name, Name>> changed;   // measures of one name that do not compute the same
};

struct Side {
  const Policy& policy;
  std::size_t version;
  const Version& get() const { return policy.versions[version]; }
};

Joint join(const Side& before, const Side& after);

}  // namespace yanpan::lang::proving
