#include "engine/load/chunk_parser.hpp"

#include <algorithm>
#include <numeric>
#include <tuple>

#include "engine/load/edges.hpp"
#include "engine/load/split_rows.hpp"

namespace yanpan::engine {

namespace {

RejectCode code_of(ReadStatus status) {
  switch (status) {
    case ReadStatus::OutOfRange: return RejectCode::OutOfRange;
    case ReadStatus::Rejected: return RejectCode::Rejected;
    default: return RejectCode::Unreadable;
  }
}

/// Up to 18 digits with an optional minus, which can never overflow.
bool short_integer(std::string_view text, std::int64_t& out) {
  const bool negative = !text.empty() && text.front() == '-';
  const std::string_view digits = text.substr(negative ? 1 : 0);
  if (digits.empty() || digits.size() > 18) return false;
  std::int64_t value = 0;
  for (char c : digits) {
    const unsigned digit = static_cast<unsigned>(static_cast<unsigned char>(c)) - '0';
    if (digit > 9) return false;
    value = value * 10 + digit;
  }
  out = negative ? -value : value;
  return true;
}

}  // namespace

ChunkParser::ChunkParser(const SourcePlan& plan, RawTable& table, TextPool::Writer& texts)
    : plan_(plan), table_(table), texts_(texts), trimmed_(CellBlock::kRows), trimmed_rows_(CellBlock::kRows), ids_(CellBlock::kRows) {}

ChunkResult ChunkParser::parse(const CsvChunk& chunk, std::size_t base) {
  result_ = {};
  at_ = base;
  const bool splits = plan_.splits();
  CellBlock block(plan_.header.size());
  CsvReader reader(chunk, plan_.separator);
  while (reader.next(block)) {
    if (splits) {
      take_split(block);
    } else {
      take_block(block);
    }
  }
  result_.written = at_ - base;
  return std::move(result_);
}

void ChunkParser::take_block(const CellBlock& block) {
  rows_ = block.rows;
  if (records_.size() < CellBlock::kRows) records_.resize(CellBlock::kRows);
  std::iota(records_.begin(), records_.begin() + static_cast<std::ptrdiff_t>(rows_), 0u);
  note_records(block);
  for (const FieldPlan& field : plan_.fields) convert(field, field.column ? block.column(*field.column) : nullptr);
  finish_rows(block);
}

void ChunkParser::take_split(const CellBlock& block) {
  SplitRows split = split_rows(plan_, block);
  rows_ = split.records.size();
  records_ = std::move(split.records);
  note_records(block);
  for (std::size_t f = 0; f < plan_.fields.size(); ++f) convert(plan_.fields[f], split.cells[f].data());
  finish_rows(block);
}

void ChunkParser::note_records(const CellBlock& block) {
  skip_.assign(rows_, 0);
  drop_.assign(rows_, 0);
  bad_.clear();
  dropped_ = false;
  for (std::size_t record = 0; record < block.rows; ++record) {
    result_.records += block.kinds[record] != RecordKind::Empty;
    if (block.kinds[record] != RecordKind::Surplus) continue;
    result_.rejects.push_back({plan_.file, block.lines[record], "", RejectCode::Width, block.surplus[record]});
  }
  for (std::size_t row = 0; row < rows_; ++row) {
    if (block.kinds[records_[row]] == RecordKind::Plain) continue;
    skip_[row] = drop_[row] = 1;
    dropped_ = true;
  }
}

void ChunkParser::finish_rows(const CellBlock& block) {
  RowOrigin* origins = table_.origins().data() + at_;
  const auto source = static_cast<std::uint16_t>(plan_.source.value);
  for (std::size_t row = 0; row < rows_; ++row) origins[row] = {plan_.file, source, block.lines[records_[row]]};
  if (!bad_.empty()) list_bad_cells(block);
  at_ += dropped_ ? table_.squeeze(at_, rows_, drop_.data()) : rows_;
}

/// One line for each bad cell: of several fields that read it the first, of several bad values in it all.
void ChunkParser::list_bad_cells(const CellBlock& block) {
  std::stable_sort(bad_.begin(), bad_.end(), [](const BadCell& a, const BadCell& b) {
    return std::tie(a.record, a.column, a.field) < std::tie(b.record, b.column, b.field);
  });
  for (std::size_t i = 0; i < bad_.size();) {
    const BadCell& first = bad_[i];
    Reject reject{plan_.file, block.lines[first.record], plan_.header[first.column], first.code, std::string(first.value)};
    std::vector<std::string_view> listed = {first.value};
    for (++i; i < bad_.size() && bad_[i].record == first.record && bad_[i].column == first.column; ++i) {
      if (bad_[i].field != first.field || std::find(listed.begin(), listed.end(), bad_[i].value) != listed.end()) continue;
      listed.push_back(bad_[i].value);
      reject.value.append(plan_.fields[first.field].split).append(bad_[i].value);
    }
    result_.rejects.push_back(std::move(reject));
  }
}

void ChunkParser::convert(const FieldPlan& field, const std::string_view* cells) {
  if (!field.column) return absent(field);
  if (field.is_text()) return texts(field, cells);
  if (field.iso_date()) return iso_dates(field, cells);
  if (field.plain_integer()) return integers(field, cells);
  if (field.named()) return names(field, cells);
  for (std::size_t row = 0; row < rows_; ++row) any_cell(field, row, cells[row]);
}

void ChunkParser::absent(const FieldPlan& field) {
  for (std::size_t row = 0; row < rows_; ++row) set_missing(field, row, kKnown);
}

void ChunkParser::texts(const FieldPlan& field, const std::string_view* cells) {
  if (trimmed_.size() < rows_) {
    trimmed_.resize(rows_);
    trimmed_rows_.resize(rows_);
    ids_.resize(rows_);
  }
  std::size_t n = 0;
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::string_view text = trim(cells[row]);
    if (skip_[row] || text.empty()) {
      empty_cell(field, row);
      continue;
    }
    trimmed_[n] = text;
    trimmed_rows_[n++] = static_cast<std::uint32_t>(row);
  }
  texts_.intern_all({trimmed_.data(), n}, ids_.data());
  std::int32_t* out = table_.column(field.field).data32() + at_;
  for (std::size_t i = 0; i < n; ++i) out[trimmed_rows_[i]] = static_cast<std::int32_t>(ids_[i]);
}

