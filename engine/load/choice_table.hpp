// Cell text to the index of a value: a small hash table made once a column.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/model/text_hash.hpp"

namespace yanpan::engine {

class ChoiceTable {
 public:
  static constexpr std::int32_t kNone = -1;
  static constexpr std::int32_t kReject = -2;

  ChoiceTable() { rehash(); }
  /// The first entry of a text stays.
  void add(const std::string& text, std::int32_t index);

  std::int32_t find(std::string_view text) const {
    for (std::size_t slot = text_hash(text) & mask_;; slot = (slot + 1) & mask_) {
      const std::uint32_t entry = slots_[slot];
      if (entry == 0) return kNone;
      if (same_text(entries_[entry - 1].first, text)) return entries_[entry - 1].second;
    }
  }

 private:
  void rehash();
  void place(std::uint32_t entry);

  std::vector<std::pair<std::string, std::int32_t>> entries_;
  std::vector<std::uint32_t> slots_;   // entry + 1; at least three in four stay free
  std::size_t mask_ = 0;
};

}  // namespace yanpan::engine
