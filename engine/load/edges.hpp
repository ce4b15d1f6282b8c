// Outer white space of a cell, which never counts.

#pragma once

#include <string_view>

namespace yanpan::engine {

/// `text` without white space at its ends; the Chinese blank U+3000 and the no-break blank U+00A0 count as such.
std::string_view trim_slow(std::string_view text);

inline std::string_view trim(std::string_view text) {
  // Most cells start and end with a plain letter or digit.
  const auto plain = [](char c) { return static_cast<unsigned char>(c - 0x21) < 0x5e; };
  if (text.empty() || (plain(text.front()) && plain(text.back()))) return text;
  return trim_slow(text);
}

}  // namespace yanpan::engine
