#include "lang/grammar/token_trail.hpp"

namespace yanpan::lang {

void TokenTrail::append_to(std::vector<Token>& tokens, std::uint32_t file, std::size_t begin) const {
  for (const Piece& piece : pieces_) {
    Token token{{file, static_cast<std::uint32_t>(begin + piece.begin), static_cast<std::uint32_t>(begin + piece.end)},
                piece.kind, piece.keyword, piece.sign, {}, false};
    if (const auto missed = missed_.find(piece.begin); missed != missed_.end()) token.rivals = missed->second;
    token.takes_dot = dots_.contains(piece.end);
    tokens.push_back(token);
  }
}

void TokenTrail::answer(Expected& expected) const {
  if (const auto missed = missed_.find(asked_.value_or(0)); asked_ && missed != missed_.end()) expected.keywords |= missed->second;
  expected.name = expected.name || name_;
  for (const Code code : wanted_) {
    if (std::ranges::find(expected.wanted, code) == expected.wanted.end()) expected.wanted.push_back(code);
  }
}

}  // namespace yanpan::lang
