// The rows that a verdict's evidence consists of (meaning.md L2).

#pragma once

#include <vector>

#include "engine/run/run.hpp"

namespace yanpan::engine {

struct SupportRow {
  lang::EntityId entity;
  RowId row;
  bool sure;      // false: may match (R4)
};

/// Cited by the rule that decided: sorted, distinct; empty without keep_evidence.
std::vector<SupportRow> cited_rows(const Attribution& attribution, RowId problem);

}  // namespace yanpan::engine
