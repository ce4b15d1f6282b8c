#include "lang/grammar/token.hpp"

#include <utf8proc.h>

#include <algorithm>
#include <array>

namespace yanpan::lang {
namespace {

constexpr std::int32_t kMiddleDot = 0xB7;

/// Bytes of the first of `forms` that the text starts with.
template <std::size_t N>
std::size_t starts_with_any(std::string_view text, const std::array<std::string_view, N>& forms) {
  for (const std::string_view form : forms) {
    if (text.starts_with(form)) return form.size();
  }
  return 0;
}

constexpr std::array<std::string_view, 2> kDash = {"-", "－"};
constexpr std::array<std::string_view, 2> kPoint = {".", "．"};
constexpr std::array<std::string_view, 4> kSign = {"-", "+", "－", "＋"};
constexpr std::array<std::string_view, 2> kColon = {":", "："};
constexpr std::array<std::string_view, 3> kComma = {"、", "，", ","};

bool is_digit(std::int32_t c) { return (c >= '0' && c <= '9') || (c >= 0xFF10 && c <= 0xFF19); }
bool is_variation_selector(std::int32_t c) { return (c >= 0xFE00 && c <= 0xFE0F) || c >= 0xE0100; }

/// Two runs of digits or more, parted by dashes: `dashes` of them.
std::size_t scan_dashed(std::string_view text, int dashes) {
  std::size_t at = scan_digits(text);
  for (int i = 0; i < dashes && at > 0; ++i) {
    const std::size_t dash = starts_with_any(text.substr(at), kDash);
    const std::size_t digits = dash == 0 ? 0 : scan_digits(text.substr(at + dash));
    if (digits == 0) return 0;
    at += dash + digits;
  }
  return at;
}

/// What a time of day is written with, after the date.
std::size_t scan_time(std::string_view text) {
  std::size_t at = scan_digits(text);
  if (at == 0 || starts_with_any(text.substr(at), kColon) == 0) return 0;
  while (at < text.size()) {
    const CodePoint c = first_code_point(text.substr(at));
    const std::size_t mark = starts_with_any(text.substr(at), kColon) + starts_with_any(text.substr(at), kSign) +
                             starts_with_any(text.substr(at), kPoint);
    if (!is_digit(c.value) && c.value != 'Z' && mark == 0) break;
    at += c.length;
  }
  return at;
}

std::size_t scan_between(std::string_view text, std::string_view open, std::string_view close) {
  if (!text.starts_with(open)) return 0;
  const std::size_t end = text.find(close, open.size());
  return end == std::string_view::npos ? 0 : end + close.size();
}

std::int32_t last_code_point(std::string_view text) {
  std::size_t at = text.size();
  while (at > 0 && (static_cast<unsigned char>(text[at - 1]) & 0xC0) == 0x80) --at;
  return at == 0 ? -1 : first_code_point(text.substr(at - 1)).value;
}

}  // namespace

CodePoint first_code_point(std::string_view text) {
  if (text.empty()) return {-1, 0};
  const auto first = static_cast<unsigned char>(text[0]);
  if (first < 0x80) return {first, 1};
  utf8proc_int32_t value = -1;
  const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &value);
  if (length <= 0) return {-1, 1};
  return {value, static_cast<std::size_t>(length)};
}

bool is_blank(std::int32_t c) { return c == ' ' || c == '\t' || c == 0x3000 || c == 0xA0; }

bool is_word(std::int32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  if (c == kMiddleDot) return true;
  if (is_variation_selector(c)) return false;
  switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ND:
    case UTF8PROC_CATEGORY_NL:
      return true;
    default:
      return false;
  }
}

std::size_t scan_blanks(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = first_code_point(text.substr(at));
    if (!is_blank(c.value)) break;
    at += c.length;
  }
  return at;
}

std::size_t scan_word(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = first_code_point(text.substr(at));
    const bool dash_inside = at > 0 && c.value == '-' && is_word(first_code_point(text.substr(at + 1)).value);
    if (!is_word(c.value) && !dash_inside) break;
    at += c.length;
  }
  return at;
}

std::size_t scan_identifier(std::string_view text) {
  return is_digit(first_code_point(text).value) ? 0 : scan_word(text);
}

std::size_t scan_back_quoted(std::string_view text) {
  const std::size_t length = scan_between(text, "`", "`");
  return length > 2 ? length : 0;
}

std::size_t scan_quoted(std::string_view text) {
  const std::size_t ascii = scan_between(text, "\"", "\"");
  return ascii > 0 ? ascii : scan_between(text, "“", "”");
}

