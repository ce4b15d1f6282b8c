#include "engine/model/snapshot.hpp"

#include <algorithm>

namespace yanpan::engine {

bool Coverage::covers(std::int64_t first, std::int64_t last) const {
  if (first > last) return true;
  if (never) return false;
  if (always) return true;
  const auto after = std::upper_bound(days.begin(), days.end(), first,
                                      [](std::int64_t day, const auto& period) { return day < period.first; });
  return after != days.begin() && std::prev(after)->second >= last;
}

std::span<const RowOrigin> Table::row_origins(RowId row) const {
  if (origin_offsets.empty()) return {origins.data() + row, 1};
  return {origins.data() + origin_offsets[row], origins.data() + origin_offsets[row + 1]};
}

std::string_view word(RejectCode code) {
  switch (code) {
    case RejectCode::Unreadable: return "unreadable";
    case RejectCode::OutOfRange: return "out_of_range";
    case RejectCode::Required: return "required";
    case RejectCode::Rejected: return "rejected";
    case RejectCode::NotFound: return "not_found";
    case RejectCode::NotUnique: return "not_unique";
    case RejectCode::Width: return "width";
  }
  return "";
}

std::string_view Snapshot::key(lang::EntityId entity, RowId row) const {
  const Table& records = table(entity);
  return records.keys.empty() ? std::string_view() : texts.at(records.keys[row]);
}

}  // namespace yanpan::engine
