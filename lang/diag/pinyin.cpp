#include "lang/diag/pinyin.hpp"

#include <algorithm>
#include <cstdint>
#include <iterator>
#include <ranges>
#include <string_view>

namespace yanpan::lang {
namespace {

struct Reading {
  char32_t character;
  char syllable[7];
};

// Sorted by character; a character with several readings has several entries.
constexpr Reading kReadings[] = {
#include "lang/diag/pinyin.inc"
};
static_assert(std::ranges::is_sorted(kReadings, {}, &Reading::character));

auto readings_of(char32_t c) { return std::ranges::equal_range(kReadings, c, {}, &Reading::character); }

/// Equal for syllables that sound alike to those who do not tell zh from z, l
/// from n, or -ng from -n: every character that counts, packed.
std::uint64_t blurred(std::string_view syllable) {
  if (syllable.ends_with("ng") && !syllable.ends_with("ong")) syllable.remove_suffix(1);
  std::uint64_t packed = 0;
  for (std::size_t i = 0; i < syllable.size(); ++i) {
    if (i == 1 && syllable[i] == 'h') continue;
    const char c = i == 0 && syllable[i] == 'l' ? 'n' : syllable[i];
    packed = packed << 8 | static_cast<unsigned char>(c);
  }
  return packed;
}

}  // namespace

Sound compare_sound(char32_t a, char32_t b) {
  if (a < kReadings[0].character || b < kReadings[0].character) return Sound::Different;
  Sound nearest = Sound::Different;
  for (const Reading& x : readings_of(a)) {
    for (const Reading& y : readings_of(b)) {
      if (std::string_view(x.syllable) == y.syllable) return Sound::Same;
      if (blurred(x.syllable) == blurred(y.syllable)) nearest = Sound::Near;
    }
  }
  return nearest;
}

}  // namespace yanpan::lang
