#include "lang/index/index.hpp"

#include <algorithm>
#include <tuple>

namespace yanpan::lang {

std::span<const Use> Index::uses_at(std::uint32_t file, std::uint32_t begin) const {
  const auto before = [](const Use& use, const std::pair<std::uint32_t, std::uint32_t>& place) {
    return std::pair(use.span.file, use.span.begin) < place;
  };
  const auto first = std::lower_bound(uses.begin(), uses.end(), std::pair(file, begin), before);
  auto last = first;
  while (last != uses.end() && last->span.file == file && last->span.begin == begin) ++last;
  return {first, last};
}

}  // namespace yanpan::lang
