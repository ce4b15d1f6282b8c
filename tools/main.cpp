// yanpan: finds the verb, reads its arguments, runs it. Everything a verb needs
// to be known for is in command.hpp; everything it does is in its own file.

#include <malloc.h>

#include <algorithm>
#include <exception>
#include <limits>
#include <new>
#include <span>
#include <string>
#include <vector>

#include "lang/diag/suggest.hpp"
#include "tools/arguments.hpp"
#include "tools/command.hpp"
#include "tools/console.hpp"
#include "tools/help.hpp"
#include "tools/log.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kNoVerb{"没有 `{}` 这个命令", "there is no verb `{}`"};
constexpr Text kDidYouMean{"你是不是想写 `yanpan {}`？", "did you mean `yanpan {}`?"};
constexpr Text kSeeHelp{"全部命令见 `yanpan --help`", "`yanpan --help` lists every verb"};
constexpr Text kNotWritten{"写不出标准输出（磁盘已满，或者对方已经关闭）", "standard output could not be written (disk full, or closed by its reader)"};
constexpr Text kUnexpected{
    "程序遇到没有料到的情况，已经停下；没有写成的文件不会出现在输出文件夹里。这是程序的缺陷，请把所用命令和规则文件告诉维护者",
    "the program met a situation it was not made for and stopped; no half-written file is left in the output folder. this is a defect of "
    "yanpan: please send the maintainers the command and the policy"};
constexpr Text kNoMemory{"内存不够，已经停下，什么也没有写", "there is not enough memory; nothing was written"};

// Before anything is checked, so that a refusal too is in the language asked for.
void find_language(const std::vector<std::string>& words, Console& console) {
  for (std::size_t i = 0; i < words.size(); ++i) {
    std::string_view value;
    if (words[i].starts_with("--lang=")) value = std::string_view(words[i]).substr(7);
    if (words[i] == "--lang" && i + 1 < words.size()) value = words[i + 1];
    if (const auto language = language_named(value)) console.set_language(*language);
  }
}

const Command* find_command(std::string_view verb) {
  for (const auto* command : commands()) {
    if (command->verb == verb) return command;
  }
  return nullptr;
}

Exit unknown_verb(std::string_view verb, Console& console) {
  std::vector<std::string_view> known;
  for (const auto* command : commands()) known.push_back(command->verb);
  const auto meant = lang::nearest(verb, known);
  const auto language = console.language();
  console.error(fill(language, kNoVerb, verb), meant.empty() ? std::string(kSeeHelp.in(language)) : fill(language, kDidYouMean, meant.front()));
  return Exit::CouldNot;
}

Exit run_command_line(const Command& command, std::span<const std::string> words, Console& console) {
  console.set_verb(command.verb);
  const auto arguments = read_arguments(command, words, console.language());
  if (!arguments) {
    console.error(arguments.error().sentence, arguments.error().way_out);
    return Exit::CouldNot;
  }
  if (arguments->has("help")) {
    console.write(command_help(command, console.language()));
    return Exit::Done;
  }
  set_log_verbose(arguments->has("verbose"));
  return command.run(*arguments, console);
}

bool is_help(std::string_view word) { return word == "--help" || word == "-h"; }

// `--lang` may also stand before the verb; it is then read as if it stood behind it.
std::vector<std::string> leading_language(const std::vector<std::string>& words) {
  std::size_t at = 0;
  while (at < words.size() && (words[at] == "--lang" || words[at].starts_with("--lang="))) at += words[at] == "--lang" ? 2 : 1;
  return {words.begin(), words.begin() + static_cast<std::ptrdiff_t>(std::min(at, words.size()))};
}

Exit dispatch(const std::vector<std::string>& words, Console& console) {
  find_language(words, console);
  const auto lead = leading_language(words);
  std::vector<std::string> rest(words.begin() + static_cast<std::ptrdiff_t>(lead.size()), words.end());
  if (rest.empty()) {
    console.note(program_help(console.language()));
    return Exit::CouldNot;
  }
  const auto verb = rest.front();
  rest.erase(rest.begin());
  rest.insert(rest.end(), lead.begin(), lead.end());
  if (is_help(verb)) {
    console.write(program_help(console.language()));
    return Exit::Done;
  }
  if (verb == "--version") {
    console.write("yanpan " YANPAN_VERSION "\n");
    return Exit::Done;
  }
  const auto* command = find_command(verb);
  return command == nullptr ? unknown_verb(verb, console) : run_command_line(*command, rest, console);
}

/// Columns come and go by the hundred megabytes. What is given back to the
/// system has to be cleared anew, so it stays with the process.
void keep_memory() {
#ifdef __GLIBC__
  ::mallopt(M_MMAP_MAX, 0);
  ::mallopt(M_TRIM_THRESHOLD, std::numeric_limits<int>::max());
#endif
}

Exit guarded(const std::vector<std::string>& words, Console& console) {
  try {
    const Exit exit = dispatch(words, console);
    if (console.flush()) return exit;
    console.error(kNotWritten);
  } catch (const std::bad_alloc&) {
    console.error(kNoMemory);
  } catch (const std::exception&) {
    // What the exception says is for us, in nobody's language; --verbose or a debugger has the rest.
    console.error(kUnexpected);
  }
  return Exit::CouldNot;
}

}  // namespace
}  // namespace yanpan::tools

int main(int argc, char** argv) {
  yanpan::tools::keep_memory();
  yanpan::tools::Console console;
  return static_cast<int>(yanpan::tools::guarded(std::vector<std::string>(argv + (argc > 0 ? 1 : 0), argv + argc), console));
}
