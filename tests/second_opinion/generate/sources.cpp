#include "tests/second_opinion/generate/sources.hpp"

#include <iconv.h>

#include <algorithm>

#include "lang/base/check.hpp"
#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/cells.hpp"
#include "tests/second_opinion/generate/facts.hpp"

namespace yanpan::trial {

namespace {

struct SourcePlan {
  int entity = 0;
  Name name, department;
  std::vector<std::pair<std::int64_t, std::int64_t>> covers;
  std::optional<int> offset;
  bool optional = false, absent = false;
  std::size_t share = 0, shares = 1;  // of rows without a key each source has its own
  std::vector<ColumnPlan> columns;
  std::string file;      // as the policy writes it; empty: the default
  char separator = ',';
};

const std::vector<Name>& departments() {
  static const std::vector<Name> all{{"案管", "case_office"}, {"督察", "inspection"}, {"人事", "personnel"}, {"宣传", ""}};
  return all;
}

std::string to_gb18030(const std::string& text) {
  iconv_t converter = iconv_open("GB18030", "UTF-8");
  YANPAN_CHECK(converter != reinterpret_cast<iconv_t>(-1), "no GB18030 converter");
  std::string out(text.size() * 4 + 16, '\0');
  char* from = const_cast<char*>(text.data());
  char* into = out.data();
  std::size_t left = text.size(), room = out.size();
  const std::size_t result = iconv(converter, &from, &left, &into, &room);
  iconv_close(converter);
  YANPAN_CHECK(result != static_cast<std::size_t>(-1), "text is not convertible to GB18030");
  out.resize(out.size() - room);
  return out;
}

std::string csv_cell(World& world, const std::string& cell, char separator) {
  const bool must = cell.find_first_of(std::string("\"\n\r") + separator) != std::string::npos;
  if (!must && !(world.random.chance(2) && !cell.empty())) return cell;
  std::string out = "\"";
  for (char c : cell) out += c == '"' ? std::string("\"\"") : std::string(1, c);
  return out + "\"";
}

std::string csv_line(World& world, const std::vector<std::string>& cells, char separator) {
  std::string line;
  for (std::size_t i = 0; i < cells.size(); ++i) line += (i == 0 ? "" : std::string(1, separator)) + csv_cell(world, cells[i], separator);
  return line + "\n";
}

void plan_formats(World& world, ColumnPlan& column) {
  static const std::vector<std::string> kFormats{"年-月-日", "年/月/日", "年月日"};
  for (const std::string& format : kFormats)
    if (world.random.chance(50)) column.formats.push_back(format);
  if (column.formats.empty()) column.formats.push_back(kFormats[0]);
}

void plan_codes(World& world, const Field& field, ColumnPlan& column) {
  column.coded = true;
  const int values = static_cast<int>(world.choice(field.type.target).values.size());
  const int form = world.random.below(4);
  if (form == 0) column.otherwise = -1;
  if (form == 1) column.otherwise = world.random.below(values);
}

/// A column of its own header with a mapping line.
void plan_mapping(World& world, const Entity& entity, const Field& field, ColumnPlan& column) {
  column.mapped = true;
  const std::string own = column.header;
  column.header = field.name.in(Language::Zh) + "栏";
  column.required = !field.key && world.random.chance(5);
  if (field.type.kind == TypeKind::Date) {
    plan_formats(world, column);
    column.bare = world.random.chance(20);
    if (column.bare) column.header = own;
  }
  if (field.type.kind == TypeKind::Choice && world.random.chance(60)) plan_codes(world, field, column);
  if (field.type.kind != TypeKind::Reference || field.type.target != world.entity_of(Part::Person) || field.key) return;
  if (entity.part == Part::Participation && world.random.chance(40)) column.split = true;
  else column.lookup = world.random.chance(25);
}

bool needed(const Field& field) { return field.key || field.required; }

std::vector<ColumnPlan> plan_columns(World& world, const Entity& entity, bool thin) {
  std::vector<ColumnPlan> columns;
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    const Field& field = entity.fields[i];
    if (!needed(field) && world.random.chance(thin ? 50 : 3)) continue;
    ColumnPlan column;
    column.field = static_cast<int>(i);
    column.header = field.name.in(world.random.chance(50) ? Language::Zh : Language::En);
    if (world.random.chance(25)) plan_mapping(world, entity, field, column);
    columns.push_back(column);
  }
  world.random.shuffle(columns);
  return columns;
}

std::int64_t day(int month, int day_of_month, int year = 2025) { return *date_from_civil(year, month, day_of_month); }

void plan_coverage(World& world, SourcePlan& plan) {
  if (!world.dirt.coverage || !world.random.chance(55)) return;
  switch (world.random.below(5)) {
    case 0: plan.covers = {{day(1, 1), day(12, 31)}}; break;
    case 1: plan.covers = {{day(1, 1, 2024), day(6, 30)}}; break;
    case 2: plan.covers = {{day(1, 1), day(4, 30)}, {day(6, 1), day(12, 31)}}; break;
    case 3: plan.covers = {{day(1, 1, 2024), day(12, 31, 2026)}}; break;
    default: plan.covers = {{world.random.pick(world.dates), day(12, 31)}}; break;
  }
}

SourcePlan plan_source(World& world, int entity, int number, bool thin) {
  SourcePlan plan;
  plan.entity = entity;
  const std::string index = std::to_string(number);
  plan.name = world.name("来源" + index, "source" + index);
  if (world.random.chance(85)) plan.department = world.random.pick(departments());
  plan_coverage(world, plan);
  if (world.random.chance(40)) plan.offset = 480;
  plan.columns = plan_columns(world, world.entity(entity), thin);
  if (!world.random.chance(15)) plan.file = "f" + index + (world.random.chance(10) ? "_*.csv" : ".csv");
  if (world.random.chance(15)) plan.separator = world.random.chance(50) ? ';' : '\t';
  return plan;
}

std::string header_line(World& world, const SourcePlan& plan, bool extra) {
  std::vector<std::string> cells;
  for (const ColumnPlan& column : plan.columns) cells.push_back(column.header);
  if (extra) cells.push_back("杂项");
  return csv_line(world, cells, plan.separator);
}

std::vector<std::string> row_cells(World& world, const SourcePlan& plan, const Record& record, bool extra) {
  std::vector<std::string> cells;
  for (const ColumnPlan& column : plan.columns) {
    cells.push_back(write_cell(world, world.entity(plan.entity), column, record[static_cast<std::size_t>(column.field)], plan.offset.has_value()));
  }
  if (extra) cells.push_back(world.random.chance(50) ? "略" : "");
  return cells;
}

/// Now and then a record is too wide, too short, or given twice.
std::string row_text(World& world, const SourcePlan& plan, const Record& record, bool extra) {
  std::vector<std::string> cells = row_cells(world, plan, record, extra);
  if (world.random.chance(world.dirt.unreadable)) cells.push_back(world.random.chance(50) ? "多余" : "");
  while (cells.size() > 2 && cells.back().empty() && world.random.chance(10)) cells.pop_back();
  std::string line = csv_line(world, cells, plan.separator);
  if (world.random.chance(2)) line += csv_line(world, std::vector<std::string>(plan.columns.size()), plan.separator);
  return world.random.chance(2) ? line + line : line;
}

std::string file_text(World& world, const SourcePlan& plan, int part, int parts) {
  const bool extra = plan.columns.empty() || world.random.chance(15);
  std::string text = header_line(world, plan, extra);
  const auto& records = world.facts[static_cast<std::size_t>(plan.entity)];
  for (std::size_t i = 0; i < records.size(); ++i) {
    const bool mine = i % plan.shares == plan.share && static_cast<int>(i / plan.shares) % parts == part;
    if (mine && world.random.chance(94)) text += row_text(world, plan, records[i], extra);
  }
  return text;
}

void write_file(World& world, const SourcePlan& plan, const std::string& name, int part, int parts, Supply& supply) {
  std::string text = file_text(world, plan, part, parts);
  if (world.random.chance(12)) text = to_gb18030(text);
  else if (world.random.chance(10)) text = "\xEF\xBB\xBF" + text;
  supply.files[name] = text;
}

void write_files(World& world, const SourcePlan& plan, Supply& supply) {
  if (plan.absent) return;
  const std::string written = plan.file.empty() ? plan.name.stable() + ".csv" : plan.file;
  const std::size_t star = written.find('*');
  if (star == std::string::npos) return write_file(world, plan, written, 0, 1, supply);
  for (int part = 0; part < 2; ++part) {
    std::string name = written;
    write_file(world, plan, name.replace(star, 1, part == 0 ? "a" : "b"), part, 2, supply);
  }
}

std::vector<Bi> source_block(World& world, const SourcePlan& plan) {
  const Entity& entity = world.entity(plan.entity);
  std::vector<Bi> lines{Bi("来源 ", "source ") + World::declare(plan.name)};
  lines.push_back(Bi("  实体 ", "  entity ") + world.say(entity.name));
  if (!plan.department.empty()) lines.push_back(Bi("  提供 ", "  provided by ") + World::declare(plan.department));
  if (!plan.file.empty()) lines.push_back(Bi("  文件 ", "  file ") + quoted(plan.file));
  for (const auto& [from, until] : plan.covers) {
    lines.push_back(Bi("  覆盖 ", "  covers ") + Bi(format_date(from)) + Bi(" 至 ", " to ") + Bi(format_date(until)));
  }
  if (plan.offset) lines.push_back(Bi("  时差 +08:00", "  offset +08:00"));
  if (plan.optional) lines.push_back(Bi("  可选", "  optional"));
  for (const ColumnPlan& column : plan.columns) {
    if (column.mapped) lines.push_back(Bi("  ") + mapping_line(world, entity, column));
  }
  return lines;
}

void supply_from(World& world, const SourcePlan& plan, Supply& supply) {
  supply.blocks.push_back(source_block(world, plan));
  write_files(world, plan, supply);
}

bool is_event(Part part) { return static_cast<int>(part) >= static_cast<int>(Part::Training); }

}  // namespace

Supply make_supply(World& world) {
  Supply supply;
  int number = 0;
  for (std::size_t id = 0; id < world.entities.size(); ++id) {
    const int sources = world.random.chance(45) ? 2 : world.random.chance(15) ? 3 : 1;
    for (int i = 0; i < sources; ++i) {
      const bool keyed = world.entities[id].keyed();
      SourcePlan plan = plan_source(world, static_cast<int>(id), ++number, keyed && i > 0);
      if (!keyed) plan.share = static_cast<std::size_t>(i), plan.shares = static_cast<std::size_t>(sources);
      plan.optional = is_event(world.entities[id].part) && world.random.chance(15);
      plan.absent = plan.optional && world.random.chance(50);
      supply_from(world, plan, supply);
      if (plan.absent || plan.file.empty() || !world.random.chance(4)) continue;
      SourcePlan again = plan;  // a second source that reads the same file
      again.name = {"来源" + std::to_string(++number), ""};
      again.department = world.random.pick(departments());
      supply.blocks.push_back(source_block(world, again));
    }
  }
  return supply;
}

}  // namespace yanpan::trial
