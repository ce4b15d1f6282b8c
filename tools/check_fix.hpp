// `check --fix`: takes the repairs that diagnostics carry into the files.
//
// A diagnostic carries a repair only where the author can have meant nothing
// else; a guess is a suggestion and stays one.

#pragma once

#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "tools/check_report.hpp"

namespace yanpan::tools {

/// What was repaired, and the line as it now is.
struct Repair {
  std::string file;
  std::uint32_t line;
  std::string word;
  std::string text;
};

/// The repairs that were written, by place, or the file that could not be. All
/// files are replaced or none. A diagnostic is repaired whole: one that touches an
/// earlier repair waits for the next time. Files of another package (imports,
/// the standard library) are left alone.
std::expected<std::vector<Repair>, std::string> apply_fixes(const Checked& checked);

}  // namespace yanpan::tools
