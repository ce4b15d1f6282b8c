#include <catch2/catch.hpp>

#include "tests/unit/lang_format/support.hpp"

namespace yanpan::lang {
namespace {

const std::string kZh = "语言 1 中文\n";
const std::string kEn = "language 1 english\n";

/// Below line 1.
std::string below(const std::string& first, const std::string& text) {
  const std::string whole = formatted(first + text);
  return whole.starts_with(first) ? whole.substr(first.size()) : whole;
}
std::string zh(const std::string& text) { return below(kZh, text); }
std::string en(const std::string& text) { return below(kEn, text); }

TEST_CASE("line 1 is written one way") {
  CHECK(formatted("语言　1   chinese\n") == "语言 1 中文\n");
  CHECK(formatted("language 1 英文 # why\r\n") == "language 1 english  # why\n");
  CHECK(formatted("language 1 中文\n") == "语言 1 中文\n");
}

TEST_CASE("signs have one form a language") {
  CHECK(zh("约束 a>=1\n") == "约束 a ≥ 1\n");
  CHECK(en("constraint a ≥ 1\n") == "constraint a >= 1\n");
  CHECK(zh("约束 a ！＝ －１．５\n") == "约束 a ≠ -1.5\n");
  CHECK(zh("量 a 于 b 小数\n  取值 （ c × 2＋较大 d,+3 ）÷4\n") == "量 a 于 b 小数\n  取值 (c * 2 + 较大 d、3) / 4\n");
  CHECK(zh("选项 甲\n  a,b，c\n") == "选项 甲\n  a、b、c\n");
  CHECK(en("choice x\n  a、b，c\n") == "choice x\n  a, b, c\n");
  CHECK(zh("选项 甲\n  a＜b\n") == "选项 甲\n  a < b\n");
  CHECK(zh("实体 甲\n  乙->丙 必填，键\n") == "实体 甲\n  乙 → 丙 必填 键\n");
  CHECK(zh("规则：R1\n  依据：“一” / 二\n") == "规则 R1\n  依据 \"一\" / 二\n");
}

TEST_CASE("keywords that mean the same are written one way") {
  CHECK(zh("约束 a ≥ 3天\n约束 b ≤ 2 个小时\n") == "约束 a ≥ 3 日\n约束 b ≤ 2 小时\n");
  CHECK(en("constraint a >= 1 days\nconstraint b <= 2 hour\n") == "constraint a >= 1 day\nconstraint b <= 2 hours\n");
  CHECK(en("constraint a is not missing\n") == "constraint a not missing\n");
}

TEST_CASE("texts, dates and free words stay, but for signs around them") {
  CHECK(zh("约束 a 开头为 “说\"是\"，” \n") == "约束 a 开头为 “说\"是\"，”\n");
  CHECK(zh("约束 a 开头为 “T02 ”\n") == "约束 a 开头为 \"T02 \"\n");
  CHECK(zh("约束 a ≥ ２０２５-01-02 10:00+08:00\n") == "约束 a ≥ 2025-01-02 10:00+08:00\n");
  CHECK(zh("规则 R1 一　二   三 /  \"a\"  \n") == "规则 R1 一　二   三 / \"a\"\n");
}

TEST_CASE("indents are two columns, and a line stays below its own") {
  CHECK(zh("规则 R1\n      当\n\t\t\t或\n\t\t\t\ta\n\t\t\t\tb\n      除非 c\n") == "规则 R1\n  当\n    或\n      a\n      b\n  除非 c\n");
}

TEST_CASE("what belongs to an aggregate stands below it") {
  const std::string canonical = "量 a 于 b 整数\n  计数 c\n    同一 d\n    其中\n      e\n  范围 0 至 9\n";
  CHECK(zh("量 a 于 b 整数\n  计数 c\n  同一 d\n  其中\n    e\n  范围 0 至 9\n") == canonical);
  CHECK(zh(canonical) == canonical);
  // Not below a line that takes none.
  const std::string parted = "量 a 于 b 整数\n  计数 c\n  范围 0 至 9\n  同一 d\n";
  CHECK(zh(parted) == parted);
}

TEST_CASE("blank lines: one at most, none at the ends, one around blocks of several lines") {
  CHECK(formatted("\n\n语言 1 中文\n\n\n\n原因 a.b\n原因 a.c\n\n\n") == "语言 1 中文\n\n原因 a.b\n原因 a.c\n");
  CHECK(zh("政策 甲\n  版本 1\n引用 乙\n选项 丙\n  a\n选项 丁\n  b\n原因 a.b\n") ==
        "政策 甲\n  版本 1\n引用 乙\n\n选项 丙\n  a\n\n选项 丁\n  b\n\n原因 a.b\n");
  CHECK(zh("选项 丙\n  a\n# 上\n## 文\n选项 丁\n  b\n") == "选项 丙\n  a\n\n# 上\n## 文\n选项 丁\n  b\n");
  CHECK(zh("选项 丙\n\n  a\n\n\n  b\n") == "选项 丙\n\n  a\n\n  b\n");
}

TEST_CASE("comments keep to the line above or below, as they were indented") {
  const std::string text = "选项 丙  # 头\n  # 值前\n  a  # 值\n  # 值后\n\n# 块前\n原因 a.b  # 因\n# 尾\n";
  CHECK(zh(text) == text);
  CHECK(zh("选项 丙# 头\n# 值前\n    a#值\n        # 值后\n  # 再后\n# 块前\n原因 a.b\n") ==
        "选项 丙  # 头\n  # 值前\n  a  #值\n  # 值后\n  # 再后\n\n# 块前\n原因 a.b\n");
}

TEST_CASE("rows stand below each other by display width") {
  CHECK(zh("处置 问题\n|归因｜措施 |期限\n") == "HAS ERRORS");   // at column 1
  CHECK(zh("处置 问题\n  |归因｜措施 |期限\n  # 中\n\n  | 任意|谈话 talk||  # 一\n  |a·b|é| 5个工作日\n") ==
        "处置 问题\n  | 归因 | 措施      | 期限     |\n  # 中\n\n  | 任意 | 谈话 talk |          |  # 一\n  | a·b  | é         | 5 工作日 |\n");
}

TEST_CASE("columns of a source stand below each other up to a blank line") {
  CHECK(zh("来源 甲\n  实体 乙\n  编号 ← \"编号\" 必填\n  # 中\n  发生日期 ← \"日\"、日期 年-月-日\n  丙←\"很长的列名\"\n\n  丁 ← \"一\" 必填\n  戊 必填\n") ==
        "来源 甲\n  实体 乙\n  编号     ← \"编号\" 必填\n  # 中\n  发生日期 ← \"日\"   日期 年-月-日\n  丙       ← \"很长的列名\"\n\n  丁 ← \"一\" 必填\n  戊 必填\n");
}

TEST_CASE("a byte order mark and line ends of another system go away") {
  CHECK(formatted("\xEF\xBB\xBF语言 1 中文\r\n原因 a.b \r\n") == "语言 1 中文\n原因 a.b\n");
  CHECK(formatted("语言 1 中文") == "语言 1 中文\n");
}

TEST_CASE("what no grammar reads yet stays as it stands") {
  CHECK(zh("清单 甲\n    任何  样子、的 行  # 注\n") == "清单 甲\n  任何  样子、的 行  # 注\n");
}

TEST_CASE("a file that cannot be read in full is refused") {
  CHECK(formatted("原因 a.b\n") == "HAS ERRORS");
  CHECK(zh("规则 R1\n  当\n    a ≥\n") == "HAS ERRORS");
  CHECK(zh("选项 甲\n  \"a\n") == "HAS ERRORS");
}

}  // namespace
}  // namespace yanpan::lang
