#include "tests/unit/engine_output/sample.hpp"

#include "engine/eval/evaluation.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

using lang::EntityId;
using lang::FieldId;
using lang::TypeKind;

namespace {

lang::Field field(Name name, lang::Type type) {
  lang::Field out;
  out.name = std::move(name);
  out.type = type;
  return out;
}

lang::Type of_kind(TypeKind kind) { return {.kind = kind, .choice = {}, .entity = {}, .unit = {}}; }
lang::Type to(EntityId entity) { return {.kind = TypeKind::Reference, .choice = {}, .entity = entity, .unit = {}}; }
lang::Type of_set(std::uint32_t set) { return {.kind = TypeKind::Choice, .choice = lang::ChoiceSetId(set), .entity = {}, .unit = {}}; }

lang::Entity entity(Name name, lang::EntityRole role, std::vector<lang::Field> fields) {
  lang::Entity out;
  out.name = std::move(name);
  out.role = role;
  out.fields = std::move(fields);
  return out;
}

lang::ChoiceSet choice_set(Name name, std::vector<Name> values) {
  lang::ChoiceSet out;
  out.name = std::move(name);
  out.values = std::move(values);
  return out;
}

std::int64_t day(const char* iso) { return *parse_iso_date(iso); }

}  // namespace

lang::Constant whole(std::int64_t number, TypeKind kind) {
  lang::Constant out;
  out.type = of_kind(kind);
  out.number = number;
  return out;
}

lang::Constant decimal(std::string_view text) {
  lang::Constant out;
  out.type = of_kind(TypeKind::Decimal);
  out.decimal = *Decimal::parse(text);
  return out;
}

Column references(EntityId entity_id, const std::vector<RowId>& rows) {
  Column out(to(entity_id), rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i] == kNoRow) out.set_missing(i);
    else out.set(i, rows[i]);
  }
  return out;
}

Column choices(std::uint32_t set, const std::vector<int>& values) {
  Column out(of_set(set), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    if (values[i] < 0) out.set_missing(i);
    else out.set(i, values[i]);
  }
  return out;
}

Column numbers(TypeKind kind, const std::vector<std::int64_t>& values) {
  Column out(of_kind(kind), values.size());
  for (std::size_t i = 0; i < values.size(); ++i) out.set(i, values[i]);
  return out;
}

Sample::Sample() {
  attribution.program = &program;
  add_schema();
  add_rules();
  add_files();
  add_rows();
  add_cases();
  add_verdicts();
  add_interventions();
  evaluate();
}

void Sample::evaluate() {
  auto evaluation = std::make_shared<Evaluation>(program, attribution.snapshot, threads_, attribution.outcome.as_of, true);
  evaluation->run(Stage::Facts);
  evaluation->set_problems(&attribution.outcome.problems);
  evaluation->run(Stage::Problems);
  std::vector<RowId> of_case;
  for (const CaseVerdict& verdict : attribution.outcome.cases) of_case.push_back(verdict.person);
  evaluation->set_accountable(references(EntityId(kPersonEntity), attribution.outcome.accountable), references(EntityId(kPersonEntity), of_case));
  evaluation->run(Stage::Persons);
  attribution.evaluation = std::move(evaluation);
}

