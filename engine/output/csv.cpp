#include "engine/output/csv.hpp"

#include <array>

namespace yanpan::engine {

namespace {

constexpr std::array<bool, 256> kSpecial = [] {
  std::array<bool, 256> special{};
  for (unsigned char c : {',', '"', '\n', '\r'}) special[c] = true;
  return special;
}();

/// Looks at every byte: nearly no cell needs quotes, and without an early way
/// out the loop has nothing to guess.
bool needs_quotes(std::string_view cell) {
  bool special = false;
  for (unsigned char c : cell) special |= kSpecial[c];
  return special;
}

std::string_view without_leading_blanks(std::string_view cell) {
  static constexpr std::string_view kBlanks[] = {" ", "\n", "\u00A0", "\u3000", kByteOrderMark};
  for (bool found = true; found;) {
    found = false;
    for (std::string_view blank : kBlanks) {
      if (cell.starts_with(blank)) cell.remove_prefix(blank.size()), found = true;
    }
  }
  return cell;
}

}  // namespace

bool looks_like_formula(std::string_view cell) {
  static constexpr std::string_view kStarts[] = {"=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠"};
  cell = without_leading_blanks(cell);
  for (std::string_view start : kStarts) {
    if (cell.starts_with(start)) return true;
  }
  return false;
}

bool CsvCells::plain(std::string_view cell) const { return !needs_quotes(cell) && !(excel_safe_ && looks_like_formula(cell)); }

void CsvCells::append_special(std::string& out, std::string_view cell) const {
  const bool quotes = needs_quotes(cell);
  if (quotes) out += '"';
  if (excel_safe_ && looks_like_formula(cell)) out += '\'';
  for (char c : cell) {
    if (c == '"') out += '"';
    out += c;
  }
  if (quotes) out += '"';
}

std::string CsvCells::cell(std::string_view text) const {
  std::string out;
  append(out, text);
  return out;
}

void CsvCells::begin_file(std::string& out, std::string_view header) const {
  if (excel_safe_) out += kByteOrderMark;
  (out += header) += '\n';
}

}  // namespace yanpan::engine
