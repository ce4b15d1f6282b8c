// Small random policies over values with few samples, so that trying every
// combination is a proof too. The same seed gives the same text everywhere.

#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "lang/policy/policy.hpp"

namespace yanpan::trial {

/// A policy in one file, valid by construction; at most `rules` rules.
std::string small_policy(std::uint64_t seed, int rules);

/// For every value that a policy may test, by the english label of its path:
/// samples of each class its conditions can tell apart, the preferred first.
const std::map<std::string, std::vector<lang::Constant>>& samples();

/// n1 and n2 count the same: they are one value.
std::string variable_of(const lang::Path& path);

}  // namespace yanpan::trial
