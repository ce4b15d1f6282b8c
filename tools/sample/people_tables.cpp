#include "tools/sample/people_tables.hpp"

#include <array>
#include <string>

#include <fmt/format.h>

#include "tools/sample/calendar.hpp"

namespace yanpan::sample {
namespace {

std::string in_words(std::int64_t date) {
  const CivilDate d = civil_from_date(date);
  return fmt::format("{}年{}月{}日", d.year, d.month, d.day);
}

void write_units(const Office& office, FileSet& files) {
  CsvFile& out = files.add("部门名册.csv", CsvFile::Encoding::Utf8, {"部门编号", "部门名称", "条线"});
  for (std::uint64_t u = 0; u < office.units(); ++u) out.row({fmt::format("B{:05}", u + 1), unit_name(u), unit_line(u)});
}

class PeopleTables {
 public:
  PeopleTables(const Office& office, FileSet& files)
      : office_(office),
        staff_(files.add("人员名册.csv", CsvFile::Encoding::Utf8, {"工号", "姓名", "性别", "年龄", "所在部门", "人员类别", "任职日期"})),
        workload_(files.add("履职数据.csv", CsvFile::Encoding::Gb18030, {"工号", "月份", "在办件数", "请假天数", "加班时数"})),
        counts_(files.add("收结案统计.csv", CsvFile::Encoding::Utf8, {"月份", "工号", "在办件数"})),
        training_(files.add("培训记录.csv", CsvFile::Encoding::Utf8, {"工号", "培训主题", "培训日期", "考核结果"})),
        supervision_(files.add("督察台账.csv", CsvFile::Encoding::Utf8, {"日期", "姓名", "监督方式", "事由"})),
        publicity_(files.add("典型素材.csv", CsvFile::Encoding::Utf8, {"日期", "工号", "部门受案号", "类别"})) {}

  void write(std::uint64_t number) {
    const Person who = person(office_, number);
    write_staff(who);
    for (int month = 1; month <= kMonths; ++month) write_month(who, month);
    write_training(who);
    write_supervision(who);
    write_publicity(who);
  }

  /// The last day of the quarter, so that the data themselves say until when they go; and a name nobody bears.
  void write_last_day() {
    supervision_.row({format_date(kLastDay), person(office_, 0).name, "督察通报", "季度例行通报"});
    supervision_.row({"2025年6月18日", "欧阳某某", "口头提醒", "姓名登记有误"});
  }

 private:
  void write_staff(const Person& who) {
    const std::string appointed = who.number % 7 == 2 ? in_words(who.appointed) : format_date(who.appointed);
    staff_.row({who.staff_no, who.name, who.sex, std::to_string(who.age), unit_name(who.unit), who.staff_class, appointed});
  }

  static std::int64_t open_cases(Habit habit, Draw& draw) {
    switch (habit) {
      case Habit::Head: return draw.between(4, 6);
      case Habit::Overloaded: return draw.between(30, 34);
      case Habit::Busy: return draw.between(22, 24);
      case Habit::Crowded: return draw.between(16, 18);
      default: return draw.between(13, 16);
    }
  }

  static std::int64_t leave_days(const Person& who, int month, Draw& draw) {
    const bool away = who.habit == Habit::Absent && (month == 8 || month == 7 + static_cast<int>(who.unit % 2) * 2);
    return away ? draw.between(8, 14) : draw.between(0, 2);
  }

  static std::int64_t overtime(Habit habit, int month, Draw& draw) {
    if (habit == Habit::Novice && month >= 6) return draw.between(60, 84);
    return habit == Habit::Overloaded ? draw.between(30, 70) : draw.between(0, 30);
  }

  void write_month(const Person& who, int month) {
    if (!who.is_procurator()) return;
    Draw draw(office_.seed, Stream::Workload, who.number * 16 + static_cast<std::uint64_t>(month));
    const std::int64_t open = open_cases(who.habit, draw);
    const std::int64_t leave = leave_days(who, month, draw);
    const std::int64_t extra = overtime(who.habit, month, draw);
    const std::uint64_t gap = draw.below(100);
    if (gap < 3) return;
    const std::string label = fmt::format("2025-{:02}", month);
    const std::string count = gap < 5 ? "" : std::to_string(open);
    workload_.row({who.staff_no, label, count, std::to_string(leave), std::to_string(extra)});
    if (month < 7) return;
    // 案管 counts the quarter's months too; of some it has another figure than 人事.
    const bool other = gap >= 93;
    counts_.row({label, who.staff_no, other ? std::to_string(open + 2) : count});
  }

