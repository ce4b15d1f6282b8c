// What `check` found, in the form that was asked for: for people, for scripts,
// for code-review sites, for test dashboards.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/check/check.hpp"
#include "lang/diag/render.hpp"

namespace yanpan::tools {

/// One package that was checked: its path as typed, and its diagnostics sorted.
/// `suppressed` holds what its authors have allowed, with their reasons.
struct Checked {
  std::string path;
  lang::Package package;
  std::vector<lang::Diagnostic> diagnostics;
  std::vector<lang::Suppressed> suppressed = {};

  std::size_t count(lang::Severity severity) const;
  /// That of the package, known from its first file even where it has errors.
  Language language() const;
};

/// The forms of --format, `text` first.
const std::vector<std::string_view>& report_formats();
std::string report(std::string_view format, const std::vector<Checked>& packages, const lang::RenderOptions& options);

}  // namespace yanpan::tools
