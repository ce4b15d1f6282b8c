// The canonical example of the language, whole, in both keyword sets.

#include <catch2/catch.hpp>

#include "tests/unit/lang_front/parsed.hpp"

namespace yanpan::lang {
namespace {

constexpr const char* kChinese = R"(语言 1 中文
政策 季度研判
  版本 2025.3
  发布 2025-06-20
  施行 2025-07-01
  依据 《“人”“案”管理衔接工作办法》
引用 标准.事实

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
  步骤 主办
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
  | 态度 | 任意     | ≥ 2      | 督察提前介入 | 督察     | 5 工作日  |
  | 任意 | 轻微     | 任意     | 面谈提醒     | 部门负责人 | 3 工作日 |
  | 能力 | 任意     | 任意     | 导师带教     | 政治部   | 1 个月    |

处置 部门
  | 波及人数 | 措施     | 主体 | 期限   |
  | ≥ 5      | 案件讲评 | 案管 | 1 个月 |

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

constexpr const char* kEnglish = R"(language 1 english
policy quarterly-review
  version 2025.3
  enacted 2025-06-20
  effective 2025-07-01
use std.facts

measure repeat integer
  count problem
    same accountable, kind
    window occurred before 180 days excluding the day

measure load_ratio decimal
  value load / unit_load

accountable
  collective case.decided_by is procuratorial_committee
  step lead
    role is lead
    serving on base date
  otherwise refer

rule R07 repeated after reminder
  basis "article 7"
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
  | attitude | any      | >= 2   | early_supervision | supervision | 5 workdays |

scenario "repeat after reminder"
  given repeat 3, reminded, load_ratio 1.0, spread 1, trained
  expect R07 attitude.repeat, intervention early_supervision
  expect not R05 because load_ratio
)";

}  // namespace

TEST_CASE("the chinese example reads without a diagnostic") {
  const Parsed result = parsed(kChinese);
  CHECK(result.messages() == std::vector<std::string>{});
  CHECK(result.file.blocks.size() == 25);
  CHECK(result.file.language == Language::Zh);
}

TEST_CASE("the english example reads without a diagnostic") {
  const Parsed result = parsed(kEnglish);
  CHECK(result.messages() == std::vector<std::string>{});
  CHECK(result.file.blocks.size() == 8);
  CHECK(result.file.language == Language::En);
}

TEST_CASE("every prefix of the examples ends without a crash") {
  for (const std::string text : {kChinese, kEnglish}) {
    for (std::size_t length = 0; length <= text.size(); length += 7) {
      const Parsed result = parsed(text.substr(0, length));
      CHECK(result.file.blocks.size() <= 25);
    }
  }
}

TEST_CASE("line ends of both kinds and a byte order mark change nothing") {
  std::string crlf = "\xEF\xBB\xBF";
  for (const char c : std::string(kChinese)) crlf += c == '\n' ? std::string("\r\n") : std::string(1, c);
  const Parsed result = parsed(crlf);
  CHECK(result.messages() == std::vector<std::string>{});
  CHECK(result.file.blocks.size() == 25);
}

}  // namespace yanpan::lang
