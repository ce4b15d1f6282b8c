#include "tools/arguments.hpp"
#include "tools/command.hpp"
#include "tools/new_folder.hpp"
#include "tools/sample/sample.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kSummary{"生成一个季度四个部门的示例数据", "write a realistic synthetic quarter of four departments"};
constexpr Text kDetails{
    "写出 policies/quarter 所读的文件，人名和案号都是编造的。种子相同，字节就相同。\n"
    "例：yanpan sample build/sample --cases 2000 --seed 7\n",
    "writes the files that policies/quarter reads; every person and case is invented.\n"
    "the same seed gives the same bytes.\n"
    "example: yanpan sample build/sample --cases 2000 --seed 7\n"};
constexpr Text kFailed{"写不成 {}：{}", "{} could not be written: {}"};
constexpr Text kWritten{"示例数据写在 {}。接下来：yanpan run policies/quarter --data {}", "the sample is in {}. next: yanpan run policies/quarter --data {}"};

constexpr std::uint64_t kMostCases = 10'000'000;

Exit sample(const Arguments& arguments, Console& console) {
  const auto language = console.language();
  const yanpan::sample::Options defaults;
  const auto cases = read_number(arguments, "cases", defaults.cases, 1, kMostCases, language);
  if (!cases) return console.error(cases.error().sentence), Exit::CouldNot;
  const auto seed = read_number(arguments, "seed", defaults.seed, 0, UINT64_MAX, language);
  if (!seed) return console.error(seed.error().sentence), Exit::CouldNot;

  const auto& folder = arguments.positional.front();
  if (!folder_is_free(folder, arguments.has("force"), console)) return Exit::CouldNot;
  if (const auto reason = yanpan::sample::write(folder, {.cases = *cases, .seed = *seed})) {
    console.error(kFailed, folder, *reason);
    return Exit::CouldNot;
  }
  console.note(kWritten, folder, folder);
  return Exit::Done;
}

std::vector<Option> options() {
  return {
      {"cases", "N", {"多少件案件，默认 400", "how many cases, 400 by default"}},
      {"seed", "S", {"随机种子，默认 1", "the seed, 1 by default"}},
      {"force", "", {"文件夹里已有文件时也写，同名的会被替换", "write even where the folder holds files; those of the same names are replaced"}},
  };
}

}  // namespace

const Command& sample_command() {
  static const Command command{"sample", "DIR [--cases N] [--seed S] [--force]", kSummary, kDetails, 1, 1, options(), sample};
  return command;
}

}  // namespace yanpan::tools
