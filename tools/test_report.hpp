// What `test` found, in the form that was asked for.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/scenario/coverage.hpp"
#include "engine/scenario/scenario.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {

/// One package that was tested: its path as typed, and what came out.
struct Tested {
  std::string path;
  PolicyInput input;
  std::vector<engine::ScenarioResult> results;
  std::optional<engine::ScenarioCoverage> coverage;

  std::size_t passed() const;
  std::size_t failed() const { return results.size() - passed(); }
};

struct TestReportOptions {
  std::optional<Language> language;            // else that of each policy
  std::optional<std::uint64_t> threshold;      // least coverage, whole percent
};

std::string test_text(const std::vector<Tested>& packages, const TestReportOptions& options);
std::string test_json(const std::vector<Tested>& packages, const TestReportOptions& options);
std::string test_junit(const std::vector<Tested>& packages, const TestReportOptions& options);

}  // namespace yanpan::tools
