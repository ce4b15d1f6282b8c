// CSV text to blocks of cells: RFC 4180 with `,` `;` or tab, quotes and line
// breaks inside cells, LF or CRLF. Nothing here knows what a cell means.
//
// A text is cut at record ends into chunks that are read independently; rows
// are numbered by the physical line on which a record begins, the header is
// line 1. A quote that does not open a cell is an ordinary character; text
// after a closing quote belongs to the cell.

#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace yanpan::engine {

/// The separator that stands most often outside quotes in the first record.
char detect_separator(std::string_view text);

struct UnclosedQuote {
  std::uint32_t line;
  std::size_t column;              // from 0
};

struct CsvHeader {
  std::vector<std::string> names;  // without outer white space
  std::size_t end = 0;             // where the second record begins
  std::uint32_t lines = 1;         // physical lines the header takes
  std::optional<UnclosedQuote> unclosed;
};
/// No names: no cell of the first record holds anything.
CsvHeader read_header(std::string_view text, char separator);

struct CsvChunk {
  std::string_view text;         // whole records
  std::uint32_t first_line = 0;
  std::size_t most_records = 0;  // at least as many as there are
  bool quotes = false;
};

struct CsvCut {
  std::vector<CsvChunk> chunks;
  std::optional<UnclosedQuote> unclosed;
};
/// Cuts the records after the header of a text with quotes into chunks of
/// about `size` bytes. One walk from the front: what a line end means depends
/// on every quote before it.
CsvCut cut_quoted(std::string_view text, const CsvHeader& header, char separator, std::size_t size);
/// The same for a text without any quote, cut at every `size` bytes;
/// line_ends[i] counts those in [i * size, (i + 1) * size).
std::vector<CsvChunk> cut_plain(std::string_view text, const CsvHeader& header, const std::vector<std::size_t>& line_ends,
                                std::size_t size);

enum class RecordKind : std::uint8_t {
  Plain,
  Empty,    // every cell is empty: no row (R2)
  Surplus,  // cells beyond the header that are not empty
};

/// Records as columns of cells. A cell is as it stands, without its quotes, outer white space included.
struct CellBlock {
  static constexpr std::size_t kRows = 256;

  std::size_t width = 0;
  std::size_t rows = 0;
  std::size_t stride = 0;
  std::vector<std::string_view> cells;      // cell of row r in column c: cells[c * stride + r]
  std::vector<std::uint32_t> lines;
  std::vector<RecordKind> kinds;
  std::vector<std::string> surplus;         // by row, of Surplus rows: the cells joined by `;`; else shorter or empty
  std::deque<std::string> unescaped;        // cells that held doubled quotes

  explicit CellBlock(std::size_t columns);
  const std::string_view* column(std::size_t c) const { return cells.data() + c * stride; }
  std::string_view at(std::size_t row, std::size_t c) const { return cells[c * stride + row]; }
};

class CsvReader {
 public:
  CsvReader(const CsvChunk& chunk, char separator) : chunk_(chunk), separator_(separator), line_(chunk.first_line) {}
  /// Fills the block with the next records; false: there are none.
  bool next(CellBlock& block);
  /// How many cells the record read last had.
  std::size_t last_cells() const { return last_cells_; }

 private:
  void next_plain(CellBlock& block);
  void next_quoted(CellBlock& block);
  void quoted_record(CellBlock& block);
  std::string_view any_cell(CellBlock& block);
  std::string_view quoted_cell(CellBlock& block);
  std::string_view plain_cell();
  void add_cell(CellBlock& block, std::size_t column, std::string_view cell);
  void end_record(CellBlock& block, std::size_t cells);
  RecordKind kind_of_record(CellBlock& block) const;

  CsvChunk chunk_;
  char separator_;
  std::uint32_t line_;
  std::size_t pos_ = 0;
  std::size_t last_cells_ = 0;
  std::vector<std::string_view> beyond_;   // cells beyond the header of the record at hand
};

}  // namespace yanpan::engine
