// What lies beside a value that has an order: one step up or down.
//
// A step is 1 for whole numbers, days, months and durations, the next value of
// an ordered choice, a minute for instants; for a decimal one unit of the last
// place that the policy writes for it.

#pragma once

#include <optional>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

/// Numbers, dates, months, instants, durations, ordered choices.
bool has_steps(const Schema& schema, const Type& type);

/// The smallest power of ten that makes the decimal whole, 1 for 3, 100 for 1.25;
/// at most 10^12.
Int128 decimal_places(const Decimal& value);

/// The value `steps` steps away; nullopt where there is none. `places`: of a
/// decimal, how many steps make 1.
std::optional<Constant> stepped(const Schema& schema, const Constant& from, int steps, Int128 places);

}  // namespace yanpan::lang
