// The expression of a 取值 / value: what binds before what.

#include <catch2/catch.hpp>

#include "tests/unit/lang_front/parsed.hpp"

namespace yanpan::lang {
namespace {

std::string zh(const std::string& value) { return behind(ast_zh("量 甲 小数\n  取值 " + value + "\n"), "value "); }
std::string en(const std::string& value) { return behind(ast_en("measure a decimal\n  value " + value + "\n"), "value "); }
std::vector<std::string> wrong(const std::string& value) { return parsed_zh("量 甲 小数\n  取值 " + value + "\n").places(); }

}  // namespace

TEST_CASE("products bind before sums, sums before the replacement of missing, that before a comparison") {
  CHECK(zh("a + b * c - d") == "(- (+ a (* b c)) d)\n");
  CHECK(zh("a * b / c 整除 d") == "(div (/ (* a b) c) d)\n");
  CHECK(zh("a - b - c") == "(- (- a b) c)\n");
  CHECK(zh("a 缺失则 b + 1 缺失则 0") == "(if-missing a (if-missing (+ b 1) 0))\n");
  CHECK(zh("a + 1 ≥ b 缺失则 0") == "(>= (+ a 1) (if-missing b 0))\n");
  CHECK(zh("（a + b）* (c)") == "(* (+ a b) c)\n");
  CHECK(zh("a × b ÷ c") == "(/ (* a b) c)\n");
  CHECK(en("a div b if missing 0") == "(if-missing (div a b) 0)\n");
}

TEST_CASE("the forms with operands take sums") {
  CHECK(zh("较大 a、b + 1、c") == "(larger a (+ b 1) c)\n");
  CHECK(zh("较小 a，0") == "(smaller a 0)\n");
  CHECK(zh("日数 案件.受理日 至 截至日 + 1") == "(days 案件.受理日 (+ AS-OF 1))\n");
  CHECK(zh("月数 起 至 止 ≥ 6") == "(>= (months 起 止) 6)\n");
  CHECK(en("larger of days a to b, 0") == "(larger (days a b) 0)\n");
  CHECK(en("smaller of a, b") == "(smaller a b)\n");
  CHECK(en("months a to as-of date") == "(months a AS-OF)\n");
}

TEST_CASE("dates, durations and the date of an instant") {
  CHECK(zh("发生日 + 30 日") == "(+ 发生日 30 days)\n");
  CHECK(zh("日期 案件.时刻 于 +08:00") == "(date-at 案件.时刻 480)\n");
  CHECK(en("date opened at -05:00") == "(date-at opened -300)\n");
  CHECK(zh("日期 + 1 个月") == "(+ 日期 1 months)\n");
  CHECK(zh("发生日.月份 = 2025-07") == "(= 发生日.月份 2025-07)\n");
}

TEST_CASE("what an expression lacks is named") {
  CHECK(wrong("a / / 2") == std::vector<std::string>{"3:10 expected-operand"});
  CHECK(wrong("a +") == std::vector<std::string>{"3:9 expected-operand"});
  CHECK(wrong("(a + b") == std::vector<std::string>{"3:12 expected-close"});
  CHECK(wrong("a b") == std::vector<std::string>{"3:8 expected-expression-end"});
  CHECK(wrong("a -b") == std::vector<std::string>{"3:8 minus-needs-spaces"});
  CHECK(wrong("较大 a") == std::vector<std::string>{"3:9 expected-two-operands"});
  CHECK(wrong("日数 a b") == std::vector<std::string>{"3:11 expected-to"});
  CHECK(wrong("a == b") == std::vector<std::string>{"3:8 wrong-operator"});
  CHECK(wrong("a < b < c") == std::vector<std::string>{"3:12 expected-expression-end"});
}

TEST_CASE("a chain without end is refused") {
  std::string sum = "a";
  for (int i = 0; i < 2000; ++i) sum += " + a";
  CHECK(wrong(sum) == std::vector<std::string>{"3:6 expression-too-long"});
}

}  // namespace yanpan::lang
