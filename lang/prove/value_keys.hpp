// Which paths are one value. Two measures that ask the same thing are computed
// once (lang/program), so they are equal whatever the facts, and a proof that
// let them differ would speak about cases that cannot be.

#pragma once

#include <vector>

#include "lang/decide/space.hpp"
#include "lang/policy/policy.hpp"

namespace yanpan::lang::proving {

/// `paths` start at the problem; others have no key.
Space::KeyOf value_keys(const Policy& policy, std::size_t version, const std::vector<const Path*>& paths);

/// Calls visit for the left side of every comparison.
template <class Visit>
void for_each_tested(const Condition& condition, const Visit& visit) {
  if (condition.kind == Condition::Kind::Atom && condition.atom.causes.empty()) visit(condition.atom.left);
  for (const Condition& member : condition.members) for_each_tested(member, visit);
}

}  // namespace yanpan::lang::proving
