// The files that `fmt` is given, each formatted in memory.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "tools/command.hpp"

namespace yanpan::tools {

struct FormattedFile {
  std::string path;     // as shown
  std::string before;   // the bytes on disk
  std::string after;
  bool changed() const { return before != after; }
};

/// Every .yp file named or below a folder named, once, by path. `to`: the
/// language they are written in, each in its own where none is given. nullopt,
/// with the reasons on standard error, where one cannot be formatted.
std::optional<std::vector<FormattedFile>> format_files(const std::vector<std::string>& paths, std::optional<Language> to,
                                                       const std::vector<std::filesystem::path>& roots, Console& console);

/// One text that is no file.
std::optional<FormattedFile> format_stream(std::string text, std::optional<Language> to, const std::vector<std::filesystem::path>& roots,
                                           Console& console);

}  // namespace yanpan::tools
