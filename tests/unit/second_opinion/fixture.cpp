#include "tests/unit/second_opinion/fixture.hpp"

#include <sstream>

#include "lang/value/date.hpp"
#include "tests/second_opinion/persons.hpp"

namespace yanpan::second::test {

using lang::TypeKind;

namespace {

lang::Type type(TypeKind kind) { return {.kind = kind, .choice = {}, .entity = {}}; }
lang::Type choice(std::size_t set) { return {.kind = TypeKind::Choice, .choice = lang::ChoiceSetId(set), .entity = {}}; }
lang::Type reference(lang::EntityId entity) { return {.kind = TypeKind::Reference, .choice = {}, .entity = entity}; }

lang::Field make_field(const std::string& name, const lang::Type& of) {
  lang::Field result;
  result.name.en = name;
  result.type = of;
  return result;
}

lang::Entity make_entity(Name name, std::vector<lang::Field> fields, bool keyed) {
  lang::Entity entity;
  entity.name = std::move(name);
  entity.fields = std::move(fields);
  if (keyed) entity.key = {lang::FieldId(0u)};
  return entity;
}

void declare_entities(lang::Schema& schema) {
  const lang::Type text = type(TypeKind::Text), date = type(TypeKind::Date);
  schema.entities = {
      make_entity({"部门", "unit"}, {make_field("code", text)}, true),
      make_entity({"人员", "person"}, {make_field("name", text), make_field("unit", reference(kUnit))}, true),
      make_entity({"案件", "case"},
                  {make_field("no", text), make_field("joint", type(TypeKind::Boolean)), make_field("closed", date)}, true),
      make_entity({"参与", "part"},
                  {make_field("case", reference(kCase)), make_field("person", reference(kPerson)), make_field("role", choice(0)),
                   make_field("from", date), make_field("to", date)},
                  false),
      make_entity({"问题", "problem"},
                  {make_field("id", text), make_field("case", reference(kCase)), make_field("kind", choice(1)),
                   make_field("severity", choice(2)), make_field("occurred", date)},
                  true),
      make_entity({"督察", "notice"},
                  {make_field("person", reference(kPerson)), make_field("day", date),
                   make_field("score", type(TypeKind::Integer)), make_field("good", type(TypeKind::Boolean))},
                  false)};
  schema.entities[kPart.value].term_start = kPartFrom;
  schema.entities[kPart.value].term_end = kPartTo;
}

void declare_roles(lang::Roles& roles) {
  roles.case_ = kCase, roles.person = kPerson, roles.unit = kUnit, roles.participation = kPart, roles.problem = kProblem;
  roles.problem_case = kProblemCase, roles.problem_kind = kProblemKind;
  roles.problem_severity = kProblemSeverity, roles.problem_occurred = kProblemDay;
  roles.person_unit = kPersonUnit, roles.participation_case = kPartCase, roles.participation_person = kPartPerson;
}

/// The lead who serves on the base date; then an assistant who does.
lang::Accountable standard_steps() {
  lang::Accountable block;
  block.base = {lang::BaseOrder::Severity, lang::BaseOrder::Occurred};
  block.collective = {where(field(kCase, kCaseJoint), lang::Comparison::True)};
  for (const std::int64_t role : {kLead, kAssist}) {
    lang::Step step;
    step.when = all({where(field(kPart, kPartRole), lang::Comparison::Is, {role}), serving_on_base_date()});
    block.steps.push_back(step);
  }
  return block;
}

void set_cell(engine::Snapshot& data, engine::Column& column, std::size_t row, const Cell& cell) {
  if (const auto* number = std::get_if<std::int64_t>(&cell)) column.set(row, *number);
  if (const auto* text = std::get_if<std::string>(&cell)) column.set(row, std::int64_t{data.texts.intern(*text)});
  if (const auto* ref = std::get_if<Ref>(&cell)) column.set(row, std::int64_t{ref->row});
  if (std::holds_alternative<std::monostate>(cell)) column.set_missing(row);
  if (std::holds_alternative<Lost>(cell)) column.set_missing(row, engine::kUnreadable);
  if (std::holds_alternative<Disputed>(cell)) column.set_missing(row, engine::kConflict);
}

}  // namespace

std::int64_t day(std::string_view iso) { return parse_iso_date(iso).value(); }

Office::Office() {
  policy.schema.choices = {{{}, false, {{"", "lead"}, {"", "assist"}}, {}},
                           {{}, false, {{"", "typo"}, {"", "delay"}, {"", "limit.overrun"}}, {}},
                           {{}, true, {{"", "minor"}, {"", "serious"}}, {}}};
  declare_entities(policy.schema);
  declare_roles(policy.schema.roles);
  policy.versions.emplace_back();
  version().accountable = standard_steps();
  version().basis = {"", "the policy"};
  data.files.push_back({.name = "rows.csv", .sheet = {}, .sha256 = {}});
  for (std::size_t e = 0; e < policy.schema.entities.size(); ++e) {
    engine::Table& table = data.tables.emplace_back();
    table.entity = lang::EntityId(e);
    for (const lang::Field& one : policy.schema.entities[e].fields) table.columns.emplace_back(one.type);
  }
  add_source(kNotice, "supervision");
}

engine::RowId Office::add(lang::EntityId entity, const std::vector<Cell>& cells, std::uint16_t source) {
  engine::Table& table = data.tables[entity.value];
  const std::size_t row = table.rows++;
  for (std::size_t f = 0; f < cells.size(); ++f) {
    table.columns[f].resize(table.rows);
    set_cell(data, table.columns[f], row, cells[f]);
  }
  if (!policy.schema.entity(entity).key.empty()) table.keys.push_back(data.texts.intern(std::get<std::string>(cells[0])));
  table.origins.push_back({.file = 0, .source = source, .row = static_cast<std::uint32_t>(row + 2)});
  return static_cast<engine::RowId>(row);
}

lang::SourceId Office::add_source(lang::EntityId entity, const std::string& department) {
  lang::Source source;
  source.entity = entity;
  source.department.en = department;
  policy.schema.sources.push_back(source);
  return lang::SourceId(policy.schema.sources.size() - 1);
}

Result Office::run(Language language) const { return evaluate(policy, data, {.as_of = day("2025-07-04"), .language = language}); }

Value Office::measured(const std::string& name, Item on) {
  World world(policy, data, {.as_of = day("2025-07-04"), .language = Language::En});
  Evaluators versions;
  versions.emplace_back(world, 0);
  settle_cases(world, versions);
  for (std::size_t m = 0; m < version().measures.size(); ++m) {
    if (version().measures[m].name.en == name) return versions[0].measure(lang::MeasureId(m), on);
  }
  throw std::out_of_range(name);
}

namespace {

lang::PathStep step(lang::PathStep::Kind kind, lang::FieldId of = {}, lang::MeasureId id = {}) { return {kind, of, id}; }

}  // namespace

lang::Path field(lang::EntityId entity, lang::FieldId of) {
  lang::Path path{.root = entity, .steps = {step(lang::PathStep::Kind::Field, of)}, .type = {}, .span = {}, .label = {}};
  lang::Schema schema;
  declare_entities(schema);
  path.type = schema.field(entity, of).type;
  path.label.en = schema.entity(entity).name.en + "." + schema.field(entity, of).name.en;
  return path;
}

lang::Path case_closed_of_problem() {
  lang::Path path = field(kCase, kCaseClosed);
  path.root = kProblem;
  path.steps.insert(path.steps.begin(), step(lang::PathStep::Kind::Field, kProblemCase));
  return path;
}

lang::Path accountable_of_problem() {
  lang::Path path = itself(kProblem);
  path.steps = {step(lang::PathStep::Kind::Accountable)};
  path.type = reference(kPerson);
  return path;
}

lang::Path itself(lang::EntityId entity) {
  return {.root = entity, .steps = {}, .type = reference(entity), .span = {}, .label = {}};
}

lang::Condition where(const lang::Path& left, lang::Comparison comparison, std::vector<std::int64_t> right) {
  lang::Condition condition;
  condition.kind = lang::Condition::Kind::Atom;
  condition.atom.left = left;
  condition.atom.comparison = comparison;
  for (const std::int64_t number : right) {
    lang::Constant constant;
    constant.type = left.type.kind == TypeKind::Decimal ? type(TypeKind::Integer) : left.type;
    constant.number = number;
    condition.atom.right.push_back(constant);
  }
  return condition;
}

namespace {

lang::Condition group(lang::Condition::Kind kind, std::vector<lang::Condition> members) {
  lang::Condition condition;
  condition.kind = kind;
  condition.members = std::move(members);
  return condition;
}

}  // namespace

lang::Condition all(std::vector<lang::Condition> members) { return group(lang::Condition::Kind::All, std::move(members)); }
lang::Condition any(std::vector<lang::Condition> members) { return group(lang::Condition::Kind::Any, std::move(members)); }

lang::Condition cause_in(std::optional<lang::Category> category, lang::CauseId cause) {
  lang::Condition condition = where({}, lang::Comparison::CauseIn);
  condition.atom.causes = {{category, cause}};
  return condition;
}

lang::Condition serving_on_base_date() { return where({}, lang::Comparison::ServingOn); }

lang::MeasureId add_measure(lang::Version& version, const std::string& name, lang::EntityId of, TypeKind kind,
                            std::variant<lang::Expr, lang::Aggregate> body) {
  lang::Measure& made = version.measures.emplace_back();
  made.name.en = name;
  made.of = of;
  made.type = type(kind);
  made.body = std::move(body);
  return lang::MeasureId(version.measures.size() - 1);
}

lang::Path measure(const lang::Version& version, lang::MeasureId id) {
  const lang::Measure& of = version.measures[id.value];
  return {.root = of.of, .steps = {step(lang::PathStep::Kind::Measure, {}, id)}, .type = of.type, .span = {}, .label = of.name};
}

lang::Aggregate notices(lang::AggregateForm form, std::optional<lang::FieldId> value) {
  lang::Aggregate aggregate;
  aggregate.form = form;
  aggregate.over = kNotice;
  if (value) aggregate.value = field(kNotice, *value);
  aggregate.same = {{field(kNotice, kNoticePerson), accountable_of_problem()}};
  return aggregate;
}

lang::CauseId add_cause(lang::Version& version, const std::string& name, lang::Category category) {
  version.causes.push_back({{"", name}, category, {}, {}});
  return lang::CauseId(version.causes.size() - 1);
}

lang::Rule& add_rule(lang::Version& version, const std::string& id, std::int64_t tier, lang::CauseId cause,
                     lang::Condition when) {
  lang::Rule& rule = version.rules.emplace_back();
  rule.id = id;
  rule.tier = tier;
  rule.cause = cause;
  rule.when = std::move(when);
  return rule;
}

namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells{""};
  for (const char c : line) {
    if (c == ',') cells.emplace_back();
    else cells.back() += c;
  }
  return cells;
}

}  // namespace

std::string cell(const std::string& csv, const std::string& row, const std::string& column) {
  std::istringstream lines(csv);
  std::string line;
  std::getline(lines, line);
  const std::vector<std::string> header = cells_of(line);
  while (std::getline(lines, line)) {
    const std::vector<std::string> cells = cells_of(line);
    if (cells[0] != row && (cells.size() < 2 || cells[0] + " " + cells[1] != row)) continue;
    for (std::size_t i = 0; i < header.size(); ++i) {
      if (header[i] == column) return cells[i];
    }
  }
  return "no such row";
}

}  // namespace yanpan::second::test
