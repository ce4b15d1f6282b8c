// The same case in another order: of files, of blocks, of rows (L9).

#pragma once

#include <string>
#include <vector>

#include "tests/second_opinion/generate/generator.hpp"

namespace yanpan::trial {

/// The lines of a text, each with its end.
std::vector<std::string> lines_of(const std::string& text);
/// Line 1, then each block with the lines below it.
std::vector<std::string> blocks_of(const std::string& policy_text);

Case reordered(const Case& made, std::uint64_t seed);

}  // namespace yanpan::trial
