// What follows from each cause (meaning.md L6).

#pragma once

#include <string>
#include <vector>

#include "tests/second_opinion/causes.hpp"

namespace yanpan::second {

/// A row of interventions.csv.
struct Intervention {
  lang::TableScope scope;
  std::string subject, kind, intervention, actor, due;
  bool provisional = false;
  std::vector<std::string> problems;  // sorted
};

/// Also fills the intervention of each problem. Sorted as the file is.
std::vector<Intervention> choose_interventions(World& world, Evaluators& versions, std::vector<ProblemOpinion>& opinions);

}  // namespace yanpan::second
