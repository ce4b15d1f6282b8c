// A file whose text is replaced: whole or not at all.

#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace yanpan::tools {

/// The bytes of a file, nullopt where it cannot be read.
std::optional<std::string> read_bytes(const std::filesystem::path& path);

/// Writes beside the file and renames; what the file was is kept until then.
/// A link stays one, permissions are kept, a new file is made. False, with the file as it was, where that cannot be done.
bool replace_file(const std::filesystem::path& path, const std::string& text);

}  // namespace yanpan::tools
