// What the editor can do about a diagnostic: the repairs it carries.

#pragma once

#include <string>
#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

struct Action {
  std::string title;                       // in the language of the file
  const lang::Diagnostic* diagnostic;      // of the snapshot; nullptr: of all of the file
  std::vector<TextEdit> edits;
};

/// Repairs of diagnostics that touch the range, each on its own; last, where
/// the file has several, all of them together.
std::vector<Action> actions(const Snapshot& snapshot, std::uint32_t file, Range range);

}  // namespace yanpan::tools::lsp
