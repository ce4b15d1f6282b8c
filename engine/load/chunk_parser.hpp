// One chunk of a file into the rows of its entity: cells to values, block by
// block and column by column, straight into the columns.

#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "engine/load/csv.hpp"
#include "engine/load/iso_date.hpp"
#include "engine/load/raw_table.hpp"
#include "engine/load/source_plan.hpp"
#include "engine/model/snapshot.hpp"

namespace yanpan::engine {

struct ChunkResult {
  std::size_t written = 0;     // rows
  std::size_t records = 0;     // that are not empty
  std::vector<Reject> rejects;
};

class ChunkParser {
 public:
  ChunkParser(const SourcePlan& plan, RawTable& table, TextPool::Writer& texts);
  /// Writes rows from `base` on; the chunk's room there must suffice.
  ChunkResult parse(const CsvChunk& chunk, std::size_t base);

 private:
  /// A cell that was not used; several of one cell become one Reject.
  struct BadCell {
    std::uint32_t record;
    std::uint32_t column;
    std::uint32_t field;
    RejectCode code;
    std::string_view value;
  };

  void take_block(const CellBlock& block);
  void note_records(const CellBlock& block);
  void take_split(const CellBlock& block);
  void finish_rows(const CellBlock& block);
  void list_bad_cells(const CellBlock& block);

  void convert(const FieldPlan& field, const std::string_view* cells);
  void absent(const FieldPlan& field);
  void texts(const FieldPlan& field, const std::string_view* cells);
  void iso_dates(const FieldPlan& field, const std::string_view* cells);
  void integers(const FieldPlan& field, const std::string_view* cells);
  void names(const FieldPlan& field, const std::string_view* cells);
  void any_cell(const FieldPlan& field, std::size_t row, std::string_view cell);
  void empty_cell(const FieldPlan& field, std::size_t row);
  void bad_cell(const FieldPlan& field, std::size_t row, RejectCode code, std::string_view value);
  void store(const FieldPlan& field, std::size_t row, const CellValue& value);
  void set_missing(const FieldPlan& field, std::size_t row, State why);

  const SourcePlan& plan_;
  RawTable& table_;
  TextPool::Writer& texts_;
  ChunkResult result_;

  std::size_t at_ = 0;                      // where the block at hand is written
  std::size_t rows_ = 0;                    // of it
  std::vector<std::uint32_t> records_;      // by row: its record in the block
  std::vector<std::uint8_t> skip_, drop_;   // by row: not a record to read; not a row to keep
  std::vector<BadCell> bad_;
  bool dropped_ = false;
  CellValue value_;
  IsoDates dates_;
  std::vector<std::string_view> trimmed_;   // texts to intern, and whose they are
  std::vector<std::uint32_t> trimmed_rows_, ids_;
};

}  // namespace yanpan::engine
