// Policy text in, diagnostics and checked policy out, all in memory.

#pragma once

#include <algorithm>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/check/check.hpp"
#include "lang/grammar/parse.hpp"

namespace yanpan::lang {

struct Checked {
  SourceSet sources;
  std::vector<Diagnostic> found;
  std::optional<Policy> policy;

  std::vector<std::string> words(Severity wanted) const {
    std::vector<std::string> result;
    for (const Diagnostic& d : found) {
      if (severity(d.code) == wanted) result.emplace_back(word(d.code));
    }
    return result;
  }
  std::vector<std::string> errors() const { return words(Severity::Error); }
  std::vector<std::string> warnings() const { return words(Severity::Warning); }
  const Diagnostic* find(std::string_view wanted) const {
    auto it = std::find_if(found.begin(), found.end(), [&](const Diagnostic& d) { return word(d.code) == wanted; });
    return it == found.end() ? nullptr : &*it;
  }
};

using Texts = std::vector<std::pair<std::string, std::string>>;   // path and text

inline Checked check_texts(const Texts& texts) {
  Checked result;
  CollectingSink sink;
  std::vector<ast::File> files;
  for (const auto& [path, text] : texts) {
    const auto id = result.sources.add({path, text, Language::Zh});
    files.push_back(parse(result.sources, id, sink));
  }
  result.policy = check(result.sources, files, sink);
  if (sink.has_errors()) result.policy.reset();
  result.found = sink.take_sorted();
  return result;
}

/// The facts that the tests speak about, in the manner of policies/std.
inline const std::string kFacts = R"(语言 1 中文
选项 严重程度 severity
  轻微 minor < 较重 moderate < 严重 serious
选项 问题类别 problem_kind
  笔误 clerical、漏填 blank
实体 部门 unit
  作为 部门
  编号 unit_no 文本 键
实体 人员 person
  作为 人员
  工号 staff_no 文本 键
  姓名 name 文本 个人
  部门 unit → 部门
  年龄 age 整数 受保护
实体 案件 case
  作为 案件
  受案号 case_no 文本 键
  受理日 accepted 日期 主日期
  期限届满日 due 日期
  办结日 closed 日期
  决定主体 decided_by 选项 承办检察官 handler、检委会 procuratorial_committee
  时限 limit 时长 工作日
  入库 stored 时刻
实体 参与 assignment
  作为 参与
  案件 case → 案件
  人员 person → 人员
  角色 role 选项 主办 lead、协办 assist、书记员 clerk、审核 approver
  起 from 日期 任职起
  止 to 日期 任职止
实体 问题 problem
  作为 问题
  编号 problem_no 文本 键
  案件 case → 案件
  类别 kind 问题类别
  严重程度 severity 严重程度
  发生日 occurred 日期 主日期
  备注 note 文本
实体 履职 workload
  人员 person → 人员 键
  月份 month 月份 键
  在办件数 open_cases 整数 范围 0 至 1000
实体 培训 training
  人员 person → 人员
  主题 topic 问题类别
  结果 result 选项 合格 pass、不合格 fail
  日期 date 日期 主日期
实体 督察 supervision
  人员 person → 人员
  种类 sort 选项 提醒 reminder、谈话 talk、线索 clue
  日期 date 日期 主日期
)";

/// A small policy over the facts without anything to report.
inline const std::string kPolicy = R"(语言 1 中文
政策 季度研判 quarterly
  版本 1
  施行 2025-01-01
  依据 《办法》
引用 标准.事实
量 重复次数 repeat 整数
  计数 问题
    同一 责任人、类别
    窗口 发生日 前 180 日 不含当日
原因 流程·缺口 process.gap
原因 态度·再犯 attitude.repeat
责任人
  步骤 主办 lead
    角色 为 主办
    在任 于 基准日
  其余 移送会商
规则 R01 缺口
  层级 1
  归因 流程·缺口
  当
    案件.受理日 ≥ 2025-01-01
规则 R02 再犯
  层级 2
  归因 态度·再犯
  当
    重复次数 ≥ 2
用例 缺口
  设 案件.受理日 2025-02-01
  应得 R01
用例 再犯
  设 重复次数 3、案件.受理日 2024-02-01
  应得 R02
)";

/// The small policy and more blocks in a file without header.
inline Checked check_with(const std::string& more) {
  return check_texts({{"std/facts.yp", kFacts}, {"policy.yp", kPolicy}, {"more.yp", "语言 1 中文\n" + more}});
}

inline std::string replaced(std::string text, const std::string& from, const std::string& to) {
  const std::size_t at = text.find(from);
  return at == std::string::npos ? "the test replaces what is not there" : text.replace(at, from.size(), to);
}

}  // namespace yanpan::lang
