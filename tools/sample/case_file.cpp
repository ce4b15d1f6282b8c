#include "tools/sample/case_file.hpp"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "tools/sample/calendar.hpp"

namespace yanpan::sample {
namespace {

constexpr std::string_view kArrest = "审查逮捕", kProsecution = "审查起诉", kJuvenile = "未检", kPenal = "刑事执行",
                           kCivil = "民事监督", kAdministrative = "行政监督", kPublicInterest = "公益诉讼", kPetition = "控告申诉";
constexpr std::array<std::string_view, 8> kTypes{kArrest, kProsecution, kJuvenile, kPenal, kCivil, kAdministrative, kPublicInterest, kPetition};

const std::int64_t kOutage = day(2025, 7, 22);
const std::int64_t kBatchDay = day(2025, 8, 12);
const std::int64_t kNewForm = day(2025, 9, 1);
const std::int64_t kCrowdStart = day(2025, 8, 1);
const std::int64_t kCrowdEnd = day(2025, 8, 28);

/// What is peculiar about a case goes by its number, so that the smallest
/// usual sample has some of each; the strides are prime and seldom meet.
bool every(std::uint64_t index, std::uint64_t stride, std::uint64_t offset) { return index % stride == offset; }
bool has_no_lead(std::uint64_t i) { return every(i, 53, 11); }
bool has_two_leads(std::uint64_t i) { return every(i, 47, 9); }
bool is_handed_over(std::uint64_t i) { return i % 8 == 5; }
bool is_collective(std::uint64_t i) { return every(i, 59, 13); }
bool came_late(std::uint64_t i) { return every(i, 29, 3); }
bool came_incomplete(std::uint64_t i) { return every(i, 17, 6); }
bool is_in_outage(std::uint64_t i) { return every(i, 43, 20); }
bool is_in_batch(std::uint64_t i) { return every(i, 31, 7); }
bool met_new_form(std::uint64_t i) { return every(i, 23, 14); }
bool is_peculiar(std::uint64_t i) { return has_no_lead(i) || has_two_leads(i) || is_collective(i); }

std::string_view draw_type(std::uint64_t unit, Draw& draw) {
  if (draw.percent(8)) return kTypes[draw.below(kTypes.size())];
  constexpr std::array<std::array<std::string_view, 3>, 4> kUsual{{{kProsecution, kProsecution, kArrest},
                                                                   {kArrest, kProsecution, kArrest},
                                                                   {kCivil, kAdministrative, kPublicInterest},
                                                                   {kJuvenile, kPetition, kPenal}}};
  return kUsual[unit % kUsual.size()][draw.below(3)];
}

bool is_criminal(std::string_view type) { return type == kArrest || type == kProsecution || type == kJuvenile; }

std::string_view draw_difficulty(Draw& draw) {
  const std::uint64_t r = draw.below(100);
  return r < 40 ? "简单" : r < 82 ? "普通" : "复杂";
}

/// Most cases come in the quarter or just before it; the windows need some from before.
std::int64_t draw_accepted(std::uint64_t index, Draw& draw) {
  if (is_in_outage(index)) return kOutage - draw.between(2, 25);
  if (is_in_batch(index)) return kBatchDay - draw.between(3, 20);
  if (met_new_form(index)) return kNewForm - draw.between(1, 20);
  const std::uint64_t r = draw.below(100);
  if (r < 64) return day(2025, 6, 15) + draw.between(0, 97);
  if (r < 90) return day(2025, 4, 1) + draw.between(0, 74);
  return kFirstDay + draw.between(0, 174);
}

std::int64_t statutory_due(const CaseFile& file, std::uint64_t index) {
  if (came_late(index)) return file.accepted + 2;
  if (file.type == kArrest) return file.accepted + 7;
  if (file.type == kProsecution || file.type == kJuvenile) {
    return *add_months(file.accepted, 1) + (file.difficulty == "复杂" ? 15 : 0);
  }
  return *add_months(file.accepted, file.type == kPenal ? 1 : 3);
}

std::optional<std::int64_t> draw_closed(const CaseFile& file, std::uint64_t index, Draw& draw) {
  const std::uint64_t r = draw.below(100);
  const std::int64_t period = file.due - file.accepted;
  const bool late = r < 5 || (came_late(index) && r < 50);
  const std::int64_t closed = late ? file.due + draw.between(1, 20) : file.due - draw.between(0, std::max<std::int64_t>(1, period / 3));
  if (r >= 97 || closed > kLastDay) return std::nullopt;
  return closed;
}

std::string_view draw_decision(std::uint64_t index, Draw& draw) {
  if (is_collective(index)) return "检委会";
  return draw.percent(8) ? "检察长" : "承办检察官";
}

std::optional<std::int64_t> draw_rights_notice(const CaseFile& file, std::uint64_t index, Draw& draw) {
  if (!is_criminal(file.type) || every(index, 41, 7)) return std::nullopt;
  const bool late = every(index, 37, 5);
  const std::int64_t notified = file.accepted + (late ? draw.between(5, 9) : draw.between(0, 3));
  return notified > kLastDay ? std::nullopt : std::optional(notified);
}

std::string title(std::string_view type, Draw& draw) {
  constexpr std::array<std::string_view, 6> kCrimes{"盗窃", "诈骗", "危险驾驶", "故意伤害", "帮助信息网络犯罪活动", "合同诈骗"};
  const std::string_view family = surname(draw.below(1'000'003));
  if (is_criminal(type)) return fmt::format("{}某涉嫌{}案", family, kCrimes[draw.below(kCrimes.size())]);
  return fmt::format("{}某{}案", family, type);
}

Habit draw_lead_habit(std::int64_t accepted, Draw& draw) {
  const bool crowded = accepted >= kCrowdStart && accepted <= kCrowdEnd;
  if (crowded && draw.percent(80)) return Habit::Crowded;
  const std::uint64_t r = draw.below(100);
  if (r < 26) return Habit::Overloaded;
  if (r < 47) return Habit::Busy;
  if (r < 66) return Habit::Marked;
  if (r < 74) return Habit::Crowded;
  return r < 87 ? Habit::Novice : Habit::Absent;
}

std::uint64_t draw_lead(const Office& office, std::uint64_t unit, std::int64_t accepted, Draw& draw) {
  const std::uint64_t from = draw.percent(96) ? unit : draw.below(office.units());
  return person_number(from, draw_lead_habit(accepted, draw));
}

std::uint64_t another_lead(std::uint64_t lead, Draw& draw) {
  const std::uint64_t unit = lead / kPeopleInUnit;
  const std::uint64_t shift = 1 + draw.below(5);
  const std::uint64_t habit = 1 + (lead % kPeopleInUnit - 1 + shift) % 6;
  return unit * kPeopleInUnit + habit;
}

void draw_leads(const Office& office, std::uint64_t index, CaseFile& file) {
  if (has_no_lead(index)) return;
  Draw draw(office.seed, Stream::Lead, index);
  const std::uint64_t first = draw_lead(office, file.unit, file.accepted, draw);
  file.leads.push_back({first, file.accepted, std::nullopt});
  if (!has_two_leads(index) && !is_handed_over(index)) return;
  const std::int64_t handover = file.accepted + draw.between(3, 18);
  const std::uint64_t second = another_lead(first, draw);
  if (handover > kLastDay) return;
  if (has_two_leads(index)) {
    file.leads.push_back({second, file.accepted, std::nullopt});
    return;
  }
  file.leads.front().to = handover;
  file.leads.push_back({second, handover, std::nullopt});
}

class ProblemDrawer {
 public:
  ProblemDrawer(const Office& office, std::uint64_t index, CaseFile& file)
      : draw_(office.seed, Stream::Problem, index), index_(index), file_(file) {}

