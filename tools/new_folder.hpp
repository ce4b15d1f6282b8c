// The folder that `sample` and `init` write into.

#pragma once

#include <filesystem>

#include "tools/console.hpp"

namespace yanpan::tools {

/// False, with the reason said, where `folder` is not a folder, or holds
/// something and may not be reused.
bool folder_is_free(const std::filesystem::path& folder, bool may_reuse, Console& console);

}  // namespace yanpan::tools
