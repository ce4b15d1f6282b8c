// The policy of language.md section 7 in Chinese, and the same in English,
// every name with both forms.

#pragma once

#include <string>

namespace yanpan::lang {

/// Blocks of section 7; `kHeader` goes before them.
inline const std::string kHeaderZh = R"(语言 1 中文
政策 季度研判 quarterly
  版本 2025.3
  发布 2025-06-20
  施行 2025-07-01
  依据 《“人”“案”管理衔接工作办法》
引用 标准.事实
)";

inline const std::string kSectionSeven = R"(
量 重复次数 repeat 整数
  计数 问题
    同一 责任人、类别
    窗口 发生日 前 180 日 不含当日

量 波及人数 spread 整数
  计数 不同 责任人 于 问题
    同一 责任人.部门、类别
    窗口 发生日 前 90 日 含当日

量 在办件数 load 整数
  查 履职.在办件数
    同一 人员 = 责任人、月份 = 发生日.月份

量 部门均值 unit_load 小数
  平均 履职.在办件数
    同一 人员.部门 = 责任人.部门、月份 = 发生日.月份
    其中 在办件数 不缺失

量 负荷比 load_ratio 小数
  取值 在办件数 / 部门均值

量 已培训 trained 是否
  存在 培训
    同一 人员 = 责任人、主题 = 类别
    其中 结果 为 合格
    窗口 日期 前 365 日 不含当日

量 已提醒 reminded 是否
  存在 督察
    同一 人员 = 责任人
    其中 种类 属于 提醒、谈话
    窗口 日期 前 180 日 不含当日

约束 波及人数 ≥ 1

原因 流程·制度缺口 process.unit_gap
原因 精力·负荷过重 capacity.overload
原因 能力·未经培训 skill.untrained
原因 态度·屡纠屡犯 attitude.repeat

责任人
  集体 案件.决定主体 为 检委会
  步骤 主办 lead
    角色 为 主办
    在任 于 基准日
  其余 移送会商

规则 R03 同类问题普遍发生
  依据 第三条
  层级 1
  归因 流程·制度缺口
  当
    波及人数 ≥ 5

规则 R05 明显超负荷
  层级 2
  归因 精力·负荷过重
  当
    负荷比 ≥ 1.5

规则 R06 未经培训
  层级 3
  归因 能力·未经培训
  当
    非 已培训
    且 重复次数 < 2

规则 R07 屡纠屡犯
  依据 第七条
  层级 4
  归因 态度·屡纠屡犯
  证据 ≥ 2 项，来自 ≥ 2 个部门
  当
    重复次数 ≥ 2
    且 已提醒
  除非
    负荷比 ≥ 1.2

其余 移送会商

处置 问题
  | 归因 | 严重程度 | 重复次数 | 措施         | 主体     | 期限      |
  | 态度 | 任意     | ≥ 2      | 督察提前介入 early_supervision | 督察 supervision | 5 工作日  |
  | 任意 | 轻微     | 任意     | 面谈提醒 talk | 部门负责人 head | 3 工作日 |
  | 能力 | 任意     | 任意     | 导师带教 mentor | 政治部 political | 1 个月    |

处置 部门
  | 波及人数 | 措施     | 主体 | 期限   |
  | ≥ 5      | 案件讲评 review | 案管 case_office | 1 个月 |

量 逾期天数 days_over 于 案件 整数
  取值 日数 期限届满日 至 办结日

发现 期限·办案超期 limit.overrun
  于 案件
  严重程度 较重
  发生日 期限届满日
  当
    逾期天数 ≥ 1

用例 提醒后再犯
  设 重复次数 3，已提醒，负荷比 1.0，波及人数 1，已培训
  应得 R07 态度·屡纠屡犯，措施 督察提前介入
  不应得 R05 因 负荷比
)";

/// Word for word the same meaning: English keywords, the other form of each
/// name where it is used, the two forms of each declaration in the other order.
inline const std::string kSectionSevenEnglish = R"(language 1 english
policy quarterly 季度研判
  version 2025.3
  enacted 2025-06-20
  effective 2025-07-01
  basis 《“人”“案”管理衔接工作办法》
use std.facts

measure repeat 重复次数 integer
  count problem
    same accountable, kind
    window occurred before 180 days excluding the day

measure spread 波及人数 integer
  count distinct accountable of problem
    same accountable.unit, kind
    window occurred before 90 days including the day

measure load 在办件数 integer
  lookup workload.open_cases
    same person = accountable, month = occurred.month

measure unit_load 部门均值 decimal
  mean workload.open_cases
    same person.unit = accountable.unit, month = occurred.month
    where open_cases not missing

measure load_ratio 负荷比 decimal
  value load / unit_load

measure trained 已培训 boolean
  exists training
    same person = accountable, topic = kind
    where result is pass
    window date before 365 days excluding the day

measure reminded 已提醒 boolean
  exists supervision
    same person = accountable
    where sort in talk, reminder
    window date before 180 days excluding the day

constraint spread >= 1

cause process.unit_gap 流程·制度缺口
cause capacity.overload 精力·负荷过重
cause skill.untrained 能力·未经培训
cause attitude.repeat 态度·屡纠屡犯

accountable
  collective case.decided_by is procuratorial_committee
  step lead 主办
    role is lead
    serving on base date
  otherwise refer

rule R03 同类问题普遍发生
  basis 第三条
  tier 1
  cause process.unit_gap
  when
    spread >= 5

rule R05 明显超负荷
  tier 2
  cause capacity.overload
  when
    load_ratio >= 1.50

rule R06 未经培训
  tier 3
  cause skill.untrained
  when
    not trained
    and repeat < 2

rule R07 屡纠屡犯
  basis 第七条
  tier 4
  cause attitude.repeat
  evidence >= 2 items, from >= 2 departments
  when
    repeat >= 2
    and reminded
  unless
    load_ratio >= 1.2

interventions problem
  | cause    | severity | repeat | intervention      | actor       | due        |
  | attitude | any      | >= 2   | early_supervision 督察提前介入 | supervision 督察 | 5 workdays |
  | any      | minor    | any    | talk 面谈提醒     | head 部门负责人 | 3 workdays |
  | skill    | any      | any    | mentor 导师带教   | political 政治部 | 1 months |

interventions unit
  | spread | intervention | actor | due |
  | >= 5 | review 案件讲评 | case_office 案管 | 1 months |

measure days_over 逾期天数 of case integer
  value days due to closed

finding limit.overrun 期限·办案超期
  of case
  severity moderate
  occurred due
  when
    days_over >= 1

scenario 提醒后再犯
  given repeat 3, reminded, load_ratio 1.0, spread 1, trained
  expect R07 attitude.repeat, intervention early_supervision
  expect not R05 because load_ratio
)";

}  // namespace yanpan::lang
