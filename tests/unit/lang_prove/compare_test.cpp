// What counts as a change between two policies, and what does not.

#include "lang/prove/compare.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

Policy policy(const std::string& text, const std::string& facts = kFacts) {
  Checked checked = check_texts({{"std/facts.yp", facts}, {"policy.yp", text}});
  CAPTURE(checked.errors());
  REQUIRE(checked.policy);
  return std::move(*checked.policy);
}

PolicyChange change(const std::string& after, const std::string& facts = kFacts) { return compare(policy(kPolicy), policy(after, facts), 10'000'000); }

Change of(const PolicyChange& c, const std::string& cause) {
  const auto at = std::find_if(c.causes.begin(), c.causes.end(), [&](const CauseChange& each) { return each.cause.matches(cause); });
  REQUIRE(at != c.causes.end());
  return at->change;
}

}  // namespace

TEST_CASE("ids, names and versions are no change") {
  CHECK(change(kPolicy).same());
  CHECK(change(replaced(replaced(kPolicy, "规则 R01 缺口", "规则 X 缺口"), "应得 R01", "应得 X")).same());
  std::string renamed = kPolicy;
  for (const char* old : {"重复次数 ≥", "重复次数 3", "重复次数 repeat"}) renamed = replaced(renamed, old, std::string("发生次数") + (old + std::string("重复次数").size()));
  CHECK(change(replaced(renamed, " repeat ", " again ")).same());
  CHECK(change(replaced(kPolicy, "版本 1\n  施行 2025-01-01", "版本 2\n  施行 2026-01-01")).same());
}

TEST_CASE("a cause given for fewer problems is narrower, for more wider") {
  const auto narrower = change(replaced(kPolicy, "重复次数 ≥ 2", "重复次数 ≥ 4"));
  CHECK(of(narrower, "attitude.repeat") == Change::Narrower);
  CHECK(of(narrower, "process.gap") == Change::Same);
  CHECK_FALSE(narrower.same());
  const auto wider = change(replaced(kPolicy, "重复次数 ≥ 2", "重复次数 ≥ 1"));
  CHECK(of(wider, "attitude.repeat") == Change::Wider);
  const auto moved = change(replaced(kPolicy, "重复次数 ≥ 2", "重复次数 在 1 至 4"));
  CHECK(of(moved, "attitude.repeat") == Change::Different);
}

TEST_CASE("a measure that keeps its name and computes something else is told") {
  const auto c = change(replaced(kPolicy, "前 180 日", "前 90 日"));
  REQUIRE(c.measures.size() == 1);
  CHECK(c.measures[0].second.en == "repeat");
  CHECK_FALSE(c.same());
  CHECK(of(c, "attitude.repeat") == Change::Same);
}

TEST_CASE("evidence asked for is narrower, the same evidence is the same") {
  const std::string two = replaced(kPolicy, "归因 态度·再犯\n", "归因 态度·再犯\n  证据 ≥ 2 项\n"), three = replaced(two, "≥ 2 项", "≥ 3 项");
  CHECK(of(change(two), "attitude.repeat") == Change::Narrower);
  CHECK(compare(policy(two), policy(two), 10'000'000).same());
  CHECK(of(compare(policy(two), policy(three), 10'000'000), "attitude.repeat") == Change::Narrower);
  CHECK(of(compare(policy(three), policy(two), 10'000'000), "attitude.repeat") == Change::Wider);
}

TEST_CASE("a value that only one policy knows is shown for that one alone") {
  const std::string facts = replaced(kFacts, "笔误 clerical、漏填 blank", "错填 wrong、笔误 clerical、漏填 blank");
  const std::string before = kPolicy + "规则 R03 类\n  层级 3\n  归因 流程·缺口\n  当\n    类别 为 笔误\n";
  const std::string after = replaced(before, "类别 为 笔误", "类别 属于 笔误、错填");
  const auto c = compare(policy(before), policy(after, facts), 10'000'000);
  CHECK(of(c, "process.gap") == Change::Wider);
  for (const CauseChange& each : c.causes) {
    if (!each.gained) continue;
    CHECK_FALSE(each.gained->before);
    CHECK(each.gained->after);
  }
}
