// Conditions: comparisons, constants, groups.

#include <catch2/catch.hpp>

#include "tests/unit/lang_front/parsed.hpp"

namespace yanpan::lang {
namespace {

std::string zh(const std::string& condition) { return behind(ast_zh("约束 " + condition + "\n"), "when "); }
std::string en(const std::string& condition) { return behind(ast_en("constraint " + condition + "\n"), "when "); }

std::string zh_lines(const std::string& lines) { return behind(ast_zh("约束\n" + lines), "when "); }

}  // namespace

TEST_CASE("every comparison in both keyword sets") {
  CHECK(zh("甲 = 1") == "(= 甲 1)\n");
  CHECK(zh("甲 ＝ 1") == "(= 甲 1)\n");
  CHECK(zh("甲≠1") == "(!= 甲 1)\n");
  CHECK(zh("甲 != 1") == "(!= 甲 1)\n");
  CHECK(zh("甲<1") == "(< 甲 1)\n");
  CHECK(zh("甲 ＜＝ 1") == "(<= 甲 1)\n");
  CHECK(zh("甲 ＞ 1") == "(> 甲 1)\n");
  CHECK(zh("负荷比≥1.5") == "(>= 负荷比 1.5)\n");
  CHECK(zh("结果 为 合格") == "(is 结果 合格)\n");
  CHECK(zh("结果 不为 合格") == "(is-not 结果 合格)\n");
  CHECK(zh("种类 属于 提醒、谈话，其他, 乙") == "(in 种类 提醒 谈话 其他 乙)\n");
  CHECK(zh("种类 不属于 提醒") == "(not-in 种类 提醒)\n");
  CHECK(zh("编号 开头为 \"T02 \"") == "(starts 编号 \"T02 \")\n");
  CHECK(zh("数 在 1 至 5") == "(between 数 1 5)\n");
  CHECK(zh("已提醒") == "(true 已提醒)\n");
  CHECK(zh("非 已提醒") == "(false 已提醒)\n");
  CHECK(zh("案件.办结日 缺失") == "(missing 案件.办结日)\n");
  CHECK(zh("案件.办结日 不缺失") == "(not-missing 案件.办结日)\n");
  CHECK(en("a is b") == "(is a b)\n");
  CHECK(en("a is not b") == "(is-not a b)\n");
  CHECK(en("a in b, c") == "(in a b c)\n");
  CHECK(en("a not in b") == "(not-in a b)\n");
  CHECK(en("a starts with “T02 ”") == "(starts a \"T02 \")\n");
  CHECK(en("a between 1 and 5") == "(between a 1 5)\n");
  CHECK(en("not a") == "(false a)\n");
  CHECK(en("a missing") == "(missing a)\n");
  CHECK(en("a is missing") == "(missing a)\n");
  CHECK(en("a not missing") == "(not-missing a)\n");
  CHECK(en("a is   not\tmissing") == "(not-missing a)\n");
}

TEST_CASE("every constant") {
  CHECK(zh("甲 = -3") == "(= 甲 -3)\n");
  CHECK(zh("甲 = ２．５") == "(= 甲 2.5)\n");
  CHECK(zh("甲 = 2025-07-01") == "(= 甲 2025-07-01)\n");
  CHECK(zh("甲 = 2025-07") == "(= 甲 2025-07)\n");
  CHECK(zh("甲 = 2025-07-01T08:30:00+08:00") == "(= 甲 2025-07-01T08:30:00+08:00)\n");
  CHECK(zh("甲 = 2025-07-01 08:30+08:00") == "(= 甲 2025-07-01T08:30:00+08:00)\n");
  CHECK(zh("甲 ≥ 5日") == "(>= 甲 5 days)\n");
  CHECK(zh("甲 ≥ 5 个工作日") == "(>= 甲 5 workdays)\n");
  CHECK(zh("甲 ≥ 2 小时") == "(>= 甲 2 hours)\n");
  CHECK(zh("甲 为 是") == "(is 甲 TRUE)\n");
  CHECK(en("a is no") == "(is a FALSE)\n");
  CHECK(en("a is process.unit_gap") == "(is a process.unit_gap)\n");
  CHECK(en("a >= 1 month") == "(>= a 1 months)\n");
}

TEST_CASE("lines without a connective are joined by and") {
  CHECK(zh_lines("  甲\n  乙\n  且 丙\n") == "(and (true 甲) (true 乙) (true 丙))\n");
  CHECK(zh_lines("  甲\n  或 乙\n") == "(or (true 甲) (true 乙))\n");
}

TEST_CASE("a bare connective opens a group that takes the connective of its level") {
  CHECK(zh_lines("  甲\n  或\n    乙\n    丙\n") == "(and (true 甲) (or (true 乙) (true 丙)))\n");
  CHECK(zh_lines("  甲\n  或 丁\n  且\n    乙\n    丙\n") == "(or (true 甲) (true 丁) (and (true 乙) (true 丙)))\n");
  CHECK(zh_lines("  或\n    甲\n    且\n      乙\n      丙\n") == "(or (true 甲) (and (true 乙) (true 丙)))\n");
  CHECK(zh_lines("  或\n    甲\n    或 乙\n") == "(or (true 甲) (true 乙))\n");
}

TEST_CASE("mixing and with or on one level is an error") {
  CHECK(parsed_zh("约束\n  甲\n  且 乙\n  或 丙\n").places() == std::vector<std::string>{"5:3 mixed-connectives"});
  CHECK(parsed_zh("约束\n  甲\n  或 乙\n  丙\n").places() == std::vector<std::string>{"5:3 mixed-connectives"});
  CHECK(parsed_en("constraint\n  or\n    a\n    and b\n").places() == std::vector<std::string>{"5:5 mixed-connectives"});
}

TEST_CASE("a keyword alone holds no condition") {
  CHECK(parsed_zh("约束\n  甲\n  或\n").places() == std::vector<std::string>{"4:3 empty-group"});
  CHECK(parsed_zh("规则 R1\n  当\n  层级 1\n").places() == std::vector<std::string>{"3:3 empty-group"});
}

TEST_CASE("one value for is, several for in") {
  CHECK(parsed_zh("约束 甲 为 乙、丙\n").places() == std::vector<std::string>{"2:10 one-value-only"});
}

}  // namespace yanpan::lang
