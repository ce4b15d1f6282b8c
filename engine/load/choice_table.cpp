#include "engine/load/choice_table.hpp"

#include <bit>

namespace yanpan::engine {

void ChoiceTable::add(const std::string& text, std::int32_t index) {
  if (text.empty() || find(text) != kNone) return;
  entries_.emplace_back(text, index);
  if (entries_.size() * 4 > slots_.size()) return rehash();
  place(static_cast<std::uint32_t>(entries_.size() - 1));
}

void ChoiceTable::rehash() {
  slots_.assign(std::bit_ceil(entries_.size() * 8 + 8), 0);
  mask_ = slots_.size() - 1;
  for (std::uint32_t entry = 0; entry < entries_.size(); ++entry) place(entry);
}

void ChoiceTable::place(std::uint32_t entry) {
  std::size_t slot = text_hash(entries_[entry].first) & mask_;
  while (slots_[slot] != 0) slot = (slot + 1) & mask_;
  slots_[slot] = entry + 1;
}

}  // namespace yanpan::engine
