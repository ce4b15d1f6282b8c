// Whether any case at all tells a mutant from the policy, decided exactly over
// all values with the procedure of prove. Only cases whose facts are known are
// looked at, and only what becomes of the problem: its rule, cause or referral,
// not the contributing causes.

#pragma once

#include <vector>

#include "lang/decide/search.hpp"
#include "lang/mutate/mutants.hpp"

namespace yanpan::lang {

struct Distinction {
  /// No: the mutant is equivalent. Yes: the first case tells them apart, or
  /// perhaps does; whoever shows it runs it first. NotDecided: the work ended.
  Answer answer = Answer::NotDecided;
  std::vector<Scenario> cases;   // without name and expectations; the surest first
};

/// `steps`: formulas that may be looked at.
Distinction distinguish(const Policy& policy, const Mutant& mutant, std::int64_t steps);

}  // namespace yanpan::lang
