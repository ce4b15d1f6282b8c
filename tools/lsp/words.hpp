// Kinds of things as words for people.

#pragma once

#include "lang/index/index.hpp"
#include "tools/text.hpp"

namespace yanpan::tools::lsp {

Text kind_word(lang::SymbolKind kind);

}  // namespace yanpan::tools::lsp
