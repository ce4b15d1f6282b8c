#include <algorithm>

#include "tools/arguments.hpp"
#include "tools/command.hpp"
#include "tools/mutation.hpp"
#include "tools/progress.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"在规则里放进小差错，看用例能不能发现", "put small mistakes into the rules and see whether the scenarios notice"};
constexpr Text kDetails{
    "每个界限上下移动一步，且与或互换，非加上或去掉，证据多要少要一项，每次一处。\n"
    "没有用例发现的，给出一个能发现它的用例；任何情形都分不出的算等价，不计分。\n"
    "例：yanpan mutate policies/quarter --threshold 90\n",
    "each threshold one step up and down, and turned into or, negations put and taken\n"
    "away, one item of evidence more and less, one change at a time. for what no scenario\n"
    "notices a case is shown that would; what no case at all tells apart is equivalent\n"
    "and not counted.\n"
    "example: yanpan mutate policies/quarter --threshold 90\n"};

Exit mutate(const Arguments& arguments, Console& console) {
  const auto least = read_number(arguments, "threshold", 0, 0, 100, console.language());
  const auto threads = read_number(arguments, "threads", 0, 1, 1024, console.language());
  const auto steps = read_number(arguments, "steps", static_cast<std::uint64_t>(MutateOptions{}.steps), 1, 1'000'000'000'000, console.language());
  for (const auto* number : {&least, &threads, &steps})
    if (!*number) return console.error(number->error().sentence, number->error().way_out), Exit::CouldNot;
  std::vector<Mutated> packages;
  for (const auto& path : arguments.positional) {
    auto input = load_policy(path, arguments, console);
    if (!input) return Exit::CouldNot;
    Progress progress(console);
    MutateOptions options{static_cast<unsigned>(*threads), static_cast<std::int64_t>(*steps), [&](double done) { progress.report("mutate", done); }};
    packages.push_back(mutate(path, std::move(*input), options));
  }
  const auto threshold = arguments.has("threshold") ? std::optional(*least) : std::nullopt;
  console.write(arguments.value_or("format", "text") == "json" ? mutation_json(packages, console.given_language()) : mutation_text(packages, console.given_language(), threshold));
  const bool low = std::any_of(packages.begin(), packages.end(), [&](const Mutated& mutated) { return threshold && mutated.total().percent() < *threshold; });
  return low ? Exit::Findings : Exit::Done;
}

std::vector<Option> options() {
  return {
      {"threshold", "N", {"变异得分低于 N% 时退出码为 1", "exit with 1 where the mutation score is below N percent"}},
      {"format", "FORMAT", {"用哪种格式，默认 text", "the format, text by default"}, {"text", "json"}},
      {"threads", "N", {"用几个线程，默认与处理器数相同", "how many threads, as many as the machine has by default"}},
      {"steps", "N", {"判定一处漏过的变异最多用多少步，默认 20000000", "how many steps at most to decide about one survivor, 20000000 by default"}},
      root_option(),
  };
}

}  // namespace

const Command& mutate_command() {
  static const Command command{"mutate", "PATH... [--threshold N] [--format FORMAT]", kSummary, kDetails, 1, Command::kMany, options(), mutate};
  return command;
}

}  // namespace yanpan::tools
