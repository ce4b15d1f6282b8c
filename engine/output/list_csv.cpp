// list.csv. A quarter of a nation is a million rows and more, so everything
// that many rows share (a rule's cells, a choice value, a person with unit) is
// formatted once, and a row is little more than copies.

#include <charconv>
#include <span>

#include "engine/output/csv.hpp"
#include "engine/output/files.hpp"
#include "engine/output/list_rows.hpp"
#include "engine/output/margin.hpp"
#include "engine/output/ordered_blocks.hpp"
#include "engine/print/printer.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

constexpr std::string_view kHeader =
    "problem,case,person,cause,category,rule,intervention,status,reason,unit,kind,severity,occurred,tier,contributing,missing,margin,basis";
constexpr std::size_t kBlock = 8192;

/// The cells that depend on a rule alone.
struct RuleCells {
  std::string decided;                 // cause,category,rule
  std::string basis;
  std::vector<MarginTerm> margin;
};

struct VersionCells {
  std::vector<RuleCells> rules;
  std::vector<std::string> fallback;         // cause,category, by cause
  std::string basis;
  std::vector<std::string> interventions;    // by row of the problem table
  std::vector<std::string> contributing;     // by list id
};

class ListCsv {
 public:
  ListCsv(const Attribution& attribution, const OutputOptions& options)
      : attribution_(attribution), csv_(options.excel_safe), printer_(attribution, options.language), rows_(attribution) {
    for (const lang::VersionPlan& version : attribution.program->versions) versions_.push_back(version_cells(version));
    for (const auto& list : attribution.outcome.label_lists.lists) {
      missing_.push_back(csv_.cell(joined(sorted_names(list, attribution.outcome.labels, printer_.language()))));
    }
    kinds_ = choice_cells(rows_.kind());
    severities_ = choice_cells(rows_.severity());
    for (const lang::EntityId entity : {roles().problem, roles().case_, roles().person, roles().unit}) keys_.push_back(key_ids(entity));
  }

  void write(std::size_t begin, std::size_t end, std::string& out) const {
    out.reserve((end - begin) * 192);
    std::string scratch;
    for (std::size_t i = begin; i < end; ++i) write_row(attribution_.outcome.problem_order[i], out, scratch);
  }

 private:
  enum Key { kProblem, kCase, kPerson, kUnit };

  const lang::Roles& roles() const { return attribution_.program->schema.roles; }

  std::span<const std::uint32_t> key_ids(lang::EntityId entity) const {
    return entity.valid() ? std::span<const std::uint32_t>(attribution_.table(entity).keys) : std::span<const std::uint32_t>{};
  }

  VersionCells version_cells(const lang::VersionPlan& version) const {
    VersionCells cells;
    for (const lang::Cause& cause : version.causes) cells.fallback.push_back(cause_cells(cause));
    cells.basis = csv_.cell(version.basis.in(printer_.language()));
    for (const lang::RulePlan& rule : version.rules) cells.rules.push_back(rule_cells(rule, cells));
    for (const lang::TablePlan& table : version.tables) {
      if (table.scope != lang::TableScope::Problem) continue;
      for (const lang::TableRowPlan& row : table.rows) cells.interventions.push_back(csv_.cell(printer_.name(row.intervention)));
    }
    for (const auto& list : attribution_.outcome.cause_lists.lists) cells.contributing.push_back(contributing_cell(list, version));
    return cells;
  }

  std::string cause_cells(const lang::Cause& cause) const {
    std::string out = csv_.cell(printer_.name(cause.name));
    out += ',';
    out += category_word(cause.category);
    out += ',';
    return out;
  }

  RuleCells rule_cells(const lang::RulePlan& rule, const VersionCells& version) const {
    return {.decided = version.fallback[rule.cause.value] + csv_.cell(rule.id),
            .basis = rule.basis.empty() ? version.basis : csv_.cell(printer_.name(rule.basis)),
            .margin = margin_terms(attribution_, rule, printer_.language())};
  }

  /// A list belongs to the rows of one version; for another its ids may mean nothing.
  std::string contributing_cell(const std::vector<std::uint32_t>& list, const lang::VersionPlan& version) const {
    for (std::uint32_t id : list) {
      if (id >= version.causes.size()) return {};
    }
    return csv_.cell(joined(cause_names(list, version, printer_.language())));
  }

