// Characters that are taken for each other by the eye: 已 己 巳, O 0, Cyrillic а
// and Latin a, the radical ⼀ and the character 一. For did-you-mean and for the
// warnings on names.
//
// The groups of Chinese characters are chosen by hand: no Debian package lists
// them. Compatibility forms (full-width letters, radicals) are those of Unicode.

#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace yanpan::lang {

/// UTF-8 to code points; an invalid byte becomes U+FFFD.
std::u32string code_points_of(std::string_view text);

bool same_shape(char32_t a, char32_t b);

/// The name with every character replaced by the first of its group: two names
/// with one skeleton look alike.
std::u32string skeleton(std::string_view name);

/// The first character of a name that is not what it looks like: a look-alike of
/// another script beside real Latin or Chinese, a name that looks Latin and is
/// not, a compatibility form.
std::optional<char32_t> disguised_character(std::string_view name);

}  // namespace yanpan::lang
