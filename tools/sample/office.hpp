// The invented office: its units and its people, drawn again from their number
// whenever they are needed.
//
// Every unit has nine people with a habit each, so that a sample of any size
// shows every cause: someone is overloaded, someone new, someone often absent.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "tools/sample/kinds.hpp"

namespace yanpan::sample {

enum class Habit : std::uint8_t {
  Head,         // approves, leads no case
  Overloaded,
  Busy,         // above the mean, not overloaded
  Marked,       // repeats one kind of problem; see marked_kind
  Crowded,      // many new cases in August
  Novice,       // new in post
  Absent,       // long leave in two months of the quarter
  Assistant,
  Clerk,
};
inline constexpr std::uint64_t kPeopleInUnit = 9;

struct Office {
  std::uint64_t seed;
  std::uint64_t cases;

  /// A unit for every hundred cases, at least four.
  std::uint64_t units() const { return cases < 400 ? 4 : cases / 100; }
  std::uint64_t people() const { return units() * kPeopleInUnit; }
};

struct Person {
  std::uint64_t number;
  std::uint64_t unit;
  Habit habit;
  std::string staff_no;
  std::string name;
  std::string_view staff_class;
  std::string_view sex;
  std::int64_t age;
  std::int64_t appointed;

  bool is_procurator() const { return habit < Habit::Assistant; }
};

Person person(const Office& office, std::uint64_t number);
inline std::uint64_t person_number(std::uint64_t unit, Habit habit) { return unit * kPeopleInUnit + static_cast<std::uint64_t>(habit); }
inline Habit habit_of(std::uint64_t person_number) { return static_cast<Habit>(person_number % kPeopleInUnit); }

/// What the Marked person of a unit repeats, and whether 督察 has reminded of it.
enum class Mark : std::uint8_t { Reminded, Clue, Unanswered, NotReminded };
inline Mark mark_of(std::uint64_t unit) { return static_cast<Mark>(unit % 4); }
Kind marked_kind(std::uint64_t unit);
/// The kind that a gap in the unit's own rules makes common in it.
Kind unit_kind(std::uint64_t unit);

std::string unit_name(std::uint64_t unit);
std::string_view unit_line(std::uint64_t unit);
/// In every third unit two people share one name, which no lookup by name may guess.
bool has_namesakes(std::uint64_t unit);
std::string_view surname(std::uint64_t number);

}  // namespace yanpan::sample
