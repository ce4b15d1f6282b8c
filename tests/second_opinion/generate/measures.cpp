#include "tests/second_opinion/generate/measures.hpp"

#include <algorithm>

#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/conditions.hpp"
#include "tests/second_opinion/generate/expressions.hpp"
#include "tests/second_opinion/generate/schema.hpp"

namespace yanpan::trial {

namespace {

enum class Form : std::uint8_t { Count, CountDistinct, Sum, Mean, Max, Min, Exists, Latest, Earliest, Lookup, Value };

struct Body {
  std::vector<Bi> lines;
  Near near;
  bool accountable = false, problems = false, varied = false;

  template <class From>
  void rests_on(const From& from) {
    accountable |= from.accountable;
    problems |= from.problems;
    varied |= from.varied;
  }
};

Bi form_word(Form form) {
  switch (form) {
    case Form::Count: return {"计数 ", "count "};
    case Form::CountDistinct: return {"计数 不同 ", "count distinct "};
    case Form::Sum: return {"合计 ", "sum "};
    case Form::Mean: return {"平均 ", "mean "};
    case Form::Max: return {"最大 ", "max "};
    case Form::Min: return {"最小 ", "min "};
    case Form::Exists: return {"存在 ", "exists "};
    case Form::Latest: return {"最近 ", "latest "};
    case Form::Earliest: return {"最早 ", "earliest "};
    case Form::Lookup: return {"查 ", "lookup "};
    case Form::Value: return {"取值 ", "value "};
  }
  return {};
}

/// The forms that can give a type, each as often as it should be drawn.
std::vector<Form> forms_for(const World& world, const Type& type) {
  std::vector<Form> forms{Form::Latest, Form::Earliest, Form::Lookup, Form::Value};
  const auto more = [&forms](std::initializer_list<Form> extra) { forms.insert(forms.end(), extra); };
  if (type.kind == TypeKind::Integer) {
    more({Form::Count, Form::Count, Form::Count, Form::Count, Form::Count, Form::CountDistinct, Form::CountDistinct, Form::Sum, Form::Value,
          Form::Value, Form::Value, Form::Max, Form::Min});
  }
  if (type.kind == TypeKind::Decimal) more({Form::Sum, Form::Mean, Form::Mean, Form::Max, Form::Min, Form::Value, Form::Value});
  if (type.kind == TypeKind::Boolean) more({Form::Exists, Form::Exists, Form::Exists, Form::Exists, Form::Value, Form::Value});
  if (type.kind != TypeKind::Integer && type.kind != TypeKind::Decimal && has_order(world, type) && type.kind != TypeKind::Duration) {
    more({Form::Max, Form::Min});
  }
  return forms;
}

bool linkable(const Path& path) {
  switch (path.type.kind) {
    case TypeKind::Reference:
    case TypeKind::Choice:
    case TypeKind::Text:
    case TypeKind::Month:
    case TypeKind::Boolean:
    case TypeKind::Integer:
    case TypeKind::Date: return true;
    default: return false;
  }
}

class Aggregates {
 public:
  /// `scope` is where the measure stands; `over` the entity whose rows are looked at.
  Aggregates(World& world, const Scope& scope, int over) : world_(world), scope_(scope), over_(scope.at(over)) {}

  std::optional<Body> draw(Form form, const Type& type) {
    body_.problems = world_.entity(over_.entity).part == Part::Problem;
    if (!head(form, type)) return std::nullopt;
    same_line();
    where_lines();
    const bool must = (form == Form::Latest || form == Form::Earliest) && !world_.entity(over_.entity).main_date;
    if (!window_line(must) && must) return std::nullopt;
    if (over_.entity == scope_.entity && world_.random.chance(35)) add({"不含 本问题", "excluding itself"});
    return body_;
  }

 private:
  /// The first line names the form; what narrows it stands below, further in.
  void add(const Bi& line) { body_.lines.push_back((body_.lines.empty() ? Bi() : Bi("  ")) + line); }
  Bi over_name() { return world_.say(world_.entity(over_.entity).name); }

