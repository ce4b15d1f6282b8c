#include "engine/load/equal_rows.hpp"

#include <algorithm>
#include <functional>

#include "engine/model/text_hash.hpp"
#include "engine/model/unset.hpp"

namespace yanpan::engine {

namespace {

using text_hash_parts::mix;

std::uint64_t cell_hash(const Column& column, std::size_t row) {
  if (!column.is_decimal()) return static_cast<std::uint64_t>(column.at(row));
  const Decimal& value = column.decimal(row);
  return mix(static_cast<std::uint64_t>(value.num()) ^ text_hash_parts::kA, static_cast<std::uint64_t>(value.den()));
}

bool same_cell(const Column& column, std::size_t a, std::size_t b) {
  if (column.state(a) != column.state(b)) return false;
  return column.is_decimal() ? column.decimal(a) == column.decimal(b) : column.at(a) == column.at(b);
}

bool same_row(const Table& table, std::size_t a, std::size_t b) {
  return std::all_of(table.columns.begin(), table.columns.end(), [&](const Column& column) { return same_cell(column, a, b); });
}

void add_column(const Column& column, std::size_t begin, std::size_t end, std::uint64_t* hashes) {
  const State* states = column.states();
  for (std::size_t row = begin; row < end; ++row) {
    const std::uint64_t state = states == nullptr ? 0 : states[row];
    hashes[row] = mix(hashes[row] ^ cell_hash(column, row), text_hash_parts::kB + 2 * state);
  }
}

/// Rows sorted into as many parts as hashes have upper bits, so that each part
/// is searched within the cache.
class Parts {
 public:
  Parts(const UnsetVector<std::uint64_t>& hashes, unsigned bits) : bits_(bits), offsets_((std::size_t{1} << bits) + 1), rows_(hashes.size()) {
    for (std::uint64_t hash : hashes) ++offsets_[part_of(hash) + 1];
    for (std::size_t i = 1; i < offsets_.size(); ++i) offsets_[i] += offsets_[i - 1];
    std::vector<std::uint32_t> next(offsets_.begin(), offsets_.end() - 1);
    for (std::size_t row = 0; row < hashes.size(); ++row) rows_[next[part_of(hashes[row])]++] = static_cast<std::uint32_t>(row);
  }

  std::size_t size() const { return offsets_.size() - 1; }
  std::span<const std::uint32_t> rows(std::size_t part) const { return {rows_.data() + offsets_[part], rows_.data() + offsets_[part + 1]}; }

 private:
  std::size_t part_of(std::uint64_t hash) const { return bits_ == 0 ? 0 : hash >> (64 - bits_); }

  unsigned bits_;
  std::vector<std::uint32_t> offsets_;
  UnsetVector<std::uint32_t> rows_;
};

using Group = std::vector<std::uint32_t>;

/// Groups of equal rows among `rows`, which ascend.
void find_groups(const Table& table, const UnsetVector<std::uint64_t>& hashes, std::span<const std::uint32_t> rows, std::vector<Group>& out) {
  std::size_t slots = 16;
  while (slots < rows.size() * 2) slots *= 2;
  std::vector<std::uint32_t> first(slots, kNoRow);      // by hash: the first row of its kind
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;   // first row, equal row
  for (std::uint32_t row : rows) {
    std::size_t slot = hashes[row] & (slots - 1);
    while (first[slot] != kNoRow && !(hashes[first[slot]] == hashes[row] && same_row(table, first[slot], row))) slot = (slot + 1) & (slots - 1);
    if (first[slot] == kNoRow) {
      first[slot] = row;
    } else {
      pairs.emplace_back(first[slot], row);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i == 0 || pairs[i].first != pairs[i - 1].first) out.push_back({pairs[i].first});
    out.back().push_back(pairs[i].second);
  }
}

std::vector<Group> groups_of(const Table& table, const Crew& crew) {
  UnsetVector<std::uint64_t> hashes(table.rows);
  crew.over(table.rows, [&](std::size_t begin, std::size_t end, unsigned) {
    std::fill(hashes.begin() + static_cast<std::ptrdiff_t>(begin), hashes.begin() + static_cast<std::ptrdiff_t>(end), text_hash_parts::kC);
    for (const Column& column : table.columns) add_column(column, begin, end, hashes.data());
  });
  const Parts parts(hashes, table.rows > 65536 ? 8 : 0);
  std::vector<std::vector<Group>> found(parts.size());
  crew.run(parts.size(), [&](std::size_t part, unsigned) { find_groups(table, hashes, parts.rows(part), found[part]); });
  std::vector<Group> out;
  for (auto& groups : found) std::move(groups.begin(), groups.end(), std::back_inserter(out));
  std::sort(out.begin(), out.end());
  return out;
}

}  // namespace

std::vector<EqualRows> find_equal_rows(const Snapshot& snapshot, const Crew& crew) {
  std::vector<EqualRows> out;
  for (const Table& table : snapshot.tables) {
    if (!table.keys.empty() || table.rows < 2) continue;
    for (const Group& group : groups_of(table, crew)) {
      EqualRows& equal = out.emplace_back(EqualRows{table.entity, {}});
      for (std::uint32_t row : group) equal.rows.push_back(table.origins[row]);
    }
  }
  return out;
}

}  // namespace yanpan::engine