  static std::uint64_t chance_of_course(Habit habit) {
    return habit == Habit::Novice ? 35 : habit == Habit::Head ? 15 : 55;
  }
  static std::uint64_t chance_of_failure(Habit habit) { return habit == Habit::Novice ? 60 : habit == Habit::Absent ? 25 : 5; }

  void write_training(const Person& who) {
    if (!who.is_procurator()) return;
    Draw draw(office_.seed, Stream::Training, who.number);
    for (std::size_t k = 0; k < kKinds; ++k) write_course(who, static_cast<Kind>(k), draw);
    if (draw.percent(50)) training_.row({who.staff_no, "期限·办案超期", format_date(day(2025, 1, 10) + draw.between(0, 60)), "合格"});
  }

  /// The Marked person has passed a course in what they repeat, before they began to.
  void write_course(const Person& who, Kind kind, Draw& draw) {
    const bool marked = who.habit == Habit::Marked && kind == marked_kind(who.unit);
    const bool taken = draw.percent(chance_of_course(who.habit)) || marked;
    const bool failed = draw.percent(chance_of_failure(who.habit)) && !marked;
    const std::int64_t on = marked ? day(2024, 12, 2) + draw.between(0, 28) : day(2024, 9, 10) + draw.between(0, 300);
    const bool other = draw.percent(30);
    if (!taken) return;
    training_.row({who.staff_no, name(kind), format_date(on), failed ? (other ? "未通过" : "不合格") : (other ? "通过" : "合格")});
  }

  void write_supervision(const Person& who) {
    Draw draw(office_.seed, Stream::Supervision, who.number);
    if (who.habit == Habit::Marked) {
      if (mark_of(who.unit) == Mark::NotReminded) return;
      write_talk(who, day(2025, 3, 10) + draw.between(0, 30), "口头提醒", name(marked_kind(who.unit)));
      write_talk(who, day(2025, 6, 3) + draw.between(0, 25), "提醒谈话", name(marked_kind(who.unit)));
      if (mark_of(who.unit) == Mark::Clue) write_talk(who, day(2025, 6, 28) + draw.between(0, 10), "线索移送", "案卡填录不实");
      return;
    }
    const bool namesake = who.habit == Habit::Absent && has_namesakes(who.unit);
    if (namesake || (who.is_procurator() && draw.percent(12))) {
      write_talk(who, day(2025, 2, 1) + draw.between(0, 200), draw.percent(60) ? "口头提醒" : "督察通报", "工作纪律");
    }
  }

  void write_talk(const Person& who, std::int64_t on, std::string_view form, std::string_view about) {
    supervision_.row({who.number % 2 == 0 ? format_date(on) : in_words(on), who.name, form, about});
  }

  void write_publicity(const Person& who) {
    Draw draw(office_.seed, Stream::Publicity, who.number);
    if (!who.is_procurator() || who.habit == Habit::Marked || !draw.percent(30)) return;
    constexpr std::array<std::string_view, 3> kForms{"典型案例", "表彰", "建议采纳"};
    const std::int64_t on = day(2025, 1, 15) + draw.between(0, 230);
    publicity_.row({draw.percent(50) ? format_date(on) : in_words(on), who.staff_no, "", kForms[draw.below(kForms.size())]});
  }

  const Office& office_;
  CsvFile& staff_;
  CsvFile& workload_;
  CsvFile& counts_;
  CsvFile& training_;
  CsvFile& supervision_;
  CsvFile& publicity_;
};

void write_outages(FileSet& files) {
  CsvFile& out = files.add("系统停用.csv", CsvFile::Encoding::Utf8, {"停用日期", "系统", "停用时数"});
  out.row({"2025-04-09", "统一业务应用系统", "3.5"});
  out.row({"2025-07-22", "统一业务应用系统", "9"});
  out.row({"2025-07-23", "电子卷宗系统", "6.5"});
}

}  // namespace

void write_people_tables(const Office& office, FileSet& files) {
  write_units(office, files);
  PeopleTables tables(office, files);
  for (std::uint64_t i = 0; i < office.people(); ++i) tables.write(i);
  tables.write_last_day();
  write_outages(files);
}

}  // namespace yanpan::sample
