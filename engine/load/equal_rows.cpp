#include "engine/load/equal_rows.hpp"

#include <algorithm>
#include <iterator>
#include <utility>

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

/// A row and the lower half of its hash; the upper bits choose its part.
struct HashedRow {
  std::uint32_t hash;
  std::uint32_t row;
};

/// The rows of a table sorted into parts by their hash, so that each part is
/// searched within the cache. Within a part rows ascend.
class Parts {
 public:
  Parts(const Table& table, const Crew& crew) : bits_(table.rows > 65536 ? 8 : 0), rows_(table.rows) {
    UnsetVector<std::uint64_t> hashes(table.rows);
    const std::size_t pieces = (table.rows + kPiece - 1) / kPiece;
    std::vector<std::vector<std::uint32_t>> next(pieces, std::vector<std::uint32_t>(size()));   // by piece and part
    crew.run(pieces, [&](std::size_t piece, unsigned) {
      const auto [begin, end] = bounds(piece);
      std::fill(hashes.data() + begin, hashes.data() + end, text_hash_parts::kC);
      for (const Column& column : table.columns) add_column(column, begin, end, hashes.data());
      for (std::size_t row = begin; row < end; ++row) ++next[piece][part_of(hashes[row])];
    });
    place(next);
    crew.run(pieces, [&](std::size_t piece, unsigned) {
      const auto [begin, end] = bounds(piece);
      for (std::size_t row = begin; row < end; ++row) {
        rows_[next[piece][part_of(hashes[row])]++] = {static_cast<std::uint32_t>(hashes[row]), static_cast<std::uint32_t>(row)};
      }
    });
  }

  std::size_t size() const { return std::size_t{1} << bits_; }
  std::span<const HashedRow> rows(std::size_t part) const { return {rows_.data() + offsets_[part], rows_.data() + offsets_[part + 1]}; }

 private:
  static constexpr std::size_t kPiece = 65536;

  std::pair<std::size_t, std::size_t> bounds(std::size_t piece) const {
    return {piece * kPiece, std::min(rows_.size(), (piece + 1) * kPiece)};
  }
  std::size_t part_of(std::uint64_t hash) const { return bits_ == 0 ? 0 : hash >> (64 - bits_); }

  /// Counts to places: parts one after the other, within one the pieces in order.
  void place(std::vector<std::vector<std::uint32_t>>& counts) {
    std::uint32_t at = 0;
    for (std::size_t part = 0; part < size(); ++part) {
      offsets_.push_back(at);
      for (auto& of_piece : counts) at += std::exchange(of_piece[part], at);
    }
    offsets_.push_back(at);
  }

  unsigned bits_;
  std::vector<std::uint32_t> offsets_;
  UnsetVector<HashedRow> rows_;
};

using Group = std::vector<std::uint32_t>;

/// Groups of equal rows in a part.
void find_groups(const Table& table, std::span<const HashedRow> rows, std::vector<Group>& out) {
  std::size_t slots = 16;
  while (slots < rows.size() * 2) slots *= 2;
  std::vector<std::uint32_t> first(slots, 0);                   // by hash: the first row of its kind, + 1 in `rows`
  std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs;   // first row, equal row
  for (std::uint32_t i = 0; i < rows.size(); ++i) {
    const auto equal = [&](std::uint32_t entry) {
      return rows[entry - 1].hash == rows[i].hash && same_row(table, rows[entry - 1].row, rows[i].row);
    };
    std::size_t slot = rows[i].hash & (slots - 1);
    while (first[slot] != 0 && !equal(first[slot])) slot = (slot + 1) & (slots - 1);
    if (first[slot] == 0) {
      first[slot] = i + 1;
    } else {
      pairs.emplace_back(rows[first[slot] - 1].row, rows[i].row);
    }
  }
  std::sort(pairs.begin(), pairs.end());
  for (std::size_t i = 0; i < pairs.size(); ++i) {
    if (i == 0 || pairs[i].first != pairs[i - 1].first) out.push_back({pairs[i].first});
    out.back().push_back(pairs[i].second);
  }
}

std::vector<Group> groups_of(const Table& table, const Crew& crew) {
  const Parts parts(table, crew);
  std::vector<std::vector<Group>> found(parts.size());
  crew.run(parts.size(), [&](std::size_t part, unsigned) { find_groups(table, parts.rows(part), found[part]); });
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
