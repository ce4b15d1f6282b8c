// From rules to one cause or one reason (meaning.md L1 to L5).

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "tests/second_opinion/persons.hpp"

namespace yanpan::second {

/// What is said of one problem: a row of list.csv.
struct ProblemOpinion {
  Item problem;
  std::string id;
  std::optional<engine::RowId> of_case, person;
  std::optional<std::size_t> version;      // whose rules were tried
  std::optional<lang::CauseId> cause;      // attributed
  std::optional<lang::Reason> reason;      // referred
  const lang::Rule* rule = nullptr;        // the deciding one; none for a fallback
  std::optional<std::int64_t> tier;        // of the deciding rule, or of the tie
  std::vector<std::string> contributing, margin;
  Names missing;
  bool cause_provisional = false;
  bool intervention_provisional = false;   // of the problem's own table
  std::string intervention;
};

/// Every problem, sorted by id; interventions are still blank.
std::vector<ProblemOpinion> attribute_problems(World& world, Evaluators& versions);

}  // namespace yanpan::second
