#include <algorithm>
#include <span>

#include "engine/model/digest.hpp"
#include "engine/output/output.hpp"
#include "lang/diag/suggest.hpp"
#include "tools/command.hpp"
#include "tools/console_sink.hpp"
#include "tools/data_input.hpp"
#include "tools/log.hpp"
#include "tools/policy_input.hpp"
#include "tools/run_summary.hpp"

namespace yanpan::tools {
namespace {

using engine::OutputFile;

constexpr Text kSummary{"按规则研判一批数据，写出研判清单", "attribute a body of data by a policy and write the list"};
constexpr Text kDetails{
    "读规则和四个部门的数据，给出每件案件的一名责任人、每个问题的一个原因；\n"
    "定不下来的写明一个理由，移送会商。不写 --out 时，清单写到标准输出。\n"
    "例：yanpan run policies/quarter --data build/sample --out build/run\n",
    "reads a policy and the departments' data and gives each case its one person and each\n"
    "problem its one cause, or one reason for referral. without --out the list goes to\n"
    "standard output.\n"
    "example: yanpan run policies/quarter --data build/sample --out build/run\n"};

constexpr Text kNoSuchFile{"`--only {}`：没有这个输出文件", "`--only {}`: there is no such file"};
constexpr Text kDidYouMean{"你是不是想写 `{}`？", "did you mean `{}`?"};
constexpr Text kFilesAre{"可以写：{}", "it can be: {}"};
constexpr Text kOnlyNeedsOut{"--only 选的是 --out 文件夹里的文件，要和 --out 一起用", "--only chooses among the files of --out and needs it"};
constexpr Text kFormatNeedsNoOut{"--format 说的是标准输出的格式，不能和 --out 一起用", "--format is about standard output and does not go with --out"};
constexpr Text kTimingsNeedOut{"--timings 写在 run.json 里，要和 --out 一起用", "--timings go into run.json and need --out"};
constexpr Text kNotWritten{"写不成 {}：{}。原来的内容没有改动", "{} could not be written: {}. what was there before is unchanged"};

const std::vector<std::string_view>& file_words() {
  static const std::vector<std::string_view> words{"list",      "list.csv", "list.json",  "cases",         "interventions",
                                                   "rejects", "conflicts", "graph", "graph.json", "graph.graphml", "run"};
  return words;
}

bool is_graph(OutputFile file) { return file == OutputFile::GraphJson || file == OutputFile::GraphMl; }
bool wants_evidence(OutputFile file) { return file == OutputFile::ListJson || is_graph(file); }
bool wants_interventions(OutputFile file) { return file == OutputFile::Interventions || file == OutputFile::Run || is_graph(file); }

// What need not be written need not be computed either.
DataRequest request_for(const std::vector<OutputFile>& files, const Arguments& arguments) {
  return {.keep_evidence = std::any_of(files.begin(), files.end(), wants_evidence),
          .interventions = std::any_of(files.begin(), files.end(), wants_interventions),
          .digests = std::find(files.begin(), files.end(), OutputFile::Run) != files.end(),
          .strict = arguments.has("strict")};
}

std::vector<std::string> split_names(std::string_view names) {
  std::vector<std::string> parts;
  while (!names.empty()) {
    const auto comma = std::min(names.find(','), names.size());
    parts.emplace_back(names.substr(0, comma));
    names.remove_prefix(std::min(comma + 1, names.size()));
  }
  return parts;
}

bool add_named(std::string_view name, std::vector<OutputFile>& files, Console& console) {
  const auto named = engine::outputs_named(name);
  if (named.empty()) {
    const auto meant = lang::nearest(name, file_words());
    const auto language = console.language();
    console.error(fill(language, kNoSuchFile, name),
                  meant.empty() ? fill(language, kFilesAre, fmt::join(file_words(), ", ")) : fill(language, kDidYouMean, meant.front()));
    return false;
  }
  for (const auto file : named) {
    if (std::find(files.begin(), files.end(), file) == files.end()) files.push_back(file);
  }
  return true;
}

// Without --only every file; without --out the one that --format names.
std::optional<std::vector<OutputFile>> wanted_files(const Arguments& arguments, Console& console) {
  if (!arguments.has("out")) return std::vector{arguments.value_or("format", "csv") == "json" ? OutputFile::ListJson : OutputFile::List};
  if (!arguments.has("only")) return std::vector(std::begin(engine::kAllOutputs), std::end(engine::kAllOutputs));
  std::vector<OutputFile> files;
  for (const auto& names : arguments.values("only")) {
    for (const auto& name : split_names(names)) {
      if (!add_named(name, files, console)) return std::nullopt;
    }
  }
  return files;
}

bool options_agree(const Arguments& arguments, Console& console) {
  const bool out = arguments.has("out");
  if (!out && arguments.has("only")) return console.error(kOnlyNeedsOut), false;
  if (!out && arguments.has("timings")) return console.error(kTimingsNeedOut), false;
  if (out && arguments.has("format")) return console.error(kFormatNeedsNoOut), false;
  return true;
}

engine::OutputOptions output_options(const PolicyInput& policy, const Arguments& arguments, std::vector<OutputFile> files, Console& console) {
  engine::OutputOptions options;
  options.files = std::move(files);
  options.language = console.given_language().value_or(policy.policy().language);
  options.excel_safe = arguments.has("excel-safe");
  options.threads = threads_of(arguments, console).value_or(0);
  options.policy_sha256 = engine::sha256_hex(lang::canonical_text(policy.policy()));
  options.tool_version = YANPAN_VERSION;
  options.timings = arguments.has("timings");
  return options;
}

bool write_files(const engine::Attribution& attribution, const engine::OutputOptions& options, const std::string& folder, Console& console) {
  const auto failure = engine::write_folder(attribution, options, folder);
  if (failure) console.error(kNotWritten, folder, *failure);
  return !failure;
}

Exit run(const Arguments& arguments, Console& console) {
  if (!options_agree(arguments, console)) return Exit::CouldNot;
  const auto files = wanted_files(arguments, console);
  if (!files) return Exit::CouldNot;
  const auto policy = load_policy(arguments, console);
  if (!policy) return Exit::CouldNot;
  auto data = attribute_data(*policy, arguments, request_for(*files, arguments), console);
  if (!data) return Exit::CouldNot;
  // A run is the last thing a process does: the system takes its memory back at once, the destructors row by row.
  static const engine::Attribution* kept = nullptr;
  kept = data->attribution.release();
  const auto& attribution = *kept;

  const auto folder = arguments.value("out");
  auto options = output_options(*policy, arguments, *files, console);
  options.steps = data->steps;
  if (folder) {
    if (!write_files(attribution, options, *folder, console)) return Exit::CouldNot;
  } else {
    ConsoleSink sink(console);
    engine::write_output(attribution, files->front(), options, sink);
    if (!console.flush()) return Exit::CouldNot;  // main says why
  }
  log_info("written");
  console.note(run_summary(attribution, {folder, *files}, console.language()));
  return attribution.snapshot.rejects.empty() ? Exit::Done : Exit::Findings;
}

std::vector<Option> options() {
  auto all = data_options();
  all.push_back({"out", "DIR", {"把结果写进这个文件夹：全部写成，或者完全不动", "write the files into this folder: all of them or none"}});
  all.push_back({"only", "FILES", {"只写这些文件，用逗号隔开，如 list,cases", "only these files, with commas: list,cases"}});
  all.push_back({"format", "FORMAT", {"不写 --out 时标准输出的格式", "the format on standard output where there is no --out"}, {"csv", "json"}});
  all.push_back({"strict", "", {"有任何一处数据不能用就停下，什么也不写", "any cell or row that cannot be used ends the run before anything is written"}});
  all.push_back({"excel-safe", "", {"CSV 供人用表格软件打开：带 BOM，像公式的单元格改成文本",
                                    "CSV for people: with a BOM, and cells that look like formulas made text"}});
  all.push_back({"timings", "", {"在 run.json 里记下各步用时（从此每次的字节不同）", "put the time of each step into run.json (its bytes then differ from run to run)"}});
  all.push_back(root_option());
  return all;
}

}  // namespace

const Command& run_command() {
  static const Command command{"run", "PATH --data DIR [--out DIR] [...]", kSummary, kDetails, 1, 1, options(), run};
  return command;
}

}  // namespace yanpan::tools
