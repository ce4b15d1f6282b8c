#include "tests/second_opinion/generate/facts.hpp"

#include <algorithm>
#include <limits>
#include <set>

#include "lang/value/date.hpp"

namespace yanpan::trial {

namespace {

constexpr std::int64_t kMax = std::numeric_limits<std::int64_t>::max();
constexpr std::int64_t kMin = std::numeric_limits<std::int64_t>::min();

Value known(std::int64_t number) { return {false, number, {}}; }
Value worded(std::string text) { return {false, 0, std::move(text)}; }

std::int64_t draw_date(World& world, Spread spread) {
  const std::int64_t near = world.date();
  switch (spread) {
    case Spread::Plain: return near;
    case Spread::Early: return world.random.chance(70) ? near - world.random.between(0, 240) : near;
    case Spread::Late: return near + world.random.between(0, 90);
    case Spread::Start: return world.random.chance(80) ? *date_from_civil(2024, 12, 1) + world.random.between(0, 45) : near;
    case Spread::Term: return near + world.random.between(-20, 240);
  }
  return near;
}

std::int64_t draw_integer(World& world, const Field& field) {
  static const std::vector<std::int64_t> kHuge{kMax, kMax - 1, kMin, kMin + 1, kMax / 2, kMax / 2 + 1, kMin / 2, 3037000500};
  if (world.dirt.extreme && !field.key && !field.range && world.random.chance(35)) return world.random.pick(kHuge);
  return world.random.between(field.near.low, field.near.high);
}

std::string draw_decimal(World& world, const Field& field) {
  std::string text = std::to_string(world.random.between(field.near.low, field.near.high));
  static const std::vector<std::string> kFractions{"", "", ".5", ".25", ".1", ".333", ".0"};
  text += world.random.pick(kFractions);
  if (world.dirt.extreme && !field.range && world.random.chance(10)) text = "12345678901234567890.123456789";
  return text;
}

/// A key that no source supplies; of a composite key every part has its type.
std::string unknown_key(World& world, int target) {
  std::string key = "X" + std::to_string(world.random.below(2) + 1);
  for (const Field& field : world.entity(target).fields) {
    if (field.key && field.type.kind == TypeKind::Integer) key += "/9";
    if (field.key && field.type.kind == TypeKind::Month) key += "/2025-03";
  }
  return key;
}

Value draw_reference(World& world, int target) {
  const auto& keys = world.keys[static_cast<std::size_t>(target)];
  if (keys.empty() || world.random.chance(world.dirt.dangling)) return worded(unknown_key(world, target));
  return worded(world.random.pick(keys));
}

/// The first value of an unordered set is the common one.
int draw_choice(World& world, const ChoiceSet& set) {
  return !set.ordered && world.random.chance(30) ? 0 : world.random.below(static_cast<int>(set.values.size()));
}

std::int64_t draw_instant(World& world) {
  static const std::vector<std::int64_t> kHours{0, 1, 8, 15, 16, 23};
  return world.date() * kMicrosPerDay + world.random.pick(kHours) * 3'600'000'000;
}

Record draw_record(World& world, const Entity& entity) {
  Record record;
  for (const Field& field : entity.fields) {
    const bool spared = field.key || (world.dirt.calm && entity.part == Part::Participation && !field.term_end);
    const bool lost = !spared && world.random.chance(field.missing + world.dirt.missing);
    record.push_back(lost ? Value{} : draw_value(world, field));
  }
  return record;
}

/// `Q7`, and now and then an id that has to be quoted or sorts unlike a number.
std::string draw_id(World& world, Part part, int index) {
  static constexpr const char* kLetters[] = {"U", "P", "C", "A", "Q", "T", "S", "W", "V", "N"};
  const std::string number = std::to_string(index + 1);
  const int form = world.random.below(60);
  if (form == 0) return "案" + number;
  if (form == 1 && part == Part::Problem) return "Q," + number;
  if (form == 2 && part == Part::Problem) return "Q\"" + number;
  if (form == 3) return "q0" + number;
  return kLetters[static_cast<int>(part)] + number;
}

std::string key_of(const World& world, const Entity& entity, const Record& record) {
  std::string key;
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    if (!entity.fields[i].key) continue;
    key += (key.empty() ? "" : "/") + plain_cell(world, entity.fields[i], record[i]);
  }
  return key;
}

void add_record(World& world, int id, Record record) {
  const Entity& entity = world.entity(id);
  const auto at = static_cast<std::size_t>(id);
  if (entity.keyed()) {
    const std::string key = key_of(world, entity, record);
    auto& keys = world.keys[at];
    if (std::find(keys.begin(), keys.end(), key) != keys.end()) return;
    keys.push_back(key);
  }
  world.facts[at].push_back(std::move(record));
}

void give_id(World& world, const Entity& entity, Record& record, int index) {
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    if (entity.fields[i].key && entity.fields[i].type.kind == TypeKind::Text) record[i] = worded(draw_id(world, entity.part, index));
  }
}

void make_rows(World& world, Part part, int count) {
  if (!world.has(part)) return;
  const int id = world.entity_of(part);
  for (int i = 0; i < count; ++i) {
    Record record = draw_record(world, world.entity(id));
    give_id(world, world.entity(id), record, i);
    add_record(world, id, std::move(record));
  }
}

