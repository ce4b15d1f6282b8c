#include "tools/lsp/lines.hpp"

#include <catch2/catch.hpp>
#include <random>

namespace yanpan::tools::lsp {
namespace {

// 量 is three bytes and one unit, 😀 four bytes and two units, é two bytes and one.
const std::string kText = "量 a😀b\r\n\né\r尾";

TEST_CASE("a place is a line and UTF-16 units") {
  const Lines lines(kText);
  CHECK(lines.count() == 4);
  CHECK(lines.position(0) == Position{0, 0});
  CHECK(lines.position(3) == Position{0, 1});                    // behind 量
  CHECK(lines.position(kText.find("😀")) == Position{0, 3});
  CHECK(lines.position(kText.find("b")) == Position{0, 5});
  CHECK(lines.position(kText.find("é")) == Position{2, 0});
  CHECK(lines.position(kText.find("尾")) == Position{3, 0});
  CHECK(lines.position(kText.size()) == Position{3, 1});
  CHECK(lines.position(kText.size() + 99) == Position{3, 1});
}

TEST_CASE("a place inside a character is its start") {
  const Lines lines(kText);
  CHECK(lines.position(1) == Position{0, 0});
  CHECK(lines.position(kText.find("😀") + 2) == Position{0, 3});
  CHECK(lines.offset({0, 4}) == kText.find("😀"));   // between the two units
}

TEST_CASE("a place behind a line is its end and behind the text the text's") {
  const Lines lines(kText);
  CHECK(lines.offset({0, 999}) == kText.find("\r\n"));
  CHECK(lines.offset({1, 7}) == kText.find("\n\n") + 1);
  CHECK(lines.offset({9, 0}) == kText.size());
  CHECK(Lines("").offset({0, 0}) == 0);
}

TEST_CASE("bytes that are no UTF-8 count one each") {
  const std::string text = "a\xFF\xFE" "b";
  const Lines lines(text);
  CHECK(lines.position(3) == Position{0, 3});
  CHECK(lines.offset({0, 3}) == 3);
  CHECK(utf16_units(text) == 4);
}

TEST_CASE("offset undoes position at every character of any text") {
  std::mt19937 random(7);
  const std::string pieces[] = {"a", "量", "😀", "é", "\n", "\r\n", " ", "𠮷", "、"};
  for (int round = 0; round < 200; ++round) {
    std::string text;
    std::vector<std::size_t> starts{0};
    for (int i = 0; i < 30; ++i) {
      text += pieces[random() % std::size(pieces)];
      starts.push_back(text.size());
    }
    const Lines lines(text);
    for (const auto at : starts) CHECK(lines.offset(lines.position(at)) == at);
  }
}

TEST_CASE("a change replaces a range or adds at a place") {
  std::string text = "量 甲 😀\n  计数 问题\n";
  apply(text, {{{0, 4}, {0, 6}}, "乙"});
  CHECK(text == "量 甲 乙\n  计数 问题\n");
  apply(text, {{{1, 2}, {1, 2}}, "不"});
  CHECK(text == "量 甲 乙\n  不计数 问题\n");
  apply(text, {{{0, 0}, {1, 0}}, ""});
  CHECK(text == "  不计数 问题\n");
  apply(text, {{{5, 0}, {2, 0}}, "end"});   // backwards and outside: no crash
  CHECK(text == "  不计数 问题\nend");
}

}  // namespace
}  // namespace yanpan::tools::lsp
