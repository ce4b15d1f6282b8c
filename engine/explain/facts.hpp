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

/// An aggregate that a value is computed from, with the rows it counted.
struct Counted {
  Name name;                       // of the measure, where it has one
  lang::AggregateForm form;
  lang::EntityId over;
  std::string value;
  std::vector<SupportRow> rows;    // those that may match have `sure` false
  std::string sum;                 // 合计 and 平均: of the sure rows' values; else empty
};

struct Fact {
  lang::NodeId node;
  Name name;
  std::string value;               // as printed in the run's language, bounds as "[lo, hi]", empty if missing
  std::vector<FactUse> uses;
  std::vector<Counted> counted;
  std::vector<SupportRow> rows;    // records it is read from besides those counted
};

struct Explanation {
  std::vector<Fact> facts;
  std::vector<SupportRow> rows;    // every row the verdict rests on
};

Explanation explain(const Attribution& attribution, RowId problem, Language language);

}  // namespace yanpan::engine