void Sample::add_schema() {
  lang::Schema& schema = program.schema;
  schema.choices = {choice_set({"类别", "kind"}, {{"迟延", "delay"}, {"漏填", "omission"}, {"期限·超期", "limit.overrun"}}),
                    choice_set({"严重程度", "severity"}, {{"轻微", "minor"}, {"较重", "moderate"}, {"严重", "serious"}}),
                    choice_set({"角色", "role"}, {{"主办", "lead"}, {"审核", "approver"}, {"书记员", "clerk"}})};
  const lang::Field id = field({"编号", "id"}, of_kind(TypeKind::Text));
  schema.entities = {
      entity({"案件", "case"}, lang::EntityRole::Case, {id}),
      entity({"人员", "person"}, lang::EntityRole::Person, {id, field({"部门", "unit"}, to(EntityId(kUnitEntity)))}),
      entity({"部门", "unit"}, lang::EntityRole::Unit, {id}),
      entity({"参与", "assignment"}, lang::EntityRole::Participation,
             {field({"案件", "case"}, to(EntityId(kCaseEntity))), field({"人员", "person"}, to(EntityId(kPersonEntity))),
              field({"角色", "role"}, of_set(2))}),
      entity({"问题", "problem"}, lang::EntityRole::Problem,
             {id, field({"案件", "case"}, to(EntityId(kCaseEntity))), field({"类别", "kind"}, of_set(0)), field({"严重程度", "severity"}, of_set(1)),
              field({"发生日", "occurred"}, of_kind(TypeKind::Date)), field({"重复次数", "repeat"}, of_kind(TypeKind::Integer)),
              field({"负荷比", "load_ratio"}, of_kind(TypeKind::Decimal)), field({"逾期", "late"}, of_kind(TypeKind::Integer))}),
      entity({"培训", "training"}, lang::EntityRole::None, {field({"人员", "person"}, to(EntityId(kPersonEntity)))}),
  };
  schema.roles = {.case_ = EntityId(kCaseEntity), .person = EntityId(kPersonEntity), .unit = EntityId(kUnitEntity), .participation = EntityId(kPartEntity),
                  .problem = EntityId(kProblemEntity), .problem_case = FieldId(1), .problem_kind = FieldId(2), .problem_severity = FieldId(3),
                  .problem_occurred = FieldId(4), .person_unit = FieldId(1), .participation_case = FieldId(0), .participation_person = FieldId(1)};
  lang::Source lessons;
  lessons.name = {"培训记录", "lessons"};
  lessons.entity = EntityId(kTrainingEntity);
  schema.sources = {lessons};
}

lang::NodeId Sample::add_field(SampleEntity entity_id, std::size_t index) {
  const lang::Field& read = program.schema.entities[entity_id].fields[index];
  lang::Node node{};
  node.op = lang::NodeOp::Field;
  node.entity = EntityId(entity_id);
  node.type = read.type;
  node.field = FieldId(index);
  node.label = read.name;
  node.on_problems = entity_id == kProblemEntity;
  program.nodes.push_back(node);
  return lang::NodeId(program.nodes.size() - 1);
}

/// Has the accountable person of the problem been trained?
lang::NodeId Sample::add_trained() {
  lang::Node who{};
  who.op = lang::NodeOp::Accountable;
  who.entity = EntityId(kProblemEntity);
  who.type = to(EntityId(kPersonEntity));
  who.on_problems = who.on_accountable = true;
  program.nodes.push_back(who);
  const lang::NodeId self(program.nodes.size() - 1);
  lang::AggregatePlan plan{};
  plan.form = lang::AggregateForm::Exists;
  plan.over = EntityId(kTrainingEntity);
  plan.of = EntityId(kProblemEntity);
  plan.same = {{add_field(kTrainingEntity, 0), self}};
  program.aggregates = {plan};
  lang::Node exists{};
  exists.op = lang::NodeOp::Aggregate;
  exists.entity = EntityId(kProblemEntity);
  exists.aggregate = lang::AggregateId(0);
  exists.label = {"已培训", "trained"};
  exists.on_problems = exists.on_accountable = true;
  program.nodes.push_back(exists);
  return lang::NodeId(program.nodes.size() - 1);
}

lang::PredicateId Sample::add_atom(lang::NodeId node, lang::Comparison comparison, std::vector<lang::Constant> constants) {
  lang::Predicate atom;
  atom.kind = lang::Condition::Kind::Atom;
  atom.entity = EntityId(kProblemEntity);
  atom.node = node;
  atom.comparison = comparison;
  atom.right = std::move(constants);
  atom.label = program.node(node).label;
  program.predicates.push_back(atom);
  return lang::PredicateId(program.predicates.size() - 1);
}

lang::PredicateId Sample::add_group(lang::Condition::Kind kind, std::vector<lang::PredicateId> members) {
  lang::Predicate group;
  group.kind = kind;
  group.entity = EntityId(kProblemEntity);
  group.members = std::move(members);
  program.predicates.push_back(group);
  return lang::PredicateId(program.predicates.size() - 1);
}

