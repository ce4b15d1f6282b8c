// file:///a/%E9%87%8F.yp and the path it names.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace yanpan::tools::lsp {

/// nullopt for any other scheme: the text lies on no disk.
std::optional<std::filesystem::path> path_of(std::string_view uri);
std::string uri_of(const std::filesystem::path& path);

/// yanpan:/std/facts.yp, for a file of the standard library compiled in.
std::string uri_of_standard_file(std::string_view name);
std::optional<std::string> standard_file_of(std::string_view uri);

}  // namespace yanpan::tools::lsp
