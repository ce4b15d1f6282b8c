// The shape of a file, before any grammar: lines without comments, put below
// each other by indentation.

#pragma once

#include <string_view>
#include <vector>

#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

struct Layout {
  std::vector<Line> blocks;                   // the lines at column 1 in order, each with the lines below it
  std::vector<ast::Allowance> allowances;     // behind the last line
};

/// Reports bad characters, open quotes and indents that fit nowhere.
Layout lay_out(Reader& reader);

/// How far a line that starts with these blanks is indented, in columns.
int indent_of(std::string_view blanks);

}  // namespace yanpan::lang
