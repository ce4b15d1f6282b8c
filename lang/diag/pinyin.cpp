#include "lang/diag/pinyin.hpp"

#include <algorithm>
#include <iterator>
#include <ranges>
#include <string>
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

/// The syllable as those say it who do not tell the near ones apart.
std::string blurred(std::string_view syllable) {
  std::string text(syllable);
  if (text.size() > 1 && text[1] == 'h') text.erase(1, 1);
  if (text.starts_with('l')) text[0] = 'n';
  if (text.ends_with("ng") && !text.ends_with("ong")) text.pop_back();
  return text;
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
