#include <algorithm>
#include <boost/property_tree/xml_parser.hpp>
#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "engine/graph/export.hpp"
#include "tests/unit/engine_output/sample.hpp"

namespace yanpan::engine {

namespace {

std::string written(const Sample& sample, GraphFormat format, const GraphFilter& filter = {}, Language language = Language::En) {
  StringSink sink;
  write_graph(sample.attribution, format, filter, language, sink);
  return sink.text;
}

nlohmann::json graph(const Sample& sample, const GraphFilter& filter = {}) { return nlohmann::json::parse(written(sample, GraphFormat::Json, filter)); }

GraphFilter around(SampleEntity entity, RowId row, unsigned depth) { return {std::pair(lang::EntityId(entity), row), depth}; }

/// `kind from to`.
std::vector<std::string> edges(const nlohmann::json& graph) {
  std::vector<std::string> out;
  for (const auto& edge : graph["edges"]) {
    out.push_back(edge["kind"].get<std::string>() + " " + edge["from"].get<std::string>() + " " + edge["to"].get<std::string>());
  }
  return out;
}

std::vector<std::string> ids(const nlohmann::json& graph) {
  std::vector<std::string> out;
  for (const auto& node : graph["nodes"]) out.push_back(node["id"]);
  return out;
}

bool has(const std::vector<std::string>& all, const std::string& one) { return std::find(all.begin(), all.end(), one) != all.end(); }

const std::string kFirstLesson = "evidence:training:lessons:lessons.xlsx[表1]#7", kSecondLesson = kFirstLesson + "/2";

}  // namespace

TEST_CASE("graph: nodes are sorted by id, edges by kind, from, to") {
  const Sample sample;
  const auto whole = graph(sample);
  const auto nodes = ids(whole);
  CHECK(nodes == std::vector<std::string>{"case:A1", "case:A2", "case:A3", "cause:attitude.repeat", "cause:capacity.overload", "cause:process.gap",
                                          kFirstLesson, kSecondLesson, "intervention:problem:Q1", "intervention:unit:U1:delay", "person:lin",
                                          "person:ma", "problem:Q1", "problem:Q2", "problem:Q3", "problem:Q4, \"x\"", "problem:limit.overrun:A3",
                                          "rule:R07@2025.3", "unit:U1"});
  const auto links = edges(whole);
  CHECK(links == std::vector<std::string>{
                     "accountable person:lin case:A1", "accountable person:lin case:A3", "answered_by problem:Q1 intervention:problem:Q1",
                     "answered_by problem:Q1 intervention:unit:U1:delay", "answered_by problem:limit.overrun:A3 intervention:unit:U1:delay",
                     "caused_by cause:attitude.repeat problem:Q1", "caused_by cause:process.gap problem:limit.overrun:A3",
                     "contributes cause:capacity.overload problem:Q1", "contributes cause:capacity.overload problem:Q2",
                     "contributes cause:process.gap problem:Q2", "contributing person:lin case:A2", "contributing person:ma case:A2",
                     "found_in case:A1 problem:Q1", "found_in case:A1 problem:Q2", "found_in case:A2 problem:Q3",
                     "found_in case:A3 problem:limit.overrun:A3", "member unit:U1 person:lin", "supervising person:ma case:A1",
                     "supported_by " + kFirstLesson + " problem:Q1", "supported_by " + kSecondLesson + " problem:Q1",
                     "supported_by rule:R07@2025.3 problem:Q1"});
}

TEST_CASE("graph: ids are the same in both languages, labels are not") {
  const Sample sample;
  const auto chinese = nlohmann::json::parse(written(sample, GraphFormat::Json, {}, Language::Zh));
  CHECK(ids(chinese) == ids(graph(sample)));
  CHECK(edges(chinese) == edges(graph(sample)));
  CHECK(chinese["nodes"][3]["label"] == "态度·屡犯");
  CHECK(chinese["nodes"][3]["category"] == "attitude");
}

TEST_CASE("graph: nodes carry what the list says") {
  const Sample sample;
  const auto whole = graph(sample);
  const auto& problem = whole["nodes"][12];
  CHECK(problem["type"] == "problem");
  CHECK(problem["status"] == "provisional");
  CHECK(problem["occurred"] == "2025-07-03");
  CHECK(whole["nodes"][1]["reason"] == "missing_facts");
  CHECK(whole["nodes"][6]["rows"] == "lessons.xlsx[表1]#7");
}

TEST_CASE("graph: a case with what is near it, nothing through causes, rules and units") {
  const Sample sample;
  const auto near = ids(graph(sample, around(kCaseEntity, kA1, 2)));
  CHECK(has(near, "problem:Q1"));
  CHECK(has(near, "cause:attitude.repeat"));
  CHECK(has(near, kFirstLesson));
  CHECK(has(near, "unit:U1"));
  CHECK(has(near, "case:A3"));
  CHECK_FALSE(has(near, "problem:Q3"));
  const auto close = ids(graph(sample, around(kCaseEntity, kA1, 1)));
  CHECK(close == std::vector<std::string>{"case:A1", "person:lin", "person:ma", "problem:Q1", "problem:Q2"});
  // process.gap joins Q2 and the found problem, and leads nowhere.
  const auto problem = ids(graph(sample, around(kProblemEntity, kQ2, 2)));
  CHECK(has(problem, "cause:process.gap"));
  CHECK_FALSE(has(problem, "problem:limit.overrun:A3"));
}

TEST_CASE("graph: a unit in the middle leads on; a row that is not in the graph gives none") {
  const Sample sample;
  CHECK(ids(graph(sample, around(kUnitEntity, 0, 1))) == std::vector<std::string>{"person:lin", "unit:U1"});
  CHECK(ids(graph(sample, around(kTrainingEntity, 0, 2))).empty());
  CHECK(ids(graph(sample, around(kCaseEntity, 99, 2))).empty());
}

TEST_CASE("graph: GraphML is well-formed whatever the keys hold") {
  Sample sample;
  sample.attribution.outcome.problems.keys[kQ1] = sample.text("<b>\"&]]>'\x01\n");
  std::istringstream in(written(sample, GraphFormat::GraphMl));
  boost::property_tree::ptree tree;
  boost::property_tree::read_xml(in, tree);
  const auto& body = tree.get_child("graphml.graph");
  std::set<std::string> nodes;
  std::size_t links = 0;
  for (const auto& [name, child] : body) {
    if (name == "node") CHECK(nodes.insert(child.get<std::string>("<xmlattr>.id")).second);
    if (name != "edge") continue;
    ++links;
    CHECK(nodes.count(child.get<std::string>("<xmlattr>.source")) == 1);
    CHECK(nodes.count(child.get<std::string>("<xmlattr>.target")) == 1);
  }
  CHECK(nodes.size() == 19);
  CHECK(links == 21);
}

TEST_CASE("graph: DOT names edges in the language of the reader") {
  const Sample sample;
  const std::string dot = written(sample, GraphFormat::Dot, {}, Language::Zh);
  CHECK(dot.starts_with("digraph attribution {\n"));
  CHECK(dot.find("\"person:lin\" -> \"case:A1\" [label=\"责任人\"];") != std::string::npos);
  CHECK(dot.find("\"problem:Q4, \\\"x\\\"\" [label=\"Q4, \\\"x\\\"\", shape=box];") != std::string::npos);
  CHECK(written(sample, GraphFormat::Dot).find("[label=\"accountable\"]") != std::string::npos);
}

}  // namespace yanpan::engine
