// Files of the author's and reports, written in place: whole or not at all.

#pragma once

#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace yanpan::tools {

/// The bytes of a file, nullopt where it cannot be read.
std::optional<std::string> read_bytes(const std::filesystem::path& path);

/// A file and its new content.
using NewFile = std::pair<std::filesystem::path, std::string>;

/// Writes each beside its place, then renames all; a link stays one, permissions
/// are kept, new files are made. Where one cannot be written all are as they
/// were, and its path is returned.
std::expected<void, std::string> replace_files(const std::vector<NewFile>& files);

}  // namespace yanpan::tools
