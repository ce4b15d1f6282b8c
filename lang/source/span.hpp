// A place in policy text: bytes [begin, end) of one file. Lines and columns
// are computed only when a place is shown.

#pragma once

#include <cstdint>

namespace yanpan::lang {

struct Span {
  std::uint32_t file = 0;
  std::uint32_t begin = 0;
  std::uint32_t end = 0;

  bool operator==(const Span&) const = default;
};

}  // namespace yanpan::lang
