// A policy package as it stands in the editor, read and checked once: what
// every answer is made from.

#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/check/check.hpp"
#include "lang/index/index.hpp"
#include "tools/lsp/lines.hpp"

namespace yanpan::tools::lsp {

struct Location {
  std::string uri;
  Range range;
};

struct TextEdit {
  Range range;
  std::string text;
};

class Snapshot {
 public:
  lang::Package package;
  lang::Index index;
  std::vector<lang::Diagnostic> diagnostics;   // by file, place, code
  bool has_errors = false;

  /// What is open, by path (links followed): its text, and its address as the editor writes it.
  struct Open {
    const std::string* uri;
    const std::string* text;
  };
  using OpenFiles = std::map<std::string, Open>;

  /// The package of a folder.
  static std::shared_ptr<const Snapshot> of_folder(const std::filesystem::path& folder, const std::vector<std::filesystem::path>& roots, const OpenFiles& open);
  /// A text that lies on no disk, or not yet.
  static std::shared_ptr<const Snapshot> of_text(const std::string& uri, std::string text, const std::vector<std::filesystem::path>& roots);

  const lang::SourceSet& sources() const { return package.sources; }
  std::optional<std::uint32_t> file_at(std::string_view uri) const;
  const lang::ast::File* tree(std::uint32_t file) const;
  const lang::Written& written(std::uint32_t file) const;
  const Lines& lines(std::uint32_t file) const { return lines_[file]; }
  const std::string& uri(std::uint32_t file) const { return uris_[file]; }
  Language language(std::uint32_t file) const { return package.sources.file(file).language; }
  /// Compiled in: nobody can change it.
  bool built_in(std::uint32_t file) const { return built_in_[file]; }

  Range range(lang::Span span) const { return lines_[span.file].range(span.begin, span.end); }
  Location location(lang::Span span) const { return {uris_[span.file], range(span)}; }

  /// What the name at a place means; a place right behind it counts too. Empty
  /// where no name stands. All have one span.
  std::vector<lang::Use> uses_at(std::uint32_t file, std::size_t offset) const;

 private:
  void settle(lang::CollectingSink& sink, const OpenFiles& open, const std::string& uri_of_text);

  std::vector<Lines> lines_;           // by file
  std::vector<std::string> uris_;      // by file
  std::vector<bool> built_in_;         // by file
};

/// One place of one open document.
struct Place {
  std::shared_ptr<const Snapshot> snapshot;
  std::uint32_t file = 0;
  std::size_t offset = 0;

  Language language() const { return snapshot->language(file); }
};

/// A path with links followed: one file has one.
std::string real_path(const std::filesystem::path& path);

}  // namespace yanpan::tools::lsp
