// Every diagnostic is complete: two sentences, two ways out, two pages.

#include <catch2/catch.hpp>

#include <set>
#include <string>

#include "lang/diag/diagnostic.hpp"

namespace yanpan::lang {
namespace {

struct Texts {
  std::string_view word, zh, en, help_zh, help_en;
};

constexpr Texts kTexts[] = {
#define YANPAN_DIAGNOSTIC(name, severity, word, zh, en, help_zh, help_en) {word, zh, en, help_zh, help_en},
#include "lang/diag/code.def"
#undef YANPAN_DIAGNOSTIC
};

}  // namespace

TEST_CASE("every code has a sentence and a way out in both languages") {
  for (const Texts& t : kTexts) {
    INFO(t.word);
    CHECK_FALSE(t.zh.empty());
    CHECK_FALSE(t.en.empty());
    CHECK_FALSE(t.help_zh.empty());
    CHECK_FALSE(t.help_en.empty());
    CHECK_FALSE(t.en.ends_with('.'));
    CHECK_FALSE(t.zh.ends_with("。"));
  }
}

TEST_CASE("every code has a page in both languages") {
  for (const std::string_view each : all_words()) {
    INFO(each);
    CHECK(explain_page(each, Language::Zh).size() > 40);
    CHECK(explain_page(each, Language::En).size() > 40);
  }
}

TEST_CASE("no two codes share a word") {
  const auto words = all_words();
  CHECK(std::set<std::string_view>(words.begin(), words.end()).size() == words.size());
}

TEST_CASE("an unknown word has no page") { CHECK(explain_page("no-such-code", Language::En).empty()); }

TEST_CASE("arguments fill the sentence, an empty one is the end of the line") {
  const Diagnostic seen{Code::ExpectedName, {}, {"2"}, {}, {}, {}};
  CHECK(message(seen, Language::En) == "expected a name, found `2`");
  CHECK(message(seen, Language::Zh) == "这里应为名称，却是 `2`");
  const Diagnostic end{Code::ExpectedName, {}, {""}, {}, {}, {}};
  CHECK(message(end, Language::En) == "expected a name, found the end of the line");
}

TEST_CASE("suggestions stand before the way out") {
  const Diagnostic d{Code::UnsupportedVersion, {}, {"2"}, {}, {"1"}, {}};
  CHECK(help(d, Language::En) == "did you mean `1`? this program reads version 1");
  CHECK(help(d, Language::Zh) == "你是不是想写 `1`？ 本程序只读版本 1");
}

TEST_CASE("the collecting sink drops repeats, counts errors and sorts by place") {
  CollectingSink sink;
  sink.report({Code::ExpectedName, {0, 9, 10}, {"b"}, {}, {}, {}});
  sink.report({Code::ExpectedName, {0, 9, 10}, {"b"}, {}, {}, {}});
  sink.report({Code::ExpectedEnd, {0, 2, 3}, {"a"}, {}, {}, {}});
  CHECK(sink.error_count() == 2);
  const auto sorted = sink.take_sorted();
  REQUIRE(sorted.size() == 2);
  CHECK(sorted[0].code == Code::ExpectedEnd);
  CHECK_FALSE(sink.has_errors());
}

}  // namespace yanpan::lang
