// Edits of policy files, as new texts of whole files.

#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <vector>

#include "lang/source/source_set.hpp"
#include "tools/replace_file.hpp"

namespace yanpan::tools {

/// What stands at a place becomes this.
struct Edit {
  lang::Span place;
  std::string replacement;
};

/// The files that the edits change, with their new text. The path of one that
/// is not below `package`, or is not on disk as it was read.
std::expected<std::vector<NewFile>, std::string> edited(const lang::SourceSet& sources, const std::filesystem::path& package, std::vector<Edit> edits);

}  // namespace yanpan::tools