  void run() {
    planned();
    for (std::uint64_t i = ordinary_count(); i > 0; --i) add(draw_ordinary(), draw_day());
  }

 private:
  void planned() {
    if (is_in_outage(index_)) add(draw_.percent(50) ? Kind::LateEntry : Kind::NotUploaded, kOutage + draw_.between(0, 3));
    if (is_in_batch(index_)) add(Kind::FieldWrong, kBatchDay);
    if (met_new_form(index_)) add(Kind::OffTemplate, kNewForm + draw_.between(0, 9));
    if (came_incomplete(index_) && draw_.percent(60)) add(Kind::PropertyMismatch, file_.accepted + draw_.between(0, 5));
    if (came_late(index_) && draw_.percent(50)) add(Kind::RightsNoticeLate, file_.accepted + draw_.between(1, 4));
    if (is_handed_over(index_) && file_.leads.size() == 2 && draw_.percent(45)) {
      add(Kind::CardMismatch, file_.leads.back().from + draw_.between(0, 8));
    }
  }

  std::uint64_t ordinary_count() {
    const std::uint64_t r = draw_.below(100);
    const std::uint64_t count = r < 45 ? 0 : r < 77 ? 1 : r < 92 ? 2 : 3;
    return is_peculiar(index_) && file_.problems.empty() && count == 0 ? 1 : count;
  }

