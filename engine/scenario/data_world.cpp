// Rows given in a scenario, through the loader and the order of work of a run.
//
// Each 数据 table is one file of one source: its header names fields, so the
// source needs no mapping. An entity that no table gives has no source and no
// rows, and their absence counts; 覆盖 narrows that as it does in a policy.

#include <fmt/format.h>

#include "engine/load/file_source.hpp"
#include "engine/load/load.hpp"
#include "engine/run/run.hpp"
#include "engine/scenario/worlds.hpp"

namespace yanpan::engine {

namespace {

using lang::DataTable;
using lang::EntityId;
using lang::Program;
using lang::ScenarioPlan;

/// In the order of the tables, also as text.
std::string file_name(std::size_t table) { return fmt::format("{:06}.csv", table); }

std::string quoted(const std::string& cell) {
  std::string out = "\"";
  for (char c : cell) out += c == '"' ? "\"\"" : std::string(1, c);
  return out + '"';
}

std::string csv_text(const lang::Entity& entity, const DataTable& table) {
  std::string text;
  for (std::size_t c = 0; c < table.columns.size(); ++c) text += (c > 0 ? "," : "") + quoted(entity.fields[table.columns[c].value].name.stable());
  text += '\n';
  for (const lang::DataRow& row : table.rows) {
    for (std::size_t c = 0; c < row.cells.size(); ++c) text += (c > 0 ? "," : "") + (row.cells[c].empty() ? "" : quoted(row.cells[c]));
    text += '\n';
  }
  return text;
}

lang::Source source_of(std::size_t number, const DataTable& table) {
  lang::Source source;
  const std::string name = file_name(number);
  source.name = {name, name};
  source.entity = table.entity;
  source.department = table.department;
  source.file = name;
  source.encoding = lang::Encoding::Utf8;
  source.covers = table.covers;
  source.span = table.span;
  return source;
}

Name cell_not_used(const Reject& reject) {
  const std::string code(word(reject.code));
  return {fmt::format("数据的这一格没有用上（{}）：{} = “{}”", code, reject.column, reject.value), fmt::format("a cell of the data was not used ({}): {} = \"{}\"", code, reject.column, reject.value)};
}

std::expected<Snapshot, WorldErrors> load_tables(const Program& program, const ScenarioPlan& plan) {
  lang::Schema schema = program.schema;
  schema.sources.clear();
  MemoryFiles files;
  for (std::size_t t = 0; t < plan.data.size(); ++t) {
    schema.sources.push_back(source_of(t, plan.data[t]));
    files.add(file_name(t), csv_text(schema.entity(plan.data[t].entity), plan.data[t]));
  }
  LoadOptions options{};
  options.threads = 1;
  options.digests = false;
  auto snapshot = load(schema, files, options);
  WorldErrors errors;
  if (!snapshot) {
    for (const LoadError& error : snapshot.error()) errors.push_back({message(error, Language::Zh), message(error, Language::En)});
    return std::unexpected(std::move(errors));
  }
  for (const Reject& reject : snapshot->rejects) errors.push_back(cell_not_used(reject));
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return std::move(*snapshot);
}

class DataWorld : public World {
 public:
  explicit DataWorld(std::unique_ptr<Attribution> attribution) : attribution_(std::move(attribution)) {}

  const Snapshot& snapshot() const override { return attribution_->snapshot; }
  const Columns& columns() const override { return attribution_->columns(); }
  const Table& table(EntityId entity) const override { return attribution_->table(entity); }
  const Evaluation* evaluation() const override { return attribution_->evaluation.get(); }

  PredicateContext context(const Program& program) const override {
    PredicateContext context = attribution_->evaluation->context();
    context.program = &program;
    return context;
  }

  EvidenceTest evidence(const Program& program) const override { return evidence_source(*attribution_->evaluation, program)(); }

  Outcome decide(const Program& program) const override {
    if (&program == attribution_->program) return attribution_->outcome;
    Outcome outcome = attribution_->outcome;
    for (std::size_t row = 0; row < outcome.verdicts.size(); ++row)
      if (outcome.accountable[row] != kNoRow) outcome.verdicts[row] = ProblemVerdict();
    outcome.interventions.clear();
    Labels labels(outcome);
    const Evaluation& evaluation = *attribution_->evaluation;
    const auto may_rows = [&](lang::NodeId node, RowId row) { return has_may_rows(evaluation, node, row); };
    decide_causes(context(program), evaluation.threads(), evidence_source(evaluation, program), may_rows, outcome, labels);
    gather_interventions(evaluation, outcome);
    return outcome;
  }

 private:
  std::unique_ptr<Attribution> attribution_;
};

}  // namespace

std::expected<std::unique_ptr<World>, WorldErrors> make_data_world(const Program& program, const ScenarioPlan& plan) {
  auto snapshot = load_tables(program, plan);
  if (!snapshot) return std::unexpected(std::move(snapshot.error()));
  AttributeOptions options{};
  options.as_of = plan.as_of;
  options.threads = 1;
  options.keep_evidence = true;
  for (const auto& expected : plan.expect) options.also.insert(options.also.end(), expected.values.begin(), expected.values.end());
  return std::make_unique<DataWorld>(attribute(program, std::move(*snapshot), options));
}

}  // namespace yanpan::engine