  std::vector<std::string> choice_cells(const Column* column) const {
    std::vector<std::string> out;
    if (column == nullptr || column->type().kind != lang::TypeKind::Choice) return out;
    for (const Name& value : attribution_.program->schema.choice(column->type().choice).values) out.push_back(csv_.cell(printer_.name(value)));
    return out;
  }

  void append_key(std::string& out, Key which, RowId row) const {
    if (row != kNoRow && !keys_[which].empty()) csv_.append(out, attribution_.snapshot.texts.at(keys_[which][row]));
    out += ',';
  }

  void append_choice(std::string& out, const Column* column, const std::vector<std::string>& cells, RowId row) const {
    if (column != nullptr && column->known(row)) {
      if (cells.empty()) csv_.append(out, printer_.value(*column, row));
      else out += cells[static_cast<std::size_t>(column->at(row))];
    }
    out += ',';
  }

  void append_occurred(std::string& out, RowId row) const {
    const Column* column = rows_.occurred();
    if (column != nullptr && column->known(row)) out += printer_.value(*column, row);
    out += ',';
  }

  void append_tier(std::string& out, const std::optional<std::int64_t>& tier) const {
    if (!tier) return;
    char digits[24];
    csv_.append(out, std::string_view(digits, std::to_chars(digits, digits + sizeof digits, *tier).ptr));
  }

  void append_decided(std::string& out, const ListRow& row, const VersionCells* version) const {
    if (row.rule != nullptr) out += version->rules[row.verdict->rule.value].decided;
    else if (row.cause != nullptr) out += version->fallback[row.verdict->cause.value];
    else out += ",,";
    out += ',';
    if (row.intervention != nullptr) out += version->interventions[static_cast<std::size_t>(row.verdict->intervention)];
    ((out += ',') += status_word(row.verdict->status)) += ',';
    (out += reason_word(row.verdict->reason)) += ',';
  }

  /// tier,contributing,missing,margin,basis
  void append_why(std::string& out, const ListRow& row, const VersionCells* version, std::string& scratch) const {
    append_tier(out, row.verdict->tier);
    out += ',';
    if (version != nullptr) out += version->contributing[row.verdict->contributing];
    (out += ',') += missing_[row.missing];
    out += ',';
    if (row.rule != nullptr) {
      const RuleCells& rule = version->rules[row.verdict->rule.value];
      scratch.clear();
      append_margins(scratch, rule.margin, row.problem);
      csv_.append(out, scratch);
      (out += ',') += rule.basis;
    } else {
      out += ',';
      if (row.cause != nullptr) out += version->basis;
    }
  }

  void write_row(RowId problem, std::string& out, std::string& scratch) const {
    const ListRow row = rows_.at(problem);
    const VersionCells* version = row.version != nullptr ? &versions_[row.verdict->version] : nullptr;
    append_key(out, kProblem, problem);
    append_key(out, kCase, row.case_);
    append_key(out, kPerson, row.person);
    append_decided(out, row, version);
    append_key(out, kUnit, row.unit);
    append_choice(out, rows_.kind(), kinds_, problem);
    append_choice(out, rows_.severity(), severities_, problem);
    append_occurred(out, problem);
    append_why(out, row, version, scratch);
    out += '\n';
  }

  const Attribution& attribution_;
  CsvCells csv_;
  Printer printer_;
  ListRows rows_;
  std::vector<VersionCells> versions_;
  std::vector<std::string> missing_;         // by list id
  std::vector<std::string> kinds_, severities_;
  std::vector<std::span<const std::uint32_t>> keys_;   // by Key
};

}  // namespace

void write_list_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out) {
  std::string header;
  CsvCells(options.excel_safe).begin_file(header, kHeader);
  out.write(header);
  const ListCsv list(attribution, options);
  const auto format = [&](std::size_t begin, std::size_t end, std::string& buffer) { list.write(begin, end, buffer); };
  write_ordered_blocks(attribution.outcome.problem_order.size(), kBlock, options.threads, format, out);
}

}  // namespace yanpan::engine
