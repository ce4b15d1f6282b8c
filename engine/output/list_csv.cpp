// list.csv. A quarter of a nation is a million rows and more, so everything
// that many rows share (a rule's cells, a choice value, a person with unit) is
// formatted once, comma included, and a row is little more than copies.

#include <algorithm>
#include <charconv>
#include <span>

#include "engine/output/csv.hpp"
#include "engine/output/cursor.hpp"
#include "engine/output/files.hpp"
#include "engine/print/list_rows.hpp"
#include "engine/output/margin.hpp"
#include "engine/output/ordered_blocks.hpp"
#include "engine/print/printer.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

constexpr std::string_view kHeader =
    "problem,case,person,cause,category,rule,intervention,status,reason,unit,kind,severity,occurred,tier,contributing,missing,margin,basis";
constexpr std::size_t kBlock = 2048;
constexpr std::size_t kExpectedRow = 192;
/// A quarter has some hundred days; a table of them stops paying long before this.
constexpr std::int64_t kMostDays = 1 << 16;

/// The cells that depend on a rule alone.
struct RuleCells {
  std::string decided;                 // cause,category,rule,
  std::string basis;
  std::vector<MarginTerm> margin;
  bool plain_margin = true;            // no name needs quotes
};

struct VersionCells {
  std::vector<RuleCells> rules;
  std::vector<std::string> fallback;         // cause,category, by cause
  std::string basis;
  std::vector<std::string> interventions;    // by row of the problem table
  std::vector<std::string> contributing;     // by list id
};

struct PersonCells {
  std::string person, unit;
};

/// Formats every day between the first and the last of a column once.
class DayCells {
 public:
  explicit DayCells(const Column* column) : column_(column) {
    if (column == nullptr) return;
    std::int64_t first = kMaxDate, last = kMinDate;
    for (std::size_t row = 0; row < column->size(); ++row) {
      if (column->known(row)) first = std::min(first, column->at(row)), last = std::max(last, column->at(row));
    }
    if (last < first || last - first > kMostDays) return;
    first_ = first;
    for (std::int64_t day = first; day <= last; ++day) days_.push_back(format_date(day) + ",");
  }

  void put(Cursor& out, RowId row) const {
    if (column_ == nullptr || !column_->known(row)) out.put(',');
    else if (days_.empty()) out.put(format_date(column_->at(row)) + ",");
    else out.put(days_[static_cast<std::size_t>(column_->at(row) - first_)]);
  }

 private:
  const Column* column_;
  std::int64_t first_ = 0;
  std::vector<std::string> days_;
};

class ListCsv {
 public:
  ListCsv(const Attribution& attribution, const OutputOptions& options)
      : attribution_(attribution), csv_(options.excel_safe), printer_(attribution, options.language), rows_(attribution), days_(rows_.occurred()) {
    for (const lang::VersionPlan& version : attribution.program->versions) versions_.push_back(version_cells(version));
    for (const auto& list : attribution.outcome.label_lists.lists) {
      missing_.push_back(cell(joined(sorted_names(list, attribution.outcome.labels, printer_.language()))));
    }
    kinds_ = choice_cells(rows_.kind());
    severities_ = choice_cells(rows_.severity());
    problem_keys_ = key_ids(roles().problem);
    case_keys_ = key_ids(roles().case_);
    add_persons();
    for (int status = 0; status < 3; ++status) {
      for (int reason = 0; reason <= kReasons; ++reason) outcomes_.push_back(outcome_cells(static_cast<Status>(status), reason));
    }
  }

  void write(std::size_t begin, std::size_t end, std::string& buffer) const {
    const std::span<const RowId> order(attribution_.outcome.problem_order.data() + begin, end - begin);
    const auto problems = keys(problem_keys_, order, [](RowId row) { return row; });
    const auto cases = keys(case_keys_, order, [&](RowId row) { return rows_.case_of(row); });
    Cursor out(buffer, kExpectedRow * order.size());
    std::string scratch;
    for (std::size_t i = 0; i < order.size(); ++i) {
      put_text(out, problems[i]);
      put_text(out, cases[i]);
      write_row(rows_.at(order[i]), out, scratch);
    }
    out.finish();
  }

