// What each word of a file is, for colours that know the meaning of names.

#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

/// The names that numbers in the answer stand for.
const std::vector<std::string_view>& token_types();
const std::vector<std::string_view>& token_modifiers();

/// Five numbers a token, as the protocol packs them: lines down, units right,
/// length, type, modifiers.
std::vector<std::uint32_t> semantic_tokens(const Snapshot& snapshot, std::uint32_t file);

}  // namespace yanpan::tools::lsp
