#include "tests/second_opinion/second_opinion.hpp"

#include "tests/second_opinion/print.hpp"

namespace yanpan::second {

namespace {

void count_rows(World& world, const std::vector<ProblemOpinion>& opinions) {
  for (const ProblemOpinion& opinion : opinions) {
    if (opinion.reason) world.count("problem referred " + lang::reason_name(*opinion.reason).en);
    if (opinion.reason == lang::Reason::Tie && !opinion.missing.empty()) world.count("tie changeable");
    if (opinion.cause) world.count(opinion.cause_provisional ? "problem provisional" : "problem attributed");
    if (opinion.cause && !opinion.rule) world.count("problem by fallback");
    if (!opinion.contributing.empty()) world.count("contributing causes");
  }
}

void count_cases(World& world) {
  std::map<std::string, std::uint64_t> counts;
  for (const auto& [row, opinion] : world.cases) {
    ++counts[opinion.person ? "case attributed" : "case referred " + lang::reason_name(opinion.reason).en];
  }
  world.reached.merge(counts);
}

Evaluators evaluators(World& world) {
  Evaluators versions;
  for (std::size_t v = 0; v < world.policy.versions.size(); ++v) versions.emplace_back(world, v);
  return versions;
}

}  // namespace

/// The order of work (C1). What was measured before the next stage is forgotten.
Result evaluate(const lang::Policy& policy, const engine::Snapshot& snapshot, const Options& options) {
  World world(policy, snapshot, options);
  Evaluators before_findings = evaluators(world);
  detect_problems(world, before_findings);
  Evaluators before_persons = evaluators(world);
  settle_cases(world, before_persons);
  Evaluators versions = evaluators(world);
  std::vector<ProblemOpinion> opinions = attribute_problems(world, versions);
  const std::vector<Intervention> interventions = choose_interventions(world, versions, opinions);
  count_rows(world, opinions);
  count_cases(world);
  return {.list_csv = print_list(world, opinions),
          .cases_csv = print_cases(world),
          .interventions_csv = print_interventions(interventions),
          .conflicts_csv = print_conflicts(world),
          .reached = world.reached};
}

}  // namespace yanpan::second
