// Which entities to read first.

#pragma once

#include <cstddef>
#include <vector>

#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// By EntityId: an entity ranks after those it refers to, as far as no circle forbids it.
std::vector<std::size_t> reference_ranks(const lang::Schema& schema);

}  // namespace yanpan::engine
