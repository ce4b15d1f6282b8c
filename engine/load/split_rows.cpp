#include "engine/load/split_rows.hpp"

#include <algorithm>

#include "engine/load/edges.hpp"

namespace yanpan::engine {

namespace {

constexpr std::size_t kMostRowsOfRecord = 1'000'000;

/// The values of a cell; a cell without any is one empty value.
std::vector<std::string_view> values_of(std::string_view cell, const std::string& separator) {
  std::vector<std::string_view> out;
  if (separator.empty()) return {cell};
  for (std::size_t begin = 0; begin <= cell.size();) {
    const std::size_t end = std::min(cell.find(separator, begin), cell.size());
    if (const std::string_view value = trim(cell.substr(begin, end - begin)); !value.empty()) out.push_back(value);
    begin = end + separator.size();
  }
  if (out.empty()) out.emplace_back();
  return out;
}

using Values = std::vector<std::vector<std::string_view>>;   // by field

Values values_of_record(const SourcePlan& plan, const CellBlock& block, std::size_t record) {
  Values out(plan.fields.size());
  for (std::size_t f = 0; f < plan.fields.size(); ++f) {
    const FieldPlan& field = plan.fields[f];
    if (!field.column) continue;
    const bool plain = block.kinds[record] == RecordKind::Plain;
    out[f] = values_of(block.at(record, *field.column), plain ? field.split : std::string());
  }
  return out;
}

std::size_t rows_of(const Values& values) {
  std::size_t rows = 1;
  for (const auto& of_field : values) rows = std::min(rows * std::max<std::size_t>(1, of_field.size()), kMostRowsOfRecord + 1);
  return rows;
}

}  // namespace

SplitRows split_rows(const SourcePlan& plan, const CellBlock& block) {
  SplitRows out;
  out.cells.resize(plan.fields.size());
  for (std::size_t record = 0; record < block.rows; ++record) {
    const Values values = values_of_record(plan, block, record);
    const std::size_t rows = rows_of(values);
    for (std::size_t row = 0; row < rows; ++row) {
      out.records.push_back(static_cast<std::uint32_t>(record));
      // The row's number, read as digits of mixed base, says which value each field takes.
      std::size_t rest = row;
      for (std::size_t f = 0; f < values.size(); ++f) {
        if (values[f].empty()) continue;
        out.cells[f].push_back(values[f][rest % values[f].size()]);
        rest /= values[f].size();
      }
    }
  }
  return out;
}

std::optional<std::size_t> count_split_rows(const SourcePlan& plan, const CsvChunk& chunk) {
  std::size_t rows = 0;
  CellBlock block(plan.header.size());
  CsvReader reader(chunk, plan.separator);
  while (reader.next(block)) {
    for (std::size_t record = 0; record < block.rows; ++record) {
      const std::size_t of_record = rows_of(values_of_record(plan, block, record));
      if (of_record > kMostRowsOfRecord) return std::nullopt;
      rows += of_record;
    }
  }
  return rows;
}

}  // namespace yanpan::engine
