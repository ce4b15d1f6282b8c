// Bytes and characters that no policy text may hold, wherever they stand: what
// is not UTF-8, what turns the order of reading, what cannot be seen.

#pragma once

#include <string_view>

#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

/// Reports each of them in `line`, a part of the file; false where there was one.
bool check_characters(Reader& reader, std::string_view line);

}  // namespace yanpan::lang
