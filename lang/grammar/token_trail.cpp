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

}  // namespace yanpan::lang
