// What a run says on standard error when it is done: how many of what, and
// where to look. Never a name of a person, never a ranking.

#pragma once

#include <optional>
#include <string>

#include "engine/run/run.hpp"
#include "tools/console.hpp"

namespace yanpan::tools {

/// `folder`: where the files went; nullopt: the list went to standard output.
std::string run_summary(const engine::Attribution& attribution, const std::optional<std::string>& folder, Language language);

}  // namespace yanpan::tools
