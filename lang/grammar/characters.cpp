#include "lang/grammar/characters.hpp"

#include <fmt/format.h>

#include <optional>

#include "lang/grammar/token.hpp"

namespace yanpan::lang {
namespace {

bool is_bidi_control(std::int32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0x200E || c == 0x200F || c == 0x061C;
}

/// Zero width, soft hyphen, and control characters; a tab is a blank.
bool is_invisible(std::int32_t c) {
  const bool zero_width = (c >= 0x200B && c <= 0x200D) || (c >= 0x2060 && c <= 0x2064) || c == 0xFEFF || c == 0x00AD || c == 0x180E;
  const bool control = (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029;
  const bool tag = c >= 0xE0000 && c <= 0xE007F;
  return zero_width || control || tag;
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
