// The shape of a file, before any grammar: lines without comments, put below
// each other by indentation.

#pragma once

#include <string_view>
#include <vector>

#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

/// The lines at column 1 in order, each with the lines below it. Reports bad
/// characters, open quotes and indents that fit nowhere.
std::vector<Line> lay_out(Reader& reader);

/// How far a line that starts with these blanks is indented, in columns.
int indent_of(std::string_view blanks);

}  // namespace yanpan::lang
