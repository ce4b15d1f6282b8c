#include "lang/grammar/table_cells.hpp"

#include <algorithm>

#include "lang/grammar/token.hpp"

namespace yanpan::lang {
namespace {

bool is_bar(std::int32_t c) { return c == '|' || c == 0xFF5C; }

}  // namespace

bool is_table_row(std::string_view line) { return is_bar(first_code_point(line).value); }

std::vector<std::string_view> cut_cells(Reader& reader, std::string_view row) {
  std::vector<std::string_view> cells;
  std::size_t begin = first_code_point(row).length;
  reader.keep_token(TokenKind::Sign, row.substr(0, begin), Sign::Bar);
  for (std::size_t at = begin; at < row.size();) {
    const std::size_t quoted = std::max(scan_quoted(row.substr(at)), scan_back_quoted(row.substr(at)));
    const CodePoint c = first_code_point(row.substr(at));
    if (quoted == 0 && is_bar(c.value)) {
      cells.push_back(trim(row.substr(begin, at - begin)));
      begin = at + c.length;
      reader.keep_token(TokenKind::Sign, row.substr(at, c.length), Sign::Bar);
    }
    at += quoted > 0 ? quoted : c.length;
  }
  if (!trim(row.substr(begin)).empty()) cells.push_back(trim(row.substr(begin)));
  return cells;
}

}  // namespace yanpan::lang
