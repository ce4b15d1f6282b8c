// The tokens of one line while the grammar tries its rules: what a rule took
// that failed later is taken back by the next token at or before its place.
// Every byte of a line that could be read is a blank or part of a token.

#pragma once

#include <cstddef>
#include <map>
#include <set>
#include <vector>

#include "lang/grammar/written.hpp"

namespace yanpan::lang {

class TokenTrail {
 public:
  struct Piece {
    std::size_t begin, end;   // in the line
    TokenKind kind;
    Keyword keyword = {};
    Sign sign = {};
  };

  void take(Piece piece) {
    while (!pieces_.empty() && pieces_.back().end > piece.begin) pieces_.pop_back();
    pieces_.push_back(piece);
  }
  /// A keyword could stand at `at`, and does not.
  void miss(std::size_t at, Keyword keyword) { missed_[at].set(static_cast<std::size_t>(keyword)); }
  void miss_dot(std::size_t at) { dots_.insert(at); }

  /// The tokens, for a line that starts at `begin` of `file`.
  void append_to(std::vector<Token>& tokens, std::uint32_t file, std::size_t begin) const;

 private:
  std::vector<Piece> pieces_;
  std::map<std::size_t, Keywords> missed_;
  std::set<std::size_t> dots_;
};

}  // namespace yanpan::lang
