// Why a line could not be read, said in terms of what the author wrote: a
// keyword of the other language, a keyword stuck to a name, an unknown first
// word, or the deepest thing that was missed.

#pragma once

#include <functional>
#include <string_view>

#include "lang/grammar/line_state.hpp"
#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

/// Reads the state's text again; true where it can be read.
using Attempt = std::function<bool(LineState&)>;

/// Reports exactly one diagnostic for `text`, a line (or cell) of the file.
void explain_failure(Reader& reader, std::string_view text, const Attempt& attempt);
void report_too_deep(Reader& reader, std::string_view text, const TooDeep& limit);

/// The word, quoted text or sign at the start of `text`, at most 40 characters of it.
std::string seen_at(std::string_view text);

}  // namespace yanpan::lang
