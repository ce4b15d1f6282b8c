// A file of the author's changed whole or not at all.

#pragma once

#include <filesystem>
#include <string>

namespace yanpan::tools {

/// Keeps the permissions. False: nothing was changed.
bool replace_file(const std::filesystem::path& path, const std::string& text);

}  // namespace yanpan::tools
