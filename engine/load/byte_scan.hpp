// One quick look over a stretch of bytes, before anything is parsed: how many
// lines, any quote, and whether it is text at all.

#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace yanpan::engine {

struct ByteScan {
  std::size_t line_ends = 0;
  bool quote = false;
  bool zero = false;       // a NUL byte: no text
  bool ascii = true;

  ByteScan& operator+=(const ByteScan& other) {
    line_ends += other.line_ends;
    quote |= other.quote;
    zero |= other.zero;
    ascii &= other.ascii;
    return *this;
  }
};

ByteScan scan_bytes(std::string_view bytes);

/// Position of the first byte that is not strict UTF-8 (no overlong forms, no
/// surrogates, nothing beyond U+10FFFF), or nullopt.
std::optional<std::size_t> utf8_error(std::string_view bytes);

/// A mask with bit i set where bytes[i] is `a` or `b`; n <= 64 bytes are looked at.
std::uint64_t either_mask(const char* bytes, std::size_t n, char a, char b);

}  // namespace yanpan::engine