 private:
  static constexpr int kReasons = static_cast<int>(lang::Reason::DataConflict) + 1;   // the last: none

  const lang::Roles& roles() const { return attribution_.program->schema.roles; }

  std::string cell(std::string_view text) const { return csv_.cell(text) + ","; }

  std::span<const std::uint32_t> key_ids(lang::EntityId entity) const {
    return entity.valid() ? std::span<const std::uint32_t>(attribution_.table(entity).keys) : std::span<const std::uint32_t>{};
  }

  std::string_view key(std::span<const std::uint32_t> ids, RowId row) const {
    return row == kNoRow || ids.empty() ? std::string_view{} : attribution_.snapshot.texts.at(ids[row]);
  }

  /// The keys of many rows, looked up together.
  template <class RowOf>
  std::vector<std::string_view> keys(std::span<const std::uint32_t> ids, std::span<const RowId> problems, RowOf row_of) const {
    std::vector<std::uint32_t> wanted(problems.size(), TextPool::kNone);
    for (std::size_t i = 0; i < problems.size(); ++i) {
      const RowId row = row_of(problems[i]);
      if (row != kNoRow && !ids.empty()) wanted[i] = ids[row];
    }
    std::vector<std::string_view> out(problems.size());
    attribution_.snapshot.texts.at_all(wanted, out.data());
    return out;
  }

  VersionCells version_cells(const lang::VersionPlan& version) const {
    VersionCells cells;
    for (const lang::Cause& cause : version.causes) cells.fallback.push_back(cell(printer_.name(cause.name)) + cell(category_word(cause.category)));
    cells.basis = csv_.cell(printer_.name(version.basis));
    for (const lang::RulePlan& rule : version.rules) cells.rules.push_back(rule_cells(rule, cells));
    for (const lang::TablePlan& table : version.tables) {
      if (table.scope != lang::TableScope::Problem) continue;
      for (const lang::TableRowPlan& row : table.rows) cells.interventions.push_back(cell(printer_.name(row.intervention)));
    }
    for (const auto& list : attribution_.outcome.cause_lists.lists) cells.contributing.push_back(contributing_cell(list, version));
    return cells;
  }

  RuleCells rule_cells(const lang::RulePlan& rule, const VersionCells& version) const {
    RuleCells cells;
    cells.decided = version.fallback[rule.cause.value] + cell(rule.id);
    cells.basis = rule.basis.empty() ? version.basis : csv_.cell(printer_.name(rule.basis));
    cells.margin = margin_terms(attribution_, rule, printer_.language());
    for (const MarginTerm& term : cells.margin) cells.plain_margin = cells.plain_margin && csv_.plain(term.name);
    return cells;
  }

  /// A list belongs to the rows of one version; for another its ids may mean nothing.
  std::string contributing_cell(const std::vector<std::uint32_t>& list, const lang::VersionPlan& version) const {
    for (std::uint32_t id : list) {
      if (id >= version.causes.size()) return ",";
    }
    return cell(joined(cause_names(list, version, printer_.language())));
  }

  std::vector<std::string> choice_cells(const Column* column) const {
    std::vector<std::string> out;
    if (column == nullptr || column->type().kind != lang::TypeKind::Choice) return out;
    for (const Name& value : attribution_.program->schema.choice(column->type().choice).values) out.push_back(cell(printer_.name(value)));
    return out;
  }

  void add_persons() {
    if (!roles().person.valid()) return;
    const std::span<const std::uint32_t> persons = key_ids(roles().person), units = key_ids(roles().unit);
    for (RowId row = 0; row < attribution_.table(roles().person).rows; ++row) {
      persons_.push_back({cell(key(persons, row)), cell(key(units, rows_.unit_of(row)))});
    }
  }

