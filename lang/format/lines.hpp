// The lines of a file before they are written: blank ones, comments, and lines
// that say something, each with its depth in the canonical layout.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <vector>

#include "lang/grammar/written.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang::formatting {

struct SourceLine {
  enum class Kind : std::uint8_t { Blank, Comment, Code } kind = Kind::Blank;
  int indent = 0;                          // as written, in columns
  int depth = 0;                           // as it will be written
  std::optional<Keyword> opening;          // the keyword it begins with
  std::size_t begin = 0, end = 0;          // its tokens, without the comment; none: written as it stands
  std::string_view raw;                    // as it stands, without indent and comment
  const Token* comment = nullptr;          // the comment behind it, or that it is
};

/// Every line of the file, blank lines settled: none at either end, never two
/// together, one between blocks of several lines.
std::vector<SourceLine> lines_of(const SourceSet& sources, std::uint32_t file, const Written& written);

}  // namespace yanpan::lang::formatting
