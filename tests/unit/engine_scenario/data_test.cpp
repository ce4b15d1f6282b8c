// Rows of data in a scenario come out exactly as the same rows in files do:
// random rows of several departments, with keys that repeat, cells that
// disagree or are empty, and references that lead nowhere.

#include <random>

#include "engine/load/file_source.hpp"
#include "engine/run/run.hpp"
#include "engine/scenario/world.hpp"
#include "tests/unit/engine_scenario/fixture.hpp"

using namespace yanpan;
using namespace yanpan::engine;

namespace {

const std::string kSources = R"(
来源 人员 persons
  实体 人员
  提供 人事 personnel
来源 案件 cases
  实体 案件
  提供 案管 case_office
来源 参与 assignments
  实体 参与
  提供 案管 case_office
来源 督察 supervision
  实体 督察
  提供 督察 supervision_office
  覆盖 2024-01-01 至 2025-05-31
来源 履职甲 load_a
  实体 履职
  提供 人事 personnel
来源 履职乙 load_b
  实体 履职
  提供 案管 case_office
来源 问题甲 problems_a
  实体 问题
  提供 案管 case_office
  覆盖 2024-06-01 至 2025-12-31
来源 问题乙 problems_b
  实体 问题
  提供 督察 supervision_office
  覆盖 2024-06-01 至 2025-03-31
)";

class Rows {
 public:
  explicit Rows(unsigned seed) : random_(seed) {}

  std::string cell(const std::string& type) {
    if (chance(8)) return {};
    if (type == "date") return "2025-0" + std::to_string(1 + below(6)) + "-" + std::to_string(10 + below(18));
    if (type == "month") return "2025-0" + std::to_string(1 + below(2));
    if (type == "problem") return "Q" + std::to_string(10 + below(24));
    if (type == "number") return std::to_string(below(4));
    return pick(type);
  }
  std::size_t below(std::size_t n) { return random_() % n; }

 private:
  bool chance(std::size_t n) { return below(n) == 0; }
  /// One of several, parted by a blank.
  std::string pick(const std::string& among) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < among.size();) {
      const std::size_t end = std::min(among.find(' ', at), among.size());
      words.push_back(among.substr(at, end - at));
      at = end + 1;
    }
    return words[below(words.size())];
  }
  std::mt19937 random_;
};

struct TableShape {
  const char* source;
  const char* entity;
  std::vector<std::pair<std::string, std::string>> columns;   // the first `keys` are never left empty
  std::size_t keys, rows;
};

const std::vector<TableShape>& shapes() {
  static const std::vector<TableShape> all{
      {"persons", "person", {{"staff_no", "P1 P2 P3"}}, 1, 3},
      {"cases", "case", {{"case_no", "C1 C2 C3"}, {"due", "date"}, {"closed", "date"}, {"decided_by", "handler handler handler handler procuratorial_committee"}}, 1, 6},
      {"assignments", "assignment", {{"case", "C1 C2 C3 C4"}, {"person", "P1 P1 P1 P1 P2 P9"}, {"role", "lead lead lead assist"}, {"from", "2024-12-01 2024-12-01 2024-12-01 2025-03-01"}}, 3, 8},
      {"supervision", "supervision", {{"person", "P1 P2"}, {"date", "date"}, {"form", "reminder talk notice"}}, 0, 3},
      {"load_a", "workload", {{"person", "P1 P2"}, {"month", "month"}, {"open_cases", "number"}}, 2, 3},
      {"load_b", "workload", {{"person", "P1 P2"}, {"month", "month"}, {"open_cases", "number"}}, 2, 2},
      {"problems_a", "problem", {{"problem_no", "problem"}, {"case", "C1 C1 C2 C3"}, {"kind", "clerical_slip clerical_slip clerical_slip field_blank"}, {"occurred", "date"}}, 1, 20},
      {"problems_b", "problem", {{"problem_no", "problem"}, {"case", "C1 C2"}, {"kind", "clerical_slip field_blank"}, {"occurred", "date"}}, 1, 5},
  };
  return all;
}

lang::EntityId entity_named(const lang::Schema& schema, const std::string& name) {
  for (std::size_t e = 0; e < schema.entities.size(); ++e)
    if (schema.entities[e].name.matches(name)) return lang::EntityId(e);
  return {};
}

lang::FieldId field_named(const lang::Entity& entity, const std::string& name) {
  for (std::size_t f = 0; f < entity.fields.size(); ++f)
    if (entity.fields[f].name.matches(name)) return lang::FieldId(f);
  return {};
}

/// The same rows as files of the sources and as tables of a scenario.
struct Both {
  MemoryFiles files;
  lang::ScenarioPlan plan;
};

