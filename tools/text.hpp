// What the program says to people: every sentence in both languages.

#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "lang/base/language.hpp"

namespace yanpan::tools {

/// One sentence in 中文 and english, with {} for its arguments. Holds views:
/// made from literals only.
struct Text {
  std::string_view zh;
  std::string_view en;

  constexpr std::string_view in(Language language) const { return language == Language::Zh ? zh : en; }
  constexpr bool empty() const { return zh.empty() && en.empty(); }
};

/// The ending of a counted word in english: 1 row, 2 rows.
constexpr std::string_view plural(std::size_t n) { return n == 1 ? "" : "s"; }

template <class... Args>
std::string fill(Language language, const Text& text, const Args&... args) {
  return fmt::format(fmt::runtime(text.in(language)), args...);
}

}  // namespace yanpan::tools
