#include "tools/lsp/rename.hpp"

#include <algorithm>
#include <set>

#include "lang/grammar/token.hpp"
#include "tools/text.hpp"

namespace yanpan::tools::lsp {
namespace {

using lang::SymbolKind;

constexpr Text kNothing{"这里没有可以改的名称", "there is no name here to change"};
constexpr Text kOfLanguage{"`{}` 是语言自带的词，不能改名", "`{}` is a word of the language and cannot be renamed"};
constexpr Text kFreeWords{"用例的名称是自由文字，直接改即可", "the name of a scenario is free text: change it where it stands"};
constexpr Text kPackage{"`{}` 是规则包的路径，改名要改文件夹和文件的名称", "`{}` is the path of a package: rename its folder or file"};
constexpr Text kBuiltIn{"`{}` 在随程序自带的标准库里，不能改", "`{}` belongs to the standard library, which is part of the program and cannot be changed"};
constexpr Text kNotAName{"`{}` 不能作名称：空的，或者含有换行", "`{}` cannot be a name: it is empty or holds a line break"};
constexpr Text kError{"改成 `{0}` 会出错：{1}", "`{0}` would be an error: {1}"};
constexpr Text kOtherMeaning{"改成 `{0}` 以后，有的地方会变成别的意思，没有改动", "with `{0}` some names would mean something else; nothing was changed"};

std::string without_back_quotes(std::string_view text) {
  std::string result(text);
  std::erase(result, '`');
  return result;
}

std::optional<std::string> refusal(const Snapshot& snapshot, const lang::Symbol& symbol, Language language) {
  const std::string& name = symbol.name.in(language);
  if (symbol.kind == SymbolKind::Scenario) return std::string(kFreeWords.in(language));
  if (symbol.kind == SymbolKind::Package) return fill(language, kPackage, name);
  if (symbol.declared.empty()) return fill(language, kOfLanguage, name);
  if (std::ranges::any_of(symbol.declared, [&](lang::Span span) { return snapshot.built_in(span.file); })) return fill(language, kBuiltIn, name);
  return std::nullopt;
}

bool dotted(SymbolKind kind) {
  return kind == SymbolKind::Policy || kind == SymbolKind::Cause || kind == SymbolKind::Finding || kind == SymbolKind::ChoiceValue;
}

std::string part_written(std::string_view part, bool id) {
  const std::size_t bare = id ? lang::scan_word(part) : lang::scan_identifier(part);
  return bare == part.size() && bare > 0 ? std::string(part) : "`" + std::string(part) + "`";
}

/// The name as it must be written at the place of a token.
std::string written(const std::string& name, SymbolKind kind, const lang::Token& token, Language language) {
  for (std::size_t k = 0; k < lang::kKeywordCount; ++k) {
    if (token.rivals.test(k) && lang::match_keyword(static_cast<lang::Keyword>(k), language, name) > 0) return "`" + name + "`";
  }
  const bool id = token.kind == lang::TokenKind::Id;
  if (!dotted(kind)) return part_written(name, id);
  std::string text;
  for (std::size_t begin = 0; begin <= name.size();) {
    const std::size_t end = std::min(name.find('.', begin), name.size());
    text += (begin > 0 ? "." : "") + part_written(std::string_view(name).substr(begin, end - begin), id);
    begin = end + 1;
  }
  return text;
}

class Renaming {
 public:
  Renaming(const Snapshot& snapshot, std::string form) : snapshot_(snapshot), form_(std::move(form)) {}

  /// Words that mean several things tie those together: all change or none.
  void add(lang::SymbolId symbol) {
    if (!symbols_.insert(symbol).second) return;
    for (const auto& use : snapshot_.index.uses) {
      if (use.symbol != symbol || !has_form(use)) continue;
      for (const auto& other : snapshot_.uses_at(use.span.file, use.span.begin)) add(other.symbol);
    }
  }

  std::optional<std::string> refused(Language language) const {
    for (const auto id : symbols_) {
      if (auto reason = refusal(snapshot_, snapshot_.index.symbol(id), language)) return reason;
    }
    return std::nullopt;
  }

  /// Byte places with what replaces them, by file, each once, in order.
  std::map<std::uint32_t, std::vector<lang::Fix>> fixes(const std::string& name) const {
    std::map<std::uint32_t, std::vector<lang::Fix>> by_file;
    for (const auto& use : snapshot_.index.uses) {
      if (!symbols_.contains(use.symbol) || !has_form(use)) continue;
      auto& fixes = by_file[use.span.file];
      if (!fixes.empty() && fixes.back().place.begin == use.span.begin) continue;
      fixes.push_back({use.span, written(name, snapshot_.index.symbol(use.symbol).kind, token_at(use.span), snapshot_.language(use.span.file))});
    }
    return by_file;
  }

