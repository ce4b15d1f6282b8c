// Policies whose names are words of the language: each is reserved somewhere,
// in one language or the other, and a name everywhere else.

#pragma once

#include <string>

#include "tests/second_opinion/generate/random.hpp"

namespace yanpan::laws {

/// One file in 中文; nearly all of them check without an error.
std::string policy_with_keyword_names(trial::Random& random);

}  // namespace yanpan::laws
