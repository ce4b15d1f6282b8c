// Expressions of 取值 / value, drawn for a wanted type.

#pragma once

#include <optional>

#include "tests/second_opinion/generate/paths.hpp"

namespace yanpan::trial {

struct Drawn {
  Bi text;
  Near near;
  bool accountable = false, problems = false, varied = false;
};

/// nullopt: nothing of that type can be named here.
std::optional<Drawn> draw_expression(World& world, const Scope& scope, const Type& type);

}  // namespace yanpan::trial
