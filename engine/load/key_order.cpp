#include "engine/load/key_order.hpp"

#include <algorithm>
#include <atomic>
#include <string_view>

namespace yanpan::engine {

namespace {

/// Eight bytes of a key decide nearly every comparison without a look at the text.
struct KeyedRow {
  std::uint64_t prefix;
  std::uint32_t key;
  std::uint32_t row;
};

std::size_t common_start(std::string_view a, std::string_view b) {
  const auto differ = std::mismatch(a.begin(), a.end(), b.begin(), b.end());
  return static_cast<std::size_t>(differ.first - a.begin());
}

/// Bytes that all keys start with: `C000` tells nothing apart.
std::size_t common_start(const std::vector<std::uint32_t>& keys, const TextPool& texts) {
  const std::string_view first = texts.at(keys.front());
  std::size_t common = first.size();
  for (std::uint32_t key : keys) common = std::min(common, common_start(first.substr(0, common), texts.at(key)));
  return common;
}

/// Eight bytes from `skip` on as one number that compares like them; a shorter text is filled up with zeros.
std::uint64_t prefix_of(std::string_view text, std::size_t skip) {
  std::uint64_t prefix = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    const std::size_t at = skip + i;
    prefix = prefix << 8 | (at < text.size() ? static_cast<unsigned char>(text[at]) : 0u);
  }
  return prefix;
}

template <class Less>
void sort_in_pieces(std::vector<KeyedRow>& rows, const Crew& crew, Less less) {
  const std::size_t pieces = rows.size() < 65536 ? 1 : crew.size();
  const auto bound = [&](std::size_t piece) { return rows.begin() + static_cast<std::ptrdiff_t>(rows.size() * piece / pieces); };
  crew.run(pieces, [&](std::size_t piece, unsigned) { std::sort(bound(piece), bound(piece + 1), less); });
  for (std::size_t piece = 1; piece < pieces; ++piece) std::inplace_merge(rows.begin(), bound(piece), bound(piece + 1), less);
}

}  // namespace

bool strictly_ascending(const std::vector<std::uint32_t>& keys, const TextPool& texts, const Crew& crew) {
  std::atomic<bool> ascending{true};
  if (keys.size() < 2) return true;
  crew.over(keys.size() - 1, [&](std::size_t begin, std::size_t end, unsigned) {
    std::string_view last = texts.at(keys[begin]);
    for (std::size_t i = begin; i < end && ascending.load(std::memory_order_relaxed); ++i) {
      const std::string_view next = texts.at(keys[i + 1]);
      if (!(last < next)) ascending = false;
      last = next;
    }
  });
  return ascending;
}

std::vector<std::uint32_t> sorted_by_key(const std::vector<std::uint32_t>& keys, const TextPool& texts, const Crew& crew) {
  if (keys.empty()) return {};
  const std::size_t skip = common_start(keys, texts);
  std::vector<KeyedRow> rows(keys.size());
  crew.over(keys.size(), [&](std::size_t begin, std::size_t end, unsigned) {
    for (std::size_t row = begin; row < end; ++row) {
      rows[row] = {prefix_of(texts.at(keys[row]), skip), keys[row], static_cast<std::uint32_t>(row)};
    }
  });
  sort_in_pieces(rows, crew, [&](const KeyedRow& a, const KeyedRow& b) {
    if (a.prefix != b.prefix) return a.prefix < b.prefix;
    return a.key != b.key ? texts.at(a.key) < texts.at(b.key) : a.row < b.row;
  });
  std::vector<std::uint32_t> order(rows.size());
  for (std::size_t i = 0; i < rows.size(); ++i) order[i] = rows[i].row;
  return order;
}

}  // namespace yanpan::engine
