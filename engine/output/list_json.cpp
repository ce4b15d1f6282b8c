// list.json: the rows of list.csv with typed cells and the evidence behind
// each verdict, down to file, sheet and row.

#include "engine/explain/why_json.hpp"
#include "engine/output/files.hpp"
#include "engine/print/list_rows.hpp"
#include "engine/output/margin.hpp"
#include "engine/output/ordered_blocks.hpp"
#include "engine/print/json_writer.hpp"
#include "engine/print/printer.hpp"

namespace yanpan::engine {

namespace {

constexpr std::size_t kBlock = 512;

class ListJson {
 public:
  ListJson(const Attribution& attribution, const OutputOptions& options)
      : attribution_(attribution), printer_(attribution, options.language), rows_(attribution) {
    for (const auto& list : attribution.outcome.label_lists.lists) {
      missing_.push_back(sorted_names(list, attribution.outcome.labels, options.language));
    }
    for (const lang::VersionPlan& version : attribution.program->versions) {
      auto& terms = margins_.emplace_back();
      for (const lang::RulePlan& rule : version.rules) terms.push_back(margin_terms(attribution, rule, options.language));
    }
  }

  void write(std::span<const RowId> problems, std::size_t begin, std::size_t end, std::string& out) const {
    for (std::size_t i = begin; i < end; ++i) {
      out += i == 0 ? "\n" : ",\n";
      JsonWriter json(out);
      write_row(problems[i], json);
    }
  }

 private:
  const lang::Roles& roles() const { return attribution_.program->schema.roles; }
  std::string_view key(lang::EntityId entity, RowId row) const { return entity.valid() ? printer_.key(entity, row) : std::string_view{}; }

  static void names(JsonWriter& json, std::string_view name, const std::vector<std::string>& values) {
    json.key(name);
    json.begin_array();
    for (const std::string& value : values) json.text(value);
    json.end_array();
  }

  void column(JsonWriter& json, std::string_view name, const Column* column, RowId row) const {
    json.member_or_null(name, column != nullptr ? printer_.value(*column, row) : std::string());
  }

  void write_margin(JsonWriter& json, const ListRow& row) const {
    json.key("margin");
    json.begin_array();
    if (row.rule != nullptr) {
      for (const Margin& margin : margins(margins_[row.verdict->version][row.verdict->rule.value], row.problem)) {
        json.begin_object();
        json.member("name", *margin.name);
        json.key("distance");
        json.plain(margin.distance);
        json.end_object();
      }
    }
    json.end_array();
  }

  void write_cells(JsonWriter& json, const ListRow& row) const {
    json.member("problem", key(roles().problem, row.problem));
    json.member_or_null("case", key(roles().case_, row.case_));
    json.member_or_null("person", key(roles().person, row.person));
    json.member_or_null("cause", row.cause != nullptr ? printer_.name(row.cause->name) : std::string_view{});
    json.member_or_null("category", row.cause != nullptr ? category_word(row.cause->category) : std::string_view{});
    json.member_or_null("rule", row.rule != nullptr ? row.rule->id : std::string_view{});
    json.member_or_null("intervention", row.intervention != nullptr ? printer_.name(row.intervention->intervention) : std::string_view{});
    json.member("status", status_word(row.verdict->status));
    json.member_or_null("reason", reason_word(row.verdict->reason));
    json.member_or_null("unit", key(roles().unit, row.unit));
    column(json, "kind", rows_.kind(), row.problem);
    column(json, "severity", rows_.severity(), row.problem);
    column(json, "occurred", rows_.occurred(), row.problem);
    json.key("tier");
    row.verdict->tier ? json.number(*row.verdict->tier) : json.null();
    const auto& contributing = attribution_.outcome.cause_lists.lists[row.verdict->contributing];
    names(json, "contributing", row.version != nullptr ? cause_names(contributing, *row.version, printer_.language()) : std::vector<std::string>{});
    names(json, "missing", missing_[row.missing]);
    write_margin(json, row);
    json.member_or_null("basis", basis(row, printer_.language()));
  }

  void write_row(RowId problem, JsonWriter& json) const {
    json.begin_object();
    write_cells(json, rows_.at(problem));
    const Why why = explain_why(attribution_, problem, printer_.language());
    write_why(json, why, printer_);
    json.key("evidence");
    json.begin_object();
    write_evidence(json, why.explanation, printer_);
    json.end_object();
    json.end_object();
  }

  const Attribution& attribution_;
  Printer printer_;
  ListRows rows_;
  std::vector<std::vector<std::string>> missing_;
  std::vector<std::vector<std::vector<MarginTerm>>> margins_;   // by version, rule
};

}  // namespace

void write_list_json(const Attribution& attribution, const OutputOptions& options, std::span<const RowId> problems, ByteSink& out) {
  const ListJson list(attribution, options);
  out.write("[");
  const auto format = [&](std::size_t begin, std::size_t end, std::string& buffer) { list.write(problems, begin, end, buffer); };
  write_ordered_blocks(problems.size(), kBlock, options.threads, format, out);
  out.write("\n]\n");
}

void write_list_json(const Attribution& attribution, const OutputOptions& options, ByteSink& out) {
  write_list_json(attribution, options, attribution.outcome.problem_order, out);
}

}  // namespace yanpan::engine