void ChunkParser::iso_dates(const FieldPlan& field, const std::string_view* cells) {
  std::int32_t* out = table_.column(field.field).data32() + at_;
  for (std::size_t row = 0; row < rows_; ++row) {
    std::int32_t date;
    if (dates_.read(cells[row], date) && date >= field.low && date <= field.high) {
      out[row] = date;
    } else {
      any_cell(field, row, cells[row]);
    }
  }
}

void ChunkParser::integers(const FieldPlan& field, const std::string_view* cells) {
  std::int64_t* out = table_.column(field.field).data64() + at_;
  for (std::size_t row = 0; row < rows_; ++row) {
    std::int64_t value;
    if (short_integer(cells[row], value) && value >= field.low && value <= field.high) {
      out[row] = value;
    } else {
      any_cell(field, row, cells[row]);
    }
  }
}

void ChunkParser::names(const FieldPlan& field, const std::string_view* cells) {
  std::int32_t* out = table_.column(field.field).data32() + at_;
  for (std::size_t row = 0; row < rows_; ++row) {
    const std::int32_t index = field.names().find(cells[row]);
    if (index >= 0 && index >= field.low && index <= field.high) {
      out[row] = index;
    } else {
      any_cell(field, row, cells[row]);
    }
  }
}

void ChunkParser::any_cell(const FieldPlan& field, std::size_t row, std::string_view cell) {
  const std::string_view text = trim(cell);
  if (skip_[row] || text.empty()) return empty_cell(field, row);
  const ReadStatus status = field.read(text, value_);
  if (status == ReadStatus::Ok) return store(field, row, value_);
  set_missing(field, row, kUnreadable);
  bad_cell(field, row, code_of(status), text);
}

void ChunkParser::empty_cell(const FieldPlan& field, std::size_t row) {
  set_missing(field, row, kKnown);
  if (field.needed && !skip_[row]) bad_cell(field, row, RejectCode::Required, {});
}

void ChunkParser::bad_cell(const FieldPlan& field, std::size_t row, RejectCode code, std::string_view value) {
  bad_.push_back({records_[row], static_cast<std::uint32_t>(*field.column), field.field.value, code, value});
  if (!field.needed && code != RejectCode::Rejected) return;
  drop_[row] = 1;
  dropped_ = true;
}

void ChunkParser::store(const FieldPlan& field, std::size_t row, const CellValue& value) {
  Column& column = table_.column(field.field);
  if (column.is_decimal()) return column.set(at_ + row, value.decimal);
  const bool text = field.lookup || field.type.kind == lang::TypeKind::Text || field.type.kind == lang::TypeKind::Reference;
  column.set(at_ + row, text ? texts_.intern(value.text) : value.number);
  if (std::int16_t* offsets = table_.offsets(field.field)) offsets[at_ + row] = static_cast<std::int16_t>(value.offset_minutes);
}

void ChunkParser::set_missing(const FieldPlan& field, std::size_t row, State why) {
  Column& column = table_.column(field.field);
  if (column.is_decimal()) {
    column.set(at_ + row, Decimal());
  } else {
    column.set(at_ + row, 0);
  }
  table_.states(field.field)[at_ + row] = kMissing | why;
}

}  // namespace yanpan::engine