  bool head(Form form, const Type& type) {
    body_.near = {0, 3, -1};
    if (form == Form::Count || form == Form::Exists) {
      add(form_word(form) + over_name());
      return true;
    }
    const auto value = form == Form::CountDistinct ? distinct_value() : aggregated(form, type);
    if (!value) return false;
    body_.rests_on(*value);
    if (form == Form::CountDistinct) {
      add(form_word(form) + path_text(world_, *value) + Bi(" 于 ", " of ") + over_name());
      return true;
    }
    body_.near = value->near;
    if (form == Form::Sum) body_.near.high = body_.near.high * 3;
    if (world_.random.chance(80)) add(form_word(form) + over_name() + Bi(".") + path_text(world_, *value));
    else add(form_word(form) + path_text(world_, *value) + Bi(" 于 ", " of ") + over_name());
    return true;
  }

  std::optional<Path> distinct_value() {
    return pick_path(world_, over_, [](const Path& path) { return linkable(path) && !is_self(path); });
  }

  static bool is_self(const Path& path) { return path.steps[0].kind == PathStep::Kind::Self; }

  std::optional<Path> aggregated(Form form, const Type& type) {
    const bool mixed = form == Form::Mean;
    const int depth = world_.random.chance(75) ? 1 : 2;
    const auto wanted = [&](const Path& path) { return !is_self(path) && (mixed ? is_number(path.type) : path.type == type); };
    return pick_path(world_, over_, wanted, depth);
  }

  Bi pair_text(const Path& row, const Path& self) {
    body_.rests_on(row);
    body_.rests_on(self);
    const bool alike = row.count == 1 && self.count == 1 && name_of(row) == name_of(self);
    if (alike && world_.random.chance(90)) return path_text(world_, row);
    return path_text(world_, row) + Bi(" = ") + path_text(world_, self);
  }

  bool is_accountable(const Path& path) const { return path.count == 1 && path.steps[0].kind == PathStep::Kind::Accountable; }

  /// `人员 = 责任人`, or `责任人` on both sides: what most policies link by.
  std::optional<Bi> person_pair() {
    const auto self = pick_path(world_, scope_, [this](const Path& path) { return is_accountable(path); }, 1);
    if (!self) return std::nullopt;
    const auto row = pick_path(
        world_, over_, [&](const Path& path) { return path.type == self->type && (is_accountable(path) || world_.random.chance(50)); }, 1);
    if (!row) return std::nullopt;
    return pair_text(*row, *self);
  }

  /// `月度 = 发生日.月份`.
  std::optional<Bi> month_pair() {
    const auto row = pick_path(
        world_, over_, [](const Path& path) { return path.type.kind == TypeKind::Month && path.steps[0].kind == PathStep::Kind::Field; }, 1);
    const auto self = pick_typed(world_, scope_, {TypeKind::Month}, 1);
    if (!row || !self) return std::nullopt;
    return pair_text(*row, *self);
  }

  /// `类别`, or `人员 = 主导人` where the two sides are called differently.
  std::optional<Bi> any_pair() {
    for (int tries = 0; tries < 6; ++tries) {
      const auto row = pick_path(world_, over_, [&](const Path& path) { return linkable(path) && (is_reference(path) || world_.random.chance(25)); });
      if (!row) return std::nullopt;
      const auto self = pick_typed(world_, scope_, row->type);
      if (!self) continue;
      return pair_text(*row, *self);
    }
    return std::nullopt;
  }

  static bool is_reference(const Path& path) { return path.type.kind == TypeKind::Reference; }

  Name name_of(const Path& path) const {
    const PathStep& step = path.steps[0];
    switch (step.kind) {
      case PathStep::Kind::Field: return world_.entity(step.entity).fields[static_cast<std::size_t>(step.index)].name;
      case PathStep::Kind::Measure: return world_.measures[static_cast<std::size_t>(step.index)].name;
      case PathStep::Kind::Self: return world_.entity(step.entity).name;
      default: return {"责任人", "accountable"};
    }
  }

