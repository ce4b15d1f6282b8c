// What a scenario expects, held against what came out.

#pragma once

#include "engine/scenario/scenario.hpp"
#include "engine/scenario/world.hpp"

namespace yanpan::engine {

/// One scenario with what the rules of `program` made of it.
struct Decided {
  const lang::Program& program;
  std::size_t version;
  const lang::ScenarioPlan& plan;
  const World& world;
  const Outcome& outcome;
};

/// The problem, case ... an expectation speaks of; nullopt: there is none such.
std::optional<RowId> subject_row(const Decided& decided, const lang::Expectation& expectation);
/// `应得 问题 Q3` and no more: whether there is such a record.
bool says_no_more(const lang::Expectation& expectation);
/// The intervention that a problem shows, its person or its unit is asked for; empty: none.
Name intervention_of(const Decided& decided, lang::TableScope scope, RowId problem);

bool holds(const Decided& decided, const lang::ScenarioPlan::Expected& expected);
bool all_hold(const Decided& decided);
/// Those that do not hold, each explained.
std::vector<ScenarioFailure> failures(const Decided& decided);

}  // namespace yanpan::engine
