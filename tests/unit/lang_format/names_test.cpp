#include <catch2/catch.hpp>

#include "tests/unit/lang_format/support.hpp"

namespace yanpan::lang {
namespace {

const Language kToZh = Language::Zh, kToEn = Language::En;

/// A package of its own around a few lines; what follows them.
std::string around(Language language, const std::string& text) {
  return (language == Language::Zh ? "语言 1 中文\n引用 标准.事实\n\n" : "language 1 english\nuse std.facts\n\n") + text;
}

void there_and_back(const std::string& zh, const std::string& en) {
  const std::string chinese = around(Language::Zh, zh), english = around(Language::En, en);
  CHECK(formatted(chinese) == chinese);
  CHECK(formatted(chinese, kToEn) == english);
  CHECK(formatted(english) == english);
  CHECK(formatted(english, kToZh) == chinese);
}

TEST_CASE("declarations have the form of the file's language first") {
  there_and_back("量 重复 repeat 整数\n  计数 问题\n", "measure repeat 重复 integer\n  count problem\n");
  CHECK(formatted(around(Language::Zh, "量 repeat 重复 整数\n  计数 问题\n")) == around(Language::Zh, "量 重复 repeat 整数\n  计数 问题\n"));
  there_and_back("选项 甲\n  一 one、二、three\n", "choice 甲\n  one 一, 二, three\n");
}

TEST_CASE("uses are written in the language of the file") {
  CHECK(formatted(around(Language::Zh, "量 repeat 整数\n  count_ 问题\n")) == "HAS ERRORS");
  CHECK(formatted(around(Language::Zh, "量 甲 整数\n  计数 problem\n    同一 accountable.unit、occurred.month\n")) ==
        around(Language::Zh, "量 甲 整数\n  计数 问题\n    同一 责任人.部门、发生日.月份\n"));
}

TEST_CASE("a name with one form is written in it everywhere") {
  there_and_back("量 repeat 整数\n  计数 问题\n\n约束 repeat ≥ 1\n", "measure repeat integer\n  count problem\n\nconstraint repeat >= 1\n");
  there_and_back("量 重复 整数\n  计数 问题\n\n约束 重复 ≥ 1\n", "measure 重复 integer\n  count problem\n\nconstraint 重复 >= 1\n");
}

TEST_CASE("a name that is a keyword where it stands goes into back-quotes there only") {
  there_and_back("量 再 not 是否\n  存在 问题\n\n约束 再\n", "measure not 再 boolean\n  exists problem\n\nconstraint `not`\n");
  there_and_back("量 非 isnt 是否\n  存在 问题\n\n约束 `非`\n", "measure isnt 非 boolean\n  exists problem\n\nconstraint isnt\n");
  // Where it cannot stand as a keyword nothing is quoted.
  CHECK(formatted(around(Language::Zh, "量 `当` 是否\n  取值 `当`\n").substr(0)) == around(Language::Zh, "量 当 是否\n  取值 当\n"));
}

TEST_CASE("a name that would make the keyword before it longer goes into back-quotes") {
  there_and_back("选项 情况 state\n  无 missing、有 found\n\n实体 甲\n  情形 situation 情况\n\n约束 于 甲\n  情形 为 无\n",
                 "choice state 情况\n  missing 无, found 有\n\nentity 甲\n  situation 情形 state\n\nconstraint of 甲\n  situation is `missing`\n");
}

TEST_CASE("the first condition of a constraint may not begin with the word for of") {
  there_and_back("实体 甲\n  属 of 是否\n\n约束 于 甲\n  属\n  且 属\n", "entity 甲\n  of 属 boolean\n\nconstraint of 甲\n  `of`\n  and of\n");
}

TEST_CASE("a name of other characters keeps its back-quotes") {
  there_and_back("量 `第 1 类` `class 1` 是否\n  存在 问题\n\n约束 `第 1 类`\n", "measure `class 1` `第 1 类` boolean\n  exists problem\n\nconstraint `class 1`\n");
}

TEST_CASE("dotted names are written with dots where dots are read, else in back-quotes") {
  const std::string zh =
      "发现 期限·超期 limit.overrun\n  于 案件\n  严重程度 较重\n  发生日 期限届满日\n  当 办结日 不缺失\n\n"
      "来源 甲\n  实体 问题\n  类别 ← \"一\" 映射 \"二\" → 期限·超期\n\n约束 类别 为 期限·超期\n";
  const std::string en =
      "finding limit.overrun 期限·超期\n  of case\n  severity moderate\n  occurred due\n  when closed not missing\n\n"
      "source 甲\n  entity problem\n  kind <- \"一\" map \"二\" -> `limit.overrun`\n\nconstraint kind is limit.overrun\n";
  there_and_back(zh, en);
}

TEST_CASE("yes and no: as values of a boolean keywords, as values of a set names") {
  there_and_back("选项 情况 state\n  是 confirmed、否 no、不详 unknown\n\n实体 甲\n  情形 situation 情况\n  真 truth 是否\n\n约束 于 甲\n  情形 为 是\n  且 真 为 是\n",
                 "choice state 情况\n  confirmed 是, no 否, unknown 不详\n\nentity 甲\n  situation 情形 state\n  truth 真 boolean\n\nconstraint of 甲\n  situation is confirmed\n  and truth is yes\n");
}

TEST_CASE("of two free forms that look alike the first is in the file's language") {
  there_and_back("原因 能力·反复 skill.recurring\n\n责任人\n  其余 移送会商\n\n规则 R1 一 / 二\n  依据 第七条 / \"article 7\"\n  层级 1\n  归因 能力·反复\n  当 类别 为 笔误\n",
                 "cause skill.recurring 能力·反复\n\naccountable\n  otherwise refer\n\nrule R1 二 / 一\n  basis 第七条 / \"article 7\"\n  tier 1\n  cause skill.recurring\n  when kind is clerical_slip\n");
}

TEST_CASE("a word that means two things is written in a form of both") {
  // 同一 编: the field of the row and that of this side have one Chinese form, but two English ones.
  there_and_back("实体 甲\n  编 a_no 文本\n\n实体 乙\n  编 b_no 文本\n\n量 丙 于 乙 整数\n  计数 甲\n    同一 编\n",
                 "entity 甲\n  a_no 编 text\n\nentity 乙\n  b_no 编 text\n\nmeasure 丙 of 乙 integer\n  count 甲\n    same 编\n");
}

TEST_CASE("what would mean something else is refused") {
  const std::string text = around(Language::Zh,
                                  "选项 结果 outcome\n  合格 pass、不合格 fail\n\n实体 甲\n  结论 verdict 结果\n\n"
                                  "量 及格 pass 于 甲 整数\n  计数 问题\n\n量 终 final 于 甲 结果\n  取值 结论 缺失则 合格\n");
  CHECK(formatted(text) == text);
  CHECK(formatted(text, kToEn) == "OTHER MEANING");
}

TEST_CASE("without a sound package the layout is settled, but nothing is translated") {
  const std::string text = "语言 1 中文\n引用 无.此包\n约束 repeat>=1\n";
  CHECK(formatted(text) == "语言 1 中文\n引用 无.此包\n约束 repeat ≥ 1\n");
  CHECK(formatted(text, kToEn) == "NOT CHECKED");
}

}  // namespace
}  // namespace yanpan::lang
