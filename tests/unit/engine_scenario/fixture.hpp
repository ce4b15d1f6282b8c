// A small policy over the standard facts, checked and lowered.

#pragma once

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>

#include "lang/check/check.hpp"
#include "lang/diag/render.hpp"
#include "lang/program/program.hpp"
#include "tests/support/workplace.hpp"

namespace yanpan::engine {

inline const std::string kRules = R"(语言 1 中文
政策 试 trial
  版本 1
  施行 2025-01-01
  依据 《办法》
引用 标准.事实

量 重复次数 repeat 整数
  计数 问题
    同一 责任人、类别
    窗口 发生日 前 180 日 不含当日

量 已提醒 reminded 是否
  存在 督察
    同一 人员 = 责任人
    其中 种类 属于 提醒、谈话
    窗口 日期 前 180 日 不含当日

量 负荷比 load 小数 范围 0 至 9
  平均 履职.在办件数
    同一 人员 = 责任人

量 逾期天数 days_over 于 案件 整数
  取值 日数 期限届满日 至 办结日

发现 期限·办案超期 limit.overrun
  于 案件
  严重程度 较重
  发生日 期限届满日
  当
    逾期天数 ≥ 1

原因 能力·反复 skill.recurring
原因 态度·屡犯 attitude.repeat

责任人
  集体 案件.决定主体 为 检委会
  步骤 主办 lead
    角色 为 主办
    在任 于 基准日
  其余 移送会商

规则 R1 反复出现
  依据 甲
  层级 1
  归因 能力·反复
  当
    重复次数 ≥ 2
    且 非 已提醒

规则 R2 屡犯
  依据 甲
  层级 2
  归因 态度·屡犯
  证据 ≥ 2 项，来自 ≥ 2 个部门
  当
    重复次数 ≥ 2
    且 已提醒
  除非
    负荷比 ≥ 1.25

其余 移送会商

处置 问题
  | 归因 | 措施                | 主体       | 期限     |
  | 态度 | 督察介入 early      | 督察       | 5 工作日 |
  | 任意 | 面谈 talk           | 部门负责人 | 5 工作日 |
处置 人员
  | 归因 | 措施      | 主体   | 期限     |
  | 态度 | 剖析 self | 政治部 | 5 工作日 |
)";

struct Loaded {
  lang::Package package;
  lang::Program program;
  const lang::Policy& policy() const { return *package.policy; }
};

/// The rules with more blocks behind them.
inline Loaded loaded(const std::string& more, const std::string& rules = kRules) {
  test::Workplace place;
  std::ofstream(place.path() / "policy.yp") << rules << "\n" << more;
  lang::CollectingSink sink;
  Loaded result{lang::load_package(place.path() / "policy.yp", {}, sink), {}};
  std::string found;
  for (const lang::Diagnostic& d : sink.all()) found += lang::render_text(result.package.sources, d, {});
  INFO(found);
  REQUIRE(result.package.policy);
  result.program = lang::lower(result.policy());
  return result;
}

}  // namespace yanpan::engine
