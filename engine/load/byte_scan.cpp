#include "engine/load/byte_scan.hpp"

#include <bit>
#include <cstring>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

namespace yanpan::engine {

namespace {

void scan_tail(std::string_view bytes, ByteScan& out) {
  for (char c : bytes) {
    out.line_ends += c == '\n';
    out.quote |= c == '"';
    out.zero |= c == '\0';
    out.ascii &= static_cast<unsigned char>(c) < 0x80;
  }
}

bool continuation(std::string_view bytes, std::size_t pos, unsigned char low = 0x80, unsigned char high = 0xbf) {
  if (pos >= bytes.size()) return false;
  const auto c = static_cast<unsigned char>(bytes[pos]);
  return c >= low && c <= high;
}

/// Bytes of the well-formed character at `pos`, or 0.
std::size_t character_at(std::string_view bytes, std::size_t pos) {
  const auto c = static_cast<unsigned char>(bytes[pos]);
  if (c < 0x80) return 1;
  if (c >= 0xc2 && c <= 0xdf) return continuation(bytes, pos + 1) ? 2 : 0;
  if (c >= 0xe0 && c <= 0xef) {
    const unsigned char low = c == 0xe0 ? 0xa0 : 0x80, high = c == 0xed ? 0x9f : 0xbf;
    return continuation(bytes, pos + 1, low, high) && continuation(bytes, pos + 2) ? 3 : 0;
  }
  if (c >= 0xf0 && c <= 0xf4) {
    const unsigned char low = c == 0xf0 ? 0x90 : 0x80, high = c == 0xf4 ? 0x8f : 0xbf;
    return continuation(bytes, pos + 1, low, high) && continuation(bytes, pos + 2) && continuation(bytes, pos + 3) ? 4 : 0;
  }
  return 0;
}

}  // namespace

#ifdef __SSE2__

ByteScan scan_bytes(std::string_view bytes) {
  const char* p = bytes.data();
  const char* const end = p + bytes.size();
  const __m128i line_end = _mm_set1_epi8('\n'), quote = _mm_set1_epi8('"'), zero = _mm_setzero_si128();
  __m128i quotes = zero, zeros = zero, any = zero, total = zero;
  while (end - p >= 16) {
    // Counts stay in bytes for at most 255 steps, then go into 64-bit sums.
    __m128i counts = zero;
    for (int step = 0; step < 255 && end - p >= 16; ++step, p += 16) {
      const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
      counts = _mm_sub_epi8(counts, _mm_cmpeq_epi8(v, line_end));
      quotes = _mm_or_si128(quotes, _mm_cmpeq_epi8(v, quote));
      zeros = _mm_or_si128(zeros, _mm_cmpeq_epi8(v, zero));
      any = _mm_or_si128(any, v);
    }
    total = _mm_add_epi64(total, _mm_sad_epu8(counts, zero));
  }
  ByteScan out;
  out.line_ends = static_cast<std::size_t>(_mm_cvtsi128_si64(total) + _mm_cvtsi128_si64(_mm_unpackhi_epi64(total, total)));
  out.quote = _mm_movemask_epi8(quotes) != 0;
  out.zero = _mm_movemask_epi8(zeros) != 0;
  out.ascii = _mm_movemask_epi8(any) == 0;
  scan_tail({p, static_cast<std::size_t>(end - p)}, out);
  return out;
}

namespace {

std::uint64_t mask16(const char* p, __m128i a, __m128i b) {
  const __m128i v = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
  return static_cast<std::uint64_t>(_mm_movemask_epi8(_mm_or_si128(_mm_cmpeq_epi8(v, a), _mm_cmpeq_epi8(v, b))));
}

}  // namespace

std::uint64_t either_mask(const char* bytes, std::size_t n, char a, char b) {
  char tail[64];
  if (n < 64) {
    std::memset(tail, 0, sizeof tail);
    std::memcpy(tail, bytes, n);
    bytes = tail;
  }
  const __m128i as = _mm_set1_epi8(a), bs = _mm_set1_epi8(b);
  return mask16(bytes, as, bs) | mask16(bytes + 16, as, bs) << 16 | mask16(bytes + 32, as, bs) << 32 | mask16(bytes + 48, as, bs) << 48;
}

#else

ByteScan scan_bytes(std::string_view bytes) {
  ByteScan out;
  scan_tail(bytes, out);
  return out;
}

std::uint64_t either_mask(const char* bytes, std::size_t n, char a, char b) {
  std::uint64_t mask = 0;
  for (std::size_t i = 0; i < n && i < 64; ++i) mask |= static_cast<std::uint64_t>(bytes[i] == a || bytes[i] == b) << i;
  return mask;
}

#endif

std::optional<std::size_t> utf8_error(std::string_view bytes) {
  std::size_t pos = 0;
  while (pos < bytes.size()) {
    std::uint64_t eight;
    if (bytes.size() - pos >= 8 && (std::memcpy(&eight, bytes.data() + pos, 8), (eight & 0x8080808080808080ull) == 0)) {
      pos += 8;
      continue;
    }
    const std::size_t n = character_at(bytes, pos);
    if (n == 0) return pos;
    pos += n;
  }
  return std::nullopt;
}

}  // namespace yanpan::engine
