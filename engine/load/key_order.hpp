// Rows in the order of their keys' bytes.

#pragma once

#include <cstdint>
#include <vector>

#include "engine/load/crew.hpp"
#include "engine/model/text_pool.hpp"

namespace yanpan::engine {

/// Every key is larger than the one before.
bool strictly_ascending(const std::vector<std::uint32_t>& keys, const TextPool& texts, const Crew& crew);

/// Row numbers sorted by (bytes of keys[row], row).
std::vector<std::uint32_t> sorted_by_key(const std::vector<std::uint32_t>& keys, const TextPool& texts, const Crew& crew);

}  // namespace yanpan::engine