  void same_line() {
    const int pairs = static_cast<int>(world_.random.weighted({12, 62, 26}));
    std::vector<Bi> items;
    const auto keep = [&items](const std::optional<Bi>& pair) {
      if (pair) items.push_back(*pair);
    };
    for (int i = 0; i < pairs; ++i) {
      if (i == 0 && world_.random.chance(45)) keep(person_pair());
      else if (i == 1 && world_.random.chance(35)) keep(month_pair());
      else keep(any_pair());
    }
    if (!items.empty()) add(Bi("同一 ", "same ") + listed(items));
  }

  void where_lines() {
    if (!world_.random.chance(48)) return;
    switch (world_.random.below(6)) {
      case 0:
      case 1:
      case 2: return add(Bi("其中 ", "where ") + counted_atom());
      case 3: add(Bi("其中 ", "where ") + counted_atom()); return add(Bi("其中 ", "where ") + counted_atom());
      case 4: add({"其中", "where"}); break;
      default:
        add({"其中", "where"});
        add({"  或", "  or"});
        add(Bi("    ") + counted_atom());
        return add(Bi("    ") + counted_atom());
    }
    add(Bi("  ") + counted_atom());
    add(Bi("  ") + counted_atom());
  }

  /// A condition on the row; what it rests on is drawn before its text.
  Bi counted_atom() {
    const auto path = pick_path(world_, over_, [](const Path& candidate) { return !is_self(candidate); });
    body_.rests_on(*path);
    if (path->type.kind == TypeKind::Boolean) return (world_.random.chance(30) ? Bi("非 ", "not ") : Bi()) + path_text(world_, *path);
    return path_text(world_, *path) + Bi(" ") + test_text(world_, path->type, path->near);
  }

  Bi reach_text() {
    static const std::vector<int> kDays{0, 1, 7, 30, 30, 60, 90, 90, 180, 365};
    const int form = static_cast<int>(world_.random.weighted({60, 30, 10}));
    const std::string count = std::to_string(form == 0 ? world_.random.pick(kDays) : world_.random.below(form == 1 ? 7 : 25));
    if (form == 0) return {count + " 日", count + " days"};
    if (form == 1) return {count + " 个月", count + " months"};
    return {count + " 工作日", count + " workdays"};
  }

  Bi kind_text() {
    static const std::vector<Bi> kPeriods{{"同月", "same month"}, {"同季", "same quarter"}, {"同年", "same year"}};
    static const std::vector<Bi> kSides{{"前 ", "before "}, {"前 ", "before "}, {"后 ", "after "}, {"前后 ", "around "}};
    if (world_.random.chance(25)) return world_.random.pick(kPeriods);
    const Bi day = world_.random.chance(50) ? Bi(" 含当日", " including the day") : Bi(" 不含当日", " excluding the day");
    return world_.random.pick(kSides) + reach_text() + day;
  }

  /// Whose default the window can have: its main date, or the as-of date where it has none.
  bool has_default_date() const {
    const Entity& self = world_.entity(scope_.entity);
    return !self.main_date || self.fields[static_cast<std::size_t>(*self.main_date)].type.kind == TypeKind::Date;
  }

  std::optional<Bi> from_text() {
    if (has_default_date() && world_.random.chance(70)) return Bi();
    const auto date = pick_typed(world_, scope_, {TypeKind::Date});
    if (!date || world_.random.chance(20)) return Bi(" 距 截至日", " from as-of date");
    body_.rests_on(*date);
    return Bi(" 距 ", " from ") + path_text(world_, *date);
  }

  bool window_line(bool must) {
    if (!must && !world_.random.chance(55)) return false;
    const auto date = pick_typed(world_, over_, {TypeKind::Date}, world_.random.chance(80) ? 1 : 2);
    if (!date) return false;
    body_.rests_on(*date);
    add(Bi("窗口 ", "window ") + path_text(world_, *date) + Bi(" ") + kind_text() + *from_text());
    return true;
  }

