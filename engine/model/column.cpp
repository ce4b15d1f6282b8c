#include "engine/model/column.hpp"

#include <algorithm>

namespace yanpan::engine {

void Column::resize(std::size_t rows) {
  const std::size_t before = size_;
  resize_unset(rows);
  if (rows <= before) return;
  if (!v32_.empty()) std::fill(v32_.begin() + static_cast<std::ptrdiff_t>(before), v32_.end(), 0);
  if (!v64_.empty()) std::fill(v64_.begin() + static_cast<std::ptrdiff_t>(before), v64_.end(), 0);
}

void Column::resize_unset(std::size_t rows) {
  const bool wide = is_wide(type_.kind);
  narrow_ = !wide && !is_decimal();
  size_ = rows;
  if (narrow_) v32_.resize(rows);
  if (wide) v64_.resize(rows);
  if (is_decimal()) dec_.resize(rows);
  if (!states_.empty()) states_.resize(rows, kKnown);
  if (!high64_.empty()) high64_.resize(rows);
  if (!high_dec_.empty()) high_dec_.resize(rows);
}

void Column::set_state(std::size_t row, State state) {
  if (states_.empty()) {
    if (state == kKnown) return;
    reserve_states();
  }
  states_[row] = state;
}

namespace {

/// kKnown where both ends are there and meet.
template <class T>
State bounds_state(const std::optional<T>& low, const std::optional<T>& high, State why) {
  if (low && high && *low == *high) return kKnown;
  return static_cast<State>(kBounded | (low ? 0 : kLowOpen) | (high ? 0 : kHighOpen) | why);
}

}  // namespace

void Column::set_bounds(std::size_t row, std::optional<std::int64_t> low, std::optional<std::int64_t> high, State why) {
  reserve_bounds();
  set(row, low.value_or(0));
  high64_[row] = high.value_or(0);
  set_state(row, bounds_state(low, high, why));
}

void Column::set_bounds(std::size_t row, const std::optional<Decimal>& low, const std::optional<Decimal>& high, State why) {
  reserve_bounds();
  set(row, low.value_or(Decimal()));
  high_dec_[row] = high.value_or(Decimal());
  set_state(row, bounds_state(low, high, why));
}

void Column::reserve_states() {
  if (states_.empty()) states_.assign(size_, kKnown);
}

void Column::drop_plain_states() {
  if (std::all_of(states_.begin(), states_.end(), [](State state) { return state == kKnown; })) states_ = {};
}

void Column::reserve_bounds() {
  reserve_states();
  if (is_decimal()) {
    if (high_dec_.empty()) high_dec_.resize(size_);
  } else if (high64_.empty()) {
    high64_.resize(size_);
  }
}

}  // namespace yanpan::engine
