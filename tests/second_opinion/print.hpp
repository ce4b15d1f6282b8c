// The four files of a result, byte for byte (contract.md; meaning.md, last section).

#pragma once

#include <string>
#include <vector>

#include "tests/second_opinion/interventions.hpp"

namespace yanpan::second {

std::string print_list(const World& world, const std::vector<ProblemOpinion>& opinions);
std::string print_cases(const World& world);
std::string print_interventions(const std::vector<Intervention>& interventions);
std::string print_conflicts(const World& world);

}  // namespace yanpan::second
