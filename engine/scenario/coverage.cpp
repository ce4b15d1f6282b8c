#include "engine/scenario/coverage.hpp"

#include <algorithm>
#include <tuple>

#include "engine/scenario/points.hpp"

namespace yanpan::engine {

namespace {

auto key(const CoveragePoint& p) { return std::tuple(p.place.file, p.place.begin, p.kind, p.what.stable(), p.owner.stable()); }

void see_all(const lang::Program& program, const ScenarioFilter& filter, std::vector<VersionPoints>& versions) {
  for (std::size_t v = 0; v < program.versions.size(); ++v) {
    for (const lang::ScenarioPlan& plan : program.versions[v].scenarios) {
      if (filter && !filter(plan)) continue;
      const auto world = make_world(program, v, plan);
      if (!world) continue;
      const Outcome outcome = (*world)->decide(program);
      const Decided decided{program, v, plan, **world, outcome};
      // Rows of data may fall in any version.
      if (!plan.data.empty()) for (VersionPoints& version : versions) version.see(decided);
      else versions[v].see(decided);
    }
  }
}

/// A block that versions share has its points once.
std::vector<CoveragePoint> merged(std::vector<CoveragePoint> points) {
  std::stable_sort(points.begin(), points.end(), [](const CoveragePoint& a, const CoveragePoint& b) { return key(a) < key(b); });
  std::vector<CoveragePoint> out;
  for (CoveragePoint& point : points) {
    if (!out.empty() && key(out.back()) == key(point)) out.back().covered |= point.covered;
    else out.push_back(std::move(point));
  }
  return out;
}

}  // namespace

std::size_t ScenarioCoverage::covered() const {
  return static_cast<std::size_t>(std::count_if(points.begin(), points.end(), [](const CoveragePoint& p) { return p.covered; }));
}

std::size_t ScenarioCoverage::percent() const { return points.empty() ? 100 : covered() * 100 / points.size(); }

ScenarioCoverage measure_coverage(const lang::Program& program, const ScenarioFilter& filter) {
  ScenarioCoverage coverage;
  for (const auto& version : program.versions)
    coverage.data |= std::any_of(version.scenarios.begin(), version.scenarios.end(), [](const auto& plan) { return !plan.data.empty(); });
  std::vector<VersionPoints> versions;
  for (std::size_t v = 0; v < program.versions.size(); ++v) versions.emplace_back(program, v, coverage.data);
  see_all(program, filter, versions);
  for (VersionPoints& version : versions)
    for (CoveragePoint& point : version.take()) coverage.points.push_back(std::move(point));
  coverage.points = merged(std::move(coverage.points));
  return coverage;
}

}  // namespace yanpan::engine