void Sample::add_rules() {
  using lang::Comparison;
  const auto repeat_node = add_field(kProblemEntity, 5), load_node = add_field(kProblemEntity, 6), late_node = add_field(kProblemEntity, 7);
  const auto any = add_group(lang::Condition::Kind::Any, {add_atom(repeat_node, Comparison::GreaterEqual, {whole(5)}),
                                                          add_atom(late_node, Comparison::Less, {whole(10)})});
  const auto when = add_group(lang::Condition::Kind::All, {add_atom(repeat_node, Comparison::GreaterEqual, {whole(2)}),
                                                           add_atom(load_node, Comparison::LessEqual, {decimal("1.5")}), any,
                                                           add_atom(late_node, Comparison::Between, {whole(-9), whole(9)}),
                                                           add_atom(add_trained(), Comparison::True, {})});
  const auto rarely = add_atom(repeat_node, Comparison::GreaterEqual, {whole(100)});
  const auto always = add_group(lang::Condition::Kind::All, {});

  lang::VersionPlan version;
  version.name = {"季度研判", "quarterly-review"};
  version.version = "2025.3";
  version.effective = day("2025-07-01");
  version.basis = {"《办法》", "measures"};
  const auto cause = [](Name name, lang::Category category) { return lang::Cause{std::move(name), category, {}, {}}; };
  version.causes = {cause({"态度·屡犯", "attitude.repeat"}, lang::Category::Attitude), cause({"精力·过重", "capacity.overload"}, lang::Category::Capacity),
                    cause({"流程·缺口", "process.gap"}, lang::Category::Process)};
  version.rules = {{.id = "R03", .title = {"普遍发生", "widespread"}, .basis = {}, .tier = 1, .cause = lang::CauseId(kGap), .evidence_items = 0,
                    .evidence_departments = 0, .when = rarely, .unless = {}, .precedes = {}, .effective = {}, .expires = {}},
                   {.id = "R07", .title = {"屡犯", "repeated"}, .basis = {"第七条，第一款", "article 7, 1"}, .tier = 4, .cause = lang::CauseId(kRepeat),
                    .evidence_items = 0, .evidence_departments = 0, .when = when, .unless = {}, .precedes = {}, .effective = {}, .expires = {}}};
  version.fallback = lang::CauseId(kGap);
  version.tables = {{lang::TableScope::Problem,
                     {{.when = always, .intervention = {"督察提前介入", "early_supervision"}, .actor = {"督察", "supervision"}, .due = {}},
                      {.when = always, .intervention = {}, .actor = {}, .due = {}}}}};
  const lang::StepPlan step{.name = {"主办", "lead"}, .when = always, .span = {}};
  version.accountable.steps = {step, step, step};
  program.versions = {version};
}

void Sample::add_files() {
  attribution.snapshot.files = {{"a/cases.csv", "", std::string(64, 'a'), 120, 3}, {"lessons.xlsx", "表1", std::string(64, 'b'), 80, 2}};
}

