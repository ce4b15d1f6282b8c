#include <algorithm>

#include "tools/check_fix.hpp"
#include "tools/check_report.hpp"
#include "tools/command.hpp"
#include "tools/policy_input.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"检查规则：写法、名称、类型和常见毛病", "check policies: syntax, names, types and common flaws"};
constexpr Text kDetails{
    "一次列出全部问题，每个都有代码、位置、原因和改法。PATH 是规则文件或者文件夹。\n"
    "例：yanpan check policies/quarter\n",
    "lists everything it finds in one go, each with a code, a place, a cause and a way\n"
    "out. PATH is a policy file or a folder.\n"
    "example: yanpan check policies/quarter\n"};
constexpr Text kFixed{"{0}：改好 {1} 处", "{0}: {1} repair{2} made"};
constexpr Text kRepair{"  {}:{}  {}：{}", "  {}:{}  {}: {}"};
constexpr Text kNotFixed{"写不成 {}，原文没有改动", "{} could not be written and is unchanged"};

Checked check_once(const std::string& path, const Arguments& arguments) {
  lang::CollectingSink sink;
  Checked checked{path, lang::load_package(path, roots_of(arguments), sink), {}};
  checked.diagnostics = sink.take_sorted();
  checked.suppressed = sink.take_suppressed();
  return checked;
}

constexpr int kMostRounds = 100;   // each repair takes a mistake away; the limit is for our own bugs

// A repair can uncover the next mistake: it goes on until none is left to make,
// so that a second --fix has nothing to do. What is shown is the state after it.
bool fix(Checked& checked, const Arguments& arguments, Console& console) {
  std::vector<Repair> all;
  for (int round = 0; round < kMostRounds; ++round) {
    const auto repairs = apply_fixes(checked);
    if (!repairs) return console.error(kNotFixed, repairs.error()), false;
    if (repairs->empty()) break;
    all.insert(all.end(), repairs->begin(), repairs->end());
    checked = check_once(checked.path, arguments);
  }
  if (all.empty()) return true;
  console.set_policy_language(checked.language());
  console.note(kFixed, checked.path, all.size(), plural(all.size()));
  for (const auto& repair : all) console.note(kRepair, repair.file, repair.line, repair.word, repair.text);
  return true;
}

bool failed(const std::vector<Checked>& packages, std::string_view level) {
  return std::any_of(packages.begin(), packages.end(), [&](const Checked& checked) {
    return checked.count(lang::Severity::Error) > 0 || (level == "warning" && !checked.diagnostics.empty());
  });
}

Exit check(const Arguments& arguments, Console& console) {
  const auto& paths = arguments.positional;
  if (!std::all_of(paths.begin(), paths.end(), [&](const auto& path) { return policy_path_usable(path, console); })) return Exit::CouldNot;
  std::vector<Checked> packages;
  for (const auto& path : paths) {
    packages.push_back(check_once(path, arguments));
    if (arguments.has("fix") && !fix(packages.back(), arguments, console)) return Exit::CouldNot;
  }
  const lang::RenderOptions render{console.color_on_stdout(), console.given_language()};
  console.write(report(arguments.value_or("format", "text"), packages, render));
  return failed(packages, arguments.value_or("fail-level", "error")) ? Exit::Findings : Exit::Done;
}

std::vector<Option> options() {
  return {
      {"format", "FORMAT", {"用哪种格式，默认 text", "the format, text by default"}, report_formats()},
      {"fail-level", "LEVEL", {"从哪一级起退出码为 1，默认 error", "from which level on the exit status is 1, error by default"}, {"error", "warning"}},
      {"fix", "", {"诊断带有改法的，直接改进文件", "make the repairs that diagnostics carry"}},
      root_option(),
  };
}

}  // namespace

const Command& check_command() {
  static const Command command{"check", "PATH... [--format FORMAT] [--fix]", kSummary, kDetails, 1, Command::kMany, options(), check};
  return command;
}

}  // namespace yanpan::tools
