#include "engine/load/raw_table.hpp"

#include <algorithm>
#include <cstring>

namespace yanpan::engine {

RawTable::RawTable(const lang::Schema& schema, lang::EntityId entity)
    : entity_(entity), state_of_(std::make_unique<std::atomic<State*>[]>(schema.entity(entity).fields.size())) {
  for (const lang::Field& field : schema.entity(entity).fields) columns_.emplace_back(field.type);
  offsets_.resize(columns_.size());
}

void RawTable::allocate(std::size_t rows) {
  rows_ = rows;
  origins_.resize(rows);
  for (std::size_t f = 0; f < columns_.size(); ++f) {
    columns_[f].resize_unset(rows);
    if (columns_[f].type().kind == lang::TypeKind::Instant) offsets_[f].resize(rows);
  }
}

State* RawTable::states(lang::FieldId field) {
  auto& made = state_of_[field.value];
  if (State* states = made.load(std::memory_order_acquire)) return states;
  const std::lock_guard lock(mutex_);
  columns_[field.value].reserve_states();
  made.store(columns_[field.value].mutable_states(), std::memory_order_release);
  return made.load();
}

void RawTable::move_rows(std::size_t from, std::size_t to, std::size_t n) {
  if (n == 0 || from == to) return;
  std::memmove(origins_.data() + to, origins_.data() + from, n * sizeof(RowOrigin));
  const std::size_t left = std::max(from, to + n);   // first row that is behind now
  for (std::size_t f = 0; f < columns_.size(); ++f) {
    Column& column = columns_[f];
    if (column.is_decimal()) {
      for (std::size_t i = 0; i < n; ++i) column.set(to + i, column.decimal(from + i));
    } else if (column.narrow()) {
      std::memmove(column.data32() + to, column.data32() + from, n * sizeof(std::int32_t));
    } else {
      std::memmove(column.data64() + to, column.data64() + from, n * sizeof(std::int64_t));
    }
    if (std::int16_t* offsets = this->offsets(lang::FieldId(f))) std::memmove(offsets + to, offsets + from, n * sizeof(std::int16_t));
    if (State* states = states_if_any(lang::FieldId(f))) {
      std::memmove(states + to, states + from, n);
      std::memset(states + left, kKnown, from + n - left);
    }
  }
}

std::size_t RawTable::squeeze(std::size_t begin, std::size_t n, const std::uint8_t* drop) {
  std::size_t kept = 0;
  for (std::size_t i = 0; i < n;) {
    if (drop[i]) {
      ++i;
      continue;
    }
    std::size_t run = i;
    while (run < n && !drop[run]) ++run;
    move_rows(begin + i, begin + kept, run - i);
    kept += run - i;
    i = run;
  }
  // What stood in dropped rows at the end must not colour the rows written there next.
  for (std::size_t f = 0; f < columns_.size(); ++f) {
    if (State* states = states_if_any(lang::FieldId(f))) std::memset(states + begin + kept, kKnown, n - kept);
  }
  return kept;
}

void RawTable::truncate(std::size_t rows) {
  rows_ = rows;
  origins_.resize(rows);
  for (Column& column : columns_) column.resize_unset(rows);
  for (std::size_t f = 0; f < columns_.size(); ++f) {
    if (State* states = columns_[f].mutable_states()) state_of_[f].store(states);
  }
}

}  // namespace yanpan::engine
