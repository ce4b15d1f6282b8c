// The names a place asks for.

#pragma once

#include "tools/lsp/cursor.hpp"
#include "tools/lsp/scope.hpp"

namespace yanpan::tools::lsp {

Candidates candidates(const Cursor& cursor, const Scope& scope);

}  // namespace yanpan::tools::lsp
