#include "tools/lsp/semantic_tokens.hpp"

#include <optional>

namespace yanpan::tools::lsp {
namespace {

enum Type : std::uint32_t { Namespace, TypeName, Class, Enum, EnumMember, Property, Variable, Function, Event, Keyword, Comment, String, Number, Operator };
enum Modifier : std::uint32_t { Declaration = 1, Documentation = 2, DefaultLibrary = 4 };

struct Kind {
  Type type;
  std::uint32_t modifiers = 0;
};

Type type_of(lang::SymbolKind kind) {
  using K = lang::SymbolKind;
  switch (kind) {
    case K::Policy:
    case K::Package: return Namespace;
    case K::ChoiceSet: return Enum;
    case K::ChoiceValue:
    case K::Cause:
    case K::Category: return EnumMember;
    case K::Entity: return Class;
    case K::Field: return Property;
    case K::Source:
    case K::Department: return TypeName;
    case K::Measure:
    case K::Word: return Variable;
    case K::Finding: return Event;
    case K::Step:
    case K::Rule:
    case K::Scenario: return Function;
    case K::Intervention:
    case K::Actor: return EnumMember;
  }
  return Variable;
}

class Packer {
 public:
  explicit Packer(const Lines& lines) : lines_(lines) {}

  void add(lang::Span span, Kind what) {
    const Position at = lines_.position(span.begin);
    const std::uint32_t length = utf16_units(lines_.text().substr(span.begin, span.end - span.begin));
    numbers_.insert(numbers_.end(), {at.line - last_.line, at.line == last_.line ? at.character - last_.character : at.character, length, what.type, what.modifiers});
    last_ = at;
  }
  std::vector<std::uint32_t> take() { return std::move(numbers_); }

 private:
  const Lines& lines_;
  Position last_;
  std::vector<std::uint32_t> numbers_;
};

std::optional<Kind> class_of(const Snapshot& snapshot, const lang::Token& token) {
  using K = lang::TokenKind;
  switch (token.kind) {
    case K::Keyword: return Kind{Keyword};
    case K::Sign: return token.sign >= lang::Sign::Equal ? std::optional(Kind{Operator}) : std::nullopt;
    case K::Number:
    case K::Date:
    case K::Format: return Kind{Number};
    case K::Text:
    case K::Cell:
    case K::Words: return Kind{String};
    case K::Comment: return Kind{Comment};
    case K::Doc: return Kind{Comment, Documentation};
    case K::Name:
    case K::Id: break;
  }
  // The part of a dotted name belongs to the use that holds it.
  const auto uses = snapshot.uses_at(token.span.file, token.span.begin);
  if (uses.empty()) return std::nullopt;
  const auto& symbol = snapshot.index.symbol(uses.front().symbol);
  const bool of_language = symbol.declared.empty();
  return Kind{type_of(symbol.kind), (uses.front().declares ? Declaration : 0u) | (of_language ? DefaultLibrary : 0u)};
}

}  // namespace

const std::vector<std::string_view>& token_types() {
  static const std::vector<std::string_view> names{"namespace", "type",     "class", "enum",    "enumMember", "property", "variable",
                                                   "function",  "event",    "keyword", "comment", "string",     "number",   "operator"};
  return names;
}

const std::vector<std::string_view>& token_modifiers() {
  static const std::vector<std::string_view> names{"declaration", "documentation", "defaultLibrary"};
  return names;
}

std::vector<std::uint32_t> semantic_tokens(const Snapshot& snapshot, std::uint32_t file) {
  Packer packer(snapshot.lines(file));
  for (const auto& token : snapshot.written(file).tokens) {
    if (const auto what = class_of(snapshot, token)) packer.add(token.span, *what);
  }
  return packer.take();
}

}  // namespace yanpan::tools::lsp