  World& world_;
  Scope scope_, over_;
  Body body_;
};

int draw_over(World& world) {
  if (world.random.chance(45)) return world.entity_of(Part::Problem);
  return world.random.below(static_cast<int>(world.entities.size()));
}

std::optional<Body> value_body(World& world, const Scope& scope, const Type& type) {
  const auto drawn = draw_expression(world, scope, type);
  if (!drawn) return std::nullopt;
  return Body{{form_word(Form::Value) + drawn->text}, drawn->near, drawn->accountable, drawn->problems, drawn->varied};
}

std::optional<Body> draw_body(World& world, const Scope& scope, const Type& type) {
  const std::vector<Form> forms = forms_for(world, type);
  for (int tries = 0; tries < 12; ++tries) {
    const Form form = world.random.pick(forms);
    if (form == Form::Value) {
      if (auto body = value_body(world, scope, type)) return body;
      continue;
    }
    if (auto body = Aggregates(world, scope, draw_over(world)).draw(form, type)) return body;
  }
  return value_body(world, scope, type);
}

int draw_home(World& world) {
  static const std::vector<Part> kHomes{Part::Problem, Part::Problem, Part::Problem, Part::Problem, Part::Problem, Part::Case, Part::Case,
                                        Part::Person, Part::Person, Part::Unit, Part::Participation, Part::Workload, Part::Review, Part::Training,
                                        Part::Supervision};
  const Part part = world.random.pick(kHomes);
  return world.entity_of(world.has(part) ? part : Part::Problem);
}

/// A set written in place has no name a measure could use.
bool can_declare(const World& world, const Type& type) { return type.kind != TypeKind::Choice || !world.choice(type.target).name.empty(); }

Type draw_type(World& world, const Scope& scope) {
  const std::size_t form = world.random.weighted({48, 17, 17, 8, 10});
  if (form == 0) return {TypeKind::Integer};
  if (form == 1) return {TypeKind::Decimal};
  if (form == 2) return {TypeKind::Boolean};
  if (form == 3) return {TypeKind::Date};
  const auto path = pick_path(world, scope, [&world](const Path& candidate) { return can_declare(world, candidate.type); });
  return path ? path->type : Type{TypeKind::Integer};
}

Name measure_name(World& world) {
  static const std::vector<std::string> kStems{"甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑", "寅", "卯", "辰", "午"};
  const std::size_t number = world.measures.size();
  const std::string round = number >= kStems.size() ? std::to_string(number / kStems.size()) : "";
  return world.name("指标" + kStems[number % kStems.size()] + round, "x" + std::to_string(number + 1));
}

std::vector<Bi> declared(World& world, const Measure& measure, const Body& body) {
  Bi head = Bi("量 ", "measure ") + World::declare(measure.name);
  const bool problem = world.entity(measure.of).part == Part::Problem;
  if (!problem || world.random.chance(10)) head += Bi(" 于 ", " of ") + world.say(world.entity(measure.of).name);
  head += Bi(" ") + type_text(world, measure.type);
  const bool counted = body.lines.front().en.starts_with("count ");
  if (counted && measure.type.kind == TypeKind::Integer && world.random.chance(8)) head += Bi(" 范围 0 至 1000", " range 0 to 1000");
  std::vector<Bi> lines{head};
  append(lines, indented(body.lines));
  return lines;
}

}  // namespace

void add_measure(World& world) {
  Measure measure;
  measure.name = measure_name(world);
  measure.of = draw_home(world);
  const Scope scope{measure.of, static_cast<int>(world.measures.size())};
  measure.type = draw_type(world, scope);
  const bool by_version = world.versions > 1 && world.random.chance(20);
  for (int i = 0; i < (by_version ? world.versions : 1); ++i) {
    const auto body = draw_body(world, scope, measure.type);
    if (!body) return;
    measure.near = body->near;
    measure.accountable |= body->accountable;
    measure.problems |= body->problems;
    measure.varied |= body->varied || by_version;
    measure.aggregate |= !body->lines.front().en.starts_with("value ");
    measure.bodies.push_back(declared(world, measure, *body));
  }
  world.measures.push_back(std::move(measure));
}

}  // namespace yanpan::trial
