#include "lang/grammar/allowance.hpp"

#include <algorithm>

#include "lang/grammar/keywords.hpp"
#include "lang/grammar/token.hpp"

namespace yanpan::lang {
namespace {

std::size_t length_of(std::string_view text, std::initializer_list<std::string_view> marks) {
  for (const std::string_view mark : marks) {
    if (text.starts_with(mark)) return mark.size();
  }
  return 0;
}

std::size_t scan_code(std::string_view text) {
  const auto end = std::ranges::find_if(text, [](char c) { return (c < 'a' || c > 'z') && c != '-'; });
  return static_cast<std::size_t>(end - text.begin());
}

void drop(std::string_view& text, std::size_t length) {
  text.remove_prefix(length);
  text.remove_prefix(scan_blanks(text));
}

bool known(const ast::Ident& code) {
  const auto words = all_words();
  return std::ranges::find(words, std::string_view(code.text)) != words.end();
}

}  // namespace

std::optional<ast::Allowance> read_allowance(const Reader& reader, std::string_view comment) {
  if (!comment.starts_with('#') || comment.starts_with("##")) return std::nullopt;
  const Span whole = reader.span(trim(comment));
  std::string_view rest = comment;
  drop(rest, 1);
  const std::size_t zh = match_keyword(Keyword::Allow, Language::Zh, rest), en = match_keyword(Keyword::Allow, Language::En, rest);
  if (zh + en == 0) return std::nullopt;
  drop(rest, zh + en);
  ast::Allowance allowance{{}, {}, whole, reader.span(0, 0)};
  while (const std::size_t length = scan_code(rest)) {
    allowance.codes.push_back({std::string(rest.substr(0, length)), reader.span(rest.substr(0, length))});
    drop(rest, length);
    if (const std::size_t comma = length_of(rest, {",", "，", "、"})) drop(rest, comma);
    else break;
  }
  const std::size_t colon = length_of(rest, {":", "："});
  if (allowance.codes.empty() || (colon == 0 && !std::ranges::all_of(allowance.codes, known))) return std::nullopt;
  if (colon > 0) allowance.reason = trim(rest.substr(colon));
  return allowance;
}

}  // namespace yanpan::lang