  static std::string outcome_cells(Status status, int reason) {
    std::string out(status_word(status));
    out += ',';
    if (reason < kReasons) out += reason_word(static_cast<lang::Reason>(reason));
    return out + ",";
  }

  void put_text(Cursor& out, std::string_view text) const {
    if (csv_.plain(text)) out.put(text);
    else out.put(csv_.cell(text));
    out.put(',');
  }

  void put_choice(Cursor& out, const Column* column, const std::vector<std::string>& cells, RowId row) const {
    if (column == nullptr || !column->known(row)) out.put(',');
    else if (cells.empty()) out.put(cell(printer_.value(*column, row)));
    else out.put(cells[static_cast<std::size_t>(column->at(row))]);
  }

  void put_tier(Cursor& out, const std::optional<std::int64_t>& tier) const {
    if (tier) {
      char digits[24];
      put_text(out, {digits, std::to_chars(digits, digits + sizeof digits, *tier).ptr});
    } else {
      out.put(',');
    }
  }

  /// cause,category,rule,intervention,status,reason
  void put_decision(Cursor& out, const ListRow& row, const VersionCells* version) const {
    const ProblemVerdict& verdict = *row.verdict;
    if (row.rule != nullptr) {
      out.put(version->rules[verdict.rule.value].decided);
    } else if (row.cause != nullptr) {
      out.put(version->fallback[verdict.cause.value]);
      out.put(',');
    } else {
      out.put(",,,");
    }
    if (row.intervention != nullptr) out.put(version->interventions[static_cast<std::size_t>(verdict.intervention)]);
    else out.put(',');
    const int reason = verdict.reason ? static_cast<int>(*verdict.reason) : kReasons;
    out.put(outcomes_[static_cast<std::size_t>(static_cast<int>(verdict.status) * (kReasons + 1) + reason)]);
  }

  /// margin,basis
  void put_margin_and_basis(Cursor& out, const ListRow& row, const VersionCells* version, std::string& scratch) const {
    if (row.rule == nullptr) {
      out.put(',');
      if (row.cause != nullptr) out.put(version->basis);
      return;
    }
    const RuleCells& rule = version->rules[row.verdict->rule.value];
    scratch.clear();
    append_margins(scratch, rule.margin, row.problem);
    if (rule.plain_margin) out.put(scratch);
    else out.put(csv_.cell(scratch));
    out.put(',');
    out.put(rule.basis);
  }

  void write_row(const ListRow& row, Cursor& out, std::string& scratch) const {
    const VersionCells* version = row.version != nullptr ? &versions_[row.verdict->version] : nullptr;
    const bool person = row.person != kNoRow;
    person ? out.put(persons_[row.person].person) : out.put(',');
    put_decision(out, row, version);
    person ? out.put(persons_[row.person].unit) : out.put(',');
    put_choice(out, rows_.kind(), kinds_, row.problem);
    put_choice(out, rows_.severity(), severities_, row.problem);
    days_.put(out, row.problem);
    put_tier(out, row.verdict->tier);
    version != nullptr ? out.put(version->contributing[row.verdict->contributing]) : out.put(',');
    out.put(missing_[row.missing]);
    put_margin_and_basis(out, row, version, scratch);
    out.put('\n');
  }

  const Attribution& attribution_;
  CsvCells csv_;
  Printer printer_;
  ListRows rows_;
  DayCells days_;
  std::vector<VersionCells> versions_;
  std::vector<std::string> missing_;         // by list id
  std::vector<std::string> kinds_, severities_;
  std::vector<std::string> outcomes_;        // status,reason, by both
  std::vector<PersonCells> persons_;         // by person
  std::span<const std::uint32_t> problem_keys_, case_keys_;
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
