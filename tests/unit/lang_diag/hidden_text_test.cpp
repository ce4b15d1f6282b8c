// Text that people and the machine read differently: direction controls,
// characters without width, letters that pose as others.

#include <catch2/catch.hpp>

#include "lang/diag/lookalike.hpp"
#include "tests/unit/lang_check/fixture.hpp"

namespace yanpan::lang {
namespace {

std::string utf8(char32_t c) {
  if (c < 0x80) return {static_cast<char>(c)};
  if (c < 0x800) return {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
  if (c < 0x10000) return {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
  return {static_cast<char>(0xF0 | (c >> 18)), static_cast<char>(0x80 | ((c >> 12) & 0x3F)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)),
          static_cast<char>(0x80 | (c & 0x3F))};
}

using Words = std::vector<std::string>;

/// In a name, in a comment, in a quoted text and between words.
void check_refused(char32_t c, const std::string& word) {
  const std::string hidden = utf8(c);
  for (const std::string& line : {"约束 重复" + hidden + "次数 ≥ 0\n", "约束 重复次数 ≥ 0  # 说明" + hidden + "\n",
                                  "约束 备注 开头为 \"甲" + hidden + "\"\n", "约束 重复次数" + hidden + " ≥ 0\n"}) {
    CAPTURE(static_cast<std::uint32_t>(c), line);
    const Checked checked = check_with(line);
    CHECK(checked.errors() == Words{word});
    REQUIRE_FALSE(checked.found.empty());
    REQUIRE(checked.found[0].fixes.size() == 1);
    CHECK(checked.found[0].fixes[0].replacement.empty());
    CHECK(checked.sources.text(checked.found[0].fixes[0].place) == hidden);
  }
}

/// The warning of the one declared name.
bool warned(const std::string& name) {
  return check_with("实体 备忘 memo\n  `" + name + "` 文本\n").find("mixed-scripts") != nullptr;
}

}  // namespace

TEST_CASE("direction controls are refused everywhere, comments and quotes too") {
  for (const char32_t c : U"\u061C\u200E\u200F\u202A\u202B\u202C\u202D\u202E\u2066\u2067\u2068\u2069") {
    if (c != 0) check_refused(c, "bidi-control");
  }
}

TEST_CASE("characters that are shown as nothing are refused everywhere") {
  for (const char32_t c : U"\u00AD\u034F\u115F\u1160\u180E\u200B\u200C\u200D\u2060\u2064\u2800\u3164\uFE0F\uFEFF\uFFA0\uFFF9\U000E0041\U000E0100\u0007\u0085") {
    if (c != 0) check_refused(c, "invisible-character");
  }
}

TEST_CASE("letters that pose as Latin ones") {
  CHECK(disguised_character("l\u043Ead") == U'\u043E');
  CHECK(disguised_character("сосо") == U'с');               // all Cyrillic, looks like coco
  CHECK(disguised_character("ΑΒ12") == U'Α');               // all Greek
  CHECK(disguised_character("ｌoad") == U'ｌ');              // full-width
  CHECK(disguised_character("\U0001D41Aload") == U'\U0001D41A');   // mathematical bold a
  CHECK_FALSE(disguised_character("load_ratio"));
  CHECK_FALSE(disguised_character("T02类"));
  CHECK_FALSE(disguised_character("β系数"));                // a Greek letter that hides nothing
  CHECK_FALSE(disguised_character("阶段①"));
  CHECK_FALSE(disguised_character("дело"));                 // a word nobody takes for Latin
}

TEST_CASE("characters that pose as Chinese ones") {
  CHECK(disguised_character("人ロ数") == U'ロ');             // katakana
  CHECK(disguised_character("\u2F00类") == U'\u2F00');       // the radical one
  CHECK_FALSE(disguised_character("人口数"));
  CHECK_FALSE(disguised_character("カタカナ"));
}

TEST_CASE("check warns of them") {
  CHECK(warned("l\u043Ead"));
  CHECK(warned("人ロ数"));
  CHECK_FALSE(warned("人口数"));
}

TEST_CASE("names with one skeleton look alike") {
  CHECK(skeleton("已办") == skeleton("己办"));
  CHECK(skeleton("R0") == skeleton("RO"));
  CHECK(skeleton("lоad") == skeleton("load"));
  CHECK(skeleton("ｌoad") == skeleton("load"));
  CHECK(skeleton("已办") != skeleton("未办"));
  CHECK(code_points_of("\xFF" "a").size() == 2);
}

TEST_CASE("look-alikes are found across the measures and fields that conditions can name") {
  const Checked checked = check_with("实体 备忘 memo\n  重复次教 text_of 文本\n");
  REQUIRE(checked.find("lookalike-names") != nullptr);
  CHECK(checked.find("lookalike-names")->args == Words{"重复次数", "重复次教"});
  const Checked ids = check_with("规则 RO1 甲\n  层级 1\n  归因 流程·缺口\n  当\n    重复次数 ≥ 5\n");
  CHECK(ids.find("lookalike-names") != nullptr);
}

}  // namespace yanpan::lang