int field_to(const World& world, int entity, Part target) {
  const auto& fields = world.entity(entity).fields;
  for (std::size_t i = 0; i < fields.size(); ++i) {
    if (fields[i].type.kind == TypeKind::Reference && fields[i].type.target == world.entity_of(target)) return static_cast<int>(i);
  }
  return -1;
}

/// One participation on a case; a person who serves on the case again has a term of its own.
void add_participation(World& world, const std::string& case_key, int index, bool lead) {
  const int id = world.entity_of(Part::Participation);
  Record record = draw_record(world, world.entity(id));
  give_id(world, world.entity(id), record, index);
  record[static_cast<std::size_t>(field_to(world, id, Part::Case))] = worded(case_key);
  for (std::size_t i = 0; lead && i < record.size(); ++i) {
    if (world.entity(id).fields[i].type.kind == TypeKind::Choice && !record[i].missing) record[i].number = 0;
  }
  add_record(world, id, std::move(record));
}

void make_all_participations(World& world) {
  static const std::vector<int> kSome{1, 1, 1, 1, 1, 2, 2, 2, 3, 0}, kFew{1, 1, 1, 1, 1, 1, 1, 2, 2, 0};
  const std::vector<int>& many = world.dirt.calm ? kFew : kSome;
  const std::vector<std::string> cases = world.keys[static_cast<std::size_t>(world.entity_of(Part::Case))];
  int index = 0;
  for (const std::string& key : cases) {
    const int count = world.random.pick(many);
    for (int i = 0; i < count && index < world.profile.participations; ++i) add_participation(world, key, index++, i == 0 || world.random.chance(world.dirt.calm ? 5 : 25));
  }
}

/// Texts that may be compared with an id are ids, so that some are equal.
void offer_ids_as_texts(World& world) {
  for (std::size_t id = 0; id < world.entities.size(); ++id) {
    std::vector<std::string> ids{"X1"};
    for (const std::string& key : world.keys[id])
      if (key.find('"') == std::string::npos) ids.push_back(key);
    for (Field& field : world.entities[id].fields) {
      if (field.key && field.type.kind == TypeKind::Text) field.near.texts = static_cast<int>(world.texts.size());
    }
    world.texts.push_back(std::move(ids));
  }
}

/// Small numbers are the rule; a large case now and then.
int draw_count(World& world, int least, int most) {
  const int top = world.random.chance(15) ? most : std::max(least, most * 2 / 5);
  return static_cast<int>(world.random.between(least, std::max(least, top)));
}

}  // namespace

Value draw_value(World& world, const Field& field) {
  Random& random = world.random;
  switch (field.type.kind) {
    case TypeKind::Boolean: return known(random.below(2));
    case TypeKind::Integer: return known(draw_integer(world, field));
    case TypeKind::Decimal: return worded(draw_decimal(world, field));
    case TypeKind::Text: return worded(random.pick(world.texts[static_cast<std::size_t>(std::max(0, field.near.texts))]));
    case TypeKind::Choice: return known(draw_choice(world, world.choice(field.type.target)));
    case TypeKind::Date: return known(draw_date(world, field.spread));
    case TypeKind::Instant: return known(draw_instant(world));
    case TypeKind::Month: return known(month_of_date(world.date()));
    case TypeKind::Duration: return known(random.between(0, 40));
    case TypeKind::Reference: return draw_reference(world, field.type.target);
  }
  return {};
}

std::string plain_cell(const World& world, const Field& field, const Value& value) {
  if (value.missing) return {};
  switch (field.type.kind) {
    case TypeKind::Boolean: return value.number != 0 ? "true" : "false";
    case TypeKind::Integer:
    case TypeKind::Duration: return std::to_string(value.number);
    case TypeKind::Choice: return world.choice(field.type.target).values[static_cast<std::size_t>(value.number)].stable();
    case TypeKind::Date: return format_date(value.number);
    case TypeKind::Instant: return format_instant(value.number, 0);
    case TypeKind::Month: return format_month(value.number);
    case TypeKind::Decimal:
    case TypeKind::Text:
    case TypeKind::Reference: return value.text;
  }
  return {};
}

void make_facts(World& world) {
  world.facts.resize(world.entities.size());
  world.keys.resize(world.entities.size());
  const Profile& most = world.profile;
  make_rows(world, Part::Unit, draw_count(world, 1, most.units));
  make_rows(world, Part::Person, draw_count(world, 2, most.persons));
  make_rows(world, Part::Case, draw_count(world, 3, most.cases));
  make_all_participations(world);
  make_rows(world, Part::Problem, draw_count(world, 3, most.problems));
  make_rows(world, Part::Training, draw_count(world, 0, most.events));
  make_rows(world, Part::Supervision, draw_count(world, 0, most.events));
  make_rows(world, Part::Workload, draw_count(world, 0, most.events));
  make_rows(world, Part::Review, draw_count(world, 0, most.events));
  make_rows(world, Part::Appeal, draw_count(world, 0, most.events));
  offer_ids_as_texts(world);
}

}  // namespace yanpan::trial