void Sample::add_rows() {
  Snapshot& snapshot = attribution.snapshot;
  const auto add = [&](SampleEntity id, std::vector<std::string_view> keys, std::vector<Column> columns, std::size_t rows) {
    Table table;
    table.entity = EntityId(id);
    table.rows = rows;
    for (std::string_view key : keys) table.keys.push_back(text(key));
    table.columns = std::move(columns);
    for (Column& column : table.columns)
      if (column.size() < rows) column.resize(rows);
    for (std::uint32_t row = 0; row < rows; ++row) table.origins.push_back({0, 0, row + 2});
    snapshot.tables.push_back(std::move(table));
  };
  const Column none(of_kind(TypeKind::Text));
  add(kCaseEntity, {"A1", "A2", "A3"}, {none}, 3);
  add(kPersonEntity, {"lin", "ma"}, {none, references(EntityId(kUnitEntity), {0, kNoRow})}, 2);
  add(kUnitEntity, {"U1"}, {none}, 1);
  add(kPartEntity, {},
      {references(EntityId(kCaseEntity), {kA1, kA1, kA2, kA2}), references(EntityId(kPersonEntity), {kLin, kMa, kLin, kMa}), choices(2, {0, 1, 0, 0})}, 4);
  add(kProblemEntity, {"Q1", "Q2", "Q3", "Q4, \"x\"", "limit.overrun:A3"},
      {none, references(EntityId(kCaseEntity), {kA1, kA1, kA2, kNoRow, kA3}), choices(0, {0, 1, 0, -1, 2}), choices(1, {2, 0, 1, -1, 1}),
       numbers(TypeKind::Date, {day("2025-07-03"), day("2025-08-01"), day("2025-08-02"), 0, day("2025-09-09")}),
       numbers(TypeKind::Integer, {3, 0, 0, 0, 0}), Column(of_kind(TypeKind::Decimal), 5), numbers(TypeKind::Integer, {-2, 0, 0, 0, 0})},
      5);
  snapshot.tables.back().columns[4].set_missing(kQ4);
  snapshot.tables.back().columns[6].set(kQ1, *Decimal::make(4, 3));
  add(kTrainingEntity, {}, {references(EntityId(kPersonEntity), {kLin, kLin})}, 2);
  // Both rows come from one record that was cut at a separator.
  snapshot.tables.back().origins = {{1, 0, 7}, {1, 0, 7}};

  Outcome& outcome = attribution.outcome;
  outcome.problems = snapshot.tables[kProblemEntity];
  outcome.loaded_problems = 4;
  outcome.found = {{EntityId(kCaseEntity), kA3, {"期限·超期", "limit.overrun"}, 0}};
  outcome.problem_order = {kQ1, kQ2, kQ3, kQ4, kFound};
  outcome.accountable = {kLin, kLin, kNoRow, kNoRow, kLin};
  outcome.as_of = day("2025-09-30");
}

void Sample::add_cases() {
  attribution.outcome.labels = {{"已提醒", "reminded"}, {"波及", "spread"}, {"角色", "assignment.role"}};
  attribution.outcome.label_lists.lists = {{}, {0, 1}, {2}};
  CaseVerdict lin{.person = kLin, .reason = {}, .base_problem = kQ1, .base_date = day("2025-07-03"), .version = 0, .missing = 0, .in_scope = true, .step = 0};
  CaseVerdict many = lin;
  many.person = kNoRow;
  many.reason = lang::Reason::MissingFacts;
  many.base_problem = kQ3;
  many.base_date = day("2025-08-02");
  many.missing = 2;
  CaseVerdict found = lin;
  found.base_problem = kFound;
  found.base_date = day("2025-09-09");
  attribution.outcome.cases = {lin, many, found};
}

void Sample::add_verdicts() {
  attribution.outcome.cause_lists.lists = {{}, {kOverload}, {kOverload, kGap}};
  attribution.outcome.verdicts.resize(5);
  verdict(kQ1) = {.version = 0, .status = Status::Provisional, .reason = {}, .cause = lang::CauseId(kRepeat), .rule = lang::RuleId(kR07), .tier = 4,
                  .contributing = 1, .missing = 1, .intervention = 0, .cause_provisional = true, .intervention_provisional = false};
  verdict(kQ2).version = 0;
  verdict(kQ2).reason = lang::Reason::Tie;
  verdict(kQ2).tier = 1;
  verdict(kQ2).contributing = 2;
  verdict(kQ3).version = 0;
  verdict(kQ3).reason = lang::Reason::MissingFacts;
  verdict(kQ4).reason = lang::Reason::NoPerson;
  verdict(kFound).version = 0;
  verdict(kFound).status = Status::Attributed;
  verdict(kFound).cause = lang::CauseId(kGap);
  verdict(kFound).intervention = 1;
}

void Sample::add_interventions() {
  InterventionVerdict unit{.scope = lang::TableScope::Unit, .subject = 0, .kind = 0, .has_kind = true, .intervention = {"案件讲评", "commentary"},
                           .actor = {"案管", "quality"}, .due = day("2025-10-30"), .provisional = false, .problems = {kQ1, kFound}};
  InterventionVerdict problem{.scope = lang::TableScope::Problem, .subject = kQ1, .kind = 0, .has_kind = true,
                              .intervention = {"督察提前介入", "early_supervision"}, .actor = {"督察", "supervision"}, .due = {}, .provisional = true,
                              .problems = {kQ1}};
  attribution.outcome.interventions = {unit, problem};
}

}  // namespace yanpan::engine
