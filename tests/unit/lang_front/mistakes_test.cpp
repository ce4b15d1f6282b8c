// What is told of a line that cannot be read: one diagnostic a mistake, at the
// character where it begins, with the repair where there is one.

#include <catch2/catch.hpp>

#include "tests/unit/lang_front/parsed.hpp"

namespace yanpan::lang {
namespace {

using Places = std::vector<std::string>;

std::string repair_of(const Parsed& result) {
  REQUIRE(result.diagnostics.size() == 1);
  REQUIRE(result.diagnostics[0].fixes.size() == 1);
  const Fix& fix = result.diagnostics[0].fixes[0];
  std::string text = result.sources.file(0).text;
  text.replace(fix.place.begin, fix.place.end - fix.place.begin, fix.replacement);
  return text.substr(text.find('\n') + 1);
}

}  // namespace

TEST_CASE("ten mistakes in one chinese file, ten diagnostics at their characters") {
  const Parsed result = parsed_zh(
      "政策 季度研判\n"
      "  施行 2025-13-01\n"
      "量 重复次数 repeat 整数\n"
      "  计数 问题\n"
      "    窗口 发生日 前 180 日\n"
      "量 负荷比 load 小数\n"
      "  取值 甲 / / 2\n"
      "责任人\n"
      "  步骤 主办\n"
      "    角色 超过 主办\n"
      "规则 R1 甲\n"
      "  层级 三\n"
      "  归音 能力·甲\n"
      "  证据 2 项\n"
      "  当\n"
      "    甲 ≥\n"
      "处置 问题\n"
      "  | 归因 | 措施 |\n"
      "  | 能力 |\n"
      "规责 R2\n"
      "  层级 1 2\n");
  CHECK(result.places() == Places{"3:6 bad-date", "6:19 expected-inclusion", "8:10 expected-operand", "11:8 expected-test",
                                  "13:6 expected-whole-number", "14:3 unknown-line", "15:6 expected-evidence", "17:8 expected-value",
                                  "20:3 table-width", "21:1 unknown-block", "22:8 expected-end"});
}

TEST_CASE("ten mistakes in one english file, ten diagnostics in english") {
  const Parsed result = parsed_en(
      "policy p\n"
      "  effective tomorrow\n"
      "choice severity\n"
      "entity e\n"
      "  as boss\n"
      "  field\n"
      "source s\n"
      "  file m.csv\n"
      "  kind <- \"k\" map \"a\" b\n"
      "measure m integer\n"
      "rule R1\n"
      "  when\n"
      "    a >= 1 and b\n"
      "    a == 1\n"
      "otherwise\n");
  CHECK(result.places() == Places{"3:13 expected-date", "4:8 empty-choice", "6:6 expected-role", "7:8 expected-type", "9:8 expected-text",
                                  "10:23 expected-arrow", "11:9 measure-without-body", "14:12 connective-in-line", "15:7 wrong-operator",
                                  "16:10 expected-fallback"});
  for (const std::string& sentence : result.messages()) {
    INFO(sentence);
    CHECK(sentence.find("这里") == std::string::npos);
  }
}

TEST_CASE("a keyword stuck to a name is told with the repair") {
  const Parsed when = parsed_zh("规则 R1\n  当重复次数≥2\n");
  CHECK(when.places() == Places{"3:3 stuck-keyword"});
  CHECK(when.messages() == Places{"关键词 `当` 与 `重复次数` 连在一起了"});
  CHECK(repair_of(when) == "规则 R1\n  当 重复次数≥2\n");
  CHECK(repair_of(parsed_zh("约束 结果为 合格\n")) == "约束 结果 为 合格\n");
  CHECK(repair_of(parsed_zh("量 甲 整数\n  计数 乙\n    窗口 日期 前180 日 含当日\n")) == "量 甲 整数\n  计数 乙\n    窗口 日期 前 180 日 含当日\n");
  CHECK(repair_of(parsed_en("rule R1\n  tier4\n")) == "rule R1\n  tier 4\n");
}

TEST_CASE("a keyword of the other language is told with the right word") {
  const Parsed zh = parsed_zh("规则 R1\n  when\n    甲\n");
  CHECK(zh.places() == Places{"3:3 wrong-keyword-set"});
  CHECK(zh.messages() == Places{"`when` 是英文关键词，这个文件用中文关键词"});
  CHECK(repair_of(zh) == "规则 R1\n  当\n    甲\n");
  CHECK(repair_of(parsed_zh("约束 甲 is 乙\n")) == "约束 甲 为 乙\n");
  CHECK(repair_of(parsed_zh("量 甲 a integer\n  计数 乙\n")) == "量 甲 a 整数\n  计数 乙\n");
  CHECK(repair_of(parsed_en("量 a integer\n  count b\n")) == "measure a integer\n  count b\n");
  CHECK(repair_of(parsed_en("measure a integer\n  count b\n    window d before 3 days 含当日\n")) ==
        "measure a integer\n  count b\n    window d before 3 days including the day\n");
}

TEST_CASE("an unknown first word is compared with the words that can stand there") {
  const Parsed result = parsed_zh("规则 R1\n  归音 能力·甲\n");
  REQUIRE(result.diagnostics.size() == 1);
  CHECK(result.diagnostics[0].suggestions == Places{"归因"});
  CHECK(repair_of(result) == "规则 R1\n  归因 能力·甲\n");
  const Parsed source = parsed_zh("来源 甲\n  提共 案管\n");
  CHECK(source.places() == Places{"3:3 unknown-line"});
  CHECK(source.diagnostics[0].suggestions == Places{"提供"});
  CHECK(parsed_en("mesure a integer\n").diagnostics[0].suggestions == Places{"measure"});
}

TEST_CASE("the lines of a block are read though its first line is not") {
  const Parsed result = parsed_zh("量 重复次数 repeat 整数 x\n  计数 问题\n    窗口 发生日 前 x 日 含当日\n规责 R1\n  层级 三\n");
  CHECK(result.places() == Places{"2:18 expected-end", "4:14 expected-whole-number", "5:1 unknown-block", "6:6 expected-whole-number"});
  REQUIRE(result.file.blocks.size() == 2);
  CHECK(result.file.blocks[0].damaged);
  const auto& measure = std::get<ast::Measure>(result.file.blocks[0].body);
  CHECK(measure.name.first.text == "重复次数");
  CHECK(measure.name.second->text == "repeat");
}

TEST_CASE("a damaged line damages its own block only") {
  const Parsed result = parsed_zh("规则 R1\n  层级 三\n规则 R2\n  层级 2\n");
  REQUIRE(result.file.blocks.size() == 2);
  CHECK(result.file.blocks[0].damaged);
  CHECK_FALSE(result.file.blocks[1].damaged);
}

TEST_CASE("indentation that fits nowhere") {
  CHECK(parsed_zh("规则 R1\n层级 1\n").places() == Places{"3:1 line-not-indented"});
  CHECK(parsed_zh("规则 R1\n    层级 1\n  归因 甲\n").places() == Places{"4:3 bad-indent"});
  CHECK(parsed_zh("规则 R1\n  层级 1\n    归因 甲\n").places() == Places{"4:5 unexpected-indent"});
  CHECK(parsed("  语言 1 中文\n").places() == Places{"1:3 unexpected-indent"});
}

TEST_CASE("line 1") {
  CHECK(parsed("政策 甲\n").places() == Places{"1:1 missing-language-line"});
  CHECK(parsed("policy a\n").messages() == Places{"the first line does not name the language version"});
  CHECK(parsed("").places() == Places{"1:1 missing-language-line"});
  CHECK(parsed("语言 2 中文\n").places() == Places{"1:4 unsupported-version"});
  CHECK(parsed("语言 1 法文\n").places() == Places{"1:6 expected-language"});
  CHECK(parsed("language 1\n").places() == Places{"1:11 expected-language"});
}

TEST_CASE("characters that cannot be seen or read") {
  CHECK(parsed_zh("# 甲\u202E乙\n").places() == Places{"2:4 bidi-control"});
  CHECK(parsed_zh("原因 流程·\u200B甲\n").places() == Places{"2:7 invisible-character"});
  CHECK(parsed_zh("原因 流程\xFF·甲\n").places() == Places{"2:6 invalid-utf8"});
  CHECK(parsed_zh(std::string("原因 甲\0\n", 12)).places() == Places{"2:5 invisible-character"});
  CHECK(parsed_zh("来源 甲\n  文件 \"a.csv\n").places() == Places{"3:6 unclosed-quote"});
  CHECK(parsed_zh("来源 甲\n  文件 “a.csv\"\n").places() == Places{"3:6 unclosed-quote"});
}

TEST_CASE("a property that may stand once") {
  const Parsed result = parsed_en("rule R1\n  tier 1\n  tier 2\n");
  CHECK(result.places() == Places{"4:3 duplicate-line"});
  REQUIRE(result.diagnostics[0].labels.size() == 1);
  CHECK(result.sources.position(0, result.diagnostics[0].labels[0].place.begin).line == 3);
}

TEST_CASE("what is missing is told beside what is wrong") {
  CHECK(parsed_zh("规则 R1\n  层级 三\n  当\n").places() == Places{"3:6 expected-whole-number", "4:3 empty-group"});
  CHECK(parsed_zh("约束\n  甲 ≥\n").places() == Places{"3:6 expected-value"});
  CHECK(parsed_zh("处置 某处\n").places() == Places{"2:1 empty-table", "2:4 expected-scope"});
}

TEST_CASE("measures with too little or too much") {
  CHECK(parsed_zh("量 甲 整数\n  取值 1\n  计数 乙\n").places() == Places{"4:3 second-body"});
  CHECK(parsed_zh("量 甲 整数\n  取值 1\n  同一 乙\n").places() == Places{"4:3 value-with-rows"});
  CHECK(parsed_zh("选项 甲\n  乙 < 丙、丁\n").places() == Places{"3:8 mixed-separators"});
  CHECK(parsed_zh("处置 问题\n  归因\n").places() == Places{"3:3 expected-row"});
}

}  // namespace yanpan::lang
