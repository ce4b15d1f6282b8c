#include <catch2/catch.hpp>

#include "engine/graph/attribution_graph.hpp"
#include "tests/unit/engine_output/sample.hpp"

namespace yanpan::engine {

namespace {

std::vector<std::string> breaches(const Sample& sample) { return verify_exactly_one(sample.attribution); }

}  // namespace

TEST_CASE("P1: a sound outcome has no breach") {
  const Sample sample;
  CHECK(breaches(sample).empty());
}

TEST_CASE("P1: a case with two accountable persons") {
  Sample sample;
  sample.attribution.outcome.accountable[kQ2] = kMa;
  CHECK(breaches(sample) == std::vector<std::string>{"case `A1` has 2 accountable persons"});
}

TEST_CASE("P1: a case with neither person nor reason, or both") {
  Sample sample;
  sample.attribution.outcome.cases[kA2].reason.reset();
  CHECK(breaches(sample) == std::vector<std::string>{"case `A2` has neither a person nor a reason"});
  sample.attribution.outcome.cases[kA2].reason = lang::Reason::ManyPersons;
  sample.attribution.outcome.cases[kA1].reason = lang::Reason::Collective;
  CHECK(breaches(sample) == std::vector<std::string>{"case `A1` has both a person and a reason"});
}

TEST_CASE("P1: a problem that lost the person of its case, or has one without a case") {
  Sample sample;
  sample.attribution.outcome.accountable[kQ2] = kNoRow;
  CHECK(breaches(sample) == std::vector<std::string>{"problem `Q2` lost the accountable person of its case"});
  sample.attribution.outcome.accountable[kQ2] = kLin;
  sample.attribution.outcome.accountable[kQ4] = kLin;
  CHECK(breaches(sample) == std::vector<std::string>{"problem `Q4, \"x\"` has an accountable person but no case"});
}

TEST_CASE("P1: a problem with two causes, the verdict's and its rule's") {
  Sample sample;
  sample.verdict(kQ1).rule = lang::RuleId(kR03);
  CHECK(breaches(sample) == std::vector<std::string>{"problem `Q1` has 2 causes"});
}

TEST_CASE("P1: a problem with neither cause nor reason, or both") {
  Sample sample;
  sample.verdict(kQ2).reason.reset();
  CHECK(breaches(sample) == std::vector<std::string>{"problem `Q2` has neither a cause nor a reason", "problem `Q2` is referred without a reason"});
  sample.verdict(kQ2).reason = lang::Reason::Tie;
  sample.verdict(kQ1).reason = lang::Reason::Tie;
  CHECK(breaches(sample) ==
        std::vector<std::string>{"problem `Q1` has both a cause and a reason", "problem `Q1` is provisional with a reason"});
}

TEST_CASE("P1: a cause without an accountable person") {
  Sample sample;
  sample.verdict(kQ3).reason.reset();
  sample.verdict(kQ3).status = Status::Attributed;
  sample.verdict(kQ3).cause = lang::CauseId(kGap);
  CHECK(breaches(sample) == std::vector<std::string>{"problem `Q3` has a cause but no accountable person"});
}

TEST_CASE("P1: a case out of scope that has a problem") {
  Sample sample;
  sample.attribution.outcome.cases[kA3].in_scope = false;
  CHECK(breaches(sample) == std::vector<std::string>{"case `A3` has problem `limit.overrun:A3` and is not in scope"});
}

TEST_CASE("P1: a problem listed twice, left out, or without verdict") {
  Sample sample;
  sample.attribution.outcome.problem_order[1] = kQ1;
  CHECK(breaches(sample).size() == 1);
  sample.attribution.outcome.problem_order.pop_back();
  CHECK(breaches(sample).size() == 2);
  Sample other;
  other.attribution.outcome.verdicts.pop_back();
  CHECK(breaches(other).size() == 1);
}

TEST_CASE("P1: many breaches are counted, not all told") {
  Sample sample;
  for (RowId row = 0; row < 5; ++row) sample.attribution.outcome.problem_order.insert(sample.attribution.outcome.problem_order.end(), 10, row);
  const auto told = breaches(sample);
  REQUIRE(told.size() == 21);
  CHECK(told.back() == "and 31 breaches more");  // 50 rows named again, and the list is too long
}

}  // namespace yanpan::engine
