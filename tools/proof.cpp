#include "tools/proof.hpp"

#include <algorithm>

#include "engine/scenario/scenario.hpp"
#include "lang/check/allow.hpp"

namespace yanpan::tools {
namespace {

/// The allowance that stands at the finding, or at the other rule of a tie.
const lang::ast::Allowance* allowance_for(lang::Allowances& allowances, const lang::Diagnostic& diagnostic) {
  if (const auto* found = allowances.find(diagnostic)) return found;
  if (diagnostic.code != lang::Code::TieRegion) return nullptr;
  lang::Diagnostic other = diagnostic;
  other.place = diagnostic.labels.front().place;
  return allowances.find(other);
}

bool decided(const std::vector<lang::ProofFinding>& findings) {
  return std::none_of(findings.begin(), findings.end(), [](const auto& f) { return f.diagnostic.code == lang::Code::NotDecided; });
}

auto place_of(const lang::ProofFinding& finding) {
  const auto& place = finding.diagnostic.place;
  return std::tuple(place.file, place.begin, place.end);
}

/// One block may stand in several versions; the same finding about it is told once.
void sort_and_drop_repeats(std::vector<lang::ProofFinding>& findings) {
  std::stable_sort(findings.begin(), findings.end(), [](const auto& a, const auto& b) { return place_of(a) < place_of(b); });
  const auto same = [](const auto& a, const auto& b) { return place_of(a) == place_of(b) && a.diagnostic.code == b.diagnostic.code && a.diagnostic.args == b.diagnostic.args; };
  findings.erase(std::unique(findings.begin(), findings.end(), same), findings.end());
}

}  // namespace

std::vector<std::string> refuted(const lang::Policy& policy, const std::vector<lang::ProofFinding>& findings) {
  lang::Policy with = policy;
  for (auto& version : with.versions) version.scenarios.clear();
  for (const auto& finding : findings) {
    if (finding.witness) with.versions[finding.version].scenarios.push_back(*finding.witness);
  }
  std::vector<std::string> wrong;
  for (const auto& result : engine::run_scenarios(lang::lower(with))) {
    if (!result.passed) wrong.push_back(result.name.in(policy.language));
  }
  return wrong;
}

Proof prove(std::string path, PolicyInput input, const lang::ProveOptions& options) {
  Proof proof{std::move(path), std::move(input), {}, {}};
  auto all = lang::prove(proof.input.policy(), proof.input.package.sources, options);
  lang::Allowances allowances(proof.input.package.files);
  const bool complete = decided(all);
  for (auto& finding : all) {
    if (const auto* allowance = allowance_for(allowances, finding.diagnostic)) proof.allowed.push_back({std::move(finding), allowance});
    else proof.findings.push_back(std::move(finding));
  }
  if (complete) {
    for (auto& unused : allowances.unused(lang::FoundBy::Prove)) proof.findings.push_back({std::move(unused), 0, std::nullopt});
  }
  sort_and_drop_repeats(proof.findings);
  return proof;
}

}  // namespace yanpan::tools
