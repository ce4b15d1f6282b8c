#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include "engine/output/output.hpp"
#include "tests/unit/engine_output/sample.hpp"

namespace yanpan::engine {

namespace {

std::string run_json(const Sample& sample, bool timings = false) {
  OutputOptions options;
  options.language = Language::En;
  options.policy_sha256 = std::string(64, 'c');
  options.tool_version = "0.1.0";
  options.timings = timings;
  options.steps = {{"load", 0.5}};
  StringSink sink;
  write_output(sample.attribution, OutputFile::Run, options, sink);
  return sink.text;
}

}  // namespace

TEST_CASE("P9: run.json names policy, inputs, version and as-of date") {
  const Sample sample;
  const auto run = nlohmann::json::parse(run_json(sample));
  CHECK(run["version"] == "0.1.0");
  CHECK(run["as_of"] == "2025-09-30");
  CHECK(run["language"] == "en");
  CHECK(run["policy"]["sha256"] == std::string(64, 'c'));
  CHECK(run["policy"]["versions"][0]["effective"] == "2025-07-01");
  CHECK(run["inputs"][1] ==
        nlohmann::json({{"file", "lessons.xlsx"}, {"sheet", "表1"}, {"bytes", 80}, {"rows", 2}, {"sha256", std::string(64, 'b')}}));
}

TEST_CASE("run.json counts rows, cases, statuses, reasons, causes and findings") {
  const Sample sample;
  const auto counts = nlohmann::json::parse(run_json(sample))["counts"];
  CHECK(counts["rows"]["problem"] == 5);
  CHECK(counts["rows"]["training"] == 2);
  CHECK(counts["cases"] == nlohmann::json({{"in_scope", 3}, {"attributed", 2}, {"referred", 1}, {"reasons", {{"missing_facts", 1}}}}));
  const auto& problems = counts["problems"];
  CHECK(problems["total"] == 5);
  CHECK(problems["found_by_policy"] == 1);
  CHECK(problems["provisional"] == 1);
  CHECK(problems["reasons"] == nlohmann::json({{"missing_facts", 1}, {"no_person", 1}, {"tie", 1}}));
  CHECK(problems["causes"] == nlohmann::json({{"attitude.repeat", 1}, {"process.gap", 1}}));
  CHECK(problems["findings"] == nlohmann::json({{"limit.overrun", 1}}));
}

TEST_CASE("run.json holds what is only reported, whole and sorted") {
  Sample sample;
  Snapshot& snapshot = sample.attribution.snapshot;
  Outcome& outcome = sample.attribution.outcome;
  const lang::EntityId training(kTrainingEntity), cases(kCaseEntity);
  snapshot.equal_rows = {{training, {{1, 0, 3}, {1, 0, 4}}}};
  snapshot.dangling = {{lang::EntityId(kPersonEntity), "wu", 2}, {lang::EntityId(kPersonEntity), "an", 1}};
  outcome.unlinked = {{training, 1, {"日期", "date"}}, {training, 0, {"日期", "date"}}, {training, 1, {"日期", "date"}}};
  outcome.open_questions = {{{"期限·超期", "limit.overrun"}, cases, kA2, {1, 0}}};
  outcome.overflows = {{{"合计", "total"}, cases, kA1}};
  sample.program.versions[0].constraints = {{cases, {}, {"波及 ≥ 1", "spread >= 1"}}};
  outcome.broken = {{0, 0, cases, kA3}};
  const auto reported = nlohmann::json::parse(run_json(sample))["reported"];
  CHECK(reported["equal_rows"][0]["rows"][1]["row"] == 4);
  CHECK(reported["dangling_keys"][0] == nlohmann::json({{"entity", "person"}, {"key", "an"}, {"references", 1}}));
  CHECK(reported["unlinked_rows"].size() == 2);
  CHECK(reported["open_questions"][0]["key"] == "A2");
  CHECK(reported["open_questions"][0]["missing"] == nlohmann::json({"reminded", "spread"}));
  CHECK(reported["open_questions"][0]["rows"][0] == nlohmann::json({{"file", "a/cases.csv"}, {"row", 3}}));
  CHECK(reported["broken_constraints"][0]["constraint"] == "spread >= 1");
  CHECK(reported["overflows"][0]["measure"] == "total");
}

TEST_CASE("P2: run.json has timings on request only") {
  const Sample sample;
  CHECK_FALSE(nlohmann::json::parse(run_json(sample)).contains("timings"));
  CHECK(nlohmann::json::parse(run_json(sample, true))["timings"][0]["seconds"] == 0.5);
}

}  // namespace yanpan::engine
