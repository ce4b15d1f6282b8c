// Another name for a thing, in the form that stands at the place: 重复次数 may
// be renamed and repeat stay. Every place that uses this form changes.

#pragma once

#include <expected>
#include <map>
#include <string>
#include <vector>

#include "tools/lsp/workspace.hpp"

namespace yanpan::tools::lsp {

struct Renamable {
  Range range;
  std::string name;   // without back-quotes
};

/// The reasons are sentences in the language of the file.
std::expected<Renamable, std::string> prepare_rename(const Place& place);

using Edits = std::map<std::string, std::vector<TextEdit>>;   // by uri

/// The package is read with the new name before it is given out: refused where
/// that would be an error or let any name mean something else.
std::expected<Edits, std::string> rename(const Workspace& workspace, const std::string& uri, const Place& place, const std::string& new_name);

}  // namespace yanpan::tools::lsp
