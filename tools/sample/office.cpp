#include "tools/sample/office.hpp"

#include <array>

#include <fmt/format.h>

#include "tools/sample/calendar.hpp"

namespace yanpan::sample {
namespace {

constexpr std::array<std::string_view, 48> kSurnames{
    "赵", "钱", "孙", "李", "周", "吴", "郑", "王", "冯", "陈", "褚", "卫", "蒋", "沈", "韩", "杨",
    "朱", "秦", "许", "何", "吕", "施", "张", "孔", "曹", "严", "华", "金", "魏", "陶", "姜", "谢",
    "邹", "章", "苏", "潘", "葛", "范", "彭", "鲁", "韦", "马", "方", "任", "袁", "柳", "唐", "罗"};
constexpr std::array<std::string_view, 40> kFirst{
    "文", "思", "子", "雨", "嘉", "明", "晓", "志", "建", "雅", "宇", "晨", "佳", "立", "启", "若", "书", "泽", "静", "海",
    "一", "可", "承", "景", "云", "亦", "国", "春", "秋", "新", "安", "仲", "怀", "友", "知", "见", "长", "元", "维", "世"};
constexpr std::array<std::string_view, 41> kSecond{
    "",   "远", "琪", "涵", "轩", "诚", "清", "岚", "舟", "衡", "宁", "川", "怡", "航", "越", "彤", "然", "辰", "楠", "凡", "瑜",
    "平", "敏", "和", "华", "勤", "溪", "原", "峰", "青", "朗", "霖", "均", "荷", "谦", "真", "达", "松", "容", "昕", "畅"};
constexpr std::uint64_t kNames = kSurnames.size() * kFirst.size() * kSecond.size();
/// Prime to kNames, so that every person below kNames has a name of their own.
constexpr std::uint64_t kStep = 33'391;

std::string full_name(std::uint64_t number) {
  std::uint64_t n = (number % kNames) * kStep % kNames;
  const std::string_view family = kSurnames[n % kSurnames.size()];
  n /= kSurnames.size();
  const std::string_view first = kFirst[n % kFirst.size()];
  std::string name = fmt::format("{}{}{}", family, first, kSecond[n / kFirst.size()]);
  if (number >= kNames) name += fmt::format("{}", number / kNames + 1);
  return name;
}

std::uint64_t named_like(std::uint64_t number) {
  const std::uint64_t unit = number / kPeopleInUnit;
  const bool namesake = has_namesakes(unit) && habit_of(number) == Habit::Clerk;
  return namesake ? person_number(unit, Habit::Absent) : number;
}

std::string_view staff_class(Habit habit) {
  if (habit == Habit::Assistant) return "检察辅助人员";
  return habit == Habit::Clerk ? "司法行政人员" : "检察官";
}

std::int64_t appointed(Habit habit, Draw& draw) {
  if (habit == Habit::Novice) return day(2024, 3, 1) + draw.between(0, 240);
  return day(2012, 1, 1) + draw.between(0, 3600);
}

/// 1 to 99 in Chinese numerals, as units are numbered.
std::string numeral(std::uint64_t n) {
  constexpr std::array<std::string_view, 10> kDigits{"", "一", "二", "三", "四", "五", "六", "七", "八", "九"};
  if (n >= 100) return fmt::format("{}", n);
  const std::string tens = n < 20 ? "" : std::string(kDigits[n / 10]);
  return fmt::format("{}{}{}", tens, n >= 10 ? "十" : "", kDigits[n % 10]);
}

}  // namespace

Person person(const Office& office, std::uint64_t number) {
  Draw draw(office.seed, Stream::Person, number);
  const Habit habit = habit_of(number);
  return {.number = number,
          .unit = number / kPeopleInUnit,
          .habit = habit,
          .staff_no = fmt::format("G{:06}", number + 1),
          .name = full_name(named_like(number)),
          .staff_class = staff_class(habit),
          .sex = draw.percent(50) ? "女" : "男",
          .age = habit == Habit::Novice ? draw.between(27, 34) : draw.between(32, 58),
          .appointed = appointed(habit, draw)};
}

Kind marked_kind(std::uint64_t unit) {
  constexpr std::array<Kind, 4> kMarked{Kind::ClericalSlip, Kind::FalseEntry, Kind::ReplyOverdue, Kind::LawMisapplied};
  return kMarked[unit % kMarked.size()];
}

Kind unit_kind(std::uint64_t unit) {
  constexpr std::array<Kind, 4> kCommon{Kind::WeakReasoning, Kind::CardMismatch, Kind::ApprovalDefect, Kind::OpinionNotHeard};
  return kCommon[unit % kCommon.size()];
}

std::string unit_name(std::uint64_t unit) { return fmt::format("第{}检察部", numeral(unit + 1)); }

std::string_view unit_line(std::uint64_t unit) {
  constexpr std::array<std::string_view, 4> kLines{"刑事", "刑事", "民事", "综合"};
  return kLines[unit % kLines.size()];
}

bool has_namesakes(std::uint64_t unit) { return unit % 3 == 2; }
std::string_view surname(std::uint64_t number) { return kSurnames[number % kSurnames.size()]; }

}  // namespace yanpan::sample
