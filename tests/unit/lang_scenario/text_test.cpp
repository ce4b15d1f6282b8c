// A scenario printed and read back is the same scenario, in either language.

#include "lang/scenario/text.hpp"

#include <catch2/catch.hpp>

#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

/// The text without its scenario blocks.
std::string without_scenarios(const std::string& text) {
  std::string kept;
  bool inside = false;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    const std::string line = text.substr(at, end - at);
    if (line[0] != ' ' && line[0] != '\n') inside = line.starts_with("用例 ") || line.starts_with("scenario ");
    if (!inside) kept += line;
    at = end;
  }
  return kept;
}

std::string printed(const Policy& policy, Language language) {
  std::string text = language == Language::Zh ? "语言 1 中文\n" : "language 1 english\n";
  for (const Scenario& s : policy.versions.front().scenarios) text += scenario_text(policy, policy.versions.front(), s, language);
  return text;
}

void check_round_trip(const Texts& texts) {
  const Checked before = check_texts(texts);
  CAPTURE(before.errors());
  REQUIRE(before.policy);
  REQUIRE(before.policy->versions.size() == 1);
  REQUIRE_FALSE(before.policy->versions.front().scenarios.empty());
  for (const Language language : {Language::Zh, Language::En}) {
    Texts again;
    for (const auto& [path, text] : texts) again.emplace_back(path, without_scenarios(text));
    again.emplace_back("printed.yp", printed(*before.policy, language));
    const Checked after = check_texts(again);
    CAPTURE(again.back().second, after.errors());
    REQUIRE(after.policy);
    CHECK(canonical_text(*after.policy) == canonical_text(*before.policy));
  }
}

Texts package_texts(const std::string& folder) {
  CollectingSink sink;
  const Package package = load_package(std::string(YANPAN_ROOT) + "/" + folder, {}, sink);
  REQUIRE(package.policy);
  Texts texts;
  for (std::uint32_t i = 0; i < package.sources.size(); ++i) texts.emplace_back(package.sources.file(i).path, package.sources.file(i).text);
  return texts;
}

/// Names that read as something else where a scenario names them, and one value of every type.
const std::string kOddMeasures = R"(
选项 状态 state
  缺失 missing、为 is、`甲.乙` `a.b`、`3级` `grade 3`、是 yes
量 证据 evidence 整数
  计数 问题
    同一 案件
量 非 not 是否
  存在 问题
    同一 案件
量 无责任人 no 小数
  取值 证据 / 3
量 `两 词` `two words` 时长 工作日
  取值 案件.时限
量 状况 condition 状态
  最近 状态栏 于 记录
    同一 案件
实体 记录 record
  案件 case → 案件
  状态栏 state_field 状态
  日期 date 日期 主日期
来源 记录 records
  实体 记录
原因 `流程·两 词` process.`two words`
规则 `因` 关键字
  层级 9
  归因 流程·缺口
  当
    证据 ≥ 1
规则 9 数字
  层级 9
  归因 流程·缺口
  当
    证据 ≥ 2
规则 R10-2 连字号
  层级 9
  归因 流程·缺口
  当
    证据 ≥ 2
处置 问题
  | 证据 | 措施 | 主体 | 期限 |
  | ≥ 1 | `面谈 提醒` `a talk` | 部门 | 3 工作日 |
)";

}  // namespace

TEST_CASE("a scenario of every part of the language reads back") {
  check_round_trip({{"std/facts.yp", kFacts}, {"policy.yp", kPolicy}, {"more.yp", "语言 1 中文\n" + kOddMeasures + R"(
用例 各种量 / "every kind of value"
  设 `证据` -3，`非`，`无责任人` 1.25，`两 词` 5 工作日，重复次数 缺失
  设 案件.受理日 2025-02-01，案件.入库 2025-02-01T08:30:00+08:00，严重程度 轻微，备注 "井#号“与”引号"
  设 责任人.部门 "D1"，案件.决定主体 为 检委会，发生日.月份 2025-03，案件.办结日 缺失
  证据 3 项 2 个部门
  应得 R02 态度·再犯，措施 `面谈 提醒`
  不应得 R01 因 案件.受理日
用例 各种结果
  设 非 `非`，状况 `缺失`
  无责任人
  应得 移送会商 no_person
  应得 移送会商，因 重复次数
  应得 理由 tie
  应得 暂定
  应得 非 暂定
  应得 态度
  应得 流程·缺口
  不应得 暂定
用例 古怪的编号
  设 状况 `为`
  应得 `因` 流程·缺口，暂定
  应得 9 流程
  不应得 R10-2
用例 古怪的值一
  设 状况 `甲.乙`
  应得 `流程·两 词`
用例 “# 号、"引号" / 和斜线”
  设 状况 `3级`
  应得 移送会商
用例 古怪的值二 / english name
  设 状况 是
  证据 0 项 0 个部门
  证据 不足 9、`因`、R10-2
  应得 移送会商
用例 only_ascii
  设 问题 "P1"
  应得 移送会商
)"}});
}

TEST_CASE("the scenarios of the shipped policies read back") {
  for (const char* folder : {"policies/quarter", "policies/quarter-en", "policies/examples/incidents", "tools/init/zh", "tools/init/en"}) {
    CAPTURE(folder);
    check_round_trip(package_texts(folder));
  }
}

TEST_CASE("a scenario in both languages") {
  const Checked checked = check_texts({{"std/facts.yp", kFacts}, {"policy.yp", kPolicy}});
  REQUIRE(checked.policy);
  const Version& version = checked.policy->versions.front();
  CHECK(scenario_text(*checked.policy, version, version.scenarios[0], Language::Zh) == "用例 再犯\n  设 重复次数 3，案件.受理日 2024-02-01\n  应得 R02\n");
  CHECK(scenario_text(*checked.policy, version, version.scenarios[0], Language::En) == "scenario 再犯\n  given repeat 3, case.accepted 2024-02-01\n  expect R02\n");
}

TEST_CASE("a long list of settings goes on in the next line") {
  std::string given;
  for (int i = 0; i < 12; ++i) given += "  设 量名比较长的一个量" + std::to_string(i) + " " + std::to_string(i) + "\n";
  std::string measures;
  for (int i = 0; i < 12; ++i) measures += "量 量名比较长的一个量" + std::to_string(i) + " 整数\n  计数 问题\n    同一 案件\n";
  const Checked checked = check_with(measures + "用例 长\n" + given + "  应得 移送会商\n");
  CAPTURE(checked.errors());
  REQUIRE(checked.policy);
  const Version& version = checked.policy->versions.front();
  const auto& scenarios = version.scenarios;
  const auto wide = std::find_if(scenarios.begin(), scenarios.end(), [](const Scenario& s) { return s.name.zh == "长"; });
  REQUIRE(wide != scenarios.end());
  const std::string text = scenario_text(*checked.policy, version, *wide, Language::Zh);
  CHECK(std::count(text.begin(), text.end(), '\n') == 5);
}
