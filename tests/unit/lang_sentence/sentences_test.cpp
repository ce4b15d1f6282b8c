// A policy read back as sentences, both languages side by side.

#include <catch2/catch.hpp>

#include "lang/sentence/sentences.hpp"
#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;

namespace {

/// The sentences of what `more` declares beside the small policy.
struct Read {
  explicit Read(const std::string& more) : checked(check_with(more)) {
    CAPTURE(checked.errors());
    REQUIRE(checked.policy);
  }
  const Version& version() const { return checked.policy->versions.front(); }
  Sentences in(Language language) const { return {*checked.policy, version(), language}; }

  Name measure(const std::string& name) const {
    const auto found = std::find_if(version().measures.begin(), version().measures.end(), [&](const Measure& m) { return m.name.matches(name); });
    REQUIRE(found != version().measures.end());
    return {in(Language::Zh).measure(*found), in(Language::En).measure(*found)};
  }
  const Rule& rule(const std::string& id) const {
    const auto found = std::find_if(version().rules.begin(), version().rules.end(), [&](const Rule& r) { return r.id == id; });
    REQUIRE(found != version().rules.end());
    return *found;
  }
  Name sentence(const std::string& id) const { return {in(Language::Zh).rule(rule(id)), in(Language::En).rule(rule(id))}; }

  Checked checked;
};

/// One condition of a rule, without what stands around it.
Name condition(const std::string& line, const std::string& before = "") {
  const Read read(before + "规则 R09 试\n  层级 2\n  归因 态度·再犯\n  当\n    " + line + "\n");
  const Rule& rule = read.rule("R09");
  return {read.in(Language::Zh).condition(rule.when), read.in(Language::En).condition(rule.when)};
}

Name measure(const std::string& block) { return Read(block).measure("m"); }

}  // namespace

namespace Catch {
template <>
struct StringMaker<Name> {
  static std::string convert(const Name& name) { return name.zh + " | " + name.en; }
};
}  // namespace Catch

TEST_CASE("each comparison is a clause of its own, in numbers, time and rank") {
  CHECK(condition("重复次数 ≥ 2") == Name{"重复次数 不少于 2", "repeat is at least 2"});
  CHECK(condition("重复次数 > 2") == Name{"重复次数 大于 2", "repeat is more than 2"});
  CHECK(condition("重复次数 ≤ 2") == Name{"重复次数 不超过 2", "repeat is at most 2"});
  CHECK(condition("重复次数 < 2") == Name{"重复次数 小于 2", "repeat is less than 2"});
  CHECK(condition("重复次数 = 2") == Name{"重复次数 等于 2", "repeat is 2"});
  CHECK(condition("重复次数 ≠ 2") == Name{"重复次数 不等于 2", "repeat is not 2"});
  CHECK(condition("重复次数 在 2 至 4") == Name{"重复次数 在 2 至 4 之间（含两端）", "repeat is between 2 and 4, both included"});
  CHECK(condition("案件.受理日 ≥ 2025-07-01") == Name{"案件的受理日 不早于 2025-07-01", "accepted of case is not before 2025-07-01"});
  CHECK(condition("案件.受理日 < 2025-07-01") == Name{"案件的受理日 早于 2025-07-01", "accepted of case is before 2025-07-01"});
  CHECK(condition("严重程度 ≥ 较重") == Name{"严重程度 不低于 较重", "severity is moderate or higher"});
  CHECK(condition("严重程度 ≤ 较重") == Name{"严重程度 不高于 较重", "severity is moderate or lower"});
  CHECK(condition("类别 为 笔误") == Name{"类别 为 笔误", "kind is clerical"});
  CHECK(condition("类别 不属于 笔误、漏填") == Name{"类别 不为 笔误 或 漏填", "kind is not clerical or blank"});
  CHECK(condition("备注 开头为 \"T02 \"") == Name{"备注 以 \"T02 \" 开头", "note starts with \"T02 \""});
  CHECK(condition("案件.办结日 缺失") == Name{"没有 案件的办结日 的数据", "closed of case is missing"});
  CHECK(condition("案件.办结日 不缺失") == Name{"有 案件的办结日 的数据", "closed of case is not missing"});
}

TEST_CASE("booleans, and groups inside groups") {
  const std::string known = "量 已提醒 reminded 是否\n  存在 督察\n    同一 人员 = 责任人\n";
  CHECK(condition("已提醒", known) == Name{"“已提醒” 成立", "reminded is true"});
  CHECK(condition("非 已提醒", known) == Name{"“已提醒” 不成立", "reminded is false"});
  const Name group = condition("已提醒\n    或\n      重复次数 ≥ 2\n      类别 为 漏填", known);
  CHECK(group == Name{"“已提醒” 成立，并且 （重复次数 不少于 2，或者 类别 为 漏填）", "reminded is true and (repeat is at least 2 or kind is blank)"});
}