  Kind draw_ordinary() {
    if (!file_.leads.empty()) {
      if (const auto kind = habitual()) return *kind;
    }
    return draw_.percent(24) ? unit_kind(file_.unit) : draw_kind(draw_);
  }

  std::optional<Kind> habitual() {
    const std::uint64_t lead = file_.leads.front().person;
    switch (habit_of(lead)) {
      case Habit::Marked: return draw_.percent(55) ? std::optional(marked_kind(lead / kPeopleInUnit)) : std::nullopt;
      case Habit::Novice: return draw_.percent(40) ? std::optional(slip()) : std::nullopt;
      case Habit::Absent: return draw_.percent(45) ? std::optional(draw_.percent(50) ? Kind::LateEntry : Kind::ArchiveLate) : std::nullopt;
      default: return std::nullopt;
    }
  }

  Kind slip() { return std::array{Kind::ClericalSlip, Kind::FieldBlank, Kind::FieldWrong}[draw_.below(3)]; }

  /// A few problems are dated just before the case came in.
  std::int64_t draw_day() {
    if (draw_.percent(1)) return file_.accepted - draw_.between(1, 5);
    return file_.accepted + draw_.between(0, std::min<std::int64_t>(60, file_.due - file_.accepted));
  }

  void add(Kind kind, std::int64_t occurred) {
    const std::int64_t on = std::min(occurred, kLastDay);
    file_.problems.push_back({kind, on, on + draw_.between(2, 20), draw_severity(), draw_stage()});
  }

  std::string_view draw_severity() {
    const std::uint64_t r = draw_.below(100);
    return r < 60 ? "轻微" : r < 91 ? "较重" : r < 98 ? "严重" : "";
  }

  std::string_view draw_stage() { return std::array<std::string_view, 5>{"受理", "审查", "决定", "出庭", "归档"}[draw_.below(5)]; }

  Draw draw_;
  std::uint64_t index_;
  CaseFile& file_;
};

}  // namespace

std::string case_number(std::string_view type, std::int64_t accepted, std::uint64_t running) {
  constexpr std::array<std::string_view, 8> kShort{"捕", "诉", "未检", "刑执", "民监", "行监", "公益", "控申"};
  const auto at = std::find(kTypes.begin(), kTypes.end(), type) - kTypes.begin();
  return fmt::format("澜州检{}受[{}]990101{:06}号", kShort[static_cast<std::size_t>(at)], civil_from_date(accepted).year, running);
}

CaseFile draw_case(const Office& office, std::uint64_t index) {
  Draw draw(office.seed, Stream::Case, index);
  CaseFile file{};
  file.unit = draw.below(office.units());
  file.type = draw_type(file.unit, draw);
  file.title = title(file.type, draw);
  file.difficulty = draw_difficulty(draw);
  file.accepted = draw_accepted(index, draw);
  file.number = case_number(file.type, file.accepted, index + 1);
  file.due = statutory_due(file, index);
  file.closed = draw_closed(file, index, draw);
  file.decided_by = draw_decision(index, draw);
  file.in_custody = is_criminal(file.type) && draw.percent(45);
  file.file_complete = !came_incomplete(index);
  file.rights_notified = draw_rights_notice(file, index, draw);
  draw_leads(office, index, file);
  ProblemDrawer(office, index, file).run();
  return file;
}

}  // namespace yanpan::sample
