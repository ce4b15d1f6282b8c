#include "engine/scenario/scenario.hpp"

#include "engine/scenario/expectations.hpp"

namespace yanpan::engine {

namespace {

ScenarioResult run_scenario(const lang::Program& program, std::size_t version, std::size_t index) {
  const lang::ScenarioPlan& plan = program.versions[version].scenarios[index];
  ScenarioResult result{plan.name, false, plan.span, version, index, {}, {}};
  const auto world = make_world(program, version, plan);
  if (!world) {
    result.errors = world.error();
    return result;
  }
  const Outcome outcome = (*world)->decide(program);
  result.failures = failures({program, version, plan, **world, outcome});
  result.passed = result.failures.empty();
  return result;
}

}  // namespace

std::vector<ScenarioResult> run_scenarios(const lang::Program& program, const ScenarioFilter& filter) {
  std::vector<ScenarioResult> results;
  for (std::size_t v = 0; v < program.versions.size(); ++v)
    for (std::size_t i = 0; i < program.versions[v].scenarios.size(); ++i)
      if (!filter || filter(program.versions[v].scenarios[i])) results.push_back(run_scenario(program, v, i));
  return results;
}

}  // namespace yanpan::engine
