// A phrase in both languages, with {} for its parts.

#pragma once

#include <fmt/format.h>

#include <string>
#include <string_view>

#include "lang/base/language.hpp"

namespace yanpan::lang {

/// Made from literals only: it holds views.
struct Phrase {
  std::string_view zh;
  std::string_view en;
};

template <class... Parts>
std::string say(Language language, const Phrase& phrase, const Parts&... parts) {
  return fmt::format(fmt::runtime(language == Language::Zh ? phrase.zh : phrase.en), parts...);
}

}  // namespace yanpan::lang
