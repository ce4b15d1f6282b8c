#include "tools/lsp/completion.hpp"

#include <algorithm>
#include <set>

#include "lang/grammar/token.hpp"
#include "tools/lsp/candidates.hpp"
#include "tools/lsp/cursor.hpp"
#include "tools/lsp/scope.hpp"
#include "tools/lsp/snippets.hpp"
#include "tools/lsp/words.hpp"

namespace yanpan::tools::lsp {
namespace {

using K = lang::Keyword;
using lang::SymbolKind;

constexpr Text kKeyword{"关键字", "keyword"};
constexpr Text kLanguageLine{"第一行：语言版本和关键字", "line 1: version of the language, keyword set"};

/// Where the word that ends at `offset` begins; with dots in it or without.
std::size_t word_start(std::string_view text, std::size_t offset, bool dots) {
  std::size_t begin = offset;
  for (std::size_t at = offset; at > 0;) {
    std::size_t previous = at - 1;
    while (previous > 0 && (static_cast<unsigned char>(text[previous]) & 0xC0) == 0x80) --previous;
    const auto value = lang::first_code_point(text.substr(previous)).value;
    if (!lang::is_word(value) && value != '-' && value != '`' && !(dots && value == '.')) break;
    begin = at = previous;
  }
  // A dash in front is no part of a word.
  while (begin < offset && text[begin] == '-') ++begin;
  return begin;
}

CompletionKind kind_of(SymbolKind kind) {
  switch (kind) {
    case SymbolKind::Entity: return CompletionKind::Entity;
    case SymbolKind::Field: return CompletionKind::Field;
    case SymbolKind::Measure: return CompletionKind::Measure;
    case SymbolKind::ChoiceSet: return CompletionKind::Choice;
    case SymbolKind::Rule: return CompletionKind::Rule;
    case SymbolKind::Package: return CompletionKind::Package;
    case SymbolKind::Word: return CompletionKind::Word;
    default: return CompletionKind::Value;
  }
}

std::string both(const Name& name) { return name.zh.empty() || name.en.empty() || name.zh == name.en ? name.stable() : name.zh + " " + name.en; }

bool dotted(SymbolKind kind) { return kind == SymbolKind::Cause || kind == SymbolKind::Finding || kind == SymbolKind::Package || kind == SymbolKind::Category; }

class Completer {
 public:
  Completer(const Place& place, bool snippets)
      : place_(place), lines_(place.snapshot->lines(place.file)), scope_(*place.snapshot), snippets_(snippets) {}

  std::vector<Completion> all() {
    const std::size_t word = word_start(lines_.text(), place_.offset, false), whole = word_start(lines_.text(), place_.offset, true);
    if (whole == word || !add_dotted(whole)) add_at(word);
    return std::move(items_);
  }

 private:
  /// Names with dots, where the word typed has one and such names can stand.
  bool add_dotted(std::size_t begin) {
    const Cursor cursor(place_, begin);
    auto names = candidates(cursor, scope_);
    const auto typed = lines_.text().substr(begin, place_.offset - begin);
    const auto head = typed.substr(0, typed.find('.') + 1);
    std::erase_if(names, [&](const Candidate& each) { return !dotted(each.kind) || !(each.name.zh.starts_with(head) || each.name.en.starts_with(head)); });
    add_names(cursor, names);
    return !names.empty();
  }

  void add_at(std::size_t word) {
    if (in_comment(word)) return;
    const Cursor cursor(place_, word);
    const auto names = candidates(cursor, scope_);
    add_names(cursor, names);
    add_language_line(cursor);
    if (cursor.expected().keywords.test(static_cast<std::size_t>(K::Policy))) return add_blocks(cursor);
    // Where the values of a choice stand, 是 and 否 are none of them.
    const bool values = !names.empty() && names.front().kind == SymbolKind::ChoiceValue;
    add_keywords(cursor, values ? std::set{lang::spelling(K::Yes, place_.language()), lang::spelling(K::No, place_.language())} : std::set<std::string_view>{});
  }

