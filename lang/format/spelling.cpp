#include "lang/format/spelling.hpp"

#include <algorithm>

#include "lang/check/names.hpp"
#include "lang/grammar/token.hpp"

namespace yanpan::lang::formatting {

namespace {

using checking::is_ascii;

std::string_view sign_text(Sign sign, Language language) {
  const bool zh = language == Language::Zh;
  switch (sign) {
    case Sign::Bar: return "|";
    case Sign::Comma: return zh ? "、" : ",";
    case Sign::ClauseComma: return zh ? "，" : ",";
    case Sign::OptionalComma:
    case Sign::Colon: return "";
    case Sign::Dot: return ".";
    case Sign::Open: return "(";
    case Sign::Close: return ")";
    case Sign::Equal: return "=";
    case Sign::NotEqual: return zh ? "≠" : "!=";
    case Sign::Less: return "<";
    case Sign::LessEqual: return zh ? "≤" : "<=";
    case Sign::Greater: return ">";
    case Sign::GreaterEqual: return zh ? "≥" : ">=";
    case Sign::Arrow: return zh ? "→" : "->";
    case Sign::BackArrow: return zh ? "←" : "<-";
    case Sign::Plus: return "+";
    case Sign::Minus: return "-";
    case Sign::Times: return "*";
    case Sign::Divide: return "/";
  }
  return "";
}

Piece sign_piece(Sign sign, Language language) {
  Piece piece{std::string(sign_text(sign, language))};
  const bool comma = sign == Sign::Comma || sign == Sign::ClauseComma;
  piece.joins_left = comma || sign == Sign::Dot || sign == Sign::Close;
  piece.joins_right = (comma && language == Language::Zh) || sign == Sign::Dot || sign == Sign::Open;
  return piece;
}

std::string number_text(std::string_view written) {
  std::string text = to_ascii(written);
  if (text.starts_with('+')) text.erase(0, 1);
  return text;
}

/// The blanks between a date and a time of day are one.
std::string date_text(std::string_view written) {
  std::string text;
  while (!written.empty()) {
    const std::size_t blanks = scan_blanks(written);
    if (blanks > 0) text += ' ';
    const std::size_t length = blanks > 0 ? blanks : first_code_point(written).length;
    if (blanks == 0) text += to_ascii(written.substr(0, length));
    written.remove_prefix(length);
  }
  return text;
}

/// In ASCII quotes, unless one stands inside.
std::string quoted(std::string_view inner) {
  const bool ascii = inner.find('"') == std::string_view::npos;
  return (ascii ? "\"" : "“") + std::string(inner) + (ascii ? "\"" : "”");
}

/// One form of free words: quotes only as written, or where a slash inside
/// would part it, once it is the first.
std::string words_part(std::string_view part) {
  part = trim(part);
  if (without_quotes(part).size() < part.size()) return quoted(without_quotes(part));
  const bool parts = find_slash(part) != std::string_view::npos;
  const bool quotable = part.find('"') == std::string_view::npos || part.find("”") == std::string_view::npos;
  return parts && quotable ? quoted(part) : std::string(part);
}

/// `第七条 / "article 7"`. `swaps`: of two forms that look alike the first is
/// in the language of the file, so they change places with it.
std::string words_text(std::string_view written, bool swaps) {
  const std::size_t slash = find_slash(written);
  if (slash == std::string_view::npos) return words_part(written);
  std::string first = words_part(written.substr(0, slash));
  std::string second = words_part(written.substr(slash + first_code_point(written.substr(slash)).length));
  const bool alike = is_ascii(without_quotes(first)) == is_ascii(without_quotes(second));
  if (swaps && alike && !without_quotes(first).empty() && !without_quotes(second).empty()) std::swap(first, second);
  return first + " / " + second;
}

/// Kinds of things whose names may be written with dots.
bool dotted(SymbolKind kind) {
  return kind == SymbolKind::Policy || kind == SymbolKind::Package || kind == SymbolKind::Cause || kind == SymbolKind::Finding ||
         kind == SymbolKind::ChoiceValue || kind == SymbolKind::Category;
}

std::string back_quoted(std::string_view text) { return "`" + std::string(text) + "`"; }

std::vector<std::string_view> parts_of(std::string_view text) {
  std::vector<std::string_view> parts;
  for (std::size_t begin = 0; begin <= text.size();) {
    const std::size_t end = std::min(text.find('.', begin), text.size());
    parts.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return parts;
}

/// A name to be written, and what may stand at its place.
struct Placed {
  std::string text;
  bool splits = false;            // its dots part it
  bool id = false;                // may start with a digit
  Keywords rivals;
  Keywords longer;                // of the keyword before: `is` may go on as `is missing`
};

std::string bare_or_quoted(std::string_view part, bool id) {
  const std::size_t bare = id ? scan_word(part) : scan_identifier(part);
  return bare == part.size() ? std::string(part) : back_quoted(part);
}

std::string name_text(const Placed& name) {
  const auto parts = parts_of(name.text);
  const bool whole = !name.splits || std::any_of(parts.begin(), parts.end(), [](std::string_view part) { return part.empty(); });
  if (whole) return bare_or_quoted(name.text, name.id);
  std::string text;
  for (const std::string_view part : parts) text += (text.empty() ? "" : ".") + bare_or_quoted(part, name.id);
  return text;
}

/// The pieces of one line, and which of them are names.
class LineSpeller {
 public:
  LineSpeller(const SourceSet& sources, const Written& written, const Style& style, Language from, std::span<const Token> tokens)
      : sources_(sources), written_(written), style_(style), from_(from), tokens_(tokens) {}

  std::vector<Piece> spell() {
    if (!tokens_.empty() && tokens_.front().kind == TokenKind::Keyword && tokens_.front().keyword == Keyword::Language) return language_line();
    while (at_ < tokens_.size()) next();
    quote_rivals();
    return std::move(pieces_);
  }

 private:
  std::vector<Piece> language_line() const {
    const bool zh = style_.language == Language::Zh;
    return {{std::string(spelling(Keyword::Language, style_.language))}, {"1"}, {zh ? "中文" : "english"}};
  }

  void next() {
    const Token& token = tokens_[at_];
    if (const NamePair* pair = pair_at(token)) return add_pair(*pair);
    if (token.kind == TokenKind::Name || token.kind == TokenKind::Id || names_value(token)) return add_name();
    ++at_;
    switch (token.kind) {
      case TokenKind::Keyword: return add_keyword(token);
      case TokenKind::Sign: return add_sign(token.sign);
      case TokenKind::Number: return add(number_text(sources_.text(token.span)));
      case TokenKind::Date: return add(date_text(sources_.text(token.span)));
      case TokenKind::Text: return add(quoted(without_quotes(sources_.text(token.span))));
      case TokenKind::Cell: return add_cell(token);
      case TokenKind::Words: return add(words_text(sources_.text(token.span), swaps_words()));
      default: return add(std::string(sources_.text(token.span)));
    }
  }

  void add(std::string text) { pieces_.push_back({std::move(text)}); }

  /// A cell of data is the data's own, except where it names a value of a choice.
  void add_cell(const Token& token) {
    std::span<const Use> uses;
    if (style_.names != nullptr) uses = style_.names->uses_at(token.span.file, token.span.begin);
    if (uses.empty()) return add(std::string(sources_.text(token.span)));
    const std::string& name = style_.names->symbol(uses.front().symbol).name.in(style_.language);
    add(name.find_first_of("|\"`") == std::string::npos ? name : formatting::quoted(name));
  }

  void add_sign(Sign sign) {
    Piece piece = sign_piece(sign, style_.language);
    if (!piece.text.empty()) pieces_.push_back(std::move(piece));
  }

  void add_keyword(const Token& token) {
    // 证据 ≥ 2 项 来自 ≥ 2 个部门 is read too.
    if (token.keyword == Keyword::FromDepartments && at_ >= 2 && is_keyword(tokens_[at_ - 2], Keyword::Items)) add_sign(Sign::ClauseComma);
    add(keyword_text(token.keyword));
  }

  /// 1 month, 2 months.
  std::string keyword_text(Keyword keyword) const {
    const auto& forms = spellings(keyword, style_.language);
    const bool one = !pieces_.empty() && pieces_.back().text == "1";
    const bool counted = forms.size() > 1 && forms[0].size() == forms[1].size() + 1 && forms[0].starts_with(forms[1]) && forms[0].ends_with('s');
    return std::string(forms[one && counted ? 1 : 0]);
  }

  static bool is_keyword(const Token& token, Keyword keyword) { return token.kind == TokenKind::Keyword && token.keyword == keyword; }

  /// A version number has one form only.
  bool swaps_words() const { return style_.language != from_ && !is_keyword(tokens_.front(), Keyword::Version); }

  // ---- names ----

  /// 是 as the name of a value.
  bool names_value(const Token& token) const {
    if (token.kind != TokenKind::Keyword || style_.names == nullptr) return false;
    const auto uses = style_.names->uses_at(token.span.file, token.span.begin);
    return !uses.empty() && style_.names->symbol(uses.front().symbol).kind == SymbolKind::ChoiceValue;
  }

  const NamePair* pair_at(const Token& token) const {
    const auto it = std::lower_bound(written_.pairs.begin(), written_.pairs.end(), token.span.begin,
                                     [](const NamePair& pair, std::uint32_t begin) { return pair.first.begin < begin; });
    return it != written_.pairs.end() && it->first.begin == token.span.begin ? &*it : nullptr;
  }

  /// The name as it stands, up to `end`.
  Placed take(std::uint32_t end) {
    Placed name;
    const Token& first = tokens_[at_];
    const std::size_t begin = at_;
    name.id = first.kind == TokenKind::Id;
    name.rivals = first.rivals;
    if (at_ > 0 && tokens_[at_ - 1].kind == TokenKind::Keyword) name.longer = tokens_[at_ - 1].rivals;
    for (; at_ < tokens_.size() && tokens_[at_].span.end <= end; ++at_) {
      std::string text(tokens_[at_].kind == TokenKind::Sign ? "." : sources_.text(tokens_[at_].span));
      std::erase(text, '`');
      name.text += text;
    }
    name.splits = at_ > begin + 1;
    return name;
  }

  /// The form of the file's language first: the other one is no keyword there.
  void add_pair(const NamePair& pair) {
    const bool dots = tokens_[at_].takes_dot;
    Placed first = take(pair.first.end);
    first.splits = first.splits || dots;
    const bool dots_too = at_ < tokens_.size() && tokens_[at_].takes_dot;
    Placed second = take(pair.second.end);
    second.splits = second.splits || dots_too;
    const bool zh_first = !is_ascii(first.text), zh_second = !is_ascii(second.text);
    if (zh_first != zh_second && zh_first != (style_.language == Language::Zh)) {
      std::swap(first.text, second.text);
      std::swap(first.splits, second.splits);
    }
    add_placed(first);
    add_placed(second);
  }

  void add_name() {
    const Token& token = tokens_[at_];
    const auto uses = style_.names == nullptr ? std::span<const Use>() : style_.names->uses_at(token.span.file, token.span.begin);
    Placed name = take(uses.empty() ? token.span.end : uses.back().span.end);
    if (token.kind == TokenKind::Keyword) {
      name.rivals.reset(static_cast<std::size_t>(Keyword::Yes));
      name.rivals.reset(static_cast<std::size_t>(Keyword::No));
    }
    if (!uses.empty()) rename(name, uses, token.takes_dot);
    add_placed(name);
  }

  /// Where a word means several things, only a form that all of them have.
  void rename(Placed& name, std::span<const Use> uses, bool takes_dot) const {
    const Symbol& symbol = style_.names->symbol(uses.front().symbol);
    const std::string& wanted = symbol.name.in(style_.language);
    for (const Use& use : uses) {
      if (style_.names->symbol(use.symbol).name.in(style_.language) != wanted) return;
    }
    name.text = wanted;
    name.splits = (name.splits || takes_dot) && dotted(symbol.kind);
    if (symbol.kind != SymbolKind::ChoiceValue) return;
    // 是 and 否 as values of a set need no quotes.
    name.rivals.reset(static_cast<std::size_t>(Keyword::Yes));
    name.rivals.reset(static_cast<std::size_t>(Keyword::No));
  }

  void add_placed(const Placed& name) {
    names_.push_back({pieces_.size(), name.rivals, name.longer});
    add(name_text(name));
  }

  /// A name that would be read as a keyword where it stands goes into back-quotes.
  void quote_rivals() {
    for (const NamePiece& name : names_) {
      std::string& text = pieces_[name.index].text;
      if (text.starts_with('`')) continue;
      const bool alone = reads_as_keyword(name.index, name.rivals, 0);
      const bool behind = name.longer.any() && reads_as_keyword(name.index - 1, name.longer, pieces_[name.index - 1].text.size());
      if (alone || behind) text = back_quoted(text);
    }
  }

  /// Whether one of `rivals` stands at the piece and takes more than `least` bytes.
  bool reads_as_keyword(std::size_t index, const Keywords& rivals, std::size_t least) const {
    if (rivals.none()) return false;
    // No keyword has more than three words.
    const std::size_t end = std::min(index + 3, pieces_.size());
    const std::string from_here = joined({pieces_.begin() + static_cast<std::ptrdiff_t>(index), pieces_.begin() + static_cast<std::ptrdiff_t>(end)});
    for (std::size_t k = 0; k < kKeywordCount; ++k) {
      if (rivals.test(k) && match_keyword(static_cast<Keyword>(k), style_.language, from_here) > least) return true;
    }
    return false;
  }

  struct NamePiece {
    std::size_t index;
    Keywords rivals, longer;
  };

  const SourceSet& sources_;
  const Written& written_;
  const Style& style_;
  Language from_;
  std::span<const Token> tokens_;
  std::size_t at_ = 0;
  std::vector<Piece> pieces_;
  std::vector<NamePiece> names_;
};

}  // namespace

std::vector<Piece> Speller::spell(std::span<const Token> tokens) const {
  return LineSpeller(sources_, written_, style_, from_, tokens).spell();
}

std::string joined(const std::vector<Piece>& pieces) {
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i > 0 && !pieces[i - 1].joins_right && !pieces[i].joins_left) text += ' ';
    text += pieces[i].text;
  }
  return text;
}

}  // namespace yanpan::lang::formatting
