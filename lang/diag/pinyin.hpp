// How near two characters sound, for did-you-mean: who types Chinese types
// syllables, and picks the wrong character of the right one.
//
// The readings are those of the 通用规范汉字表 in Unicode's Unihan data, taken at
// build time from the Debian package unicode-data.

#pragma once

#include <cstdint>

namespace yanpan::lang {

/// Near: syllables that are taken for each other (zh z, ch c, sh s, n l, an ang, en eng, in ing).
enum class Sound : std::uint8_t { Different, Near, Same };

/// By the nearest two of their readings; tones do not count.
Sound compare_sound(char32_t a, char32_t b);

}  // namespace yanpan::lang
