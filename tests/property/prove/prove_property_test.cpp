// prove against trying everything, on random policies over few values. How
// many: YANPAN_PROVE_POLICIES, else 60; YANPAN_PROVE_SEED shows one of them.

#include <catch2/catch.hpp>

#include <cstdlib>
#include <iostream>

#include "engine/scenario/scenario.hpp"
#include "lang/check/check.hpp"
#include "lang/grammar/parse.hpp"
#include "lang/prove/compare.hpp"
#include "lang/prove/prove.hpp"
#include "tests/property/prove/brute_force.hpp"
#include "tests/property/prove/policies.hpp"

using namespace yanpan;
using namespace yanpan::lang;
using trial::BruteForce;

namespace {

std::uint64_t how_many() {
  const char* wanted = std::getenv("YANPAN_PROVE_POLICIES");
  return wanted ? std::strtoull(wanted, nullptr, 10) : 60;
}

struct Proved {
  SourceSet sources;
  Policy policy;
  std::vector<ProofFinding> findings;

  explicit Proved(const std::string& text) {
    CollectingSink sink;
    const auto id = sources.add({"policy.yp", text, Language::Zh});
    const std::vector<ast::File> files{parse(sources, id, sink)};
    auto checked = check(sources, files, sink);
    for (const Diagnostic& d : sink.all()) {
      if (severity(d.code) == Severity::Error) FAIL(message(d, Language::En));
    }
    REQUIRE(checked);
    policy = std::move(*checked);
    findings = prove(policy, sources);
  }

  std::size_t rule(const std::string& id) const {
    const auto& rules = policy.versions.front().rules;
    const auto at = std::find_if(rules.begin(), rules.end(), [&](const Rule& r) { return r.id == id; });
    return static_cast<std::size_t>(at - rules.begin());
  }

  template <class Key>
  auto all(Code code, Key key) const {
    std::set<decltype(key(findings.front()))> result;
    for (const ProofFinding& f : findings) {
      if (f.diagnostic.code == code) result.insert(key(f));
    }
    return result;
  }
  std::set<std::size_t> rules(Code code) const {
    return all(code, [&](const ProofFinding& f) { return rule(f.diagnostic.args[0]); });
  }
  std::set<std::uint32_t> places(Code code) const {
    return all(code, [](const ProofFinding& f) { return f.diagnostic.place.begin; });
  }
  std::pair<std::size_t, std::size_t> pair(const ProofFinding& f) const { return {rule(f.diagnostic.args[0]), rule(f.diagnostic.args[2])}; }
};

/// The same number of values, the same names, each in the same cell; a text is compared up to its name.
void check_smallest(const BruteForce& brute, const trial::Smallest& smallest, const Scenario& witness) {
  std::map<std::string, Constant> set;
  for (const Setting& s : witness.given) {
    if (s.value) set.emplace(trial::variable_of(s.path), *s.value);
  }
  std::vector<std::string> names;
  for (const auto& [name, value] : set) names.push_back(name);
  CHECK(names == smallest.names);
  if (names != smallest.names) return;
  for (const auto& [name, value] : set) {
    if (value.type.kind == TypeKind::Text) break;
    CAPTURE(name);
    CHECK(brute.cell(name, value) == brute.cell(name, smallest.point.values.at(name)));
  }
}

/// The engine says of these scenarios what they expect.
void check_engine(const Policy& policy, std::vector<Scenario> scenarios) {
  Policy with = policy;
  with.versions.front().scenarios = std::move(scenarios);
  for (const auto& result : engine::run_scenarios(lower(with))) {
    CAPTURE(result.name.stable());
    for (const auto& failure : result.failures)
      for (const Name& line : failure.explanation) UNSCOPED_INFO(line.en);
    CHECK(result.passed);
  }
}

void compare(const Proved& proved, const BruteForce& brute) {
  const bool possible = !brute.points().empty();
  CHECK(proved.rules(Code::NotDecided).empty());
  CHECK(proved.places(Code::ContradictoryConstraints).empty() == possible);
  if (!possible) return;
  CHECK(proved.all(Code::TieRegion, [&](const ProofFinding& f) { return proved.pair(f); }) == brute.ties());
  CHECK(proved.places(Code::Gap).size() == (brute.gap() ? 1 : 0));
  CHECK(proved.rules(Code::RuleNeverTrue) == brute.never_true());
  CHECK(proved.rules(Code::RuleAlwaysTrue) == brute.always_true());
  CHECK(proved.rules(Code::DeadRule) == brute.dead());
  CHECK(proved.places(Code::ShadowedCondition) == brute.idle_conditions());
  CHECK(proved.places(Code::UnreachableIntervention) == brute.idle_rows());
}

void compare_witnesses(const Proved& proved, const BruteForce& brute) {
  int ties = 0;
  std::vector<Scenario> witnesses;
  for (const ProofFinding& f : proved.findings) {
    if (!f.witness) continue;
    witnesses.push_back(*f.witness);
    if (f.diagnostic.code == Code::Gap) check_smallest(brute, brute.smallest_gap(), *f.witness);
    else if (++ties <= 2) check_smallest(brute, brute.smallest_tie(proved.pair(f).first, proved.pair(f).second), *f.witness);
  }
  check_engine(proved.policy, witnesses);
}

}  // namespace

