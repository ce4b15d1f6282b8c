// What `check` found as SARIF 2.1.0, the form that code-review sites read.

#pragma once

#include <string>
#include <vector>

#include "tools/check_report.hpp"

namespace yanpan::tools {

/// One run: every code that occurs as a rule with its page, every finding as a
/// result with its fingerprint and repairs. Allowed ones carry `suppressions`.
std::string as_sarif(const std::vector<Checked>& packages, const lang::RenderOptions& options);

}  // namespace yanpan::tools
