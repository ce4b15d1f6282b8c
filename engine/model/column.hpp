// A column: one value a row, of one type, each known, missing or bounded
// (meaning.md V1).
//
// Storage is dense and typed: 32 bits for boolean, choice, date, month, text
// and reference, 64 bits for integer, instant and duration, Decimal for
// decimals. The state byte is kept only where a row is not plainly known.
// For a boolean the value is 0 or 1; for a text an id of the snapshot's text
// pool; for a reference a row number of the target table.

#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

#include "engine/model/unset.hpp"
#include "lang/policy/types.hpp"
#include "lang/value/decimal.hpp"

namespace yanpan::engine {

using RowId = std::uint32_t;
inline constexpr RowId kNoRow = 0xffffffffu;

using State = std::uint8_t;
inline constexpr State kKnown = 0;
inline constexpr State kMissing = 1;
inline constexpr State kBounded = 2;      // between low and high, each end attained unless open
inline constexpr State kLowOpen = 4;      // no lower end
inline constexpr State kHighOpen = 8;     // no upper end
inline constexpr State kConflict = 16;    // missing or bounded because departments disagree (R1)
inline constexpr State kAbsent = 32;      // missing only for want of a 责任人 (C5)
inline constexpr State kUnreadable = 64;  // missing because its cell could not be read (C4)

class Column {
 public:
  Column() = default;
  explicit Column(lang::Type type, std::size_t rows = 0) : type_(type) { resize(rows); }

  /// Rows that hold anything: each must be set, or set missing.
  static Column unset(lang::Type type, std::size_t rows) {
    Column column(type);
    column.resize_unset(rows);
    return column;
  }

  lang::Type type() const { return type_; }
  std::size_t size() const { return size_; }
  void resize(std::size_t rows);        // new rows are known zeros; set them
  void resize_unset(std::size_t rows);  // new rows hold anything; each must be set. Touches no page, so that threads may
  static bool is_wide(lang::TypeKind kind) {
    return kind == lang::TypeKind::Integer || kind == lang::TypeKind::Instant || kind == lang::TypeKind::Duration;
  }
  bool is_decimal() const { return type_.kind == lang::TypeKind::Decimal; }

  State state(std::size_t row) const { return states_.empty() ? kKnown : states_[row]; }
  bool known(std::size_t row) const { return (state(row) & (kMissing | kBounded)) == 0; }
  bool missing(std::size_t row) const { return state(row) & kMissing; }
  bool bounded(std::size_t row) const { return state(row) & kBounded; }

  /// The value of a known row, or the lower end of a bounded one (if not open).
  std::int64_t at(std::size_t row) const { return narrow_ ? v32_[row] : v64_[row]; }
  std::int64_t high(std::size_t row) const { return high64_.empty() ? at(row) : high64_[row]; }
  const Decimal& decimal(std::size_t row) const { return dec_[row]; }
  const Decimal& decimal_high(std::size_t row) const { return high_dec_.empty() ? dec_[row] : high_dec_[row]; }

  void set(std::size_t row, std::int64_t value) { narrow_ ? void(v32_[row] = static_cast<std::int32_t>(value)) : void(v64_[row] = value); }
  void set(std::size_t row, const Decimal& value) { dec_[row] = value; }
  void set_state(std::size_t row, State state);
  /// The row then holds 0.
  void set_missing(std::size_t row, State why = kKnown) {
    set_state(row, kMissing | why);
    if (!is_decimal()) set(row, 0);
  }
  /// Ends that are open are ignored; a bound whose ends meet becomes known.
  void set_bounds(std::size_t row, std::optional<std::int64_t> low, std::optional<std::int64_t> high, State why = kKnown);
  void set_bounds(std::size_t row, const std::optional<Decimal>& low, const std::optional<Decimal>& high, State why = kKnown);

  bool all_known() const { return states_.empty(); }
  /// Some row may be bounded.
  bool any_bounds() const { return !high64_.empty() || !high_dec_.empty(); }
  /// Makes room for states and bounds, so that threads may then set rows of their own.
  void reserve_states();
  /// Gives the states back where every row turned out to be known.
  void drop_plain_states();
  void reserve_bounds();

  /// Raw access for hot loops.
  bool narrow() const { return narrow_; }
  const std::int32_t* data32() const { return v32_.data(); }
  const std::int64_t* data64() const { return v64_.data(); }
  std::int32_t* data32() { return v32_.data(); }
  std::int64_t* data64() { return v64_.data(); }
  const State* states() const { return states_.empty() ? nullptr : states_.data(); }
  State* mutable_states() { return states_.empty() ? nullptr : states_.data(); }

 private:
  lang::Type type_;
  std::size_t size_ = 0;
  bool narrow_ = true;
  UnsetVector<std::int32_t> v32_;
  UnsetVector<std::int64_t> v64_;
  std::vector<Decimal> dec_;
  std::vector<State> states_;           // empty: all known
  std::vector<std::int64_t> high64_;    // empty: nothing bounded
  std::vector<Decimal> high_dec_;
};

}  // namespace yanpan::engine