std::size_t scan_digits(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = first_code_point(text.substr(at));
    if (!is_digit(c.value)) break;
    at += c.length;
  }
  return at;
}

std::size_t scan_number(std::string_view text) {
  const std::size_t sign = starts_with_any(text, kSign);
  const std::size_t whole = scan_digits(text.substr(sign));
  if (whole == 0) return 0;
  const std::size_t at = sign + whole;
  const std::size_t point = starts_with_any(text.substr(at), kPoint);
  const std::size_t fraction = point == 0 ? 0 : scan_digits(text.substr(at + point));
  return fraction == 0 ? at : at + point + fraction;
}

std::size_t scan_date(std::string_view text) {
  const std::size_t at = scan_dashed(text, 2);
  return at > 0 && !word_continues(text.substr(at)) ? at : 0;
}

std::size_t scan_month(std::string_view text) {
  const std::size_t at = scan_dashed(text, 1);
  return at > 0 && !word_continues(text.substr(at)) ? at : 0;
}

std::size_t scan_instant(std::string_view text) {
  const std::size_t date = scan_dashed(text, 2);
  if (date == 0) return 0;
  const std::string_view rest = text.substr(date);
  const std::size_t gap = rest.starts_with('T') ? 1 : scan_blanks(rest);
  const std::size_t time = gap == 0 ? 0 : scan_time(rest.substr(gap));
  return time == 0 ? 0 : date + gap + time;
}

std::size_t scan_offset(std::string_view text) {
  if (text.starts_with('Z') && !word_continues(text.substr(1))) return 1;
  const std::size_t sign = starts_with_any(text, kSign);
  const std::size_t time = sign == 0 ? 0 : scan_time(text.substr(sign));
  return time == 0 ? 0 : sign + time;
}

std::size_t scan_date_format(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size()) {
    const CodePoint c = first_code_point(text.substr(at));
    if (is_blank(c.value) || starts_with_any(text.substr(at), kComma) > 0) break;
    at += c.length;
  }
  const std::string_view format = text.substr(0, at);
  const bool has_part = format.find("年") != format.npos || format.find("月") != format.npos || format.find("日") != format.npos;
  return has_part ? at : 0;
}

std::size_t scan_key(std::string_view text) {
  constexpr std::string_view kEnds[] = {"|", "｜", "\"", "“", "”", "`"};
  std::size_t at = 0;
  while (at < text.size()) {
    const std::string_view rest = text.substr(at);
    const CodePoint c = first_code_point(rest);
    if (is_blank(c.value) || starts_with_any(rest, kComma) > 0) break;
    if (std::ranges::any_of(kEnds, [&](std::string_view end) { return rest.starts_with(end); })) break;
    at += c.length;
  }
  return at;
}

std::size_t scan_rest(std::string_view text) { return text.size(); }

std::size_t scan_minus(std::string_view text) {
  const std::size_t dash = starts_with_any(text, kDash);
  return dash > 0 && is_blank(first_code_point(text.substr(dash)).value) ? dash : 0;
}

bool word_continues(std::string_view text) {
  if (text.starts_with('-') || text.starts_with('.')) return is_word(first_code_point(text.substr(1)).value);
  return is_word(first_code_point(text).value);
}

std::string_view trim(std::string_view text) {
  text.remove_prefix(scan_blanks(text));
  while (!text.empty() && is_blank(last_code_point(text))) {
    while ((static_cast<unsigned char>(text.back()) & 0xC0) == 0x80) text.remove_suffix(1);
    text.remove_suffix(1);
  }
  return text;
}

std::string to_ascii(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const CodePoint c = first_code_point(text);
    // U+FF01 to U+FF5E are the ASCII characters in full width.
    const bool full_width = c.value >= 0xFF01 && c.value <= 0xFF5E;
    if (full_width) result += static_cast<char>(c.value - 0xFEE0);
    else result += text.substr(0, c.length);
    text.remove_prefix(c.length);
  }
  return result;
}

std::size_t find_slash(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t quoted = scan_quoted(text.substr(at))) {
      at += quoted;
      continue;
    }
    const CodePoint c = first_code_point(text.substr(at));
    const bool slash = c.value == '/' || c.value == 0xFF0F;
    const bool blank_before = at > 0 && trim(text.substr(0, at)).size() < at;
    if (slash && blank_before && scan_blanks(text.substr(at + c.length)) > 0) return at;
    at += c.length;
  }
  return std::string_view::npos;
}

std::string_view without_quotes(std::string_view text) {
  if (scan_quoted(text) != text.size() || text.empty()) return text;
  const std::size_t mark = first_code_point(text).length;
  return text.substr(mark, text.size() - 2 * mark);
}

}  // namespace yanpan::lang
