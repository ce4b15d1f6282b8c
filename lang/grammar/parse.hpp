// Policy text to AST.
//
// The file is cut into blocks first (a line that starts at column 1 with a
// keyword), each block into lines, and each line is read on its own by the
// grammar in rules.hpp. So a mistake costs its own line and hides no other.
// Never fails: what could be read is returned, what could not is reported.

#pragma once

#include "lang/ast/ast.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/grammar/written.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang {

/// Reads file `id` of `sources`; also sets its language from line 1. `written`
/// takes the tokens of all lines that could be read.
ast::File parse(SourceSet& sources, std::uint32_t id, Sink& sink, Written* written = nullptr);

}  // namespace yanpan::lang
