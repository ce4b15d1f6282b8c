// What the grammar remembers while it reads one line: how far it came and what
// it wanted there. The deepest wish that failed is what the author is told.

#pragma once

#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/grammar/keywords.hpp"
#include "lang/grammar/token_trail.hpp"

namespace yanpan::lang {

inline constexpr int kMaxNesting = 64;

struct LineState {
  LineState(Language which, std::string_view whole) : language(which), text(whole) {}

  Language language;
  std::string_view text;                               // the line, without indent and comment
  std::size_t furthest = 0;
  std::optional<Code> wanted;                          // at `furthest`
  int depth = 0;
  bool opened = false;                                 // the line begins with a keyword that can stand there
  bool recording = false;
  std::vector<std::pair<std::size_t, Keyword>> tried;  // keywords that could have stood there
  TokenTrail* trail = nullptr;                         // where the tokens are wanted

  /// An outer rule that fails at the same place says more than its first part.
  void want(std::size_t at, Code code) {
    if (at < furthest) return;
    furthest = at;
    wanted = code;
  }
  void try_keyword(std::size_t at, Keyword keyword) {
    constexpr std::size_t kEnough = 20'000;
    if (recording && tried.size() < kEnough) tried.emplace_back(at, keyword);
    if (trail) trail->miss(at, keyword);
  }
  void take(TokenTrail::Piece piece) {
    if (trail) trail->take(piece);
  }
};

/// Thrown at the nesting limit, so that a bomb costs nothing more.
struct TooDeep {
  std::size_t at;
};

}  // namespace yanpan::lang
