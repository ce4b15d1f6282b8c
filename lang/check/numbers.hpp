// Whole numbers that belong to the rules themselves: tiers, thresholds of evidence, days of a due date.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// The number, at least `least`; nullopt and reported otherwise.
std::optional<std::int64_t> whole_number(Draft& draft, const std::string& text, std::int64_t least, Span place);

}  // namespace yanpan::lang::checking
