// A fast hash of short texts with a fixed seed, the same on every run, and
// their comparison, both without a call for the usual lengths.

#pragma once

#include <cstdint>
#include <cstring>
#include <string_view>

namespace yanpan::engine {

namespace text_hash_parts {

inline std::uint64_t load8(const char* p) {
  std::uint64_t v;
  std::memcpy(&v, p, 8);
  return v;
}

inline std::uint64_t load4(const char* p) {
  std::uint32_t v;
  std::memcpy(&v, p, 4);
  return v;
}

/// Both halves of the 128-bit product, folded.
inline std::uint64_t mix(std::uint64_t a, std::uint64_t b) {
  const unsigned __int128 product = static_cast<unsigned __int128>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64);
}

inline constexpr std::uint64_t kA = 0x8f3a1c5be9d7426dull, kB = 0xc2b4e96f17d3a58bull, kC = 0x5d0e7f92b364c81full;

}  // namespace text_hash_parts

inline std::uint64_t text_hash(std::string_view text) {
  using namespace text_hash_parts;
  const char* p = text.data();
  std::size_t n = text.size();
  std::uint64_t seed = kC ^ n;
  while (n > 16) {
    seed = mix(load8(p) ^ kA, load8(p + 8) ^ seed);
    p += 16;
    n -= 16;
  }
  std::uint64_t a = 0, b = 0;
  if (n >= 8) {
    a = load8(p);
    b = load8(p + n - 8);
  } else if (n >= 4) {
    a = load4(p);
    b = load4(p + n - 4);
  } else if (n > 0) {
    const auto byte = [&](std::size_t i) { return static_cast<std::uint64_t>(static_cast<unsigned char>(p[i])); };
    a = byte(0) << 16 | byte(n / 2) << 8 | byte(n - 1);
  }
  return mix(mix(a ^ kA, b ^ seed), kB);
}

inline bool same_text(std::string_view a, std::string_view b) {
  using namespace text_hash_parts;
  const std::size_t n = a.size();
  if (n != b.size()) return false;
  const char* p = a.data();
  const char* q = b.data();
  if (n > 16) return std::memcmp(p, q, n) == 0;
  if (n >= 8) return ((load8(p) ^ load8(q)) | (load8(p + n - 8) ^ load8(q + n - 8))) == 0;
  if (n >= 4) return ((load4(p) ^ load4(q)) | (load4(p + n - 4) ^ load4(q + n - 4))) == 0;
  for (std::size_t i = 0; i < n; ++i) {
    if (p[i] != q[i]) return false;
  }
  return true;
}

}  // namespace yanpan::engine
