// Characters that are taken for each other: by shape (已 己 巳, O 0, Cyrillic а
// and Latin a) or by sound (期 其 齐). For did-you-mean and for the warnings on
// look-alike names.

#pragma once

#include <string>
#include <string_view>

namespace yanpan::lang::checking {

/// UTF-8 to code points; an invalid byte becomes U+FFFD.
std::u32string code_points(std::string_view text);

bool same_shape(char32_t a, char32_t b);
bool same_sound(char32_t a, char32_t b);

/// The name with every character replaced by the first of its shape group: two
/// names with one skeleton look alike.
std::u32string skeleton(std::string_view name);

/// True where Latin letters stand beside Cyrillic, Greek or full-width ones.
bool mixes_scripts(std::string_view name);

}  // namespace yanpan::lang::checking
