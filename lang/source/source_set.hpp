// The policy files of one run: their text, language and line tables.
//
// Positions are byte offsets everywhere; this is the one place that turns them
// into what a person or an editor counts.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/source/span.hpp"

namespace yanpan::lang {

struct Position {
  std::uint32_t line;           // from 1
  std::uint32_t column;         // from 1, in code points: what a person counts
  std::uint32_t utf16_column;   // from 0, for editors
  std::uint32_t display_column; // from 1, in terminal cells (East Asian wide = 2)
};

struct SourceFile {
  std::string path;   // as shown: relative to where the command was given
  std::string text;   // without BOM, line ends as read
  Language language = Language::Zh;  // of line 1; zh until that line is read
};

class SourceSet {
 public:
  std::uint32_t add(SourceFile file);
  const SourceFile& file(std::uint32_t id) const { return files_[id]; }
  SourceFile& file(std::uint32_t id) { return files_[id]; }
  std::size_t size() const { return files_.size(); }

  Position position(std::uint32_t file, std::uint32_t offset) const;
  std::string_view text(Span span) const;
  /// The whole line that holds the offset, without its end.
  std::string_view line_at(std::uint32_t file, std::uint32_t offset) const;

 private:
  std::vector<SourceFile> files_;
};

}  // namespace yanpan::lang
