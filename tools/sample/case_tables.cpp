#include "tools/sample/case_tables.hpp"

#include <algorithm>

#include <fmt/format.h>

#include "tools/sample/calendar.hpp"
#include "tools/sample/case_file.hpp"
#include "tools/sample/file_set.hpp"

namespace yanpan::sample {
namespace {

std::string iso(std::int64_t date) { return format_date(date); }
std::string iso(const std::optional<std::int64_t>& date) { return date ? format_date(*date) : ""; }
std::string_view yes_no(bool value) { return value ? "是" : "否"; }

std::string slashed(std::int64_t date) {
  const CivilDate d = civil_from_date(date);
  return fmt::format("{}/{}/{}", d.year, d.month, d.day);
}

/// People write difficulty in two ways.
std::string_view difficulty_as_written(std::string_view difficulty, bool other) {
  if (!other) return difficulty;
  return difficulty == "复杂" ? "疑难" : difficulty == "普通" ? "一般" : difficulty;
}

class CaseTables {
 public:
  CaseTables(const Office& office, FileSet& files)
      : office_(office),
        register_(files.add("案件台账.csv", CsvFile::Encoding::Utf8WithBom,
                            {"序号", "部门受案号", "案件名称", "案件类别", "承办部门", "难易程度", "受理日期", "期限届满日期", "办结日期",
                             "办理状态", "决定主体", "在押", "移送齐备", "权利告知日期"})),
        conclusions_(files.add("评查结论.csv", CsvFile::Encoding::Utf8, {"部门受案号", "评查日期", "评查等次"})),
        terms_(files.add("承办记录.csv", CsvFile::Encoding::Utf8, {"部门受案号", "工号", "角色", "开始日期", "结束日期"})),
        monitoring_(files.add("流程监控.csv", CsvFile::Encoding::Utf8,
                              {"监控编号", "部门受案号", "发生日期", "监控日期", "来源", "问题类型", "情节", "办案环节", "监控内容"})),
        review_(files.add("质量评查.csv", CsvFile::Encoding::Utf8,
                          {"评查项编号", "部门受案号", "评查项", "程度", "发生日期", "评查日期", "来源", "办案环节", "评查意见"})),
        card_(files.add("案卡通报.csv", CsvFile::Encoding::Gb18030,
                        {"通报编号", "部门受案号", "错误明细", "程度", "填录日期", "通报日期", "来源", "办案环节", "备注"})) {}

  void write(std::uint64_t index) {
    const CaseFile file = draw_case(office_, index);
    write_register(index, file);
    write_conclusion(index, file);
    write_terms(index, file);
    for (const CaseProblem& problem : file.problems) write_problem(file, problem);
  }

 private:
  void write_register(std::uint64_t index, const CaseFile& file) {
    // Now and then a closing date that no calendar has: its cell is rejected, and whether the case ran over stays open.
    const std::string closed = index % 83 == 17 && file.closed ? "2025-06-31" : iso(file.closed);
    register_.row({std::to_string(index + 1), file.number, file.title, file.type, unit_name(file.unit),
                   difficulty_as_written(file.difficulty, index % 4 == 1), iso(file.accepted), iso(file.due), closed,
                   file.closed ? "办结" : "在办", file.decided_by, yes_no(file.in_custody),
                   index % 61 == 30 ? std::string_view() : yes_no(file.file_complete), iso(file.rights_notified)});
  }

  void write_conclusion(std::uint64_t index, const CaseFile& file) {
    if (!file.closed || index % 6 != 2) return;
    const std::string_view grade = file.problems.empty() ? (index % 36 == 2 ? "优质" : "合格") : index % 12 == 2 ? "合格" : "瑕疵";
    conclusions_.row({file.number, iso(std::min(*file.closed + 12, kLastDay)), grade});
  }

