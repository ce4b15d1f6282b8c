// Parts of the canonical text, for those who ask whether two things say the same.

#pragma once

#include <string>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

std::string canonical_text(const Policy& policy);   // see lang/check/check.hpp

/// One text a meaning: names by their stable form, constants in one spelling.
std::string canonical_condition(const Schema& schema, const Version& version, const Condition& condition);
std::string canonical_path(const Schema& schema, const Version& version, const Path& path);

}  // namespace yanpan::lang
