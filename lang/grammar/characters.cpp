#include "lang/grammar/characters.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>

#include "lang/grammar/token.hpp"

namespace yanpan::lang {
namespace {

bool is_bidi_control(std::int32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

struct Range {
  std::int32_t first, last;
};

/// What takes no room: joiners, fillers, variation selectors, tags, marks of
/// other writing systems that are shown as nothing.
constexpr Range kInvisible[] = {
    {0x00AD, 0x00AD}, {0x034F, 0x034F}, {0x115F, 0x1160}, {0x17B4, 0x17B5}, {0x180B, 0x180F},   {0x200B, 0x200D},   {0x2028, 0x2029},
    {0x2060, 0x2065}, {0x206A, 0x206F}, {0x2800, 0x2800}, {0x3164, 0x3164}, {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},   {0xFFA0, 0xFFA0},
    {0xFFF0, 0xFFFB}, {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

/// Also control characters; a tab is a blank.
bool is_invisible(std::int32_t c) {
  const bool control = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0);
  return control || std::ranges::any_of(kInvisible, [&](const Range& range) { return range.first <= c && c <= range.last; });
}

std::optional<Code> code_for(std::int32_t c) {
  if (c < 0) return Code::InvalidUtf8;
  if (is_bidi_control(c)) return Code::BidiControl;
  if (is_invisible(c)) return Code::InvisibleCharacter;
  return std::nullopt;
}

}  // namespace

bool check_characters(Reader& reader, std::string_view line) {
  bool clean = true;
  for (std::size_t at = 0; at < line.size();) {
    const CodePoint c = first_code_point(line.substr(at));
    if (const auto code = code_for(c.value)) {
      const std::string_view bad = line.substr(at, c.length);
      const std::string shown = c.value < 0 ? fmt::format("{:02X}", static_cast<unsigned char>(bad[0])) : fmt::format("U+{:04X}", c.value);
      const Span place = reader.span(bad);
      std::vector<Fix> fixes;
      if (c.value >= 0) fixes.push_back({place, ""});
      reader.report({*code, place, {shown}, {}, {}, std::move(fixes)});
      clean = false;
      if (c.value < 0) return false;  // one wrong byte makes many; the line is told once
    }
    at += c.length;
  }
  return clean;
}

}  // namespace yanpan::lang
