// The nodes that compute a row's value from other values of the same row.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/eval/interval.hpp"
#include "engine/eval/parallel.hpp"
#include "engine/model/column.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

/// Evaluates one arithmetic, date or comparison node over whole columns. Rows
/// whose result does not fit its type are missing and listed in `overflows`, ascending.
Column compute_arithmetic(const lang::Node& node, const std::vector<const Column*>& operands, const Threads& threads, std::vector<RowId>& overflows);

/// The day `count` units after (or, negative, before) a date; nullopt outside the years 1 to 9999.
std::optional<std::int64_t> move_date(std::int64_t date, std::int64_t count, lang::DurationUnit unit);

}  // namespace yanpan::engine
