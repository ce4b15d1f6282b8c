// The reader of cells: a fast way through chunks without any quote, a careful
// one through the others.

#include <algorithm>
#include <bit>

#include "engine/load/byte_scan.hpp"
#include "engine/load/csv.hpp"
#include "engine/load/edges.hpp"

namespace yanpan::engine {

// The stride is no power of two, else the columns of a block would compete for the same cache lines.
CellBlock::CellBlock(std::size_t columns)
    : width(columns), stride(kRows + 8), cells(columns * (kRows + 8)), lines(kRows), kinds(kRows) {}

bool CsvReader::next(CellBlock& block) {
  block.rows = 0;
  block.surplus.clear();
  block.unescaped.clear();
  if (pos_ >= chunk_.text.size()) return false;
  if (chunk_.quotes) {
    next_quoted(block);
  } else {
    next_plain(block);
  }
  return true;
}

void CsvReader::add_cell(CellBlock& block, std::size_t column, std::string_view cell) {
  if (column < block.width) {
    block.cells[column * block.stride + block.rows] = cell;
  } else {
    beyond_.push_back(cell);
  }
}

void CsvReader::end_record(CellBlock& block, std::size_t cells) {
  for (std::size_t c = cells; c < block.width; ++c) block.cells[c * block.stride + block.rows] = {};
  block.kinds[block.rows] = RecordKind::Plain;
  if (!beyond_.empty() || trim(block.at(block.rows, 0)).empty()) block.kinds[block.rows] = kind_of_record(block);
  beyond_.clear();
  last_cells_ = cells;
  ++block.rows;
}

RecordKind CsvReader::kind_of_record(CellBlock& block) const {
  const auto blank = [](std::string_view cell) { return trim(cell).empty(); };
  if (!std::all_of(beyond_.begin(), beyond_.end(), blank)) {
    std::string joined;
    for (std::string_view cell : beyond_) (joined += cell.data() == beyond_.front().data() ? "" : ";") += trim(cell);
    block.surplus.resize(block.rows + 1);
    block.surplus[block.rows] = std::move(joined);
    return RecordKind::Surplus;
  }
  for (std::size_t c = 0; c < block.width; ++c) {
    if (!blank(block.at(block.rows, c))) return RecordKind::Plain;
  }
  return RecordKind::Empty;
}

namespace {

std::string_view without_return(const char* begin, const char* end) {
  if (end > begin && end[-1] == '\r') --end;
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

void CsvReader::next_plain(CellBlock& block) {
  const char* const text = chunk_.text.data();
  const char* const end = text + chunk_.text.size();
  const char* window = text + pos_;
  const char* cell = window;
  std::size_t column = 0;
  std::string_view* const cells = block.cells.data();
  const auto finish = [&](const char* at) {
    block.lines[block.rows] = line_++;
    add_cell(block, column, without_return(cell, at));
    end_record(block, column + 1);
    column = 0;
    cell = at + 1;
  };
  for (; window < end; window += 64) {
    const auto n = std::min<std::size_t>(64, static_cast<std::size_t>(end - window));
    for (std::uint64_t mask = either_mask(window, n, separator_, '\n'); mask != 0; mask &= mask - 1) {
      const char* at = window + std::countr_zero(mask);
      if (*at != '\n') {
        if (column < block.width) [[likely]] {
          cells[column * block.stride + block.rows] = {cell, static_cast<std::size_t>(at - cell)};
        } else {
          beyond_.push_back({cell, static_cast<std::size_t>(at - cell)});
        }
        ++column;
        cell = at + 1;
        continue;
      }
      finish(at);
      if (block.rows == CellBlock::kRows) {
        pos_ = static_cast<std::size_t>(cell - text);
        return;
      }
    }
  }
  if (cell < end || column > 0) finish(end);
  pos_ = chunk_.text.size();
}

void CsvReader::next_quoted(CellBlock& block) {
  while (pos_ < chunk_.text.size() && block.rows < CellBlock::kRows) quoted_record(block);
}

void CsvReader::quoted_record(CellBlock& block) {
  block.lines[block.rows] = line_;
  for (std::size_t column = 0;; ++column) {
    add_cell(block, column, any_cell(block));
    const bool more = pos_ < chunk_.text.size() && chunk_.text[pos_] == separator_;
    const bool line_end = pos_ < chunk_.text.size() && !more;
    ++pos_;
    if (more) continue;
    line_ += line_end;
    return end_record(block, column + 1);
  }
}

std::string_view CsvReader::any_cell(CellBlock& block) {
  return pos_ < chunk_.text.size() && chunk_.text[pos_] == '"' ? quoted_cell(block) : plain_cell();
}

/// Up to the separator or line end.
std::string_view CsvReader::plain_cell() {
  const std::size_t begin = pos_;
  while (pos_ < chunk_.text.size() && chunk_.text[pos_] != separator_ && chunk_.text[pos_] != '\n') ++pos_;
  const char* at = chunk_.text.data();
  const bool at_line_end = pos_ == chunk_.text.size() || chunk_.text[pos_] == '\n';
  return at_line_end ? without_return(at + begin, at + pos_) : chunk_.text.substr(begin, pos_ - begin);
}

std::string_view CsvReader::quoted_cell(CellBlock& block) {
  const std::size_t begin = ++pos_;
  std::string held;
  bool doubled = false;
  std::size_t part = begin;
  std::size_t close;
  for (;;) {
    close = std::min(chunk_.text.find('"', pos_), chunk_.text.size());
    pos_ = close + 1;
    if (pos_ >= chunk_.text.size() || chunk_.text[pos_] != '"') break;
    doubled = true;
    held.append(chunk_.text, part, pos_ - part);
    part = ++pos_;
  }
  const std::string_view inside = chunk_.text.substr(begin, close - begin);
  line_ += static_cast<std::uint32_t>(std::count(inside.begin(), inside.end(), '\n'));
  pos_ = std::min(pos_, chunk_.text.size());
  const std::string_view rest = plain_cell();
  if (!doubled && rest.empty()) return inside;
  held.append(chunk_.text, part, close - part).append(rest);
  return block.unescaped.emplace_back(std::move(held));
}

}  // namespace yanpan::engine
