#include "lang/source/width.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace yanpan::lang {

std::uint32_t display_width(std::int32_t code_point) {
  if (code_point < 0x20) return 1;
  return static_cast<std::uint32_t>(std::max(0, utf8proc_charwidth(code_point)));
}

std::size_t display_width(std::string_view text) {
  std::size_t width = 0;
  while (!text.empty()) {
    utf8proc_int32_t value = -1;
    const auto read = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                       static_cast<utf8proc_ssize_t>(text.size()), &value);
    width += read > 0 ? display_width(value) : 1;
    text.remove_prefix(read > 0 ? static_cast<std::size_t>(read) : 1);
  }
  return width;
}

}  // namespace yanpan::lang
