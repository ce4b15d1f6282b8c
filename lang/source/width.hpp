// How wide text is on a terminal and in an editor with a fixed font.

#pragma once

#include <cstdint>
#include <string_view>

namespace yanpan::lang {

/// Cells of one character: East Asian wide 2, combining 0. A tab or another
/// control character counts one: renderers print it as one blank.
std::uint32_t display_width(std::int32_t code_point);
/// Cells of a text; a byte that is not valid UTF-8 counts one.
std::size_t display_width(std::string_view text);

}  // namespace yanpan::lang
