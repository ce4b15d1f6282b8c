// Diagnostics as text and as JSON.

#include <catch2/catch.hpp>

#include "lang/diag/render.hpp"
#include "tests/unit/lang_front/parsed.hpp"

namespace yanpan::lang {

TEST_CASE("the caret stands under wide characters") {
  const Parsed result = parsed_zh("规则 R03 同类问题\n  层级 三\n");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(render_text(result.sources, result.diagnostics[0], {}) ==
        "policy.yp:3:6: 错误[expected-whole-number]：这里应为整数，却是 `三`\n"
        "    3 |   层级 三\n"
        "      |        ^^\n"
        "      办法：写数字，如 180\n");
}

TEST_CASE("a tab is one cell, a hidden character a replacement sign") {
  const Parsed tab = parsed_en("rule R1\n\ttier\tthree\n");
  REQUIRE(tab.diagnostics.size() == 1);
  CHECK(render_text(tab.sources, tab.diagnostics[0], {}).find("    3 |  tier three\n      |       ^^^^^\n") != std::string::npos);
  const Parsed hidden = parsed_en("# a\u202Eb\n");
  REQUIRE(hidden.diagnostics.size() == 1);
  const std::string text = render_text(hidden.sources, hidden.diagnostics[0], {});
  CHECK(text.find("    2 | # a\uFFFDb\n      |    ^\n") != std::string::npos);
  CHECK(text.find("\u202E") == std::string::npos);
}

TEST_CASE("a long line is cut around the place") {
  const Parsed result = parsed_en("measure a integer\n  value " + std::string(5000, 'x') + " ]" + std::string(500, ' ') + std::string(5000, 'y') + "\n");
  REQUIRE(result.diagnostics.size() == 1);
  const std::string text = render_text(result.sources, result.diagnostics[0], {});
  CHECK(text.size() < 1000);
  CHECK(text.find("…") != std::string::npos);
}

TEST_CASE("labels and suggestions are shown, in the language asked for") {
  const Parsed result = parsed_en("rule R1\n  tier 1\n  tier 2\n  cuase x\n");
  REQUIRE(result.diagnostics.size() == 2);
  RenderOptions zh;
  zh.language = Language::Zh;
  CHECK(render_text(result.sources, result.diagnostics[0], zh) ==
        "policy.yp:4:3: 错误[duplicate-line]：`tier` 在同一个块里写了两次\n"
        "    4 |   tier 2\n"
        "      |   ^^^^\n"
        "      policy.yp:3:3：`tier` 先在这里写出\n"
        "      办法：保留一行\n");
  CHECK(render_text(result.sources, result.diagnostics[1], {}).find("help: did you mean `cause`?") != std::string::npos);
}

TEST_CASE("colour only where asked") {
  const Parsed result = parsed_en("rule R1\n  tier x\n");
  RenderOptions color;
  color.color = true;
  CHECK(render_text(result.sources, result.diagnostics[0], {}).find('\x1b') == std::string::npos);
  CHECK(render_text(result.sources, result.diagnostics[0], color).find("\x1b[1;31m") != std::string::npos);
}

TEST_CASE("json has the place in every unit and the repair") {
  const Parsed result = parsed_en("# 😀\nrule R1\n  归因 x\n");
  const std::string json = render_json(result.sources, result.diagnostics, {});
  for (const std::string part : {"\"code\": \"wrong-keyword-set\"", "\"severity\": \"error\"", "\"line\": 4", "\"column\": 3", "\"utf16Column\": 2",
                                 "\"utf16EndColumn\": 4", "\"replacement\": \"cause\""}) {
    INFO(json);
    CHECK(json.find(part) != std::string::npos);
  }
  CHECK(render_json(result.sources, {}, {}) == "[]\n");
}

}  // namespace yanpan::lang
