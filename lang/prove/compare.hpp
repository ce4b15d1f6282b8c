// For which values two policies give a cause: the same ones, fewer, more, or
// others. Order, names of rules and measures, and layout are nothing; a measure
// that keeps its name and computes something else is told beside the causes.
//
// What counts is the cause that the rules give where all that is tested is
// known; constraints and declared ranges of both hold. Of several versions the
// last one is compared.

#pragma once

#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

enum class Change : std::uint8_t { Same, Narrower, Wider, Different, NotDecided };

/// Values for which one policy gives the cause and the other does not, as a
/// scenario of each that expects what it gives. nullopt: a value is one that
/// the policy does not know.
struct Parting {
  std::optional<Scenario> before, after;
};

struct CauseChange {
  Name cause;                       // of the new policy, where it has it
  Change change = Change::Same;
  std::optional<Parting> lost;      // only the old policy gives it
  std::optional<Parting> gained;    // only the new one does
};

struct PolicyChange {
  std::size_t versions[2] = {0, 0};                // compared, by index
  std::vector<CauseChange> causes;                 // by name
  std::vector<std::pair<Name, Name>> measures;     // old and new name of one that computes something else

  bool same() const;
};

PolicyChange compare(const Policy& before, const Policy& after, std::int64_t steps);

}  // namespace yanpan::lang