  bool in_comment(std::size_t word) const {
    for (const auto& token : place_.snapshot->written(place_.file).tokens) {
      const bool comment = token.kind == lang::TokenKind::Comment || token.kind == lang::TokenKind::Doc || token.kind == lang::TokenKind::Text;
      if (comment && token.span.begin < word && word <= token.span.end) return !(token.kind == lang::TokenKind::Text && word == token.span.end);
    }
    return false;
  }

  TextEdit edit(const Cursor& cursor, std::string text) const { return {lines_.range(cursor.word(), place_.offset), std::move(text)}; }

  void add(const Cursor& cursor, Completion item, std::string text) {
    if (!seen_.insert(item.label).second) return;
    item.edit = edit(cursor, std::move(text));
    items_.push_back(std::move(item));
  }

  void add_names(const Cursor& cursor, const Candidates& names) {
    for (const auto& each : names) {
      const std::string& name = each.name.in(place_.language());
      std::string detail(kind_word(each.kind).in(place_.language()));
      if (!each.detail.empty()) detail += " · " + each.detail;
      add(cursor, {name, kind_of(each.kind), detail, page(each), both(each.name), {}}, written(cursor, name, dotted(each.kind)));
    }
  }

  std::string page(const Candidate& each) const {
    const std::string& other = each.name.in(place_.language() == Language::Zh ? Language::En : Language::Zh);
    std::string text = other == each.name.in(place_.language()) ? "" : other;
    if (!each.doc.empty()) text += (text.empty() ? "" : "\n\n") + each.doc;
    return text;
  }

  /// A name that would be read as a keyword here goes into back-quotes.
  std::string written(const Cursor& cursor, const std::string& name, bool dots) const {
    bool bare = dots || lang::scan_word(name) == name.size();
    for (std::size_t k = 0; k < lang::kKeywordCount && bare; ++k) {
      const auto keyword = static_cast<K>(k);
      const bool word = keyword == K::Yes || keyword == K::No;   // as values of a set they need none
      bare = word || !cursor.expected().keywords.test(k) || lang::match_keyword(keyword, place_.language(), name) != name.size();
    }
    return bare || name == "责任人" || name == "accountable" ? name : "`" + name + "`";
  }

  void add_language_line(const Cursor& cursor) {
    if (cursor.word() != 0 || lines_.line(0).find("1 ") != std::string_view::npos) return;
    for (const auto* line : {"语言 1 中文", "language 1 english"}) {
      add(cursor, {line, CompletionKind::Snippet, std::string(kLanguageLine.in(place_.language())), {}, line, {}}, line);
    }
  }

  /// At column 1: each block as a whole, else its keyword.
  void add_blocks(const Cursor& cursor) {
    std::set<std::string_view> filled;
    if (snippets_) {
      for (const auto& snippet : snippets(place_.language())) {
        Completion item{snippet.prefix, CompletionKind::Snippet, snippet.description, {}, snippet.prefix, {}, true};
        add(cursor, std::move(item), snippet.body);
        filled.insert(snippet.prefix);
      }
    }
    add_keywords(cursor, filled);
  }

  void add_keywords(const Cursor& cursor, const std::set<std::string_view>& without) {
    for (std::size_t k = 0; k < lang::kKeywordCount; ++k) {
      const auto keyword = static_cast<K>(k);
      const bool reserved = keyword == K::Ledger || keyword == K::Programme;
      if (!cursor.expected().keywords.test(k) || reserved) continue;
      const auto word = lang::spelling(keyword, place_.language());
      if (!without.contains(word)) add_keyword(cursor, keyword, word);
    }
  }

  void add_keyword(const Cursor& cursor, K keyword, std::string_view word) {
    const auto other = lang::spelling(keyword, place_.language() == Language::Zh ? Language::En : Language::Zh);
    std::string detail = std::string(kKeyword.in(place_.language())) + (other == word ? "" : " · " + std::string(other));
    add(cursor, {std::string(word), CompletionKind::Keyword, detail, {}, std::string(word) + (other == word ? "" : " " + std::string(other)), {}}, std::string(word));
  }

  const Place& place_;
  const Lines& lines_;
  Scope scope_;
  bool snippets_;
  std::set<std::string> seen_;
  std::vector<Completion> items_;
};

}  // namespace

std::vector<Completion> complete(const Place& place, bool snippets) { return Completer(place, snippets).all(); }

}  // namespace yanpan::tools::lsp
