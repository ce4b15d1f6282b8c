// How the tokens of one line are written: each keyword, sign and name in the
// one form of the language.

#pragma once

#include <span>
#include <string>
#include <vector>

#include "lang/format/format.hpp"

namespace yanpan::lang::formatting {

/// A piece of a line; pieces are parted by a blank unless one joins.
struct Piece {
  std::string text;
  bool joins_left = false;
  bool joins_right = false;
};

class Speller {
 public:
  Speller(const SourceSet& sources, const Written& written, const Style& style, Language from)
      : sources_(sources), written_(written), style_(style), from_(from) {}

  /// `tokens`: of one line, or of a part of it, without comments.
  std::vector<Piece> spell(std::span<const Token> tokens) const;

 private:
  const SourceSet& sources_;
  const Written& written_;
  const Style& style_;
  Language from_;   // the file's own
};

std::string joined(const std::vector<Piece>& pieces);

}  // namespace yanpan::lang::formatting
