#include "tests/second_opinion/generate/schema.hpp"

#include "lang/value/date.hpp"

namespace yanpan::trial {

namespace {

Type plain(TypeKind kind) { return {kind, -1, DurationUnit::Days}; }
Type to(int entity) { return {TypeKind::Reference, entity, DurationUnit::Days}; }
Type one_of(int set) { return {TypeKind::Choice, set, DurationUnit::Days}; }

int add_choice(World& world, const Name& name, std::vector<Name> values, bool ordered) {
  world.choices.push_back({name, std::move(values), ordered});
  return static_cast<int>(world.choices.size()) - 1;
}

int add_entity(World& world, Part part, const Name& name) {
  Entity entity;
  entity.name = name;
  entity.part = part;
  world.entities.push_back(entity);
  const int id = static_cast<int>(world.entities.size()) - 1;
  world.part[static_cast<std::size_t>(part)] = id;
  return id;
}

Field& add(World& world, int entity, const Name& name, const Type& type) {
  Field field;
  field.name = name;
  field.type = type;
  auto& fields = world.entities[static_cast<std::size_t>(entity)].fields;
  fields.push_back(field);
  return fields.back();
}

/// A field that a case may do without; nullptr where it does.
Field* maybe(World& world, int entity, const char* zh, const char* en, const Type& type) {
  if (world.random.chance(25)) return nullptr;
  return &add(world, entity, world.name(zh, en), type);
}

void add_key(World& world, int entity) { add(world, entity, {"编号", "id"}, plain(TypeKind::Text)).key = true; }

void mark_main(World& world, int entity) {
  Entity& of = world.entities[static_cast<std::size_t>(entity)];
  of.fields.back().main_date = true;
  of.main_date = static_cast<int>(of.fields.size()) - 1;
}

void set_near(Field* field, std::int64_t low, std::int64_t high) {
  if (field != nullptr) field->near = {low, high, -1};
}

void set_range(World& world, Field* field, std::int64_t low, std::int64_t high) {
  if (field != nullptr && world.random.chance(60)) field->range = {low, high};
}

void make_units(World& world) {
  const int id = add_entity(world, Part::Unit, {"部门", "unit"});
  add_key(world, id);
  set_near(maybe(world, id, "规模", "size", plain(TypeKind::Integer)), 1, 6);
  const int region = add_choice(world, {}, {{"城东", "east"}, {"城西", "west"}, {"郊县", "county"}}, false);
  maybe(world, id, "片区", "region", one_of(region));
}

void make_persons(World& world) {
  const int id = add_entity(world, Part::Person, {"人员", "person"});
  add_key(world, id);
  add(world, id, {"姓名", "full_name"}, plain(TypeKind::Text)).near.texts = 1;
  if (world.random.chance(92)) add(world, id, {"部门", "unit"}, to(world.entity_of(Part::Unit))).missing = 5;
  const int grade = add_choice(world, world.name("等级", "grade"), {{"初级", "junior"}, {"中级", "middle"}, {"高级", "senior"}}, true);
  maybe(world, id, "职级", "rank", one_of(grade));
  if (Field* hired = maybe(world, id, "入职日", "hired", plain(TypeKind::Date))) hired->spread = Spread::Early;
  set_near(maybe(world, id, "系数", "factor", plain(TypeKind::Decimal)), 0, 3);
  if (Field* age = maybe(world, id, "年龄", "age", plain(TypeKind::Integer))) age->hidden = true;
}

void make_cases(World& world) {
  const int id = add_entity(world, Part::Case, {"案件", "case"});
  add_key(world, id);
  const int body = add_choice(world, {}, {{"检察官", "prosecutor"}, {"检委会", "committee"}, {"检察长", "chief"}, {"部门负责人", "head"}}, false);
  add(world, id, world.name("决定主体", "decided_by"), one_of(body)).missing = 3;
  add(world, id, world.name("受理日", "accepted"), plain(TypeKind::Date)).spread = Spread::Early;
  if (world.random.chance(50)) mark_main(world, id);
  add(world, id, world.name("期限届满日", "deadline"), plain(TypeKind::Date)).missing = 10;
  if (Field* closed = maybe(world, id, "办结日", "closed", plain(TypeKind::Date))) closed->missing = 30, closed->spread = Spread::Late;
  if (Field* amount = maybe(world, id, "标的", "amount", plain(TypeKind::Integer))) set_near(amount, -4, 12);
  maybe(world, id, "承办部门", "office", to(world.entity_of(Part::Unit)));
  if (Field* owner = maybe(world, id, "主导人", "owner", to(world.entity_of(Part::Person)))) owner->missing = 15;
  maybe(world, id, "复杂", "complex", plain(TypeKind::Boolean));
  maybe(world, id, "宽限", "grace", {TypeKind::Duration, -1, DurationUnit::Days});
  maybe(world, id, "登记时刻", "filed_at", plain(TypeKind::Instant));
}

void make_participations(World& world) {
  const int id = add_entity(world, Part::Participation, {"参与", "assignment"});
  if (world.random.chance(35)) add_key(world, id);
  add(world, id, {"案件", "case"}, to(world.entity_of(Part::Case))).required = world.random.chance(50);
  add(world, id, {"人员", "person"}, to(world.entity_of(Part::Person))).missing = !world.dirt.calm && world.random.chance(40) ? 6 : 0;
  const int role = add_choice(world, {}, {{"主办", "lead"}, {"协办", "assist"}, {"书记员", "clerk"}, {"审核", "approver"}}, false);
  add(world, id, world.name("角色", "role"), one_of(role));
  Field& from = add(world, id, world.name("起", "began"), plain(TypeKind::Date));
  from.term_start = true;
  from.spread = Spread::Start;
  Field& until = add(world, id, world.name("止", "ended"), plain(TypeKind::Date));
  until.term_end = true;
  until.end_included = world.random.chance(50);
  until.spread = Spread::Term;
  until.missing = world.dirt.calm ? 80 : 50;
  set_near(maybe(world, id, "工时", "hours_spent", plain(TypeKind::Integer)), 0, 5);
}

void make_problems(World& world) {
  const int id = add_entity(world, Part::Problem, {"问题", "problem"});
  add_key(world, id);
  add(world, id, {"案件", "case"}, to(world.entity_of(Part::Case))).missing = 3;
  add(world, id, {"类别", "kind"}, one_of(world.kind)).missing = 2;
  add(world, id, {"严重程度", "severity"}, one_of(world.severity)).missing = 2;
  add(world, id, {"发生日", "occurred"}, plain(TypeKind::Date)).missing = 2;
  mark_main(world, id);
  maybe(world, id, "登记日", "noted", plain(TypeKind::Date));
  Field* value = maybe(world, id, "数额", "value_at_stake", plain(TypeKind::Integer));
  set_near(value, -2, 6);
  if (value != nullptr && world.random.chance(60)) value->range = {0, 6}, value->near.low = 0;
  set_near(maybe(world, id, "评分", "score", plain(TypeKind::Decimal)), -1, 3);
  if (Field* note = maybe(world, id, "备注", "note", plain(TypeKind::Text))) note->near.texts = 0;
  maybe(world, id, "报告人", "reporter", to(world.entity_of(Part::Person)));
  if (Field* again = maybe(world, id, "复现", "again", plain(TypeKind::Boolean))) again->missing = 15;
  maybe(world, id, "时点", "moment", plain(TypeKind::Instant));
}

void make_training(World& world) {
  const int id = add_entity(world, Part::Training, world.name("培训", "training"));
  add(world, id, {"人员", "person"}, to(world.entity_of(Part::Person))).missing = 3;
  add(world, id, world.name("主题", "topic"), one_of(world.kind));
  add(world, id, world.name("开课日", "held"), plain(TypeKind::Date));
  mark_main(world, id);
  const int result = add_choice(world, world.name("成绩", "outcome"), {{"合格", "passed"}, {"不合格", "failed"}, {"缺考", "absent"}}, false);
  if (Field* got = maybe(world, id, "结果", "result", one_of(result))) got->missing = 15;
  Field* credit = maybe(world, id, "学时", "credit", plain(TypeKind::Decimal));
  set_near(credit, 0, 4);
  set_range(world, credit, 0, 5);
}

void make_supervision(World& world) {
  const int id = add_entity(world, Part::Supervision, world.name("督察", "supervision"));
  if (world.random.chance(40)) add_key(world, id);
  add(world, id, {"人员", "person"}, to(world.entity_of(Part::Person))).missing = 4;
  maybe(world, id, "部门", "unit", to(world.entity_of(Part::Unit)));
  const int sort = add_choice(world, {}, {{"提醒", "reminder"}, {"谈话", "talk"}, {"通报", "notice"}}, world.random.chance(50));
  add(world, id, world.name("种类", "sort"), one_of(sort)).missing = 10;
  add(world, id, world.name("时刻", "at_time"), plain(TypeKind::Instant));
  if (world.random.chance(80)) mark_main(world, id);
  maybe(world, id, "送达日", "served", plain(TypeKind::Date));
  maybe(world, id, "案件", "case", to(world.entity_of(Part::Case)));
  set_near(maybe(world, id, "分值", "points", plain(TypeKind::Integer)), -3, 5);
}

void make_workload(World& world) {
  const int id = add_entity(world, Part::Workload, world.name("履职", "workload"));
  add(world, id, {"人员", "person"}, to(world.entity_of(Part::Person))).key = true;
  add(world, id, world.name("月度", "period"), plain(TypeKind::Month)).key = true;
  Field* load = &add(world, id, world.name("在办件数", "open_cases"), plain(TypeKind::Integer));
  set_near(load, 0, 8);
  set_range(world, load, 0, 8);
  set_near(maybe(world, id, "均耗", "effort", plain(TypeKind::Decimal)), 0, 3);
}

void make_reviews(World& world) {
  const int id = add_entity(world, Part::Review, world.name("审查", "review"));
  const bool composite = world.random.chance(50);
  if (!composite) add_key(world, id);
  add(world, id, {"案件", "case"}, to(world.entity_of(Part::Case))).key = composite;
  if (composite) add(world, id, {"序号", "number"}, plain(TypeKind::Integer)).key = true;
  add(world, id, world.name("审查日", "reviewed"), plain(TypeKind::Date)).missing = 6;
  if (world.random.chance(70)) mark_main(world, id);
  add(world, id, world.name("未通过", "rejected"), plain(TypeKind::Boolean));
  set_near(maybe(world, id, "得分", "marks", plain(TypeKind::Integer)), 0, 5);
  maybe(world, id, "审查人", "reviewer", to(world.entity_of(Part::Person)));
}

void make_appeals(World& world) {
  const int id = add_entity(world, Part::Appeal, world.name("申诉", "appeal"));
  add(world, id, {"问题", "problem"}, to(world.entity_of(Part::Problem)));
  add(world, id, world.name("提出日", "lodged"), plain(TypeKind::Date));
  if (world.random.chance(60)) mark_main(world, id);
  if (Field* upheld = maybe(world, id, "采纳", "upheld", plain(TypeKind::Boolean))) upheld->missing = 15;
  if (world.has(Part::Review)) maybe(world, id, "相关审查", "after_review", to(world.entity_of(Part::Review)));
}

void make_choices(World& world) {
  world.severity = add_choice(world, {"严重程度", "severity"}, {{"轻微", "minor"}, {"较重", "moderate"}, {"严重", "serious"}}, true);
  world.kind = add_choice(world, {"类别", "kind"}, {{"笔误", "typo"}, {"漏填", "omission"}, {"超期", "delay"}, {"漏送", "unserved"}}, false);
  world.texts = {{"T01 甲", "T02 乙", "T02 丙", "T0", "其他"}, {"周安", "吴宁", "郑平", "王和", "冯顺"}};
}

void make_dates(World& world) {
  const std::int64_t first = *date_from_civil(2025, 1, 1);
  const int count = 4 + world.random.below(8);
  for (int i = 0; i < count; ++i) world.dates.push_back(first + world.random.between(0, 330));
  static constexpr int kEnds[][2] = {{1, 31}, {2, 28}, {3, 31}, {6, 30}, {4, 1}, {12, 31}};
  const auto& end = kEnds[world.random.below(6)];
  world.dates.push_back(*date_from_civil(2025, end[0], end[1]));
}

void make_dirt(World& world) {
  Random& random = world.random;
  world.dirt.missing = random.pick(std::vector<int>{0, 0, 1, 3, 12});
  world.dirt.unreadable = random.pick(std::vector<int>{0, 0, 1, 4});
  world.dirt.conflict = random.pick(std::vector<int>{0, 0, 2, 8});
  world.dirt.dangling = random.pick(std::vector<int>{0, 0, 2, 6});
  world.dirt.extreme = random.chance(20);
  world.dirt.calm = random.chance(65);
  world.dirt.coverage = random.chance(60);
}

Bi plain_type(const Type& type) {
  switch (type.kind) {
    case TypeKind::Boolean: return {"是否", "boolean"};
    case TypeKind::Integer: return {"整数", "integer"};
    case TypeKind::Decimal: return {"小数", "decimal"};
    case TypeKind::Text: return {"文本", "text"};
    case TypeKind::Date: return {"日期", "date"};
    case TypeKind::Instant: return {"时刻", "instant"};
    case TypeKind::Month: return {"月份", "month"};
    default: return {"时长 日", "duration days"};
  }
}

Bi values_text(const ChoiceSet& set) {
  Bi out;
  for (const Name& value : set.values) {
    if (!out.empty()) out += set.ordered ? Bi(" < ") : Bi("、", ", ");
    out += World::declare(value);
  }
  return out;
}

Bi role_word(Part part) {
  switch (part) {
    case Part::Unit: return {"部门", "unit"};
    case Part::Person: return {"人员", "person"};
    case Part::Case: return {"案件", "case"};
    case Part::Participation: return {"参与", "participation"};
    case Part::Problem: return {"问题", "problem"};
    default: return {};
  }
}

Bi marks_text(const Field& field) {
  Bi out;
  if (field.key) out += Bi(" 键", " key");
  if (field.main_date) out += Bi(" 主日期", " main date");
  if (field.term_start) out += Bi(" 任职起", " term start");
  if (field.term_end) out += Bi(" 任职止", " term end");
  if (field.end_included) out += Bi(" 止日含", " end day included");
  if (field.range) {
    out += Bi(" 范围 ", " range ") + number(field.range->first) + Bi(" 至 ", " to ") + number(field.range->second);
  }
  if (field.required) out += Bi(" 必填", " required");
  if (field.hidden) out += Bi(" 受保护", " protected");
  return out;
}

std::vector<Bi> entity_block(World& world, const Entity& entity) {
  std::vector<Bi> lines{Bi("实体 ", "entity ") + World::declare(entity.name)};
  const Bi role = role_word(entity.part);
  if (!role.empty()) lines.push_back(Bi("  作为 ", "  as ") + role);
  for (const Field& field : entity.fields) {
    lines.push_back(Bi("  ") + World::declare(field.name) + Bi(" ") + type_text(world, field.type) + marks_text(field));
  }
  return lines;
}

}  // namespace

void make_schema(World& world) {
  make_dirt(world);
  make_dates(world);
  make_choices(world);
  make_units(world);
  make_persons(world);
  make_cases(world);
  make_participations(world);
  make_problems(world);
  if (world.random.chance(65)) make_training(world);
  if (world.random.chance(65)) make_supervision(world);
  if (world.random.chance(50)) make_workload(world);
  if (world.random.chance(45)) make_reviews(world);
  if (world.random.chance(40)) make_appeals(world);
}

Bi type_text(World& world, const Type& type) {
  if (type.kind == TypeKind::Reference) {
    return Bi(world.random.chance(70) ? "→ " : "-> ") + world.say(world.entity(type.target).name);
  }
  if (type.kind != TypeKind::Choice) return plain_type(type);
  const ChoiceSet& set = world.choice(type.target);
  return set.name.empty() ? Bi("选项 ", "choice ") + values_text(set) : world.say(set.name);
}

std::vector<std::vector<Bi>> schema_blocks(World& world) {
  std::vector<std::vector<Bi>> blocks;
  for (const ChoiceSet& set : world.choices) {
    if (set.name.empty()) continue;
    blocks.push_back({Bi("选项 ", "choice ") + World::declare(set.name), Bi("  ") + values_text(set)});
  }
  for (const Entity& entity : world.entities) blocks.push_back(entity_block(world, entity));
  return blocks;
}

}  // namespace yanpan::trial
