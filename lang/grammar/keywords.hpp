// The keywords of the language, each with its Chinese and its English form.
//
// A keyword is reserved only where it can stand: the same word is an ordinary
// name everywhere else. keywords.def is the one list.

#pragma once

#include <cstddef>
#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string_view>
#include <vector>

#include "lang/base/language.hpp"

namespace yanpan::lang {

enum class Keyword : std::uint8_t {
#define YANPAN_KEYWORD(name, zh, en) name,
#include "lang/grammar/keywords.def"
#undef YANPAN_KEYWORD
};

inline constexpr std::size_t kKeywordCount = 0
#define YANPAN_KEYWORD(name, zh, en) +1
#include "lang/grammar/keywords.def"
#undef YANPAN_KEYWORD
    ;

/// The canonical form.
std::string_view spelling(Keyword keyword, Language language);
/// Every accepted form, the canonical one first.
const std::vector<std::string_view>& spellings(Keyword keyword, Language language);
/// Bytes of the keyword at the start of `text`, 0 where it does not stand
/// there. The word must end with it: 当重复次数 does not start with 当.
std::size_t match_keyword(Keyword keyword, Language language, std::string_view text);
/// The same without the demand that the word ends with it.
std::size_t match_keyword_prefix(Keyword keyword, Language language, std::string_view text);
/// The one of `among` that `text` is, as a whole.
std::optional<Keyword> find_keyword(std::string_view text, Language language, std::initializer_list<Keyword> among);

}  // namespace yanpan::lang
