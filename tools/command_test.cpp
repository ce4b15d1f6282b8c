#include <algorithm>
#include <regex>

#include "tools/arguments.hpp"
#include "tools/command.hpp"
#include "tools/policy_input.hpp"
#include "tools/test_accept.hpp"
#include "tools/test_report.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"运行规则包里的用例", "run the scenarios of a policy"};
constexpr Text kDetails{
    "用例写在规则旁边，说明给定事实或给定数据行时应当得到什么。\n"
    "例：yanpan test policies/quarter --coverage --threshold 90\n",
    "scenarios stand beside the rules and say what given values, or given rows of data,\n"
    "should lead to.\n"
    "example: yanpan test policies/quarter --coverage --threshold 90\n"};
constexpr Text kBadPattern{"`--run {}` 不是正则表达式", "`--run {}` is no regular expression"};
constexpr Text kPatternHelp{"字面的 . * + ? ( ) [ ] 前加反斜线", "write a backslash before a literal . * + ? ( ) [ ]"};
constexpr Text kNoMatch{"没有名称符合 `{}` 的用例", "no scenario has a name that matches `{}`"};
constexpr Text kNoMatchHelp{"不写 --run 时运行全部用例并列出名称", "without --run every scenario runs and is named"};
constexpr Text kThresholdNeedsCoverage{"--threshold 是覆盖的下限，要和 --coverage 一起用", "--threshold is about coverage and needs --coverage"};
constexpr Text kNotWritten{"写不成 {}。原来的内容没有改动", "{} could not be written. what was there before is unchanged"};
constexpr Text kNotEdited{"{} 不在规则包里，或者已被改动，没有改写任何文件", "{} is outside the package or has changed meanwhile; no file was changed"};

std::optional<std::regex> pattern_of(const std::string& text, Console& console) {
  try {
    return std::regex(text, std::regex::ECMAScript | std::regex::optimize);
  } catch (const std::regex_error&) {
    console.error(fill(console.language(), kBadPattern, text), kPatternHelp.in(console.language()));
    return std::nullopt;
  }
}

bool name_matches(const Name& name, const std::regex& pattern) {
  return std::regex_search(name.zh, pattern) || (!name.en.empty() && std::regex_search(name.en, pattern));
}

struct Request {
  engine::ScenarioFilter filter;
  bool coverage = false;
  std::optional<std::uint64_t> threshold;
};

std::optional<Request> request_of(const Arguments& arguments, Console& console) {
  Request request{{}, arguments.has("coverage"), std::nullopt};
  if (const auto text = arguments.value("run")) {
    auto pattern = pattern_of(*text, console);
    if (!pattern) return std::nullopt;
    request.filter = [pattern = std::move(*pattern)](const lang::ScenarioPlan& plan) { return name_matches(plan.name, pattern); };
  }
  if (!arguments.has("threshold")) return request;
  const auto least = read_number(arguments, "threshold", 0, 0, 100, console.language());
  if (!least) return console.error(least.error().sentence, least.error().way_out), std::nullopt;
  if (!request.coverage) return console.error(kThresholdNeedsCoverage), std::nullopt;
  request.threshold = *least;
  return request;
}

std::optional<std::vector<Tested>> run_all(const Arguments& arguments, const Request& request, Console& console) {
  std::vector<Tested> packages;
  std::size_t run = 0;
  for (const auto& path : arguments.positional) {
    auto input = load_policy(path, arguments, console);
    if (!input) return std::nullopt;
    Tested& tested = packages.emplace_back(Tested{path, std::move(*input), {}, std::nullopt});
    tested.results = engine::run_scenarios(tested.input.program, request.filter);
    if (request.coverage) tested.coverage = engine::measure_coverage(tested.input.program, request.filter);
    run += tested.results.size();
  }
  if (run > 0 || !request.filter) return packages;
  console.error(fill(console.language(), kNoMatch, *arguments.value("run")), kNoMatchHelp.in(console.language()));
  return std::nullopt;
}

/// False: nothing was rewritten, and why is said.
bool accept_all(const std::vector<Tested>& packages, Console& console, std::size_t& left) {
  std::vector<NewFile> files;
  std::vector<std::string> lines;
  for (const auto& tested : packages) {
    Acceptance acceptance = accept(tested);
    left += acceptance.left;
    const Language language = console.given_language().value_or(tested.input.policy().language);
    for (const auto& line : acceptance.lines) lines.push_back(line.in(language));
    auto changed = edited(tested.input.package.sources, tested.path, std::move(acceptance.edits));
    if (!changed) return console.error(kNotEdited, changed.error()), false;
    files.insert(files.end(), std::make_move_iterator(changed->begin()), std::make_move_iterator(changed->end()));
  }
  if (const auto written = replace_files(files); !written) return console.error(kNotWritten, written.error()), false;
  for (const std::string& line : lines) console.note(line);
  return true;
}

bool any_failed(const std::vector<Tested>& packages) {
  return std::any_of(packages.begin(), packages.end(), [](const Tested& tested) { return tested.failed() > 0; });
}

bool any_without_rows(const std::vector<Tested>& packages) {
  return std::any_of(packages.begin(), packages.end(), [](const Tested& tested) {
    return std::any_of(tested.results.begin(), tested.results.end(), [](const auto& result) { return !result.errors.empty(); });
  });
}

bool any_below(const std::vector<Tested>& packages, const Request& request) {
  return request.threshold && std::any_of(packages.begin(), packages.end(), [&](const Tested& tested) { return tested.coverage->percent() < *request.threshold; });
}

Exit test(const Arguments& arguments, Console& console) {
  const auto request = request_of(arguments, console);
  if (!request) return Exit::CouldNot;
  const auto packages = run_all(arguments, *request, console);
  if (!packages) return Exit::CouldNot;
  const TestReportOptions options{console.given_language(), request->threshold};
  if (const auto file = arguments.value("junit")) {
    if (const auto written = replace_files({{*file, test_junit(*packages, options)}}); !written) return console.error(kNotWritten, written.error()), Exit::CouldNot;
  }
  console.write(arguments.value_or("format", "text") == "json" ? test_json(*packages, options) : test_text(*packages, options));
  bool failed = any_failed(*packages);
  if (failed && arguments.has("accept")) {
    std::size_t left = 0;
    if (!accept_all(*packages, console, left)) return Exit::CouldNot;
    failed = left > 0 || any_without_rows(*packages);
  }
  return failed || any_below(*packages, *request) ? Exit::Findings : Exit::Done;
}

std::vector<Option> options() {
  return {
      {"coverage", "", {"列出用例没有看到的条件、界限和处置行", "show the conditions, thresholds and table rows that no scenario sees"}},
      {"threshold", "N", {"覆盖低于 N% 时退出码为 1", "exit with 1 where coverage is below N percent"}},
      {"run", "REGEX", {"只运行名称（中文或英文）符合的用例", "run only scenarios whose name, in either language, matches"}},
      {"junit", "FILE", {"另写一份 JUnit 报告", "write a JUnit report too"}},
      {"accept", "", {"把不符的预期改写成实得的结果", "rewrite failing expectations to what came out"}},
      {"format", "FORMAT", {"用哪种格式，默认 text", "the format, text by default"}, {"text", "json"}},
      root_option(),
  };
}

}  // namespace

const Command& test_command() {
  static const Command command{"test", "PATH... [--coverage [--threshold N]] [--run REGEX] [--accept]", kSummary, kDetails, 1, Command::kMany, options(), test};
  return command;
}

}  // namespace yanpan::tools
