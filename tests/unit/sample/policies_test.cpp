// The policies of the repository: they check without a finding, say the same in
// both languages, and the default sample shows all that the quarter's policy
// can say.

#include <unistd.h>

#include <catch2/catch.hpp>
#include <filesystem>
#include <set>
#include <string>

#include "engine/run/run.hpp"
#include "lang/check/check.hpp"
#include "lang/diag/render.hpp"
#include "tools/sample/sample.hpp"

namespace yanpan::sample {
namespace {

namespace fs = std::filesystem;

const fs::path kPolicies = fs::path(YANPAN_SOURCE_DIR) / "policies";

std::string findings(const lang::Package& package, const lang::CollectingSink& sink) {
  std::string text;
  for (const lang::Diagnostic& d : sink.all()) text += lang::render_text(package.sources, d, {});
  return text;
}

lang::Policy checked(const fs::path& path) {
  lang::CollectingSink sink;
  lang::Package package = lang::load_package(path, {}, sink);
  INFO(findings(package, sink));
  CHECK(sink.all().empty());
  REQUIRE(package.policy.has_value());
  return std::move(*package.policy);
}

/// The default sample in a folder that is gone at the end.
class SampleFolder {
 public:
  SampleFolder() : path_(fs::temp_directory_path() / ("yanpan-quarter-" + std::to_string(getpid()))) {
    REQUIRE_FALSE(write(path_, {}).has_value());
  }
  ~SampleFolder() {
    std::error_code ignored;
    fs::remove_all(path_, ignored);
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// What one list holds of each kind of outcome.
struct Seen {
  std::set<std::string> causes, rules, reasons;
  bool provisional = false;
};

Seen seen_in(const lang::Policy& policy, const engine::Outcome& outcome) {
  const lang::Version& version = policy.versions.front();
  Seen seen;
  for (const engine::ProblemVerdict& verdict : outcome.verdicts) {
    if (verdict.reason) seen.reasons.insert(lang::reason_name(*verdict.reason).en);
    if (verdict.cause.valid()) seen.causes.insert(version.causes[verdict.cause.value].name.en);
    if (verdict.rule.valid()) seen.rules.insert(version.rules[verdict.rule.value].id);
    seen.provisional = seen.provisional || verdict.status == engine::Status::Provisional;
  }
  return seen;
}

}  // namespace

TEST_CASE("every policy of the repository checks without a finding") {
  checked(kPolicies / "quarter");
  checked(kPolicies / "quarter-en");
  checked(kPolicies / "examples" / "incidents");
}

TEST_CASE("the quarter's policy is the same in both languages") {
  CHECK(lang::canonical_text(checked(kPolicies / "quarter")) == lang::canonical_text(checked(kPolicies / "quarter-en")));
}

TEST_CASE("the default sample shows every cause, every rule and every reason") {
  const lang::Policy policy = checked(kPolicies / "quarter");
  const lang::Program program = lang::lower(policy);
  const SampleFolder folder;
  engine::LoadOptions options;
  options.data = folder.path();
  auto snapshot = engine::load(policy.schema, options);
  REQUIRE(snapshot.has_value());
  const auto attribution = engine::attribute(program, std::move(*snapshot), {});
  const Seen seen = seen_in(policy, attribution->outcome);
  CHECK(seen.causes.size() == policy.versions.front().causes.size());
  CHECK(seen.rules.size() == policy.versions.front().rules.size());
  CHECK(seen.reasons ==
        std::set<std::string>{"no_person", "many_persons", "collective", "no_cause", "tie", "missing_facts", "data_conflict"});
  CHECK(seen.provisional);
}

}  // namespace yanpan::sample
