#include "engine/attribute/outcome.hpp"

namespace yanpan::engine {

std::uint32_t SharedLists::add(std::vector<std::uint32_t> list) {
  const auto [found, fresh] = index.try_emplace(list, static_cast<std::uint32_t>(lists.size()));
  if (fresh) lists.push_back(std::move(list));
  return found->second;
}

}  // namespace yanpan::engine
