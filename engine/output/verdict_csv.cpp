// cases.csv and interventions.csv: what was decided, besides the list.

#include <algorithm>
#include <tuple>

#include "engine/output/csv.hpp"
#include "engine/output/files.hpp"
#include "engine/print/printer.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

std::string_view scope_word(lang::TableScope scope) {
  static constexpr std::string_view kWords[] = {"problem", "person", "unit"};
  return kWords[static_cast<std::size_t>(scope)];
}

class Cases {
 public:
  Cases(const Attribution& attribution, const OutputOptions& options)
      : attribution_(attribution), csv_(options.excel_safe), printer_(attribution, options.language) {}

  void write(ByteSink& out) const {
    std::string buffer;
    csv_.begin_file(buffer, "case,person,status,reason,base_problem,base_date");
    for (RowId row : in_scope()) {
      write_case(row, buffer);
      spill(buffer, out);
    }
    out.write(buffer);
  }

 private:
  std::string_view key(RowId row) const { return printer_.key(attribution_.program->schema.roles.case_, row); }

  std::vector<RowId> in_scope() const {
    std::vector<RowId> rows;
    for (RowId row = 0; row < attribution_.outcome.cases.size(); ++row) {
      if (attribution_.outcome.cases[row].in_scope) rows.push_back(row);
    }
    std::stable_sort(rows.begin(), rows.end(), [&](RowId a, RowId b) { return key(a) < key(b); });
    return rows;
  }

  void write_case(RowId row, std::string& out) const {
    const lang::Roles& roles = attribution_.program->schema.roles;
    const CaseVerdict& verdict = attribution_.outcome.cases[row];
    csv_.append(out, key(row));
    out += ',';
    if (verdict.person != kNoRow) csv_.append(out, printer_.key(roles.person, verdict.person));
    (out += ',') += status_word(verdict.person != kNoRow ? Status::Attributed : Status::Referred);
    (out += ',') += reason_word(verdict.reason);
    out += ',';
    csv_.append(out, printer_.key(roles.problem, verdict.base_problem));
    out += ',';
    if (verdict.base_date) out += format_date(*verdict.base_date);
    out += '\n';
  }

  const Attribution& attribution_;
  CsvCells csv_;
  Printer printer_;
};

/// One row, as printed, in the order of its columns.
struct InterventionLine {
  lang::TableScope scope;
  std::string_view subject;
  std::string kind, intervention;
  // Rows of several versions, or of problems without kind, may agree so far.
  std::string actor, due;
  std::string_view status;
  std::string problems;

  auto order() const { return std::tie(scope, subject, kind, intervention, actor, due, status, problems); }
};

class Interventions {
 public:
  Interventions(const Attribution& attribution, const OutputOptions& options)
      : attribution_(attribution), csv_(options.excel_safe), printer_(attribution, options.language) {}

  void write(ByteSink& out) const {
    std::string buffer;
    csv_.begin_file(buffer, "scope,subject,kind,intervention,actor,due,status,problems");
    for (const InterventionLine& line : lines()) {
      write_line(line, buffer);
      spill(buffer, out);
    }
    out.write(buffer);
  }

 private:
  const lang::Schema& schema() const { return attribution_.program->schema; }

  lang::EntityId entity_of(lang::TableScope scope) const {
    const lang::Roles& roles = schema().roles;
    return scope == lang::TableScope::Problem ? roles.problem : scope == lang::TableScope::Person ? roles.person : roles.unit;
  }

  std::string kind_of(const InterventionVerdict& verdict) const {
    if (!verdict.has_kind) return {};
    const lang::Field& field = schema().field(schema().roles.problem, schema().roles.problem_kind);
    return printer_.choice(field.type.choice, verdict.kind);
  }

  std::vector<InterventionLine> lines() const {
    std::vector<InterventionLine> lines;
    lines.reserve(attribution_.outcome.interventions.size());
    for (const InterventionVerdict& verdict : attribution_.outcome.interventions) {
      lines.push_back({verdict.scope, printer_.key(entity_of(verdict.scope), verdict.subject), kind_of(verdict),
                       printer_.name(verdict.intervention), printer_.name(verdict.actor), verdict.due ? format_date(*verdict.due) : "",
                       status_word(verdict.provisional ? Status::Provisional : Status::Attributed), problems_of(verdict)});
    }
    std::stable_sort(lines.begin(), lines.end(), [](const auto& a, const auto& b) { return a.order() < b.order(); });
    return lines;
  }

  std::string problems_of(const InterventionVerdict& verdict) const {
    std::vector<std::string_view> ids;
    for (RowId problem : verdict.problems) ids.push_back(printer_.key(schema().roles.problem, problem));
    return joined(ids);
  }

  void write_line(const InterventionLine& line, std::string& out) const {
    (out += scope_word(line.scope)) += ',';
    csv_.append(out, line.subject);
    out += ',';
    csv_.append(out, line.kind);
    out += ',';
    csv_.append(out, line.intervention);
    out += ',';
    csv_.append(out, line.actor);
    (out += ',') += line.due;
    (out += ',') += line.status;
    out += ',';
    csv_.append(out, line.problems);
    out += '\n';
  }

  const Attribution& attribution_;
  CsvCells csv_;
  Printer printer_;
};

}  // namespace

void write_cases_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out) { Cases(attribution, options).write(out); }

void write_interventions_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out) {
  Interventions(attribution, options).write(out);
}

}  // namespace yanpan::engine
