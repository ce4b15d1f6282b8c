// Places: bytes inside, characters for people, UTF-16 for editors, cells for carets.

#include <catch2/catch.hpp>

#include "lang/source/source_set.hpp"

namespace yanpan::lang {
namespace {

Position at(const std::string& text, std::string_view mark) {
  SourceSet sources;
  const std::uint32_t id = sources.add({"a.yp", text});
  return sources.position(id, static_cast<std::uint32_t>(sources.file(id).text.find(mark)));
}

}  // namespace

TEST_CASE("a chinese character is one column, one UTF-16 unit and two cells") {
  const Position p = at("语言 1 中文\n  归因 x", "x");
  CHECK(p.line == 2);
  CHECK(p.column == 6);
  CHECK(p.utf16_column == 5);
  CHECK(p.display_column == 8);
}

TEST_CASE("an emoji is one column, two UTF-16 units and two cells") {
  const Position p = at("😀😀 x", "x");
  CHECK(p.column == 4);
  CHECK(p.utf16_column == 5);
  CHECK(p.display_column == 6);
}

TEST_CASE("a combining mark is a column of its own and no cell") {
  const Position p = at("e\u0301 x", "x");
  CHECK(p.column == 4);
  CHECK(p.display_column == 3);
}

TEST_CASE("letters of other scripts are one cell wide") {
  CHECK(at("éЯ x", "x").display_column == 4);
}

TEST_CASE("lines count from one, carriage returns belong to the line end") {
  const Position p = at("a\r\nb\r\nx", "x");
  CHECK(p.line == 3);
  CHECK(p.column == 1);
}

TEST_CASE("a byte order mark is dropped") {
  SourceSet sources;
  const std::uint32_t id = sources.add({"a.yp", "\xEF\xBB\xBFx"});
  CHECK(sources.file(id).text == "x");
}

TEST_CASE("the line at an offset has no end") {
  SourceSet sources;
  const std::uint32_t id = sources.add({"a.yp", "a\r\nbc\nd"});
  CHECK(sources.line_at(id, 0) == "a");
  CHECK(sources.line_at(id, 4) == "bc");
  CHECK(sources.line_at(id, 7) == "d");
  CHECK(sources.position(id, 1000).line == 3);
}

}  // namespace yanpan::lang
