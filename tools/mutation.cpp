#include "tools/mutation.hpp"

#include <algorithm>
#include <atomic>

#include "engine/eval/parallel.hpp"
#include "engine/scenario/mutation.hpp"
#include "lang/base/check.hpp"
#include "lang/mutate/distinguish.hpp"

namespace yanpan::tools {
namespace {

/// One package: mutants, then each against the scenarios, then the survivors.
class Mutating {
 public:
  Mutating(Mutated& mutated, const MutateOptions& options) : mutated_(mutated), policy_(mutated.input.policy()), options_(options), threads_(options.threads), scenarios_(mutated.input.program) {
    mutated.scenarios = scenarios_.scenarios();
    mutated.left_out = scenarios_.left_out();
    for (std::size_t v = 0; v < policy_.versions.size(); ++v)
      for (auto& mutant : lang::mutants_of(policy_, v)) mutated.results.push_back({std::move(mutant), Fate::Killed, std::nullopt});
  }

  void run() {
    threads_.each(mutated_.results.size(), [&](std::size_t i) {
      settle(mutated_.results[i]);
      tell();
    });
    name_cases();
  }

 private:
  void settle(MutantResult& result) {
    const lang::Program mutant = lang::lower(lang::with_mutant(policy_, result.mutant));
    YANPAN_CHECK(mutant.nodes.size() == mutated_.input.program.nodes.size(), "a mutant has the nodes of its policy");
    if (scenarios_.notices(mutant)) return;
    const lang::Distinction distinction = lang::distinguish(policy_, result.mutant, options_.steps);
    result.fate = distinction.answer == lang::Answer::No ? Fate::Equivalent : Fate::NotDecided;
    for (const lang::Scenario& scenario : distinction.cases) {
      if (result.telling) return;
      try_case(result, scenario);
    }
  }

  /// The case counts once the engine has shown the difference.
  void try_case(MutantResult& result, lang::Scenario scenario) {
    lang::Policy with = policy_;
    auto& scenarios = with.versions[result.mutant.version].scenarios;
    scenarios = {scenario};
    const auto expected = engine::tell_apart(lang::lower(with), lang::lower(lang::with_mutant(with, result.mutant)), result.mutant.version, 0);
    if (!expected) return;
    scenario.expect = {*expected};
    result.telling = std::move(scenario);
    result.fate = Fate::Survived;
  }

  /// R41 1, R41 2 ... in the order of the report, apart from the names there are.
  void name_cases() {
    std::size_t number = 0;
    for (MutantResult& result : mutated_.results) {
      if (!result.telling) continue;
      const auto& version = policy_.versions[result.mutant.version];
      const std::string& id = version.rules[result.mutant.rule.value].id;
      Name name;
      do {
        ++number;
        name = {"区分 " + id + " " + std::to_string(number), "tells " + id + " apart " + std::to_string(number)};
      } while (std::any_of(version.scenarios.begin(), version.scenarios.end(), [&](const auto& s) { return s.name.matches(name.zh) || s.name.matches(name.en); }));
      result.telling->name = std::move(name);
    }
  }

  void tell() {
    const std::size_t done = ++done_;
    if (options_.progress) options_.progress(static_cast<double>(done) / static_cast<double>(mutated_.results.size()));
  }

  Mutated& mutated_;
  const lang::Policy& policy_;
  const MutateOptions& options_;
  engine::Threads threads_;
  engine::MutationRun scenarios_;
  std::atomic<std::size_t> done_ = 0;
};

}  // namespace

void MutationScore::add(Fate fate) {
  switch (fate) {
    case Fate::Killed: ++killed; return;
    case Fate::Survived: ++survived; return;
    case Fate::Equivalent: ++equivalent; return;
    case Fate::NotDecided: ++not_decided; return;
  }
}

MutationScore Mutated::total() const {
  MutationScore score;
  for (const auto& result : results) score.add(result.fate);
  return score;
}

MutationScore Mutated::of(std::size_t version, lang::RuleId rule) const {
  MutationScore score;
  for (const auto& result : results)
    if (result.mutant.version == version && result.mutant.rule == rule) score.add(result.fate);
  return score;
}

Mutated mutate(std::string path, PolicyInput input, const MutateOptions& options) {
  Mutated mutated{std::move(path), std::move(input), {}, 0, 0};
  Mutating(mutated, options).run();
  return mutated;
}

}  // namespace yanpan::tools
