#include <catch2/catch.hpp>

#include "tests/unit/lang_format/support.hpp"

namespace yanpan::lang {
namespace {

/// `keyword 语言 | number 1 | ...` of one line of a text.
std::string tokens_of(const std::string& text, const std::string& line) {
  SourceSet sources;
  sources.add({"a.yp", text, Language::Zh});
  CollectingSink sink;
  Written written;
  parse(sources, 0, sink, &written);
  const std::size_t begin = text.find(line), end = begin + line.size();
  static const char* const kKinds[] = {"keyword", "sign", "name", "id", "number", "date", "format", "text", "words", "comment", "doc"};
  std::string result;
  for (const Token& token : written.tokens) {
    if (token.span.begin < begin || token.span.end > end) continue;
    result += (result.empty() ? "" : " | ") + std::string(kKinds[int(token.kind)]) + " " + std::string(sources.text(token.span));
  }
  return result;
}

const std::string kPolicy = R"(语言 1 中文
引用 标准.事实
量 重复次数 repeat 整数
  计数 问题
    同一 责任人、案件
量 本案问题 own 于 案件 整数
  计数 问题
    同一 案件
量 当月 this_month 是否
  取值 发生日.月份 = 发现日.月份
原因 能力·反复 skill.recurring
责任人
  步骤 主办 lead
    角色 为 主办
规则 R1 反复 / "again"
  层级 1
  归因 能力·反复
  当
    repeat ≥ 2
    且 当月
其余 移送会商
处置 问题
  | 归因 | 措施      |
  | 能力 | 谈话 talk |
  | 任意 | talk      |
用例 再犯
  设 重复次数 3，当月
  应得 R1 能力·反复，措施 谈话
)";

TEST_CASE("every token of a line is told apart") {
  CHECK(tokens_of(kPolicy, "语言 1 中文") == "keyword 语言 | number 1 | id 中文");
  CHECK(tokens_of(kPolicy, "引用 标准.事实") == "keyword 引用 | name 标准 | sign . | name 事实");
  CHECK(tokens_of(kPolicy, "量 重复次数 repeat 整数") == "keyword 量 | name 重复次数 | name repeat | keyword 整数");
  CHECK(tokens_of(kPolicy, "规则 R1 反复 / \"again\"") == "keyword 规则 | id R1 | words 反复 / \"again\"");
  CHECK(tokens_of(kPolicy, "  取值 发生日.月份 = 发现日.月份") == "keyword 取值 | name 发生日 | sign . | name 月份 | sign = | name 发现日 | sign . | name 月份");
  CHECK(tokens_of(kPolicy, "  | 能力 | 谈话 talk |") == "sign | | name 能力 | sign | | name 谈话 | name talk | sign |");
  CHECK(tokens_of(kPolicy, "  应得 R1 能力·反复，措施 谈话") == "keyword 应得 | id R1 | id 能力·反复 | sign ， | keyword 措施 | name 谈话");
}

TEST_CASE("what a rule tried and gave back is no token") {
  // One name is tried first, 日期 as its type; then two.
  CHECK(tokens_of("语言 1 中文\n实体 甲\n  日期 date 日期\n", "日期 date 日期") == "name 日期 | name date | keyword 日期");
  CHECK(tokens_of("语言 1 中文\n实体 甲\n  日期 日期 必填\n", "日期 日期 必填") == "name 日期 | keyword 日期 | keyword 必填");
  CHECK(tokens_of("语言 1 中文\n约束 a 在 2025-01-01 至 2025-01\n", "a 在 2025-01-01 至 2025-01") ==
        "name a | keyword 在 | date 2025-01-01 | keyword 至 | date 2025-01");
  CHECK(tokens_of("语言 1 中文\n约束 a ≥ 5 工作日\n", "a ≥ 5 工作日") == "name a | sign ≥ | number 5 | keyword 工作日");
}

TEST_CASE("comments and documentation are tokens") {
  const std::string text = "语言 1 中文 # 一\n## 二\n  # 三\n原因 能力·反复 # 四 \n";
  CHECK(tokens_of(text, text) == "keyword 语言 | number 1 | id 中文 | comment # 一 | doc ## 二 | comment # 三 | keyword 原因 | name 能力·反复 | comment # 四");
}

TEST_CASE("a name knows the keywords that could stand in its place") {
  const Indexed policy = indexed(kPolicy);
  const std::string& text = policy.package.sources.file(0).text;
  for (const Token& token : policy.index.files[0].tokens) {
    if (token.span.begin != text.find("repeat ≥")) continue;
    CHECK(token.rivals.test(static_cast<std::size_t>(Keyword::Not)));
    CHECK_FALSE(token.rivals.test(static_cast<std::size_t>(Keyword::Count)));
  }
}

TEST_CASE("a use leads to its declaration, whichever form is written") {
  const Indexed policy = indexed(kPolicy);
  REQUIRE(policy.package.policy);
  for (const auto& use : {policy.meaning("repeat", 2), policy.meaning("重复次数", 2)}) {
    REQUIRE(use.size() == 1);
    CHECK(use[0].kind == SymbolKind::Measure);
    CHECK(use[0].name == Name{"重复次数", "repeat"});
    REQUIRE(use[0].declared.size() == 2);
    CHECK(policy.text(use[0].declared[0]) == "重复次数");
    CHECK(policy.text(use[0].declared[1]) == "repeat");
  }
}

TEST_CASE("uses cross files, and words of the language have no declaration") {
  const Indexed policy = indexed(kPolicy);
  const auto field = policy.meaning("发生日");
  REQUIRE(field.size() == 1);
  CHECK(field[0].kind == SymbolKind::Field);
  CHECK(field[0].declared[0].file == 1);
  CHECK(policy.meaning("月份")[0].kind == SymbolKind::Word);
  CHECK(policy.meaning("责任人")[0].declared.empty());
  CHECK(policy.meaning("标准")[0].name == Name{"标准.事实", "std.facts"});
  CHECK(policy.meaning("能力 |")[0].kind == SymbolKind::Category);
  CHECK(policy.meaning("R1", 2)[0].kind == SymbolKind::Rule);
  CHECK(policy.meaning("主办", 2)[0].kind == SymbolKind::ChoiceValue);
}

TEST_CASE("a short same line means a field of each side") {
  const Indexed policy = indexed(kPolicy);
  // 同一 责任人、案件: the problem's case on both sides, one thing.
  CHECK(policy.meaning("案件", 1).size() == 1);
  // In a measure of the case, 案件 is also the case itself.
  const auto both = policy.meaning("案件", 3);
  REQUIRE(both.size() == 2);
  CHECK(both[0].kind != both[1].kind);
}

TEST_CASE("what is only mentioned is declared by its first mention") {
  const Indexed policy = indexed(kPolicy);
  const auto talk = policy.meaning("talk", 2);
  REQUIRE(talk.size() == 1);
  CHECK(talk[0].kind == SymbolKind::Intervention);
  CHECK(talk[0].name == Name{"谈话", "talk"});
  CHECK(policy.text(talk[0].declared[0]) == "谈话");
  CHECK(policy.meaning("谈话", 2)[0].name == talk[0].name);
}

TEST_CASE("a block shared by versions means a measure of each") {
  SourceSet sources;
  CollectingSink sink;
  Index index;
  std::vector<ast::File> files;
  const auto add = [&](const std::string& name, const std::string& text) {
    const auto id = sources.add({name, text, Language::Zh});
    index.files.resize(id + 1);
    files.push_back(parse(sources, id, sink, &index.files[id]));
  };
  const std::string facts = "语言 1 中文\n实体 案件 case\n  作为 案件\n  号 no 文本 键\n约束 于 案件 件数 ≥ 0\n";
  add("facts.yp", facts);
  add("one.yp", "语言 1 中文\n政策 甲\n  版本 1\n  施行 2025-01-01\n量 件数 count_a 于 案件 整数\n  计数 案件\n");
  add("two.yp", "语言 1 中文\n政策 乙\n  版本 2\n  施行 2026-01-01\n量 件数 count_b 于 案件 整数\n  计数 案件\n");
  check(sources, files, sink, &index);
  CHECK_FALSE(sink.has_errors());
  const auto uses = index.uses_at(0, static_cast<std::uint32_t>(facts.find("件数")));
  REQUIRE(uses.size() == 2);
  CHECK(index.symbol(uses[0].symbol).name.en == "count_a");
  CHECK(index.symbol(uses[1].symbol).name.en == "count_b");
}

TEST_CASE("what cannot be resolved has no use") {
  const Indexed policy = indexed("语言 1 中文\n引用 标准.事实\n量 甲 整数\n  计数 问体\n");
  CHECK_FALSE(policy.package.policy);
  CHECK(policy.meaning("问体").empty());
  CHECK(policy.meaning("甲").size() == 1);
}

}  // namespace
}  // namespace yanpan::lang