/// The same values, another number, tier or order in one rule.
std::string changed(const std::string& text, std::uint64_t seed) {
  const std::vector<std::pair<std::string, std::string>> changes{
      {"≥ 2\n", "≥ 1\n"}, {"≥ 1\n", "≥ 3\n"}, {"层级 1", "层级 2"}, {"归因 流程·一", "归因 能力·三"}, {"    非 ", "    "}, {"< 1.5", "< 0.5"}, {"为 甲", "为 乙"}};
  const std::size_t rules = text.find("规则 ");
  for (std::size_t i = 0; i < changes.size(); ++i) {
    const auto& [from, to] = changes[(seed + i) % changes.size()];
    const std::size_t at = text.rfind(from, text.find("处置 "));
    const bool other_tier = from.starts_with("层级") && text.find("先于") != std::string::npos;
    if (at == std::string::npos || at < rules || other_tier) continue;
    return std::string(text).replace(at, from.size(), to);
  }
  return text;
}

/// Of the points that both allow, those where only one gives the cause.
Change tried(const BruteForce& before, const BruteForce& after, CauseId cause) {
  bool lost = false, gained = false;
  for (const trial::Point& p : before.points()) {
    const bool was = before.expected(p).expect.front().cause == cause, is = after.expected(p).expect.front().cause == cause;
    lost = lost || (was && !is);
    gained = gained || (is && !was);
  }
  return lost ? gained ? Change::Different : Change::Narrower : gained ? Change::Wider : Change::Same;
}

TEST_CASE("compare is trying everything") {
  std::map<Change, int> seen;
  for (std::uint64_t seed = 1; seed <= 5 * how_many(); ++seed) {   // most policies are of another kind
    const std::string text = trial::small_policy(seed, 8);
    // Missing values make verdicts provisional, and evidence has no sample.
    if (text.find("缺失") != std::string::npos || text.find("证据") != std::string::npos) continue;
    CAPTURE(seed);
    if (const char* only = std::getenv("YANPAN_PROVE_SEED")) {
      if (seed != std::strtoull(only, nullptr, 10)) continue;
      std::cout << text << "\n---- changed\n" << changed(text, seed);
    }
    const Proved before(text), after(changed(text, seed));
    const BruteForce old_way(before.policy), new_way(after.policy);
    CHECK(compare(before.policy, before.policy, 1'000'000).same());
    const PolicyChange change = compare(before.policy, after.policy, 10'000'000);
    REQUIRE(change.causes.size() == 3);
    std::vector<Scenario> expected[2];
    for (const CauseChange& each : change.causes) {
      const auto& causes = after.policy.versions.front().causes;
      const auto at = std::find_if(causes.begin(), causes.end(), [&](const Cause& c) { return c.name == each.cause; });
      CAPTURE(each.cause.en);
      CHECK(each.change == tried(old_way, new_way, CauseId(static_cast<std::size_t>(at - causes.begin()))));
      ++seen[each.change];
      for (const auto* parting : {&each.lost, &each.gained}) {
        if (!*parting) continue;
        if ((*parting)->before) expected[0].push_back(*(*parting)->before);
        if ((*parting)->after) expected[1].push_back(*(*parting)->after);
      }
    }
    check_engine(before.policy, expected[0]);
    check_engine(after.policy, expected[1]);
  }
  for (const Change each : {Change::Same, Change::Narrower, Change::Wider, Change::Different}) CHECK(seen[each] > 0);
  CHECK(seen[Change::NotDecided] == 0);
}

TEST_CASE("prove is trying everything S2") {
  std::map<std::string, int> found;
  const char* only = std::getenv("YANPAN_PROVE_SEED");
  for (std::uint64_t seed = 1; seed <= how_many(); ++seed) {
    if (only && seed != std::strtoull(only, nullptr, 10)) continue;
    const std::string text = trial::small_policy(seed, seed % 4 == 0 ? 40 : 8);
    if (only) std::cout << text;
    CAPTURE(seed);
    const Proved proved(text);
    const BruteForce brute(proved.policy);
    compare(proved, brute);
    compare_witnesses(proved, brute);
    std::vector<Scenario> points;
    for (std::size_t i = 0; i < brute.points().size(); i += 1 + brute.points().size() / 40) points.push_back(brute.expected(brute.points()[i]));
    check_engine(proved.policy, points);
    for (const ProofFinding& f : proved.findings) ++found[std::string(word(f.diagnostic.code))];
  }
  if (only) return;
  // The policies reach every kind of finding.
  for (const char* code : {"tie-region", "gap", "dead-rule", "rule-never-true", "rule-always-true", "shadowed-condition", "unreachable-intervention"}) {
    CAPTURE(code);
    CHECK(found[code] > 0);
    std::cout << code << " " << found[code] << "\n";
  }
}
