#include "tests/second_opinion/generate/cells.hpp"

#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/facts.hpp"

namespace yanpan::trial {

namespace {

std::string two_digits(int value) { return (value < 10 ? "0" : "") + std::to_string(value); }

/// With separators a leading zero may stand or fall; 年月日 has two forms.
std::string write_date(World& world, const std::vector<std::string>& formats, std::int64_t date) {
  if (formats.empty()) return format_date(date);
  const std::string& format = world.random.pick(formats);
  const CivilDate civil = civil_from_date(date);
  const std::string year = std::to_string(civil.year);
  const bool padded = world.random.chance(50);
  const std::string month = padded ? two_digits(civil.month) : std::to_string(civil.month);
  const std::string day = padded ? two_digits(civil.day) : std::to_string(civil.day);
  if (format == "年/月/日") return year + "/" + month + "/" + day;
  if (format == "年-月-日") return year + "-" + month + "-" + day;
  if (world.random.chance(50)) return year + "年" + month + "月" + day + "日";
  return year + two_digits(civil.month) + two_digits(civil.day);
}

std::string write_instant(World& world, std::int64_t micros, bool offset_known) {
  static const std::vector<int> kOffsets{0, 480, 480, -300, 330};
  const std::string text = format_instant(micros, world.random.pick(kOffsets));
  if (!offset_known || world.random.chance(50)) return text;
  return text.substr(0, 19);
}

std::string write_boolean(World& world, bool value) {
  static const std::vector<std::string> kYes{"是", "yes", "true"};
  static const std::vector<std::string> kNo{"否", "no", "false"};
  return world.random.pick(value ? kYes : kNo);
}

std::string code_of(int value) { return "码" + std::to_string(value); }

std::string write_choice(World& world, const Field& field, const ColumnPlan& column, int value) {
  if (column.coded && world.random.chance(70)) return code_of(value);
  const Name& name = world.choice(field.type.target).values[static_cast<std::size_t>(value)];
  return name.in(world.random.chance(50) ? Language::Zh : Language::En);
}

/// The name of the person with that key; of an unknown one, a name nobody has.
std::string name_of(const World& world, const std::string& key) {
  const auto id = static_cast<std::size_t>(world.entity_of(Part::Person));
  for (const Record& record : world.facts[id]) {
    if (record[0].text == key) return record[1].missing ? "无名" : record[1].text;
  }
  return "无名";
}

std::string write_reference(World& world, const ColumnPlan& column, const Value& value) {
  if (column.lookup) return name_of(world, value.text);
  if (!column.split || !world.random.chance(30)) return value.text;
  const auto& keys = world.keys[static_cast<std::size_t>(world.entity_of(Part::Person))];
  return value.text + "、" + world.random.pick(keys);
}

std::string write_well(World& world, const Field& field, const ColumnPlan& column, const Value& value, bool offset_known) {
  switch (field.type.kind) {
    case TypeKind::Boolean: return write_boolean(world, value.number != 0);
    case TypeKind::Choice: return write_choice(world, field, column, static_cast<int>(value.number));
    case TypeKind::Date: return write_date(world, column.formats, value.number);
    case TypeKind::Instant: return write_instant(world, value.number, offset_known);
    case TypeKind::Reference: return write_reference(world, column, value);
    default: return plain_cell(world, field, value);
  }
}

std::string write_badly(World& world, const Field& field) {
  static const std::vector<std::string> kDates{"待定", "2025-02-30", "25-1-1"};
  if (field.range && world.random.chance(60)) return std::to_string(field.range->second + 5);
  switch (field.type.kind) {
    case TypeKind::Boolean: return "也许";
    case TypeKind::Integer: return world.random.chance(50) ? "12x" : "9223372036854775808";
    case TypeKind::Decimal: return "一半";
    case TypeKind::Choice: return "不详";
    case TypeKind::Date: return world.random.pick(kDates);
    case TypeKind::Instant: return "2025-07-01 25:00+08:00";
    case TypeKind::Month: return "2025-13";
    case TypeKind::Duration: return "数日";
    case TypeKind::Text:
    case TypeKind::Reference: return {};
  }
  return {};
}

}  // namespace

std::string write_cell(World& world, const Entity& entity, const ColumnPlan& column, const Value& value, bool offset_known) {
  const Field& field = entity.fields[static_cast<std::size_t>(column.field)];
  const bool spared = field.key || (world.dirt.calm && entity.part == Part::Participation && world.random.chance(85));
  if (spared) return value.missing ? "" : write_well(world, field, column, value, offset_known);
  if (world.random.chance(world.dirt.unreadable)) return write_badly(world, field);
  if (world.random.chance(world.dirt.conflict)) return write_well(world, field, column, draw_value(world, field), offset_known);
  if (value.missing || world.random.chance(world.dirt.missing / 2)) return {};
  return write_well(world, field, column, value, offset_known);
}

namespace {

Bi formats_text(const std::vector<std::string>& formats) {
  std::vector<Bi> items(formats.begin(), formats.end());
  return Bi(" 日期 ", " date ") + listed(items);
}

Bi map_text(World& world, const Field& field, const ColumnPlan& column) {
  const ChoiceSet& set = world.choice(field.type.target);
  std::vector<Bi> items;
  for (std::size_t i = 0; i < set.values.size(); ++i) {
    items.push_back(quoted(code_of(static_cast<int>(i))) + Bi(" → ", " -> ") + world.say(set.values[i]));
  }
  if (column.otherwise) {
    const Bi value = *column.otherwise < 0 ? Bi("拒收", "reject") : world.say(set.values[static_cast<std::size_t>(*column.otherwise)]);
    items.push_back(Bi("其余 → ", "otherwise -> ") + value);
  }
  return Bi(" 映射 ", " map ") + listed(items);
}

Bi lookup_text(World& world) {
  const Entity& person = world.entity(world.entity_of(Part::Person));
  return Bi(" 查 ", " lookup ") + world.say(person.name) + Bi(".") + world.say(person.fields[1].name) + Bi(" 唯一", " unique");
}

}  // namespace

Bi mapping_line(World& world, const Entity& entity, const ColumnPlan& column) {
  const Field& field = entity.fields[static_cast<std::size_t>(column.field)];
  Bi line = world.say(field.name);
  if (!column.bare) line += Bi(" ← ", " <- ") + quoted(column.header);
  if (!column.formats.empty()) line += formats_text(column.formats);
  if (column.lookup) line += lookup_text(world);
  if (column.coded) line += map_text(world, field, column);
  if (column.split) line += Bi(" 拆分 ", " split ") + quoted("、");
  if (column.required) line += Bi(" 必填", " required");
  return line;
}

}  // namespace yanpan::trial
