// The rows of a table `| a | b |`, cut into cells. What a cell says is read by
// whoever owns the table.

#pragma once

#include <string_view>
#include <vector>

#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

/// Begins with a bar.
bool is_table_row(std::string_view line);
/// The cells of a row, trimmed; bars inside quotes do not part them.
std::vector<std::string_view> cut_cells(Reader& reader, std::string_view row);

}  // namespace yanpan::lang
