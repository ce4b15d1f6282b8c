#include "engine/load/coverage.hpp"

#include <algorithm>
#include <map>
#include <string>
#include <utility>

namespace yanpan::engine {

namespace {

using Days = std::vector<std::pair<std::int64_t, std::int64_t>>;

/// Sorted, and periods that touch or overlap made one.
Days joined(Days days) {
  std::sort(days.begin(), days.end());
  Days out;
  for (const auto& [first, last] : days) {
    if (first > last) continue;
    if (!out.empty() && first <= out.back().second + 1) {
      out.back().second = std::max(out.back().second, last);
    } else {
      out.emplace_back(first, last);
    }
  }
  return out;
}

/// Days in both; both are sorted and disjoint.
Days common(const Days& a, const Days& b) {
  Days out;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    const auto first = std::max(a[i].first, b[j].first), last = std::min(a[i].second, b[j].second);
    if (first <= last) out.emplace_back(first, last);
    ++(a[i].second < b[j].second ? i : j);
  }
  return out;
}

}  // namespace

Coverage coverage_of(const lang::Schema& schema, lang::EntityId entity, const std::vector<bool>& absent) {
  std::map<std::string, Days> declared;   // by department; one that declares none covers every day
  Coverage out;
  for (std::size_t s = 0; s < schema.sources.size(); ++s) {
    const lang::Source& source = schema.sources[s];
    if (source.entity != entity) continue;
    out.never |= absent[s];
    if (source.covers.empty()) continue;
    Days& days = declared[source.department.stable()];
    days.insert(days.end(), source.covers.begin(), source.covers.end());
  }
  out.always = declared.empty() && !out.never;
  if (declared.empty() || out.never) return out;
  out.days = joined(declared.begin()->second);
  for (const auto& [department, days] : declared) out.days = common(out.days, joined(days));
  out.days = joined(out.days);
  return out;
}

}  // namespace yanpan::engine
