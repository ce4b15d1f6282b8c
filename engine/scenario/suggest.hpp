// Values that let one atom of a formula decide: what an author could set.

#pragma once

#include <optional>

#include "engine/scenario/formula.hpp"
#include "lang/base/language.hpp"

namespace yanpan::engine {

/// Settings of the values a formula tests, as 设 takes them, under which the
/// atom decides and is `truth`; with `value`, its own value is that. Empty:
/// there are none among the values that matter (constants, and one step beside).
Name suggest_setting(const lang::Program& program, std::size_t version, const Formula& formula, std::size_t atom, Truth truth, const std::optional<lang::Constant>& value);

}  // namespace yanpan::engine
