// `check --fix`: takes the repairs that diagnostics carry into the files.

#pragma once

#include <expected>
#include <string>

#include "tools/check_report.hpp"

namespace yanpan::tools {

/// How many repairs were written, or the file that could not be. Each file is
/// replaced whole; repairs that overlap an earlier one wait for the next time.
/// Files of another package (imports, the standard library) are left alone.
std::expected<std::size_t, std::string> apply_fixes(const Checked& checked);

}  // namespace yanpan::tools
