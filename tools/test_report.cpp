#include "tools/test_report.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "engine/print/escape.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {
namespace {

using Json = nlohmann::ordered_json;
using engine::CoveragePoint;
using engine::PointKind;
using engine::ScenarioFailure;
using engine::ScenarioResult;

constexpr Text kPassed{"通过  {}\n", "passed  {}\n"};
constexpr Text kFailed{"失败  {}（{}）\n", "failed  {} ({})\n"};
constexpr Text kAt{"（{}）", " ({})"};
constexpr Text kTotal{"{0} 个用例：通过 {1}，失败 {2}\n", "{0} scenario{3}: {1} passed, {2} failed\n"};
constexpr Text kNone{"{} 里没有用例\n", "{} holds no scenario\n"};
constexpr Text kCoverage{"覆盖 {}%（{} / {}）\n", "coverage {}% ({} / {})\n"};
constexpr Text kNoData{"没有给出数据行的用例，步骤、集体和发现没有计入\n", "no scenario gives rows of data, so steps, collective conditions and findings are not counted\n"};
constexpr Text kBelowThreshold{"覆盖低于 {}%\n", "coverage is below {}%\n"};
constexpr Text kUncovered{"没有覆盖  {}：{}，{}\n", "not covered  {}: {}, {}\n"};
constexpr Text kSetting{"      可设 {}（{}）\n", "      given {} ({})\n"};
constexpr Text kPlace{"      {}\n", "      {}\n"};

constexpr Text kKinds[] = {
    {"未见它成立", "never seen true"},
    {"未见它不成立", "never seen false"},
    {"未见等于界限的值", "no value at the threshold"},
    {"未见刚低于界限的值", "no value just below the threshold"},
    {"未见刚高于界限的值", "no value just above the threshold"},
    {"未见证据刚好够", "never with just enough evidence"},
    {"未见证据差一点", "never one short of the evidence"},
    {"没有问题选到这一行", "no problem takes this row"},
    {"没有问题归于它", "no problem is given it"},
    {"未见无规则成立的问题", "no problem without a rule"},
    {"没有案件由这一步决定", "no case is decided by it"},
};
constexpr std::string_view kKindWords[] = {"true", "false", "at", "below", "above", "enough", "short", "row", "cause", "otherwise", "step"};

const Text& words(PointKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }

Language language_of(const Tested& tested, const TestReportOptions& options) { return options.language.value_or(tested.input.policy().language); }

std::string place_text(const Tested& tested, lang::Span span) {
  const auto& sources = tested.input.package.sources;
  const auto at = sources.position(span.file, span.begin);
  return fmt::format("{}:{}:{}", sources.file(span.file).path, at.line, at.column);
}

bool low(const Tested& tested, const TestReportOptions& options) { return options.threshold && tested.coverage && tested.coverage->percent() < *options.threshold; }

// ---- text ----

/// The first line says where the expectation stands; a cell stands in the scenario's own row.
std::string failure_text(const Tested& tested, const ScenarioFailure& failure, Language language) {
  std::string text;
  for (const auto& line : failure.explanation) {
    text += "      " + line.in(language);
    if (text.find('\n') == text.npos && !failure.expected.in_cell) text += fill(language, kAt, place_text(tested, failure.expected.span));
    text += '\n';
  }
  return text;
}

std::string result_text(const Tested& tested, const ScenarioResult& result, Language language) {
  const std::string& name = result.name.in(language);
  if (result.passed) return fill(language, kPassed, name);
  std::string text = fill(language, kFailed, name, place_text(tested, result.place));
  for (const auto& error : result.errors) text += "      " + error.in(language) + "\n";
  for (const auto& failure : result.failures) text += failure_text(tested, failure, language);
  return text;
}

std::string point_text(const Tested& tested, const CoveragePoint& point, Language language) {
  const std::string place = place_text(tested, point.place);
  std::string text = fill(language, kUncovered, point.owner.in(language), point.what.in(language), words(point.kind).in(language));
  return text + (point.setting.empty() ? fill(language, kPlace, place) : fill(language, kSetting, point.setting.in(language), place));
}

std::string coverage_text(const Tested& tested, const TestReportOptions& options) {
  const Language language = language_of(tested, options);
  const engine::ScenarioCoverage& coverage = *tested.coverage;
  std::string text;
  for (const auto& point : coverage.points)
    if (!point.covered) text += point_text(tested, point, language);
  if (!coverage.data) text += kNoData.in(language);
  text += fill(language, kCoverage, coverage.percent(), coverage.covered(), coverage.points.size());
  return low(tested, options) ? text + fill(language, kBelowThreshold, *options.threshold) : text;
}

std::string package_text(const Tested& tested, const TestReportOptions& options) {
  const Language language = language_of(tested, options);
  std::string text;
  for (const auto& result : tested.results) text += result_text(tested, result, language);
  const auto all = tested.results.size();
  text += all == 0 ? fill(language, kNone, tested.path) : fill(language, kTotal, all, tested.passed(), tested.failed(), plural(all));
  return tested.coverage ? text + coverage_text(tested, options) : text;
}

// ---- json ----

void add_place(Json& json, const Tested& tested, lang::Span span) {
  const auto& sources = tested.input.package.sources;
  const auto at = sources.position(span.file, span.begin);
  json["file"] = sources.file(span.file).path;
  json["line"] = at.line;
  json["column"] = at.column;
}

Json result_json(const Tested& tested, const ScenarioResult& result, Language language) {
  Json json;
  json["name"] = result.name.in(language);
  json["passed"] = result.passed;
  add_place(json, tested, result.place);
  if (!result.errors.empty()) {
    Json errors = Json::array();
    for (const auto& error : result.errors) errors.push_back(error.in(language));
    json["errors"] = errors;
  }
  if (result.failures.empty()) return json;
  Json failures = Json::array();
  for (const auto& failure : result.failures) {
    Json one;
    add_place(one, tested, failure.expected.span);
    Json lines = Json::array();
    for (const auto& line : failure.explanation) lines.push_back(line.in(language));
    one["explanation"] = lines;
    failures.push_back(one);
  }
  json["failures"] = failures;
  return json;
}

Json point_json(const Tested& tested, const CoveragePoint& point, Language language) {
  Json json;
  json["owner"] = point.owner.in(language);
  json["what"] = point.what.in(language);
  json["kind"] = kKindWords[static_cast<std::size_t>(point.kind)];
  json["covered"] = point.covered;
  add_place(json, tested, point.place);
  if (!point.covered && !point.setting.empty()) json["given"] = point.setting.in(language);
  return json;
}

Json coverage_json(const Tested& tested, Language language) {
  Json json;
  json["percent"] = tested.coverage->percent();
  json["covered"] = tested.coverage->covered();
  json["total"] = tested.coverage->points.size();
  json["data"] = tested.coverage->data;
  Json points = Json::array();
  for (const auto& point : tested.coverage->points) points.push_back(point_json(tested, point, language));
  json["points"] = points;
  return json;
}

Json package_json(const Tested& tested, const TestReportOptions& options) {
  const Language language = language_of(tested, options);
  Json json;
  json["path"] = tested.path;
  json["passed"] = tested.passed();
  json["failed"] = tested.failed();
  Json scenarios = Json::array();
  for (const auto& result : tested.results) scenarios.push_back(result_json(tested, result, language));
  json["scenarios"] = scenarios;
  if (tested.coverage) json["coverage"] = coverage_json(tested, language);
  return json;
}

// ---- junit ----

std::string xml(std::string_view text) {
  std::string out;
  engine::append_xml(out, text);
  return out;
}

std::string junit_case(const Tested& tested, const ScenarioResult& result, Language language) {
  const std::string open = fmt::format("    <testcase classname=\"{}\" name=\"{}\"", xml(tested.path), xml(result.name.in(language)));
  if (result.passed) return open + "/>\n";
  const auto& first = result.errors.empty() ? result.failures.front().explanation.front() : result.errors.front();
  return fmt::format("{}><failure type=\"scenario\" message=\"{}\">{}</failure></testcase>\n", open, xml(first.in(language)), xml(result_text(tested, result, language)));
}

std::string junit_suite(const Tested& tested, const TestReportOptions& options) {
  const Language language = language_of(tested, options);
  std::string cases;
  for (const auto& result : tested.results) cases += junit_case(tested, result, language);
  std::size_t tests = tested.results.size(), failures = tested.failed();
  if (options.threshold && tested.coverage) {
    const bool failed = low(tested, options);
    const std::string open = fmt::format("    <testcase classname=\"{}\" name=\"coverage\"", xml(tested.path));
    cases += failed ? fmt::format("{}><failure type=\"coverage\">{}</failure></testcase>\n", open, xml(coverage_text(tested, options))) : open + "/>\n";
    ++tests;
    failures += failed ? 1 : 0;
  }
  return fmt::format("  <testsuite name=\"{}\" tests=\"{}\" failures=\"{}\">\n{}  </testsuite>\n", xml(tested.path), tests, failures, cases);
}

}  // namespace

std::size_t Tested::passed() const {
  return static_cast<std::size_t>(std::count_if(results.begin(), results.end(), [](const auto& r) { return r.passed; }));
}

std::string test_text(const std::vector<Tested>& packages, const TestReportOptions& options) {
  std::string text;
  for (const auto& tested : packages) text += (packages.size() > 1 ? tested.path + "\n" : "") + package_text(tested, options);
  return text;
}

std::string test_json(const std::vector<Tested>& packages, const TestReportOptions& options) {
  Json json;
  Json all = Json::array();
  for (const auto& tested : packages) all.push_back(package_json(tested, options));
  json["packages"] = all;
  return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

std::string test_junit(const std::vector<Tested>& packages, const TestReportOptions& options) {
  std::string suites;
  for (const auto& tested : packages) suites += junit_suite(tested, options);
  return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"yanpan test\">\n" + suites + "</testsuites>\n";
}

}  // namespace yanpan::tools
