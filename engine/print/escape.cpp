#include "engine/print/escape.hpp"

#include <cstddef>
#include <cstdint>

namespace yanpan::engine {

namespace {

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";

bool continuation(std::string_view text, std::size_t i) { return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80; }

struct Sequence {
  std::size_t bytes;     // 1 for a byte that starts no character
  char32_t character;    // U+FFFD for such a byte
};

/// The character that starts at `at`, which is not ASCII.
Sequence sequence_at(std::string_view text, std::size_t at) {
  const auto lead = static_cast<unsigned char>(text[at]);
  const std::size_t bytes = lead >= 0xF0 && lead < 0xF5 ? 4 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 1;
  if (bytes == 1) return {1, 0xFFFD};
  char32_t value = lead & (0xFF >> (bytes + 1));
  for (std::size_t i = 1; i < bytes; ++i) {
    if (!continuation(text, at + i)) return {1, 0xFFFD};
    value = value << 6 | (static_cast<unsigned char>(text[at + i]) & 0x3F);
  }
  const bool overlong = (bytes == 3 && value < 0x800) || (bytes == 4 && value < 0x10000);
  const bool surrogate = value >= 0xD800 && value < 0xE000;
  return overlong || surrogate || value > 0x10FFFF ? Sequence{1, 0xFFFD} : Sequence{bytes, value};
}

/// `ascii(c)` appends one ASCII character; the rest is copied where `allowed`.
template <class Ascii, class Allowed>
void append_escaped(std::string& out, std::string_view text, Ascii ascii, Allowed allowed) {
  for (std::size_t i = 0; i < text.size();) {
    if (static_cast<unsigned char>(text[i]) < 0x80) {
      ascii(text[i++]);
      continue;
    }
    const Sequence sequence = sequence_at(text, i);
    const bool copied = sequence.character != 0xFFFD && allowed(sequence.character);
    out += copied ? text.substr(i, sequence.bytes) : kReplacement;
    i += sequence.bytes;
  }
}

void append_unicode_escape(std::string& out, char c) {
  static constexpr char kHex[] = "0123456789abcdef";
  out += "\\u00";
  out += kHex[static_cast<unsigned char>(c) >> 4];
  out += kHex[c & 15];
}

void append_json_ascii(std::string& out, char c) {
  switch (c) {
    case '"': out += "\\\""; break;
    case '\\': out += "\\\\"; break;
    case '\n': out += "\\n"; break;
    case '\r': out += "\\r"; break;
    case '\t': out += "\\t"; break;
    default:
      if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) append_unicode_escape(out, c);
      else out += c;
  }
}

void append_xml_ascii(std::string& out, char c) {
  switch (c) {
    case '&': out += "&amp;"; break;
    case '<': out += "&lt;"; break;
    case '>': out += "&gt;"; break;
    case '"': out += "&quot;"; break;
    case '\'': out += "&apos;"; break;
    // Plain white space in an attribute would be read back as blanks.
    case '\n': out += "&#10;"; break;
    case '\r': out += "&#13;"; break;
    case '\t': out += "&#9;"; break;
    default:
      if (static_cast<unsigned char>(c) < 0x20) out += kReplacement;
      else out += c;
  }
}

void append_dot_ascii(std::string& out, char c) {
  if (c == '\n') out += "\\n";
  else if (static_cast<unsigned char>(c) < 0x20) out += ' ';
  else if (c == '"' || c == '\\') (out += '\\') += c;
  else out += c;
}

bool anywhere(char32_t) { return true; }
bool in_xml(char32_t c) { return c != 0xFFFE && c != 0xFFFF; }

}  // namespace

void append_json_string(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text, [&](char c) { append_json_ascii(out, c); }, anywhere);
  out += '"';
}

void append_xml(std::string& out, std::string_view text) {
  append_escaped(out, text, [&](char c) { append_xml_ascii(out, c); }, in_xml);
}

void append_dot_string(std::string& out, std::string_view text) {
  out += '"';
  append_escaped(out, text, [&](char c) { append_dot_ascii(out, c); }, anywhere);
  out += '"';
}

}  // namespace yanpan::engine
