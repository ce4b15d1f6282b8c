// 处置: the three intervention tables.

#include <algorithm>

#include "tests/second_opinion/generate/conditions.hpp"
#include "tests/second_opinion/generate/verdicts.hpp"

namespace yanpan::trial {

namespace {

struct Column {
  enum class Kind : std::uint8_t { Cause, Value, Intervention, Actor, Due } kind = Kind::Value;
  Path path;
};

struct Acts {
  std::vector<Name> interventions, actors;
};

Acts name_acts(World& world) {
  Acts acts;
  acts.interventions = {world.name("面谈提醒", "reminder_talk"), world.name("案件讲评", "case_review"), world.name("导师带教", "mentoring")};
  acts.actors = {world.name("督察", "supervision_office"), world.name("政治部", "political_office")};
  return acts;
}

std::vector<Column> draw_columns(World& world) {
  std::vector<Column> columns;
  if (world.random.chance(70)) columns.push_back({Column::Kind::Cause, {}});
  const Scope scope{world.entity_of(Part::Problem), static_cast<int>(world.measures.size())};
  const int values = world.random.below(3) + (columns.empty() ? 1 : 0);
  for (int i = 0; i < values; ++i) {
    const auto path = pick_path(world, scope, [](const Path& candidate) { return candidate.steps[0].kind != PathStep::Kind::Self; });
    const bool again = std::any_of(columns.begin(), columns.end(), [&path](const Column& column) {
      return column.path.count == path->count && column.path.steps == path->steps;
    });
    if (!again) columns.push_back({Column::Kind::Value, *path});
  }
  columns.push_back({Column::Kind::Intervention, {}});
  if (world.random.chance(85)) columns.push_back({Column::Kind::Actor, {}});
  if (world.random.chance(85)) columns.push_back({Column::Kind::Due, {}});
  return columns;
}

Bi heading(World& world, const Column& column) {
  switch (column.kind) {
    case Column::Kind::Cause: return {"归因", "cause"};
    case Column::Kind::Value: return path_text(world, column.path);
    case Column::Kind::Intervention: return {"措施", "intervention"};
    case Column::Kind::Actor: return {"主体", "actor"};
    case Column::Kind::Due: return {"期限", "due"};
  }
  return {};
}

Bi category(World& world) {
  static const std::vector<Bi> kWords{{"流程", "process"}, {"精力", "capacity"}, {"能力", "skill"}, {"态度", "attitude"}};
  return world.random.pick(kWords);
}

Bi cause_cell(World& world) {
  switch (world.random.below(7)) {
    case 0:
    case 1: return category(world);
    case 2: return Bi("非 ", "not ") + category(world);
    case 3: return world.say(world.random.pick(world.causes));
    case 4: return listed({Bi("流程", "process"), world.say(world.random.pick(world.causes))});
    default: return {"任意", "any"};
  }
}

bool listable(const Type& type) { return type.kind == TypeKind::Choice || type.kind == TypeKind::Text || type.kind == TypeKind::Reference; }

Bi value_cell(World& world, const Path& path) {
  if (world.random.chance(30)) return {"任意", "any"};
  if (path.type.kind == TypeKind::Boolean) {
    return world.random.chance(8) ? Bi("缺失", "missing") : world.random.chance(50) ? Bi("是", "yes") : Bi("否", "no");
  }
  if (!listable(path.type) || world.random.chance(30)) return test_text(world, path.type, path.near);
  const Bi one = constant_text(world, path.type, path.near), other = constant_text(world, path.type, path.near);
  switch (world.random.below(3)) {
    case 0: return Bi("非 ", "not ") + one;
    case 1: return one.zh == other.zh ? one : listed({one, other});
    default: return one;
  }
}

Bi due_cell(World& world) {
  const std::string count = std::to_string(1 + world.random.below(12));
  switch (world.random.below(6)) {
    case 0: return {};
    case 1: return {count + " 日", count + " days"};
    case 2: return {count + " 个月", count + " months"};
    default: return {count + " 工作日", count + " workdays"};
  }
}

Bi act_cell(World& world, const std::vector<Name>& names) {
  return world.random.chance(12) ? Bi() : World::declare(world.random.pick(names));
}

Bi cell(World& world, const Column& column, const Acts& acts) {
  switch (column.kind) {
    case Column::Kind::Cause: return cause_cell(world);
    case Column::Kind::Value: return value_cell(world, column.path);
    case Column::Kind::Intervention: return act_cell(world, acts.interventions);
    case Column::Kind::Actor: return act_cell(world, acts.actors);
    case Column::Kind::Due: return due_cell(world);
  }
  return {};
}

Block table_block(World& world, const Bi& scope, const Acts& acts) {
  const std::vector<Column> columns = draw_columns(world);
  Block block{Bi("处置 ", "interventions ") + scope};
  Bi head("  |");
  for (const Column& column : columns) head += Bi(" ") + heading(world, column) + Bi(" |");
  block.push_back(head);
  const int rows = 1 + world.random.below(4);
  for (int i = 0; i < rows; ++i) {
    Bi row("  |");
    for (const Column& column : columns) row += Bi(" ") + cell(world, column, acts) + Bi(" |");
    block.push_back(row);
  }
  return block;
}

}  // namespace

void add_tables(World& world, Blocks& blocks) {
  const Acts acts = name_acts(world);
  static const std::vector<Bi> kScopes{{"问题", "problem"}, {"人员", "person"}, {"部门", "unit"}};
  for (const Bi& scope : kScopes) {
    if (world.random.chance(75)) spread(world, blocks, 30, [&](int) { return table_block(world, scope, acts); });
  }
}

}  // namespace yanpan::trial
