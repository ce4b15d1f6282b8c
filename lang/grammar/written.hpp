// A file as it was written: its lines and tokens in order of place, comments
// among them. The grammar fills it while it reads, so that nobody has to guess
// from text what a word is.

#pragma once

#include <bitset>
#include <cstdint>
#include <utility>
#include <vector>

#include "lang/grammar/keywords.hpp"
#include "lang/source/span.hpp"

namespace yanpan::lang {

enum class TokenKind : std::uint8_t {
  Keyword,
  Sign,
  Name,      // an identifier, perhaps in back-quotes
  Id,        // a rule's id or the like, which may start with a digit
  Number,
  Date,      // a date, month, instant or offset
  Format,    // of dates: 年-月-日
  Text,      // in quotes
  Cell,      // of a row of data, or a record's key: as it stands, unless it names a value
  Words,     // free words to the end of the line: 第七条 / "article 7"
  Comment,   // # ..., to the end of the line
  Doc,       // ## ..., a line of its own
};

enum class Sign : std::uint8_t {
  Bar,
  Comma,          // between the members of a list: 甲、乙
  ClauseComma,    // between clauses: 重复次数 3，已提醒
  OptionalComma,  // means nothing
  Colon,          // after the keyword of a line; means nothing
  Dot,
  Open, Close,
  Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,
  Arrow, BackArrow,
  Plus, Minus, Times, Divide,
};

using Keywords = std::bitset<kKeywordCount>;

struct Token {
  Span span;
  TokenKind kind;
  Keyword keyword = {};      // Keyword
  Sign sign = {};            // Sign
  Keywords rivals;           // keywords that would be read as such if they stood here
  bool takes_dot = false;    // Name, Id: a dot and a further part may follow
};

/// A line that says something, without indent and comment.
struct WrittenLine {
  Span span;
  int depth;   // 0: the first line of a block
};

/// The two forms of a declared name, side by side.
struct NamePair {
  Span first, second;
};

struct Written {
  std::vector<Token> tokens;
  std::vector<WrittenLine> lines;
  std::vector<NamePair> pairs;
  /// Keywords that something else than a rule of the grammar looks for at a place.
  std::vector<std::pair<std::uint32_t, Keyword>> further_rivals;

  /// Puts everything in order of place, each once, and gives tokens their further rivals.
  void settle();
};

}  // namespace yanpan::lang
