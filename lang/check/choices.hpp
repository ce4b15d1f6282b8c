// Choice sets, declared by name or written in place.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// `name` is empty for a set in place; `block` is the one it stands in.
ChoiceSetId add_choice_set(Draft& draft, const Name& name, const ast::ChoiceValues& values, const ast::Block* block);

}  // namespace yanpan::lang::checking
