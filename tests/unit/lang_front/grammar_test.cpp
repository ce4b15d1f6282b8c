// The grammar itself, and the keywords.

#include <catch2/catch.hpp>
#include <tao/pegtl/contrib/analyze.hpp>

#include <map>

#include "lang/grammar/keywords.hpp"
#include "lang/grammar/messages.hpp"

namespace yanpan::lang {

TEST_CASE("no rule of the grammar can loop without reading") {
  namespace p = tao::pegtl;
  CHECK(p::analyze<rules::block_head>(1) == 0);
  CHECK(p::analyze<rules::language_line>(1) == 0);
  CHECK(p::analyze<rules::header::line>(1) == 0);
  CHECK(p::analyze<rules::choice::line>(1) == 0);
  CHECK(p::analyze<rules::entity::line>(1) == 0);
  CHECK(p::analyze<rules::source::line>(1) == 0);
  CHECK(p::analyze<rules::measure::line>(1) == 0);
  CHECK(p::analyze<rules::finding::line>(1) == 0);
  CHECK(p::analyze<rules::constraint::line>(1) == 0);
  CHECK(p::analyze<rules::accountable::line>(1) == 0);
  CHECK(p::analyze<rules::rule::line>(1) == 0);
  CHECK(p::analyze<rules::step_condition_line>(1) == 0);
  CHECK(p::analyze<rules::table::column>(1) == 0);
  CHECK(p::analyze<rules::table::condition_cell>(1) == 0);
  CHECK(p::analyze<rules::table::name_cell>(1) == 0);
  CHECK(p::analyze<rules::table::due_cell>(1) == 0);
  CHECK(p::analyze<rules::scenario::line>(1) == 0);
  CHECK(p::analyze<rules::scenario::column>(1) == 0);
  CHECK(p::analyze<rules::scenario::value_cell>(1) == 0);
  CHECK(p::analyze<rules::scenario::evidence_cell>(1) == 0);
  CHECK(p::analyze<rules::scenario::field_column>(1) == 0);
}

TEST_CASE("every keyword has a form in each language and matches itself") {
  for (std::size_t i = 0; i < kKeywordCount; ++i) {
    const auto keyword = static_cast<Keyword>(i);
    for (const Language language : {Language::Zh, Language::En}) {
      for (const std::string_view form : spellings(keyword, language)) {
        INFO(form);
        CHECK_FALSE(form.empty());
        CHECK(match_keyword(keyword, language, form) == form.size());
      }
    }
  }
}

TEST_CASE("a keyword ends with its word") {
  CHECK(match_keyword(Keyword::When, Language::Zh, "当 甲") == 3);
  CHECK(match_keyword(Keyword::When, Language::Zh, "当重复次数") == 0);
  CHECK(match_keyword(Keyword::When, Language::Zh, "当（") == 3);
  CHECK(match_keyword(Keyword::As, Language::En, "as-of date") == 0);
  CHECK(match_keyword(Keyword::Case, Language::En, "case.accepted") == 0);
  CHECK(match_keyword(Keyword::ExcludingDay, Language::En, "excluding \t the\u3000day") == 21);
}

}  // namespace yanpan::lang