 private:
  bool has_form(const lang::Use& use) const { return without_back_quotes(snapshot_.sources().text(use.span)) == form_; }

  lang::Token token_at(lang::Span span) const {
    const auto& tokens = snapshot_.written(span.file).tokens;
    const auto found = std::ranges::lower_bound(tokens, span.begin, {}, [](const lang::Token& token) { return token.span.begin; });
    return found != tokens.end() && found->span.begin == span.begin ? *found : lang::Token{span, lang::TokenKind::Name, {}, {}, {}, false};
  }

  const Snapshot& snapshot_;
  std::string form_;
  std::set<lang::SymbolId> symbols_;
};

std::string replaced(const std::string& text, const std::vector<lang::Fix>& fixes) {
  std::string result;
  std::size_t done = 0;
  for (const auto& fix : fixes) {
    result.append(text, done, fix.place.begin - done);
    result += fix.replacement;
    done = fix.place.end;
  }
  return result + text.substr(done);
}

std::vector<std::string> errors(const Snapshot& snapshot, Language language) {
  std::vector<std::string> messages;
  for (const auto& diagnostic : snapshot.diagnostics) {
    if (lang::severity(diagnostic.code) == lang::Severity::Error) messages.push_back(lang::message(diagnostic, language));
  }
  return messages;
}

/// An error that was not there before.
std::optional<std::string> new_error(const Snapshot& before, const Snapshot& after, Language language) {
  const auto old = errors(before, language), now = errors(after, language);
  for (const auto& message : now) {
    if (std::ranges::find(old, message) == old.end()) return message;
  }
  return now.size() > old.size() ? std::optional(now.back()) : std::nullopt;
}

/// Every name means the thing that it meant.
bool same_meaning(const Snapshot& before, const Snapshot& after) {
  const auto &a = before.index.uses, &b = after.index.uses;
  if (a.size() != b.size()) return false;
  std::map<lang::SymbolId, lang::SymbolId> there, back;
  for (std::size_t i = 0; i < a.size(); ++i) {
    if (a[i].span.file != b[i].span.file || a[i].declares != b[i].declares) return false;
    if (there.emplace(a[i].symbol, b[i].symbol).first->second != b[i].symbol) return false;
    if (back.emplace(b[i].symbol, a[i].symbol).first->second != a[i].symbol) return false;
  }
  return true;
}

}  // namespace

std::expected<Renamable, std::string> prepare_rename(const Place& place) {
  const auto uses = place.snapshot->uses_at(place.file, place.offset);
  if (uses.empty()) return std::unexpected(std::string(kNothing.in(place.language())));
  const auto& symbol = place.snapshot->index.symbol(uses.front().symbol);
  if (auto reason = refusal(*place.snapshot, symbol, place.language())) return std::unexpected(*reason);
  const lang::Span span = uses.front().span;
  return Renamable{place.snapshot->range(span), without_back_quotes(place.snapshot->sources().text(span))};
}

std::expected<Edits, std::string> rename(const Workspace& workspace, const std::string& uri, const Place& place, const std::string& new_name) {
  const Language language = place.language();
  const auto what = prepare_rename(place);
  if (!what) return std::unexpected(what.error());
  const std::string name = without_back_quotes(lang::trim(new_name));
  if (name.empty() || name.find_first_of("\r\n") != std::string::npos) return std::unexpected(fill(language, kNotAName, name));

  const Snapshot& snapshot = *place.snapshot;
  Renaming renaming(snapshot, what->name);
  for (const auto& use : snapshot.uses_at(place.file, place.offset)) renaming.add(use.symbol);
  if (const auto reason = renaming.refused(language)) return std::unexpected(*reason);

  Edits edits;
  std::map<std::string, std::string> texts;
  for (const auto& [file, fixes] : renaming.fixes(name)) {
    texts[snapshot.uri(file)] = replaced(snapshot.sources().file(file).text, fixes);
    for (const auto& fix : fixes) edits[snapshot.uri(file)].push_back({snapshot.range(fix.place), fix.replacement});
  }
  const auto after = workspace.with(uri, texts);
  if (const auto message = new_error(snapshot, *after, language)) return std::unexpected(fill(language, kError, name, *message));
  if (!same_meaning(snapshot, *after)) return std::unexpected(fill(language, kOtherMeaning, name));
  return edits;
}

}  // namespace yanpan::tools::lsp
