// Text made to break a parser: it ends, at once, with a clean diagnostic.

#include <catch2/catch.hpp>

#include <algorithm>

#include "tests/unit/lang_front/parsed.hpp"

namespace yanpan::lang {
namespace {

using Places = std::vector<std::string>;

std::string repeated(std::string_view part, std::size_t times) {
  std::string text;
  for (std::size_t i = 0; i < times; ++i) text += part;
  return text;
}

}  // namespace

TEST_CASE("a million parentheses") {
  CHECK(parsed_zh("量 甲 整数\n  取值 " + repeated("(", 1'000'000) + "\n").places() == Places{"3:71 too-deep"});
}

TEST_CASE("prefix forms nest no deeper than parentheses") {
  CHECK(parsed_zh("量 甲 整数\n  取值 " + repeated("较大 ", 100'000) + "\n").places().size() == 1);
  CHECK(parsed_zh("量 甲 整数\n  取值 " + repeated("日数 ", 100'000) + "\n").places().size() == 1);
}

TEST_CASE("sixty levels are read, a hundred are not") {
  CHECK(parsed_zh("量 甲 整数\n  取值 " + repeated("(", 60) + "1" + repeated(")", 60) + "\n").places().empty());
  CHECK(parsed_zh("量 甲 整数\n  取值 " + repeated("(", 100) + "1" + repeated(")", 100) + "\n").places() == Places{"3:71 too-deep"});
}

TEST_CASE("a million blanks of indent") {
  CHECK(parsed_zh("规则 R1\n" + repeated(" ", 1'000'000) + "层级 1\n").places().empty());
}

TEST_CASE("a thousand levels of indent") {
  std::string text = "约束\n";
  for (std::size_t depth = 1; depth < 1000; ++depth) text += repeated(" ", depth) + "或\n";
  const Places places = parsed_zh(text).places();
  REQUIRE(places.size() == 1);
  CHECK(places[0].ends_with("too-deep"));
}

TEST_CASE("a file over one MiB is not read") {
  CHECK(parsed_zh(repeated("# 甲\n", 300'000)).places() == Places{"1:1 file-too-large"});
}

TEST_CASE("a name and a text over 64 KiB") {
  CHECK(parsed_en("cause " + repeated("x", 70'000) + "\n").places() == Places{"2:7 literal-too-long"});
  CHECK(parsed_en("source s\n  file \"" + repeated("x", 70'000) + "\"\n").places() == Places{"3:9 literal-too-long"});
}

TEST_CASE("a message shows no more than forty characters of what was written") {
  const Parsed result = parsed_en("rule R1\n  tier " + repeated("x", 70'000) + "\n");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.messages()[0].size() < 150);
}

TEST_CASE("every byte may stand anywhere") {
  const std::string text = "规则 R1 甲\n  证据 ≥ 2 项，来自 ≥ 2 个部门\n  当\n    \"甲\" 在 1 至 `乙`\n";
  for (std::size_t at = 0; at < text.size(); ++at) {
    for (const char byte : {'\0', '\xFF', '"', '`', '(', '|', '\n', '#'}) {
      std::string changed = text;
      changed[at] = byte;
      CHECK(parsed_zh(changed).file.blocks.size() < 10);
    }
  }
}

TEST_CASE("many wrong lines are told one by one") {
  const Parsed result = parsed_en("rule R1\n" + repeated("  nonsense here\n", 2000));
  CHECK(result.diagnostics.size() == 2000);
}

}  // namespace yanpan::lang
