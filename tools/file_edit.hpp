// Policy files and reports written in place: whole or not at all.

#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "lang/source/source_set.hpp"

namespace yanpan::tools {

/// What stands at a place becomes this.
struct Edit {
  lang::Span place;
  std::string replacement;
};

/// A file's new content.
using NewFile = std::pair<std::filesystem::path, std::string>;

/// The files that the edits change, with their new text. The path of one that
/// is not below `package`, or is not on disk as it was read.
std::expected<std::vector<NewFile>, std::string> edited(const lang::SourceSet& sources, const std::filesystem::path& package, std::vector<Edit> edits);

/// Writes all of them, or leaves all as they were; else the path that could not be written.
std::expected<void, std::string> replace_files(const std::vector<NewFile>& files);

}  // namespace yanpan::tools
