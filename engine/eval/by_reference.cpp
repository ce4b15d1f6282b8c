#include "engine/eval/by_reference.hpp"

#include <numeric>

namespace yanpan::engine {

ByReference group_by_reference(const Column& reference, std::size_t targets) {
  ByReference out;
  out.begins.assign(targets + 1, 0);
  for (std::size_t row = 0; row < reference.size(); ++row)
    if (reference.known(row)) ++out.begins[static_cast<std::size_t>(reference.at(row)) + 1];
  std::partial_sum(out.begins.begin(), out.begins.end(), out.begins.begin());
  out.rows.resize(out.begins.back());
  std::vector<std::uint32_t> next(out.begins.begin(), out.begins.end() - 1);
  for (std::size_t row = 0; row < reference.size(); ++row)
    if (reference.known(row)) out.rows[next[static_cast<std::size_t>(reference.at(row))]++] = static_cast<RowId>(row);
  return out;
}

}  // namespace yanpan::engine
