// The rows of one entity as its sources gave them, before records are made of
// them. A reference still holds the text id of its key (of the looked-up cell,
// until lookups are resolved). Rows stand by source, file, line.

#pragma once

#include <atomic>
#include <cstdint>
#include <memory>
#include <mutex>
#include <vector>

#include "engine/load/crew.hpp"
#include "engine/model/snapshot.hpp"
#include "engine/model/unset.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

class RawTable {
 public:
  RawTable(const lang::Schema& schema, lang::EntityId entity);

  /// Room for `rows`, every value unset. Before threads fill it.
  void allocate(std::size_t rows);
  std::size_t rows() const { return rows_; }
  lang::EntityId entity() const { return entity_; }

  Column& column(lang::FieldId field) { return columns_[field.value]; }
  const Column& column(lang::FieldId field) const { return columns_[field.value]; }
  std::vector<Column>& columns() { return columns_; }
  /// The states of a column, made on first use; several threads may ask at once.
  State* states(lang::FieldId field);
  /// The same, or null where every row is known so far.
  State* states_if_any(lang::FieldId field) const { return state_of_[field.value].load(std::memory_order_acquire); }
  /// Offsets of an instant as read, in minutes; null for other types.
  std::int16_t* offsets(lang::FieldId field) { return offsets_[field.value].empty() ? nullptr : offsets_[field.value].data(); }
  std::vector<RowOrigin>& origins() { return origins_; }
  const std::vector<RowOrigin>& origins() const { return origins_; }

  /// Rows [from, from + n) to `to` < from, in all columns. States left behind become known.
  void move_rows(std::size_t from, std::size_t to, std::size_t n);
  /// Keeps the rows of [begin, begin + n) whose flag is 0, closed up; how many they are.
  std::size_t squeeze(std::size_t begin, std::size_t n, const std::uint8_t* drop);
  void truncate(std::size_t rows);

 private:
  lang::EntityId entity_;
  std::size_t rows_ = 0;
  std::vector<Column> columns_;
  std::unique_ptr<std::atomic<State*>[]> state_of_;
  std::mutex mutex_;
  std::vector<UnsetVector<std::int16_t>> offsets_;
  std::vector<RowOrigin> origins_;
};

}  // namespace yanpan::engine
