#include "lang/grammar/keywords.hpp"

#include <array>

#include "lang/grammar/token.hpp"

namespace yanpan::lang {
namespace {

struct Forms {
  std::vector<std::string_view> zh;
  std::vector<std::string_view> en;
};

std::vector<std::string_view> split_forms(std::string_view forms) {
  std::vector<std::string_view> result;
  while (true) {
    const std::size_t bar = forms.find('|');
    result.push_back(forms.substr(0, bar));
    if (bar == std::string_view::npos) return result;
    forms.remove_prefix(bar + 1);
  }
}

const std::array<Forms, kKeywordCount>& table() {
  static const std::array<Forms, kKeywordCount> forms = {{
#define YANPAN_KEYWORD(name, zh, en) {split_forms(zh), split_forms(en)},
#include "lang/grammar/keywords.def"
#undef YANPAN_KEYWORD
  }};
  return forms;
}

/// Bytes of `text` that read as `form`; a blank of the form is any run of blanks.
std::size_t match_form(std::string_view form, std::string_view text) {
  std::size_t at = 0;
  for (const char c : form) {
    if (c == ' ') {
      const std::size_t blanks = scan_blanks(text.substr(at));
      if (blanks == 0) return 0;
      at += blanks;
    } else if (at < text.size() && text[at] == c) {
      ++at;
    } else {
      return 0;
    }
  }
  return at;
}

}  // namespace

std::string_view spelling(Keyword keyword, Language language) { return spellings(keyword, language).front(); }

const std::vector<std::string_view>& spellings(Keyword keyword, Language language) {
  const Forms& forms = table()[static_cast<std::size_t>(keyword)];
  return language == Language::Zh ? forms.zh : forms.en;
}

std::size_t match_keyword(Keyword keyword, Language language, std::string_view text) {
  for (const std::string_view form : spellings(keyword, language)) {
    const std::size_t length = match_form(form, text);
    if (length > 0 && !word_continues(text.substr(length))) return length;
  }
  return 0;
}

std::size_t match_keyword_prefix(Keyword keyword, Language language, std::string_view text) {
  std::size_t longest = 0;
  for (const std::string_view form : spellings(keyword, language)) longest = std::max(longest, match_form(form, text));
  return longest;
}

std::optional<Keyword> find_keyword(std::string_view text, Language language, std::initializer_list<Keyword> among) {
  for (const Keyword keyword : among) {
    if (!text.empty() && match_keyword(keyword, language, text) == text.size()) return keyword;
  }
  return std::nullopt;
}

}  // namespace yanpan::lang
