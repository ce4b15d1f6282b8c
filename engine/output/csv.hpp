// CSV as yanpan writes it: RFC 4180 with `\n`, a cell quoted only if it must
// be. With excel_safe, a byte order mark, and no cell that a spreadsheet would
// run as a formula.

#pragma once

#include <string>
#include <string_view>

namespace yanpan::engine {

inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

class CsvCells {
 public:
  explicit CsvCells(bool excel_safe) : excel_safe_(excel_safe) {}

  /// One cell, quoted where it holds a comma, a quote or a line break.
  void append(std::string& out, std::string_view cell) const {
    if (plain(cell)) out.append(cell);
    else append_special(out, cell);
  }
  std::string cell(std::string_view text) const;
  /// The cell is written as it is.
  bool plain(std::string_view cell) const;
  void begin_file(std::string& out, std::string_view header) const;

 private:
  void append_special(std::string& out, std::string_view cell) const;

  bool excel_safe_;
};

/// A spreadsheet would take the text for a formula: after leading blanks it
/// starts with = + - @ or their full-width forms, or it starts with a tab or a
/// carriage return.
bool looks_like_formula(std::string_view cell);

/// Joins with `;`, the separator of lists inside a cell.
template <class Texts>
std::string joined(const Texts& texts) {
  std::string out;
  bool first = true;
  for (const auto& text : texts) {
    if (!first) out += ';';
    first = false;
    out += text;
  }
  return out;
}

}  // namespace yanpan::engine
