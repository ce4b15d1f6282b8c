#include "engine/eval/row_groups.hpp"

#include <algorithm>
#include <limits>

namespace yanpan::engine {

namespace {

/// Values of one pair as small numbers: value - lowest where the spread is
/// small, else the rank among the distinct values of the row side.
class Codes {
 public:
  Codes(const Column& row, std::size_t rows) {
    std::int64_t low = std::numeric_limits<std::int64_t>::max(), high = std::numeric_limits<std::int64_t>::min();
    for (std::size_t i = 0; i < rows; ++i) {
      if (!row.known(i)) continue;
      low = std::min(low, row.at(i));
      high = std::max(high, row.at(i));
    }
    if (low > high) return;
    low_ = low;
    const auto spread = static_cast<std::uint64_t>(high) - static_cast<std::uint64_t>(low);
    if (spread < 4 * static_cast<std::uint64_t>(rows) + 65536) {
      size_ = static_cast<std::uint32_t>(spread) + 1;
      return;
    }
    for (std::size_t i = 0; i < rows; ++i)
      if (row.known(i)) ranked_.push_back(row.at(i));
    std::sort(ranked_.begin(), ranked_.end());
    ranked_.erase(std::unique(ranked_.begin(), ranked_.end()), ranked_.end());
    size_ = static_cast<std::uint32_t>(ranked_.size());
  }

  std::uint32_t size() const { return size_; }
  std::uint32_t of(std::int64_t value) const {
    if (ranked_.empty()) {
      const auto offset = static_cast<std::uint64_t>(value) - static_cast<std::uint64_t>(low_);
      return offset < size_ ? static_cast<std::uint32_t>(offset) : kNoGroup;
    }
    const auto found = std::lower_bound(ranked_.begin(), ranked_.end(), value);
    return found != ranked_.end() && *found == value ? static_cast<std::uint32_t>(found - ranked_.begin()) : kNoGroup;
  }

 private:
  std::int64_t low_ = 0;
  std::uint32_t size_ = 0;
  std::vector<std::int64_t> ranked_;
};

/// Decimals have no small number of their own: their rank among the row side's.
class DecimalCodes {
 public:
  DecimalCodes(const Column& row, std::size_t rows) {
    for (std::size_t i = 0; i < rows; ++i)
      if (row.known(i)) ranked_.push_back(row.decimal(i));
    std::sort(ranked_.begin(), ranked_.end());
    ranked_.erase(std::unique(ranked_.begin(), ranked_.end()), ranked_.end());
  }
  std::uint32_t size() const { return static_cast<std::uint32_t>(ranked_.size()); }
  std::uint32_t of(const Decimal& value) const {
    const auto found = std::lower_bound(ranked_.begin(), ranked_.end(), value);
    return found != ranked_.end() && *found == value ? static_cast<std::uint32_t>(found - ranked_.begin()) : kNoGroup;
  }

 private:
  std::vector<Decimal> ranked_;
};

/// group := group * size + code, group by group; then renumbered densely when
/// the numbers outgrow the rows.
class Combiner {
 public:
  Combiner(RowGroups& groups, const Threads& threads) : groups_(groups), threads_(threads) {}

  /// Rows that ask about rows of their own table by the same values have one
  /// group, computed once.
  void share_sides() { shared_ = true; }

  template <class RowCode, class SelfCode>
  void combine(std::uint32_t size, RowCode row_code, SelfCode self_code) {
    const std::uint64_t product = static_cast<std::uint64_t>(groups_.count) * std::max(1u, size);
    if (product <= 8 * static_cast<std::uint64_t>(groups_.of_row.size()) + (1u << 20)) {
      join(groups_.of_row, size, row_code);
      if (!shared_) join(groups_.of_self, size, self_code);
      groups_.count = static_cast<std::uint32_t>(product);
    } else {
      rank(size, row_code, self_code);
    }
  }

 private:
  template <class Code>
  void join(std::vector<std::uint32_t>& of, std::uint32_t size, Code code) {
    threads_.over(of.size(), [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        if (of[i] == kNoGroup) continue;
        const std::uint32_t c = code(i);
        of[i] = c == kNoGroup ? kNoGroup : of[i] * size + c;
      }
    });
  }

  template <class RowCode, class SelfCode>
  void rank(std::uint32_t size, RowCode row_code, SelfCode self_code) {
    const auto wide = [&](std::uint32_t group, std::uint32_t code) { return static_cast<std::uint64_t>(group) * size + code; };
    std::vector<std::uint64_t> seen;
    for (std::size_t i = 0; i < groups_.of_row.size(); ++i) {
      if (groups_.of_row[i] == kNoGroup) continue;
      if (const std::uint32_t c = row_code(i); c != kNoGroup) seen.push_back(wide(groups_.of_row[i], c));
    }
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    const auto renumber = [&](std::vector<std::uint32_t>& of, auto code) {
      threads_.over(of.size(), [&](std::size_t begin, std::size_t end) {
        for (std::size_t i = begin; i < end; ++i) {
          if (of[i] == kNoGroup) continue;
          const std::uint32_t c = code(i);
          const auto found = c == kNoGroup ? seen.end() : std::lower_bound(seen.begin(), seen.end(), wide(of[i], c));
          of[i] = found != seen.end() && *found == wide(of[i], c) ? static_cast<std::uint32_t>(found - seen.begin()) : kNoGroup;
        }
      });
    };
    renumber(groups_.of_row, row_code);
    if (!shared_) renumber(groups_.of_self, self_code);
    groups_.count = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(seen.size()));
  }

  RowGroups& groups_;
  const Threads& threads_;
  bool shared_ = false;
};

}  // namespace

RowGroups group_rows(const std::vector<SameColumns>& same, std::size_t rows, std::size_t selves, const Threads& threads) {
  RowGroups groups;
  groups.of_row.assign(rows, 0);
  groups.of_self.assign(selves, 0);
  Combiner combiner(groups, threads);
  const bool shared = rows == selves && std::all_of(same.begin(), same.end(), [](const SameColumns& pair) { return pair.row == pair.self; });
  if (shared) combiner.share_sides();
  for (const auto& [row, self] : same) {
    if (row->is_decimal() || self->is_decimal()) {
      const auto value = [](const Column& c, std::size_t i) { return c.is_decimal() ? c.decimal(i) : Decimal(c.at(i)); };
      Column exact(lang::Type{.kind = lang::TypeKind::Decimal, .choice = {}, .entity = {}}, rows);
      for (std::size_t i = 0; i < rows; ++i) row->known(i) ? exact.set(i, value(*row, i)) : exact.set_missing(i);
      const DecimalCodes codes(exact, rows);
      combiner.combine(
          codes.size(), [&, r = row](std::size_t i) { return r->known(i) ? codes.of(value(*r, i)) : kNoGroup; },
          [&, s = self](std::size_t i) { return s->known(i) ? codes.of(value(*s, i)) : kNoGroup; });
    } else {
      const Codes codes(*row, rows);
      combiner.combine(
          codes.size(), [&, r = row](std::size_t i) { return r->known(i) ? codes.of(r->at(i)) : kNoGroup; },
          [&, s = self](std::size_t i) { return s->known(i) ? codes.of(s->at(i)) : kNoGroup; });
    }
  }
  if (shared) groups.of_self = groups.of_row;
  return groups;
}

}  // namespace yanpan::engine
