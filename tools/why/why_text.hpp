// `why` as text: the verdict of one problem as a reviewer tells it to the
// person concerned.

#pragma once

#include <string>
#include <string_view>

#include "engine/explain/change.hpp"
#include "engine/explain/why.hpp"

namespace yanpan::tools {

/// `policy` is the one the attribution's program was made from.
std::string why_text(const engine::Attribution& attribution, const lang::Policy& policy, const engine::Why& why, Language language);

/// Why the cause is not this one (of the version in force): each rule that could
/// have given it, and what was lacking. A cause no rule gives is said to be one.
std::string not_text(const engine::Why& why, lang::CauseId cause, Language language);

/// The least that would have to be otherwise: for a cause, or a person, called `wanted`.
std::string to_text(const engine::Attribution& attribution, const engine::Why& why, std::string_view wanted, bool person, const engine::ChangeAnswer& answer, Language language);

}  // namespace yanpan::tools
