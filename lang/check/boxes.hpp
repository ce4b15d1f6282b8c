// Conditions as sets of boxes over the values they test: can one be true at
// all, and can it be false where everything is known?
//
// Over-approximates: what it cannot follow (开头为, 在任, more than kMostBoxes
// boxes) counts as possible, so "never" and "always" are only said when plain.
// `prove` decides the rest.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// Whether some values make `when` and not `unless` true.
bool can_be_true(const VersionDraft& version, const Condition& when, const std::optional<Condition>& unless);
/// Whether some known values make it false.
bool can_be_false(const VersionDraft& version, const Condition& when, const std::optional<Condition>& unless);

}  // namespace yanpan::lang::checking
