// The facts a verdict rests on, each with its value, what it was compared with
// and the rows it was computed from.

#pragma once

#include <string>
#include <vector>

#include "engine/explain/support.hpp"

namespace yanpan::engine {

struct FactUse {
  std::string rule;
  Name comparison;
  std::string threshold;
  std::string truth;               // true false unknown
};

struct Fact {
  Name name;
  std::string value;               // as printed in the run's language, bounds as "[lo, hi]", empty if missing
  std::vector<FactUse> uses;
  std::vector<SupportRow> rows;
};

struct Explanation {
  std::vector<Fact> facts;
  std::vector<SupportRow> rows;    // every row the verdict rests on
};

Explanation explain(const Attribution& attribution, RowId problem, Language language);

}  // namespace yanpan::engine
