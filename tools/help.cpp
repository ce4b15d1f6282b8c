#include "tools/help.hpp"

#include <algorithm>

namespace yanpan::tools {
namespace {

constexpr Text kTitle{"yanpan（研判）：把写下来的办案责任规则变成可检查、可测试、可说明的清单",
                      "yanpan (研判): written accountability policy, checked, tested and explained"};
constexpr Text kProgramUsage{"用法：yanpan 命令 [参数] [选项]", "usage: yanpan VERB [arguments] [options]"};
constexpr Text kUsage{"用法：yanpan {} {}", "usage: yanpan {} {}"};
constexpr Text kVerbs{"命令：", "verbs:"};
constexpr Text kOptions{"选项：", "options:"};
constexpr Text kCommon{"每个命令都有的选项：", "options of every verb:"};
constexpr Text kOneOf{"（{}）", " ({})"};
constexpr Text kMore{
    "每个命令的说明：yanpan 命令 --help。程序版本：yanpan --version\n"
    "退出码：0 完成，没有发现；1 完成，有发现；2 未能执行，什么也没有写。\n",
    "about one verb: yanpan VERB --help. the version: yanpan --version\n"
    "exit status: 0 done, nothing found; 1 done, with findings; 2 could not run, nothing was written.\n"};

std::string left_cell(const Option& option) {
  std::string cell = option.name == "help" ? "-h, " : option.name == "verbose" ? "-v, " : "    ";
  cell += fmt::format("--{}", option.name);
  if (!option.value.empty()) cell += fmt::format(" {}", option.value);
  return cell;
}

std::string right_cell(const Option& option, Language language) {
  std::string cell(option.help.in(language));
  if (!option.choices.empty()) cell += fill(language, kOneOf, fmt::join(option.choices, " | "));
  return cell;
}

// The left column is ASCII, so padding by bytes is padding by width.
std::string option_table(const std::vector<Option>& options, Language language) {
  std::size_t width = 0;
  for (const auto& option : options) width = std::max(width, left_cell(option).size());
  std::string table;
  for (const auto& option : options) {
    table += fmt::format("  {:<{}}  {}\n", left_cell(option), width, right_cell(option, language));
  }
  return table;
}

}  // namespace

std::string program_help(Language language) {
  std::string text = fmt::format("{}\n\n{}\n\n{}\n", kTitle.in(language), kProgramUsage.in(language), kVerbs.in(language));
  for (const auto* command : commands()) text += fmt::format("  {:<8} {}\n", command->verb, command->summary.in(language));
  return text + fmt::format("\n{}\n{}\n{}", kCommon.in(language), option_table(common_options(), language), kMore.in(language));
}

std::string command_help(const Command& command, Language language) {
  std::string text = fmt::format("{}\n\n{}\n", command.summary.in(language), fill(language, kUsage, command.verb, command.usage));
  text += fmt::format("\n{}", command.details.in(language));
  if (!command.options.empty()) text += fmt::format("\n{}\n{}", kOptions.in(language), option_table(command.options, language));
  return text + fmt::format("\n{}\n{}", kCommon.in(language), option_table(common_options(), language));
}

}  // namespace yanpan::tools
