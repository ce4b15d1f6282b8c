#include "engine/output/csv.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace yanpan::engine {

namespace {

/// Bit 7 of a byte: it is at most a comma, as are all that ask for quotes.
/// Letters and digits are greater. A byte above one that is found may be marked too.
std::uint64_t low_bytes(std::uint64_t bytes) {
  constexpr std::uint64_t kOnes = 0x0101010101010101u, kHighs = 0x8080808080808080u;
  return (bytes - kOnes * (',' + 1)) & ~bytes & kHighs;
}

bool is_special(char c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; }

/// Nearly no cell needs quotes, and most hold nothing that might: eight bytes at
/// a time, the last eight once more.
bool needs_quotes(std::string_view cell) {
  constexpr std::size_t kWord = sizeof(std::uint64_t);
  const auto low_at = [&](std::size_t at) {
    std::uint64_t word;
    std::memcpy(&word, cell.data() + at, kWord);
    return low_bytes(word);
  };
  bool found = cell.size() < kWord;
  if (!found) {
    std::uint64_t low = low_at(cell.size() - kWord);
    for (std::size_t at = 0; at + kWord < cell.size(); at += kWord) low |= low_at(at);
    found = low != 0;
  }
  return found && std::any_of(cell.begin(), cell.end(), is_special);
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
