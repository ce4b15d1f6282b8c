// Parts of the canonical text, for those who ask whether two things say the same.

#pragma once

#include <cstddef>
#include <map>
#include <string>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

std::string canonical_text(const Policy& policy);   // see lang/check/check.hpp

/// One text a meaning: names by their stable form, constants in one spelling.
std::string canonical_condition(const Schema& schema, const Version& version, const Condition& condition);
/// Definitions that were met, each with its number: what a measure computes,
/// whatever it and the measures it rests on are called.
using Definitions = std::map<std::string, std::size_t>;
/// Two measures, of one policy or of two, compute the same where they have one number.
std::size_t definition_number(const Schema& schema, const Version& version, MeasureId measure, Definitions& met);
std::string canonical_path(const Schema& schema, const Version& version, const Path& path);

}  // namespace yanpan::lang
