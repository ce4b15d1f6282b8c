// The shape of a file, before any grammar: lines without comments, put below
// each other by indentation.

#pragma once

#include <vector>

#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

/// The lines at column 1 in order, each with the lines below it. Reports bad
/// characters, open quotes and indents that fit nowhere.
std::vector<Line> lay_out(Reader& reader);

}  // namespace yanpan::lang