Both both(const lang::Schema& schema, unsigned seed) {
  Rows rows(seed);
  Both out;
  for (const TableShape& shape : shapes()) {
    lang::DataTable table;
    table.entity = entity_named(schema, shape.entity);
    for (const lang::Source& source : schema.sources)
      if (source.name.matches(shape.source)) table.department = source.department, table.covers = source.covers;
    std::string csv;
    for (const auto& [name, type] : shape.columns) {
      table.columns.push_back(field_named(schema.entity(table.entity), name));
      csv += (csv.empty() ? "" : ",") + name;
    }
    csv += "\n";
    for (std::size_t r = 0; r < shape.rows; ++r) {
      lang::DataRow& row = table.rows.emplace_back();
      for (std::size_t c = 0; c < shape.columns.size(); ++c) {
        std::string cell = rows.cell(shape.columns[c].second);
        while (c < shape.keys && cell.empty()) cell = rows.cell(shape.columns[c].second);
        csv += (c > 0 ? "," : "") + cell;
        row.cells.push_back(std::move(cell));
      }
      csv += "\n";
    }
    out.files.add(std::string(shape.source) + ".csv", csv);
    out.plan.data.push_back(std::move(table));
  }
  return out;
}

std::string key(const Snapshot& snapshot, const Table& table, RowId row) { return row == kNoRow ? "-" : std::string(snapshot.texts.at(table.keys[row])); }

/// All that was decided, as text.
std::string printed(const lang::Program& program, const Outcome& outcome, const Snapshot& snapshot, const Table& persons, const Table& cases) {
  std::string text;
  const auto labels = [&](std::uint32_t list) {
    std::string names;
    for (std::uint32_t label : outcome.label_lists.lists[list]) names += " " + outcome.labels[label].en;
    return names;
  };
  for (std::size_t row : outcome.problem_order) {
    const ProblemVerdict& v = outcome.verdicts[row];
    text += key(snapshot, outcome.problems, static_cast<RowId>(row)) + " " + key(snapshot, persons, outcome.accountable[row]) + " " + std::to_string(static_cast<int>(v.status)) +
            (v.reason ? " " + lang::reason_name(*v.reason).en : "") + (v.cause.valid() ? " " + program.versions[v.version].causes[v.cause.value].name.en : "") +
            (v.rule.valid() ? " " + program.versions[v.version].rules[v.rule.value].id : "") + labels(v.missing) + " " + std::to_string(v.intervention) + "\n";
  }
  for (std::size_t c = 0; c < outcome.cases.size(); ++c) {
    const CaseVerdict& v = outcome.cases[c];
    text += key(snapshot, cases, static_cast<RowId>(c)) + " " + key(snapshot, persons, v.person) + (v.reason ? " " + lang::reason_name(*v.reason).en : "") + labels(v.missing) + " " + std::to_string(v.step) + "\n";
  }
  for (const InterventionVerdict& v : outcome.interventions) {
    text += v.intervention.en + (v.due ? " " + std::to_string(*v.due) : "") + (v.provisional ? " provisional" : "");
    for (RowId problem : v.problems) text += " " + key(snapshot, outcome.problems, problem);
    text += "\n";
  }
  return text + std::to_string(outcome.open_questions.size()) + " open, as of " + std::to_string(outcome.as_of.value_or(0)) + "\n";
}

}  // namespace

TEST_CASE("a scenario over rows of data equals a run on the same rows") {
  const Loaded policy = loaded(kSources);
  const lang::Program& program = policy.program;
  const lang::Roles& roles = program.schema.roles;
  std::size_t attributed = 0, conflicts = 0;
  for (unsigned seed = 1; seed <= 800; ++seed) {
    CAPTURE(seed);
    const Both rows = both(program.schema, seed);
    LoadOptions options{};
    options.threads = 1;
    auto snapshot = load(program.schema, rows.files, options);
    REQUIRE(snapshot);
    CHECK(snapshot->rejects.empty());
    conflicts += snapshot->conflicts.size();
    const auto run = attribute(program, std::move(*snapshot), {});
    const auto world = make_world(program, 0, rows.plan);
    REQUIRE(world);
    const Outcome outcome = (*world)->decide(program);
    CHECK(printed(program, outcome, (*world)->snapshot(), (*world)->table(roles.person), (*world)->table(roles.case_)) ==
          printed(program, run->outcome, run->snapshot, run->table(roles.person), run->table(roles.case_)));
    // A program that only shares the nodes decides the same from the facts as they stand.
    const lang::Program copy = program;
    CHECK(printed(program, (*world)->decide(copy), (*world)->snapshot(), (*world)->table(roles.person), (*world)->table(roles.case_)) ==
          printed(program, outcome, (*world)->snapshot(), (*world)->table(roles.person), (*world)->table(roles.case_)));
    for (const ProblemVerdict& v : outcome.verdicts) attributed += v.status != Status::Referred;
  }
  // The rows reach what they are about.
  CHECK(attributed > 100);
  CHECK(conflicts > 100);
}
