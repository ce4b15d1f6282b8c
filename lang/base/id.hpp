// Dense ids: each kind of thing is numbered from 0 in its vector, and each
// kind of number is a type of its own.

#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>

namespace yanpan {

template <class Tag>
struct Id {
  std::uint32_t value = kNone;
  static constexpr std::uint32_t kNone = 0xffffffffu;

  constexpr Id() = default;
  constexpr explicit Id(std::size_t v) : value(static_cast<std::uint32_t>(v)) {}
  constexpr bool valid() const { return value != kNone; }
  constexpr auto operator<=>(const Id&) const = default;
};

}  // namespace yanpan
