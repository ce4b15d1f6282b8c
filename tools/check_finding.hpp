// One finding of check in plain values: what every machine format says about it.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/check_report.hpp"

namespace yanpan::tools {

struct Finding {
  const lang::Diagnostic* diagnostic;      // of the Checked it was made from
  Language language;                       // the one it is told in
  std::string file, word, message, help;
  lang::Position begin, end;
  std::string fingerprint;                 // the same after unrelated edits (lang/diag/fingerprint.hpp)
  std::optional<std::string> reason;       // why it is allowed; nullopt: it is not

  bool error() const;
  std::string_view level() const { return error() ? "error" : "warning"; }
  /// The message, and the way out on a line of its own.
  std::string sentences() const;
};

/// All of a package by place, those that are allowed among them.
std::vector<Finding> findings(const Checked& checked, const lang::RenderOptions& options);

}  // namespace yanpan::tools
