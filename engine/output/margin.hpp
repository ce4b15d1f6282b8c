// How far the deciding rule is from turning: for each numeric comparison that
// is true under its 当, the distance of the value from the constant
// (meaning.md, "Cells of the outputs").

#pragma once

#include <string>
#include <vector>

#include "engine/run/run.hpp"

namespace yanpan::engine {

/// One comparison under 当, ready to be measured on any row.
struct MarginTerm {
  lang::NodeId node;
  const Column* column = nullptr;      // null where no row ever asked for it
  lang::Comparison comparison;
  bool exact = false;                  // decimals; else plain 64-bit numbers
  std::int64_t number = 0;
  Decimal decimal{};
  std::string name{};                  // as printed
};

/// The terms of a rule, sorted by printed name. All atoms count, whatever
/// their group; 在 and tests of other types have no distance.
std::vector<MarginTerm> margin_terms(const Attribution& attribution, const lang::RulePlan& rule, Language language);

struct Margin {
  const std::string* name;
  std::string distance;                // a whole number or a decimal, never negative
};

/// `name distance` of the terms true on the row, sorted by name, of one name
/// the smaller first. Bounded and missing values are left out.
std::vector<Margin> margins(const std::vector<MarginTerm>& terms, RowId row);

/// The same as one cell, joined by `;`, appended without quoting. Allocates
/// nothing for whole numbers.
void append_margins(std::string& out, const std::vector<MarginTerm>& terms, RowId row);

}  // namespace yanpan::engine
