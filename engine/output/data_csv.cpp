// rejects.csv and conflicts.csv: what the data did not allow to be used as it
// stands.

#include <algorithm>
#include <tuple>

#include "engine/output/csv.hpp"
#include "engine/output/files.hpp"
#include "engine/print/printer.hpp"

namespace yanpan::engine {

namespace {

class Rejects {
 public:
  Rejects(const Attribution& attribution, const OutputOptions& options) : snapshot_(attribution.snapshot), csv_(options.excel_safe) {}

  void write(ByteSink& out) const {
    std::string buffer;
    csv_.begin_file(buffer, "file,sheet,row,column,code,value");
    for (const Reject* reject : sorted()) {
      write_line(*reject, buffer);
      spill(buffer, out);
    }
    out.write(buffer);
  }

 private:
  auto order(const Reject& reject) const {
    const InputFile& file = snapshot_.files[reject.file];
    return std::tuple<std::string_view, std::string_view, std::uint32_t, std::string_view, std::string_view, std::string_view>(
        file.name, file.sheet, reject.row, reject.column, word(reject.code), reject.value);
  }

  std::vector<const Reject*> sorted() const {
    std::vector<const Reject*> rejects;
    for (const Reject& reject : snapshot_.rejects) rejects.push_back(&reject);
    std::stable_sort(rejects.begin(), rejects.end(), [&](const Reject* a, const Reject* b) { return order(*a) < order(*b); });
    return rejects;
  }

  void write_line(const Reject& reject, std::string& out) const {
    const InputFile& file = snapshot_.files[reject.file];
    csv_.append(out, file.name);
    out += ',';
    csv_.append(out, file.sheet);
    ((out += ',') += std::to_string(reject.row)) += ',';
    csv_.append(out, reject.column);
    ((out += ',') += word(reject.code)) += ',';
    csv_.append(out, reject.value);
    out += '\n';
  }

  const Snapshot& snapshot_;
  CsvCells csv_;
};

/// One row, as printed, in the order of its columns.
struct ConflictLine {
  std::string_view entity, key, field, department;
  std::string value;
  std::string_view file, sheet;
  std::uint32_t row;

  auto operator<=>(const ConflictLine&) const = default;
};

class Conflicts {
 public:
  Conflicts(const Attribution& attribution, const OutputOptions& options)
      : attribution_(attribution), csv_(options.excel_safe), printer_(attribution, options.language) {}

  void write(ByteSink& out) const {
    std::string buffer;
    csv_.begin_file(buffer, "entity,key,field,department,value,file,sheet,row");
    for (const ConflictLine& line : lines()) {
      for (std::string_view cell : {line.entity, line.key, line.field, line.department, std::string_view(line.value), line.file, line.sheet}) {
        csv_.append(buffer, cell);
        buffer += ',';
      }
      (buffer += std::to_string(line.row)) += '\n';
      spill(buffer, out);
    }
    out.write(buffer);
  }

 private:
  ConflictLine line_of(const Conflict& conflict) const {
    const Snapshot& snapshot = attribution_.snapshot;
    const InputFile& file = printer_.file(conflict.origin);
    const lang::Field& field = attribution_.program->schema.field(conflict.entity, conflict.field);
    const std::string_view department =
        conflict.department == kNoDepartment ? std::string_view{} : printer_.name(snapshot.departments[conflict.department]);
    std::string value = !conflict.value.empty() || conflict.cell.size() == 0 ? conflict.value : printer_.value(conflict.cell, 0, conflict.offset_minutes);
    return {printer_.entity(conflict.entity), conflict.key, printer_.name(field.name), department, std::move(value), file.name, file.sheet,
            conflict.origin.row};
  }

  std::vector<ConflictLine> lines() const {
    std::vector<ConflictLine> lines;
    for (const Conflict& conflict : attribution_.snapshot.conflicts) lines.push_back(line_of(conflict));
    std::stable_sort(lines.begin(), lines.end());
    return lines;
  }

  const Attribution& attribution_;
  CsvCells csv_;
  Printer printer_;
};

}  // namespace

void write_rejects_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out) { Rejects(attribution, options).write(out); }

void write_conflicts_csv(const Attribution& attribution, const OutputOptions& options, ByteSink& out) {
  Conflicts(attribution, options).write(out);
}

}  // namespace yanpan::engine