  void write_terms(std::uint64_t index, const CaseFile& file) {
    for (const Term& term : file.leads) {
      terms_.row({file.number, staff_no(term.person), index % 5 == 3 ? "主办检察官" : "主办", iso(term.from), iso(term.to)});
    }
    if (index % 4 != 0) helper(file, Habit::Assistant, "检察官助理");
    if (index % 3 != 0) helper(file, Habit::Clerk, "书记员");
    if (index % 3 == 1) helper(file, Habit::Head, "审核");
  }

  void helper(const CaseFile& file, Habit habit, std::string_view role) {
    terms_.row({file.number, staff_no(person_number(file.unit, habit)), role, iso(file.accepted), iso(file.closed)});
  }

  std::string staff_no(std::uint64_t number) const { return person(office_, number).staff_no; }

  void write_problem(const CaseFile& file, const CaseProblem& problem) {
    ++problems_;
    switch (report(problem.kind)) {
      case Report::Monitoring: return write_monitoring(file, problem);
      case Report::Review: return write_review(file, problem);
      case Report::Card: return write_card(file, problem);
    }
  }

  std::string_view kind_as_written(const CaseProblem& problem) const {
    if (problems_ % 173 == 60) return "其他问题";
    return problems_ % 3 == 0 ? other_name(problem.kind) : name(problem.kind);
  }

  /// Every few hundred problems one is entered under a case number that the register does not have.
  std::string case_as_written(const CaseFile& file) const {
    return problems_ % 199 == 30 ? case_number(file.type, file.accepted, office_.cases + problems_) : file.number;
  }

  void write_monitoring(const CaseFile& file, const CaseProblem& problem) {
    const std::string id = fmt::format("JK2025{:06}", ++monitored_);
    const std::string on = problems_ % 151 == 75 ? "2025-02-30" : problems_ % 4 == 0 ? slashed(problem.occurred) : iso(problem.occurred);
    const std::string severity = problem.severity.empty() ? "" : fmt::format("情节{}", problem.severity);
    const std::string_view note = monitored_ % 19 == 4 ? "已口头提示，承办人说明：\n\"当日外出提审,次日补办\"" : "";
    monitoring_.row({id, case_as_written(file), on, iso(problem.found), "流程监控", kind_as_written(problem), severity, problem.stage, note});
  }

  void write_review(const CaseFile& file, const CaseProblem& problem) {
    const std::string id = fmt::format("PC2025{:06}", ++reviewed_);
    const auto row = [&](std::string_view severity) {
      review_.row({id, case_as_written(file), kind_as_written(problem), severity, iso(problem.occurred), iso(problem.found), "质量评查",
                   problem.stage, reviewed_ % 23 == 7 ? "见评查报告第三项" : ""});
    };
    row(problem.severity);
    // Two reviewers, one item, two opinions of how grave it is.
    if (reviewed_ % 67 == 33 && !problem.severity.empty()) row(problem.severity == "轻微" ? "较重" : "轻微");
  }

  void write_card(const CaseFile& file, const CaseProblem& problem) {
    const std::string id = fmt::format("AK2025{:06}", ++carded_);
    const std::string on = problems_ % 151 == 75 ? "2025/2/30" : slashed(problem.occurred);
    card_.row({id, case_as_written(file), kind_as_written(problem), problem.severity, on, slashed(problem.found), "案卡核查", problem.stage, ""});
  }

  const Office& office_;
  CsvFile& register_;
  CsvFile& conclusions_;
  CsvFile& terms_;
  CsvFile& monitoring_;
  CsvFile& review_;
  CsvFile& card_;
  std::uint64_t problems_ = 0;
  std::uint64_t monitored_ = 0;
  std::uint64_t reviewed_ = 0;
  std::uint64_t carded_ = 0;
};

}  // namespace

void write_case_tables(const Office& office, FileSet& files) {
  CaseTables tables(office, files);
  for (std::uint64_t i = 0; i < office.cases; ++i) tables.write(i);
}

}  // namespace yanpan::sample
