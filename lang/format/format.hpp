// The canonical text of a policy file, in its own language or in the other.
//
// Layout, signs, and the forms of keywords and names are settled; comments,
// quoted texts and free words stay. Formatting twice changes nothing, and what
// is translated there and back is the same bytes.

#pragma once

#include <cstdint>
#include <string>

#include "lang/check/check.hpp"
#include "lang/index/index.hpp"

namespace yanpan::lang {

struct Style {
  Language language;               // of keywords, signs and names
  const Index* names = nullptr;    // nullptr: names are written as they stand
};

/// `written`: what was read of the file, which had no mistakes.
std::string format_text(const SourceSet& sources, std::uint32_t file, const Written& written, const Style& style);

struct Formatted {
  enum class Ending : std::uint8_t {
    Done,
    HasErrors,      // the file cannot be read in full
    NotChecked,     // its names cannot be translated: the package has errors
    OtherMeaning,   // the result would not mean the same
  } ending;
  std::string text;   // Done
};

/// Formats a file of a package that was loaded with `index`, and reads the
/// result again: it must give the same policy (meaning.md L10), or, where the
/// package has errors, the same words in the same order.
Formatted format_file(const Package& package, const Index& index, std::uint32_t file, Language language);

}  // namespace yanpan::lang
