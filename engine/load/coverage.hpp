// R8: when the absence of a row proves something.

#pragma once

#include <vector>

#include "engine/model/snapshot.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// `absent`: by SourceId, true for an optional source without a file.
Coverage coverage_of(const lang::Schema& schema, lang::EntityId entity, const std::vector<bool>& absent);

}  // namespace yanpan::engine
