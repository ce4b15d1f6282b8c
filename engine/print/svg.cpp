#include "engine/print/svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "engine/print/escape.hpp"
#include "lang/source/width.hpp"

namespace yanpan::engine {

namespace {

constexpr std::string_view kFonts = "'Noto Sans CJK SC','Source Han Sans SC','Microsoft YaHei','PingFang SC',sans-serif";
constexpr std::string_view kEllipsis = "…";
constexpr int kFontSize = 14;

std::string escaped(std::string_view text) {
  std::string out;
  append_xml(out, text);
  return out;
}

/// The first character, with what combines with nothing before it: a lead byte and its followers.
std::string_view first_character(std::string_view text) {
  std::size_t end = 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80) ++end;
  return text.substr(0, end);
}

int character_width(std::string_view character) {
  // Signs like · and × are as wide as a Chinese character in a Chinese font.
  if (character.size() > 1) return lang::display_width(character) == 0 ? 0 : kFontSize;
  const char c = character.front();
  if (std::string_view("MW@%").find(c) != std::string_view::npos) return kFontSize;
  return (c >= 'A' && c <= 'Z') || c == 'm' || c == 'w' ? 11 : 8;
}

/// How many bytes of the text go into the width.
std::size_t bytes_within(std::string_view text, int width) {
  std::size_t bytes = 0;
  int used = 0;
  while (bytes < text.size()) {
    const std::string_view character = first_character(text.substr(bytes));
    used += character_width(character);
    if (used > width) break;
    bytes += character.size();
  }
  return bytes;
}

/// A line ends after a blank, or a mark inside a key, if that leaves it at least half full.
std::size_t break_near(std::string_view text, std::size_t bytes) {
  const std::size_t mark = text.substr(0, bytes).find_last_of(" ]:/,;");
  return bytes < text.size() && mark != std::string_view::npos && mark >= bytes / 2 ? mark + 1 : bytes;
}

}  // namespace

int svg_text_width(std::string_view text) {
  int width = 0;
  while (!text.empty()) {
    const std::string_view character = first_character(text);
    width += character_width(character);
    text.remove_prefix(character.size());
  }
  return width;
}

std::string svg_cut(std::string_view text, int width) {
  if (bytes_within(text, width) == text.size()) return std::string(text);
  return std::string(text.substr(0, bytes_within(text, width - kFontSize))) + std::string(kEllipsis);
}

std::vector<std::string> svg_fit(std::string_view text, int width, std::size_t lines) {
  std::vector<std::string> out;
  while (!text.empty() && out.size() + 1 < lines) {
    const std::size_t bytes = break_near(text, std::max(bytes_within(text, width), first_character(text).size()));
    out.emplace_back(text.substr(0, bytes - (text[bytes - 1] == ' ' && bytes > 1 ? 1 : 0)));
    text.remove_prefix(bytes);
  }
  if (!text.empty()) out.push_back(svg_cut(text, width));
  return out;
}

SvgColour svg_colour(lang::Category category) {
  constexpr SvgColour kColours[] = {{"#e6effc", "#2f5fa8"}, {"#fff2d9", "#8a5a00"}, {"#e4f4e8", "#1f6b3a"}, {"#fce6e6", "#a02c2c"}};
  return kColours[static_cast<std::size_t>(category)];
}

void SvgWriter::rect(int x, int y, int width, int height, std::string_view style) {
  fmt::format_to(std::back_inserter(body_), "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\" {}/>\n", x, y, width, height, style);
}

void SvgWriter::path(std::string_view steps, std::string_view style) { fmt::format_to(std::back_inserter(body_), "<path d=\"{}\" {}/>\n", steps, style); }

void SvgWriter::text(int x, int y, std::string_view words, std::string_view style) {
  if (words.empty()) return;
  fmt::format_to(std::back_inserter(body_), "<text x=\"{}\" y=\"{}\"{}{}>{}</text>\n", x, y, style.empty() ? "" : " ", style, escaped(words));
}

void SvgWriter::begin_group(std::string_view title) { fmt::format_to(std::back_inserter(body_), "<g><title>{}</title>\n", escaped(title)); }

std::string SvgWriter::picture(int width, int height, Language language, std::string_view title, std::string_view description) const {
  return fmt::format(
             "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" xml:lang=\"{5}\" width=\"{0}\" height=\"{1}\" viewBox=\"0 0 {0} {1}\" "
             "font-size=\"{6}\" font-family=\"{4}\" fill=\"#1b1b1f\">\n<title>{2}</title>\n<desc>{3}</desc>\n"
             "<rect width=\"{0}\" height=\"{1}\" fill=\"#ffffff\"/>\n",
             width, height, escaped(title), escaped(description), kFonts, language == Language::Zh ? "zh-CN" : "en", kFontSize) +
         body_ + "</svg>\n";
}

}  // namespace yanpan::engine
