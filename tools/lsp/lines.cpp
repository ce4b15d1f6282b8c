#include "tools/lsp/lines.hpp"

#include <algorithm>

#include "lang/grammar/token.hpp"

namespace yanpan::tools::lsp {
namespace {

std::uint32_t units_of(const lang::CodePoint& c) { return c.value > 0xFFFF ? 2 : 1; }

}  // namespace

Lines::Lines(std::string_view text) : text_(text), starts_{0} {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == '\n' || (text[at] == '\r' && !text.substr(at + 1).starts_with('\n'))) starts_.push_back(at + 1);
  }
}

std::string_view Lines::line(std::size_t line) const {
  const std::size_t begin = starts_[line], end = line + 1 < starts_.size() ? starts_[line + 1] : text_.size();
  std::string_view whole = text_.substr(begin, end - begin);
  while (whole.ends_with('\n') || whole.ends_with('\r')) whole.remove_suffix(1);
  return whole;
}

Position Lines::position(std::size_t offset) const {
  offset = std::min(offset, text_.size());
  const auto after = std::upper_bound(starts_.begin(), starts_.end(), offset);
  const auto line = static_cast<std::size_t>(after - starts_.begin()) - 1;
  Position result{static_cast<std::uint32_t>(line), 0};
  for (std::size_t at = starts_[line]; at < offset;) {
    const auto c = lang::first_code_point(text_.substr(at));
    if (at + c.length > offset) break;
    result.character += units_of(c);
    at += c.length;
  }
  return result;
}

std::size_t Lines::offset(Position position) const {
  if (position.line >= starts_.size()) return text_.size();
  std::string_view rest = line(position.line);
  std::size_t at = starts_[position.line];
  for (std::uint32_t units = 0; !rest.empty();) {
    const auto c = lang::first_code_point(rest);
    units += units_of(c);
    if (units > position.character) break;
    at += c.length;
    rest.remove_prefix(c.length);
  }
  return at;
}

std::uint32_t utf16_units(std::string_view text) {
  std::uint32_t units = 0;
  while (!text.empty()) {
    const auto c = lang::first_code_point(text);
    units += units_of(c);
    text.remove_prefix(c.length);
  }
  return units;
}

void apply(std::string& text, const Change& change) {
  const Lines lines(text);
  const std::size_t begin = lines.offset(change.range.start), end = std::max(begin, lines.offset(change.range.end));
  text.replace(begin, end - begin, change.text);
}

}  // namespace yanpan::tools::lsp
