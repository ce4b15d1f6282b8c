// One scenario run from the editor.

#pragma once

#include <expected>
#include <string>
#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

struct ScenarioOutcome {
  std::string name;
  bool passed = false;
  std::vector<std::string> explanation;   // in the language of the file
  std::string sentence;                   // all of it, for a message
};

/// The scenario whose block begins on the line. The error is a sentence for the person.
std::expected<ScenarioOutcome, std::string> run_scenario(const Snapshot& snapshot, std::uint32_t file, std::uint32_t line);

}  // namespace yanpan::tools::lsp
