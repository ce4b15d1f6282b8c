#include "tools/command.hpp"
#include "tools/handbook/handbook.hpp"
#include "tools/new_folder.hpp"
#include "tools/policy_input.hpp"
#include "tools/replace_file.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr Text kSummary{"把规则包写成手册", "the policy as a handbook"};
constexpr Text kDetails{
    "规则写成句子，附依据、界限、处置表、层级图，以及每个量的含义和数据来源。\n"
    "不写 --out 时手册写到标准输出；写了就把 handbook.md、handbook.html 和层级图放进这个文件夹。\n"
    "例：yanpan doc policies/quarter --format html > 手册.html\n",
    "rules as sentences, with basis, thresholds, interventions, the picture of the tiers, and\n"
    "what each measure means and where its data comes from. Without --out the handbook goes to\n"
    "standard output; with it handbook.md, handbook.html and the pictures go into that folder.\n"
    "example: yanpan doc policies/quarter-en --format html > handbook.html\n"};
constexpr Text kNotWritten{"{} 没有写成", "{} could not be written"};
constexpr Text kFormatNeedsNoOut{"--format 说的是标准输出，不能与 --out 同用", "--format is for standard output and cannot be used with --out"};
constexpr Text kWritten{"手册在 {}/handbook.html", "the handbook is {}/handbook.html"};

bool write_folder(const Document& document, const fs::path& folder, Console& console) {
  std::error_code error;
  fs::create_directories(folder, error);
  std::vector<NewFile> files;
  for (const Block& block : document.blocks) {
    if (const auto* figure = std::get_if<Figure>(&block)) files.emplace_back(folder / figure->file, figure->svg);
  }
  files.emplace_back(folder / "handbook.md", to_markdown(document, Pictures::Beside));
  files.emplace_back(folder / "handbook.html", to_html(document));
  if (const auto written = replace_files(files); !written) return console.error(kNotWritten, written.error()), false;
  return true;
}

Exit doc(const Arguments& arguments, Console& console) {
  const auto out = arguments.value("out");
  if (out && arguments.has("format")) return console.error(kFormatNeedsNoOut), Exit::CouldNot;
  const auto policy = load_policy(arguments, console);
  if (!policy) return Exit::CouldNot;
  const auto document = handbook(policy->policy(), console.given_language().value_or(policy->policy().language));
  if (!out) {
    console.write(arguments.value_or("format", "markdown") == "html" ? to_html(document) : to_markdown(document, Pictures::Without));
    return Exit::Done;
  }
  // A handbook is written anew as often as the policy changes, and only over an earlier one.
  if (!folder_is_free(*out, fs::exists(fs::path(*out) / "handbook.md"), console) || !write_folder(document, *out, console)) return Exit::CouldNot;
  console.note(kWritten, *out);
  return Exit::Done;
}

}  // namespace

const Command& doc_command() {
  static const Command command{"doc",
                               "PATH [--format FORMAT | --out DIR]",
                               kSummary,
                               kDetails,
                               1,
                               1,
                               {{"format", "FORMAT", {"标准输出的格式，默认 markdown", "the format on standard output, markdown by default"}, {"markdown", "html"}},
                                {"out", "DIR", {"把手册写进这个文件夹", "write the handbook into this folder"}},
                                root_option()},
                               doc};
  return command;
}

}  // namespace yanpan::tools
