#include <algorithm>
#include <cstdio>

#include "tools/command.hpp"
#include "tools/format_input.hpp"
#include "tools/policy_input.hpp"
#include "tools/replace_file.hpp"
#include "tools/unified_diff.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"把规则文件排成统一的样子，或者译成另一种语言", "lay policies out in the one canonical form, or translate them"};
constexpr Text kDetails{
    "排好的文件写回原处，并列出改了哪些。注释、引号里的文字和规则的意思都不变；意思会变的不写。\n"
    "PATH 是规则文件，或者文件夹（连同其中的文件夹）；只写 - 时读标准输入，写标准输出。\n"
    "例：yanpan fmt --check policies\n"
    "    yanpan fmt --to english --diff policies/quarter\n",
    "writes each file in place and lists those it changed. comments, quoted texts and the meaning\n"
    "stay; where the meaning would change nothing is written. PATH is a policy file, or a folder\n"
    "with all below it; - alone reads standard input and writes standard output.\n"
    "example: yanpan fmt --check policies\n"
    "         yanpan fmt --to english --diff policies/quarter\n"};
constexpr Text kNotWritten{"写不成 {}，一个文件也没有改动", "{} could not be written; no file was changed"};
constexpr Text kAlone{"`-` 不能和别的路径一起写", "`-` stands alone, not beside other paths"};

std::string standard_input() {
  std::string text;
  char buffer[1 << 16];
  while (const std::size_t read = std::fread(buffer, 1, sizeof buffer, stdin)) text.append(buffer, read);
  return text;
}

/// Says what would change; nothing is written.
Exit show(const std::vector<FormattedFile>& files, const Arguments& arguments, Console& console) {
  bool found = false;
  for (const auto& file : files) {
    if (!file.changed()) continue;
    found = true;
    console.write(arguments.has("diff") ? unified_diff(file.path, file.before, file.after) : file.path + "\n");
  }
  return found ? Exit::Findings : Exit::Done;
}

/// All of them or none.
Exit rewrite(const std::vector<FormattedFile>& files, Console& console) {
  std::vector<NewFile> changed;
  for (const auto& file : files) {
    if (file.changed()) changed.emplace_back(file.path, file.after);
  }
  if (const auto written = replace_files(changed); !written) return console.error(kNotWritten, written.error()), Exit::CouldNot;
  for (const auto& [path, text] : changed) console.write(path.string() + "\n");
  return Exit::Done;
}

std::optional<std::vector<FormattedFile>> formatted(const Arguments& arguments, bool stream, Console& console) {
  const auto to = language_named(arguments.value_or("to", ""));
  const auto roots = roots_of(arguments);
  if (!stream) return format_files(arguments.positional, to, roots, console);
  auto file = format_stream(standard_input(), to, roots, console);
  if (!file) return std::nullopt;
  return std::vector{std::move(*file)};
}

Exit format(const Arguments& arguments, Console& console) {
  const auto& paths = arguments.positional;
  const bool stream = std::find(paths.begin(), paths.end(), "-") != paths.end();
  if (stream && paths.size() > 1) return console.error(kAlone), Exit::CouldNot;
  if (!stream && !std::all_of(paths.begin(), paths.end(), [&](const auto& path) { return policy_path_usable(path, console); })) return Exit::CouldNot;
  const auto files = formatted(arguments, stream, console);
  if (!files) return Exit::CouldNot;
  if (arguments.has("check") || arguments.has("diff")) return show(*files, arguments, console);
  if (!stream) return rewrite(*files, console);
  console.write(files->front().after);
  return Exit::Done;
}

std::vector<Option> options() {
  return {
      {"check", "", {"只列出会改动的文件，有就以 1 退出；什么也不写", "only list the files that would change, exit status 1 if any; nothing is written"}},
      {"diff", "", {"只显示改动，有就以 1 退出；什么也不写", "only show the changes, exit status 1 if any; nothing is written"}},
      {"to", "LANG", {"译成哪种语言：关键字和名称都换，注释和引号里的文字不动", "the language to translate to: keywords and names change, comments and quoted texts stay"}, {"zh", "en", "中文", "english"}},
      root_option(),
  };
}

}  // namespace

const Command& fmt_command() {
  static const Command command{"fmt", "PATH... [--check] [--diff] [--to LANG]", kSummary, kDetails, 1, Command::kMany, options(), format};
  return command;
}

}  // namespace yanpan::tools
