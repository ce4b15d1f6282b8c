// The laws of formatting, tried on one package: formatting twice changes
// nothing, no form changes the meaning, there and back is the same bytes, other
// indents, blank lines and comments change no line, and every name in the text
// is one that the index knows.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "tests/support/workplace.hpp"

namespace yanpan::laws {

struct Verdict {
  bool valid = true;      // false: the package has errors and nothing was tried
  std::string broken;     // which law, on which file; empty: none
};

/// `files`: name.yp → text, of one package; `folder`: emptied and written to;
/// `seed`: of the disorder that is put in order again.
Verdict try_formatting(const test::Files& files, const std::filesystem::path& folder, std::uint64_t seed);

}  // namespace yanpan::laws
