// Written types to types.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// The type written in `block`; a set in place becomes a choice set of its own.
/// Broken where it cannot be told, which is reported unless the block is damaged.
Type resolve_type(Draft& draft, const ast::TypeRef& written, const ast::Block& block);

/// Numbers, dates, months, instants, durations, ordered choices: < has a meaning.
bool is_ordered(const Schema& schema, const Type& type);

}  // namespace yanpan::lang::checking
