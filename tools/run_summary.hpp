// What a run says on standard error when it is done: how many of what, and
// where to look. Never a name of a person, never a ranking.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/output/output.hpp"
#include "engine/run/run.hpp"
#include "tools/console.hpp"

namespace yanpan::tools {

/// Where a run wrote, so that nobody is sent to a file that is not there.
struct Written {
  std::optional<std::string> folder;        // nullopt: standard output
  std::vector<engine::OutputFile> files;
};

std::string run_summary(const engine::Attribution& attribution, const Written& written, Language language);

}  // namespace yanpan::tools
