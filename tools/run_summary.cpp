#include "tools/run_summary.hpp"

#include <algorithm>
#include <array>

#include "engine/print/printer.hpp"
#include "lang/value/date.hpp"
#include "tools/text.hpp"

namespace yanpan::tools {
namespace {

constexpr Text kHead{"{0} 个问题，{1} 件案件，截至 {2}", "{0} problem{3} in {1} case{4} as of {2}"};
constexpr Text kStatus{"  已归因 {}，暂定 {}，移送会商 {}", "  attributed {}, provisional {}, referred {}"};
constexpr Text kCategories{"  按原因：流程 {}，精力 {}，能力 {}，态度 {}", "  by cause: process {}, capacity {}, skill {}, attitude {}"};
constexpr Text kReasons{"  移送会商的理由：{}", "  referred because: {}"};
constexpr Text kRejects{"  没有用上的单元格或行 {}{}", "  input cells or rows not used: {}{}"};
constexpr Text kConflicts{"  部门之间不一致的数据 {} 行{}", "  rows on which departments disagree: {}{}"};
constexpr Text kReported{"  另有须知 {} 条（重复行、连不上的行、待查事项等）{}", "  also noted: {} (equal rows, rows that link to nothing, open questions ...){}"};
constexpr Text kSeeFile{"，见 {}", ", see {}"};
constexpr Text kFolder{"结果在 {}，先看 {}", "the files are in {}; begin with {}"};
constexpr Text kSeparator{"，", ", "};
constexpr Text kNoDate{"（数据中没有日期）", "no date at all"};

struct Counts {
  std::array<std::size_t, 3> status{};
  std::array<std::size_t, 4> category{};
  std::array<std::size_t, static_cast<std::size_t>(lang::Reason::DataConflict) + 1> reason{};
  std::size_t cases = 0;
};

void count_verdict(const lang::Program& program, const engine::ProblemVerdict& verdict, Counts& counts) {
  ++counts.status[static_cast<std::size_t>(verdict.status)];
  if (verdict.reason) ++counts.reason[static_cast<std::size_t>(*verdict.reason)];
  if (verdict.status == engine::Status::Referred || !verdict.cause.valid()) return;
  const auto& cause = program.versions[verdict.version].causes[verdict.cause.value];
  ++counts.category[static_cast<std::size_t>(cause.category)];
}

Counts count(const engine::Attribution& attribution) {
  Counts counts;
  for (const auto& verdict : attribution.outcome.verdicts) count_verdict(*attribution.program, verdict, counts);
  for (const auto& verdict : attribution.outcome.cases) counts.cases += verdict.in_scope ? 1 : 0;
  return counts;
}

std::string reasons(const Counts& counts, Language language) {
  std::string line;
  for (std::size_t i = 0; i < counts.reason.size(); ++i) {
    if (counts.reason[i] == 0) continue;
    if (!line.empty()) line += kSeparator.in(language);
    line += fmt::format("{} {}", engine::reason_text(static_cast<lang::Reason>(i)).in(language), counts.reason[i]);
  }
  return line;
}

std::size_t reported(const engine::Attribution& attribution) {
  const auto& outcome = attribution.outcome;
  const auto& snapshot = attribution.snapshot;
  return snapshot.equal_rows.size() + snapshot.dangling.size() + outcome.open_questions.size() + outcome.broken.size() +
         outcome.unlinked.size() + outcome.overflows.size();
}

class Summary {
 public:
  Summary(const Written& written, Language language) : written_(written), language_(language) {}

  template <class... Args>
  void line(const Text& text, const Args&... args) {
    text_ += fill(language_, text, args...) + "\n";
  }
  void counted(const Text& text, std::size_t n, engine::OutputFile file) {
    if (n > 0) line(text, n, wrote(file) ? fill(language_, kSeeFile, path(file)) : std::string());
  }
  void where() {
    if (written_.folder && !written_.files.empty()) line(kFolder, *written_.folder, path(written_.files.front()));
  }
  std::string take() { return std::move(text_); }

 private:
  bool wrote(engine::OutputFile file) const {
    return written_.folder && std::find(written_.files.begin(), written_.files.end(), file) != written_.files.end();
  }
  std::string path(engine::OutputFile file) const { return fmt::format("{}/{}", *written_.folder, engine::file_name(file)); }

  const Written& written_;
  Language language_;
  std::string text_;
};

}  // namespace

std::string run_summary(const engine::Attribution& attribution, const Written& written, Language language) {
  const auto counts = count(attribution);
  const auto& as_of = attribution.outcome.as_of;
  Summary summary(written, language);
  const auto problems = attribution.outcome.verdicts.size();
  summary.line(kHead, problems, counts.cases, as_of ? format_date(*as_of) : std::string(kNoDate.in(language)), plural(problems), plural(counts.cases));
  summary.line(kStatus, counts.status[0], counts.status[1], counts.status[2]);
  summary.line(kCategories, counts.category[0], counts.category[1], counts.category[2], counts.category[3]);
  if (counts.status[2] > 0) summary.line(kReasons, reasons(counts, language));
  summary.counted(kRejects, attribution.snapshot.rejects.size(), engine::OutputFile::Rejects);
  summary.counted(kConflicts, attribution.snapshot.conflicts.size(), engine::OutputFile::Conflicts);
  summary.counted(kReported, reported(attribution), engine::OutputFile::Run);
  summary.where();
  return summary.take();
}

}  // namespace yanpan::tools
