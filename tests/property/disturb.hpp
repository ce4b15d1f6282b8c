// Disorder that means nothing: other indents, blank lines, comments everywhere.

#pragma once

#include <string>

#include "tests/second_opinion/generate/random.hpp"

namespace yanpan::laws {

/// `text`: a formatted file.
std::string disturb(const std::string& text, trial::Random& random);

/// The lines that say something, without indent, comment and runs of blanks.
std::string bare(const std::string& text);

}  // namespace yanpan::laws
