// The values that a fact of one row could have instead of the one it has: one
// for each cell of values that no condition at hand tells apart (lang/decide),
// of the cell the one nearest to what there is.

#pragma once

#include <optional>
#include <vector>

#include "engine/run/run.hpp"

namespace yanpan::engine {

struct OtherValue {
  std::optional<lang::Constant> value;     // nullopt: missing
  std::optional<std::int64_t> steps;       // from the value it has, where both are known and it has steps
};

/// A node on a row, with the conditions that test it.
struct Tested {
  lang::NodeId node;
  RowId row;
  std::vector<lang::PredicateId> atoms;    // not empty
};

/// Nearest first. Values outside the declared range, or that break a constraint
/// on the node alone, are left out; missing is there where a condition asks for it.
std::vector<OtherValue> other_values(const Attribution& attribution, std::size_t version, const Tested& tested);

/// The value there is; nullopt: missing or bounded.
std::optional<lang::Constant> known_value(const Attribution& attribution, const Column& column, RowId row);

}  // namespace yanpan::engine
