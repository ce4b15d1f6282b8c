// R1: rows with one key are one record. Which rows those are, and what the
// record says where they disagree.

#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "engine/load/crew.hpp"
#include "engine/load/raw_table.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/policy/schema.hpp"

namespace yanpan::engine {

/// The records of an entity, sorted by key bytes; without a key every row is one, as it stands.
class Records {
 public:
  std::size_t size() const { return size_; }
  /// Record r is row r of the raw table.
  bool as_they_stand() const { return order_.empty(); }
  bool one_row_each() const { return offsets_.empty(); }
  /// Rows of the raw table, in its order. Of one_row_each() records use row().
  std::span<const std::uint32_t> rows(std::size_t record) const {
    return {order_.data() + offsets_[record], order_.data() + offsets_[record + 1]};
  }
  std::uint32_t row(std::size_t record) const { return order_.empty() ? static_cast<std::uint32_t>(record) : order_[record]; }
  /// Text ids by record; empty without a key.
  const std::vector<std::uint32_t>& keys() const { return keys_; }

 private:
  friend Records group_records(const lang::Schema&, const RawTable&, TextPool&, const Crew&);
  void sort_rows(const std::vector<std::uint32_t>& row_keys, const TextPool& texts, const Crew& crew);

  std::size_t size_ = 0;
  std::vector<std::uint32_t> order_;
  std::vector<std::uint32_t> offsets_;
  std::vector<std::uint32_t> keys_;
};

/// Key cells of `raw` are all known: rows without one were dropped.
Records group_records(const lang::Schema& schema, const RawTable& raw, TextPool& texts, const Crew& crew);

/// One row's value of a disputed field. Of a reference, `number` is the text id of the key.
struct DisputedValue {
  lang::EntityId entity;
  std::uint32_t key = 0;       // text id
  lang::FieldId field;
  std::int64_t number = 0;
  Decimal decimal;
  int offset_minutes = 0;
  RowOrigin origin;
};

/// The value the rows of a record agree on: a row of the raw table that has it,
/// or what is missing.
struct Agreement {
  std::uint32_t row = 0;
  State state = kKnown;
};
Agreement agree(const RawTable& raw, lang::FieldId field, std::span<const std::uint32_t> rows);

/// The entity's table, its references still text ids, its rows those of `records`. Takes the raw rows apart.
Table merge_records(RawTable& raw, Records records, const Crew& crew, std::vector<DisputedValue>& disputed);

/// L7: the latest main date of the records, of an instant the day as written.
std::optional<std::int64_t> latest_main_date(const lang::Entity& entity, RawTable& raw, const Records& records);

}  // namespace yanpan::engine