TEST_CASE("a rule is one sentence; its evidence another") {
  const Read read(
      "规则 R09 试\n  层级 2\n  归因 态度·再犯\n  证据 ≥ 2 项，来自 ≥ 2 个部门\n  当\n    重复次数 ≥ 3\n  除非\n    类别 为 漏填\n"
      "规则 R10 试\n  层级 2\n  归因 态度·再犯\n  证据 ≥ 1 项\n  当\n    重复次数 ≥ 4\n");
  CHECK(read.sentence("R09") == Name{"当 重复次数 不少于 3 时，除非 类别 为 漏填，归因于 态度·再犯。", "When repeat is at least 3, unless kind is blank, the cause is attitude.repeat."});
  CHECK(read.in(Language::Zh).evidence(read.rule("R09")) == "需要至少 2 项材料，来自至少 2 个部门。");
  CHECK(read.in(Language::En).evidence(read.rule("R09")) == "At least 2 items of evidence, from at least 2 departments.");
  CHECK(read.in(Language::En).evidence(read.rule("R10")) == "At least 1 item of evidence.");
  CHECK(read.in(Language::Zh).evidence(read.rule("R02")).empty());
}

TEST_CASE("an aggregate says what is counted, of which rows, and when") {
  CHECK(measure("量 m 整数\n  计数 问题\n    同一 责任人、类别\n    窗口 发生日 前 180 日 不含当日\n    不含 本问题\n") ==
        Name{"“问题” 记录的条数：同一 责任人；同一 类别；发生日 在 本问题的发生日 之前 180 日内，不含当日；不含本问题",
             "the number of problem records: same accountable; same kind; occurred within the 180 days before occurred of this problem, that day left out; without this record itself"});
  CHECK(measure("量 m 整数\n  计数 不同 责任人 于 问题\n    同一 责任人.部门\n    窗口 发生日 同季\n") ==
        Name{"“问题” 记录中不同 责任人 的个数：同一 责任人的部门；发生日 与 本问题的发生日 在同一季度",
             "the number of different accountable among problem records: same unit of accountable; occurred in the same quarter as occurred of this problem"});
  CHECK(measure("量 m 整数\n  查 履职.在办件数\n    同一 人员 = 责任人、月份 = 发生日.月份\n") ==
        Name{"唯一一条 “履职” 记录的 在办件数（没有或不止一条时算没有数据）：人员 与 本问题的责任人 相同；月份 与 本问题的发生日的所在月份 相同",
             "open_cases of the only workload record (missing where there is none or more than one): person equal to accountable of this problem; month equal to month of occurred of this problem"});
  CHECK(measure("量 m 是否\n  存在 督察\n    同一 人员 = 责任人\n    其中 种类 属于 提醒、谈话\n    窗口 日期 前后 3 个月 含当日\n") ==
        Name{"有没有 “督察” 记录：人员 与 本问题的责任人 相同；其中 种类 为 提醒 或 谈话；日期 在 本问题的发生日 前后 3 个月内，含当日",
             "whether there is a supervision record: person equal to accountable of this problem; where sort is reminder or talk; date within 3 months before or after occurred of this problem, that day included"});
}

TEST_CASE("an expression keeps its groups") {
  CHECK(measure("量 m 小数\n  取值 (重复次数 + 1) / 2\n") == Name{"（重复次数 + 1） ÷ 2", "(repeat + 1) ÷ 2"});
  CHECK(measure("量 m 整数\n  取值 日数 案件.受理日 至 截至日\n") == Name{"从 案件的受理日 到 截至日 的日数", "the days from accepted of case to the as-of date"});
  CHECK(measure("量 m 整数\n  取值 较大 重复次数、2\n") == Name{"重复次数、2 中较大的", "the larger of repeat, 2"});
  CHECK(measure("量 m 整数\n  取值 重复次数 缺失则 0\n") == Name{"重复次数（没有数据时取 0）", "repeat (where it is missing, 0)"});
  CHECK(measure("量 m 日期\n  取值 案件.受理日 + 1 个月\n") == Name{"案件的受理日 + 1 个月", "accepted of case + 1 month"});
}

TEST_CASE("where a person serves") {
  const Read read("");
  CHECK(read.in(Language::Zh).condition(read.version().accountable->steps.front().when) == "角色 为 主办，并且 在基准日任职");
  CHECK(read.in(Language::En).condition(read.version().accountable->steps.front().when) == "role is lead and in office on the base date");
}
