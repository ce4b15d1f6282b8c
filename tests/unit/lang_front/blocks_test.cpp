// Every block, read from both keyword sets to the same AST.

#include <catch2/catch.hpp>

#include "tests/unit/lang_front/parsed.hpp"

namespace yanpan::lang {

TEST_CASE("header") {
  CHECK(ast_zh("政策 季度研判 quarterly-review\n  版本 2025.3\n  发布 2025-06-20\n  施行 2025-07-01\n  失效 2026-01-01\n  依据 第七条 / \"article 7\"\n") ==
        "policy 季度研判|quarterly-review\n  version '2025.3'\n  enacted 2025-06-20\n  effective 2025-07-01\n  expires 2026-01-01\n  basis "
        "'第七条'|'article 7'\n");
  CHECK(ast_en("policy quarterly-review\n  version 2025.3\n  enacted 2025-06-20\n  effective 2025-07-01\n  expires 2026-01-01\n  basis \"a / b\"\n") ==
        "policy quarterly-review\n  version '2025.3'\n  enacted 2025-06-20\n  effective 2025-07-01\n  expires 2026-01-01\n  basis 'a / b'\n");
}

TEST_CASE("a colon after the first word is read and dropped") {
  CHECK(ast_zh("政策：季度研判\n  版本：1\n  施行: 2025-07-01\n") == "policy 季度研判\n  version '1'\n  effective 2025-07-01\n");
}

TEST_CASE("import") {
  CHECK(ast_zh("引用 标准.事实\n") == "use 标准.事实\n");
  CHECK(ast_en("use std.facts\n") == "use std.facts\n");
}

TEST_CASE("choice sets") {
  CHECK(ast_zh("选项 严重程度 severity\n  轻微 minor < 较重 moderate < 严重 serious\n") ==
        "choice 严重程度|severity {轻微|minor < 较重|moderate < 严重|serious}\n");
  CHECK(ast_en("choice outcome\n  pass, fail,\n  open\n") == "choice outcome {pass, fail, open}\n");
  CHECK(ast_zh("选项 级别 level\n  低 low <\n  中 middle\n  < 高 high\n") == "choice 级别|level {低|low < 中|middle < 高|high}\n");
}

TEST_CASE("entities: one or two names, every type and mark") {
  CHECK(ast_zh("## 谁办的\n实体 参与 assignment\n  作为 参与\n  案件 case → 案件 键\n  ## 做什么\n  角色 role 选项 主办 lead、协办 assist 必填\n"
               "  起 from 日期 任职起\n  止 to 日期 任职止 止日含\n  日期 日期 主日期\n  严重程度 severity 严重程度 可争议\n"
               "  期限 due 时长 工作日\n  工龄 years 整数 范围 0 至 60，个人、受保护\n") ==
        "## 谁办的\nentity 参与|assignment as participation\n  案件|case: ->案件 key\n  角色|role: {主办|lead, 协办|assist} required ## 做什么\n"
        "  起|from: date start\n  止|to: date end end-included\n  日期: date main\n  严重程度|severity: choice:严重程度 disputable\n"
        "  期限|due: duration:workdays\n  工龄|years: integer personal protected [0..60]\n");
  CHECK(ast_en("entity assignment 参与\n  as participation\n  case 案件 -> case key\n  role 角色 choice lead, assist required\n  from date term start\n"
               "  to date term end end day included\n  level choice low < high\n  at instant main date\n  years integer range 0 to 60 personal protected\n") ==
        "entity assignment|参与 as participation\n  case|案件: ->case key\n  role|角色: {lead, assist} required\n  from: date start\n"
        "  to: date end end-included\n  level: {low < high}\n  at: instant main\n  years: integer personal protected [0..60]\n");
}

TEST_CASE("sources with every kind of line") {
  CHECK(ast_zh("来源 流程监控 monitoring\n  实体 问题\n  提供 案管 case_management\n  文件 \"流程监控*.xlsx\" 工作表 1\n  编码 自动\n"
               "  覆盖 2025-01-01 至 2025-09-30\n  覆盖 2026-01-01 至 2026-03-31\n  时差 +08:00\n  可选\n  案件   ← \"部门受案号\"  必填\n"
               "  发生日 ← \"发生日期\"  日期 年-月-日、年/月/日、年月日\n  承办人 <- \"承办检察官\"  查 人员.姓名 唯一\n"
               "  类别   ← \"错误明细\"  映射 \"错别字\" → 笔误、“漏填” → 漏填、\"作废\" → 拒收、其余 → 拒收\n  标签 ← \"标签\" 拆分 \"、\"\n"
               "  文件 ← \"附件\"\n  办结日 日期 年月日\n") ==
        "source 流程监控|monitoring of 问题 by 案管|case_management file \"流程监控*.xlsx\" sheet 1 covers 2025-01-01..2025-09-30 covers "
        "2026-01-01..2026-03-31 offset 480 optional\n  案件 <- \"部门受案号\" required\n  发生日 <- \"发生日期\" format:年-月-日 format:年/月/日 "
        "format:年月日\n  承办人 <- \"承办检察官\" lookup:人员.姓名\n  类别 <- \"错误明细\" \"错别字\"->笔误 \"漏填\"->漏填 \"作废\"->REJECT "
        "otherwise->REJECT\n  标签 <- \"标签\" split:\"、\"\n  文件 <- \"附件\"\n  办结日 format:年月日\n");
  CHECK(ast_en("source monitoring\n  entity problem\n  provided by case_management\n  file \"m*.csv\" sheet \"first\"\n  encoding GB18030\n"
               "  covers 2025-01-01 to 2025-09-30, 2026-01-01 to 2026-03-31\n  offset -05:30\n  optional\n  case <- \"no\" required\n"
               "  occurred <- \"date\" date 年-月-日\n  handler <- \"officer\" lookup person.name unique\n"
               "  kind <- \"detail\" map \"typing error\" -> typo, otherwise -> other\n  tag <- \"tags\" split \";\"\n") ==
        "source monitoring of problem by case_management file \"m*.csv\" sheet first gb18030 covers 2025-01-01..2025-09-30 covers "
        "2026-01-01..2026-03-31 offset -330 optional\n  case <- \"no\" required\n  occurred <- \"date\" format:年-月-日\n  handler <- \"officer\" "
        "lookup:person.name\n  kind <- \"detail\" \"typing error\"->typo otherwise->other\n  tag <- \"tags\" split:\";\"\n");
}

TEST_CASE("aggregates of every form") {
  CHECK(ast_zh("量 甲 a 整数\n  计数 不同 责任人.部门 于 问题\n") == "measure 甲|a: integer\n  distinct 责任人.部门 of 问题\n");
  CHECK(ast_en("measure a integer\n  count distinct accountable of problem\n") == "measure a: integer\n  distinct accountable of problem\n");
  CHECK(ast_zh("量 甲 小数\n  合计 支付.金额\n") == "measure 甲: decimal\n  sum 支付.金额\n");
  CHECK(ast_en("measure a decimal\n  sum amount of payment\n") == "measure a: decimal\n  sum amount of payment\n");
  for (const auto& [zh, en] : {std::pair{"平均", "mean"}, {"最大", "max"}, {"最小", "min"}, {"最近", "latest"}, {"最早", "earliest"}, {"查", "lookup"}}) {
    CHECK(ast_zh("量 甲 整数\n  " + std::string(zh) + " 乙.丙\n") == "measure 甲: integer\n  " + std::string(en) + " 乙.丙\n");
    CHECK(ast_en("measure a integer\n  " + std::string(en) + " b.c\n") == "measure a: integer\n  " + std::string(en) + " b.c\n");
  }
}

TEST_CASE("what belongs to an aggregate stands below it or beside it") {
  const std::string expected = "measure 甲 of 案件: boolean\n  exists 乙\n  same 案件, 人 = 责任人\n  where (is 结果 合格)\n  where (and (>= 数 2) (not-missing 人))\n"
                               "  window 日期 around 30 days incl from 受理日\n  excluding-self\n";
  CHECK(ast_zh("量 甲 于 案件 是否\n  存在 乙\n    同一 案件、人 = 责任人\n    其中 结果 为 合格\n    其中\n      数 ≥ 2\n      人 不缺失\n"
               "    窗口 日期 前后 30 日 含当日 距 受理日\n    不含 本问题\n") == expected);
  CHECK(ast_zh("量 甲 于 案件 是否\n  存在 乙\n  同一 案件，人 ＝ 责任人\n  其中 结果 为 合格\n  其中 数 >= 2\n    且 人 不缺失\n"
               "  窗口 日期 前后 30 日 含 当日 距 受理日\n  不含本问题\n") == expected);
}

TEST_CASE("windows of every kind") {
  const auto zh = [](const std::string& window) { return behind(ast_zh("量 甲 整数\n  计数 乙\n    窗口 日期 " + window + "\n"), "window 日期 "); };
  const auto en = [](const std::string& window) { return behind(ast_en("measure a integer\n  count b\n    window d " + window + "\n"), "window d "); };
  CHECK(zh("前 180 日 不含当日") == "before 180 days excl\n");
  CHECK(zh("后 3 个月 含当日") == "after 3 months incl\n");
  CHECK(zh("前后 5 工作日 不含当日 距 截至日") == "around 5 workdays excl from AS-OF\n");
  CHECK(zh("同月") == "month\n");
  CHECK(zh("同季 距 受理日") == "quarter from 受理日\n");
  CHECK(zh("同年") == "year\n");
  CHECK(en("before 180 days excluding the day") == "before 180 days excl\n");
  CHECK(en("around 30 days including the day from accepted") == "around 30 days incl from accepted\n");
  CHECK(en("after 1 month including the day from as-of date") == "after 1 months incl from AS-OF\n");
  CHECK(en("same month") == "month\n");
  CHECK(en("same quarter from case.accepted") == "quarter from case.accepted\n");
}

TEST_CASE("finding and constraint") {
  CHECK(ast_zh("发现 期限·办案超期 limit.overrun\n  于 案件\n  严重程度 较重\n  发生日 期限届满日\n  当\n    逾期天数 ≥ 1\n") ==
        "finding 期限·办案超期|limit.overrun of 案件 severity 较重 on 期限届满日\n  when (>= 逾期天数 1)\n");
  CHECK(ast_en("finding limit.overrun\n  of case\n  severity moderate\n  occurred due\n  when days_over >= 1\n") ==
        "finding limit.overrun of case severity moderate on due\n  when (>= days_over 1)\n");
  CHECK(ast_zh("约束 波及人数 ≥ 1\n") == "constraint\n  when (>= 波及人数 1)\n");
  CHECK(ast_zh("约束 于 案件 逾期天数 ≥ 0\n") == "constraint of 案件\n  when (>= 逾期天数 0)\n");
  CHECK(ast_zh("约束\n  于 案件\n  逾期天数 ≥ 0\n  或 办结日 缺失\n") == "constraint of 案件\n  when (or (>= 逾期天数 0) (missing 办结日))\n");
  CHECK(ast_en("constraint of case\n  days_over >= 0\n") == "constraint of case\n  when (>= days_over 0)\n");
}

TEST_CASE("accountable") {
  CHECK(ast_zh("责任人\n  基准 严重程度、发生日\n  集体 案件.决定主体 为 检委会\n  集体\n    甲\n    且 乙\n  步骤 主办 lead\n    角色 为 主办\n    在任 于 基准日\n"
               "  步骤 审核\n    角色 为 审核\n    在任 于 案件.受理日\n  其余 移送会商\n") ==
        "accountable severity occurred\n  collective (is 案件.决定主体 检委会)\n  collective (and (true 甲) (true 乙))\n"
        "  step 主办|lead (and (is 角色 主办) (serving))\n  step 审核 (and (is 角色 审核) (serving 案件.受理日))\n");
  CHECK(ast_en("accountable\n  base occurred\n  collective case.decided_by is committee\n  step lead\n    role is lead\n    serving on base date\n  otherwise refer\n") ==
        "accountable occurred\n  collective (is case.decided_by committee)\n  step lead (and (is role lead) (serving))\n");
}

TEST_CASE("causes, rules and the fallback") {
  CHECK(ast_zh("原因 流程·制度缺口 process.unit_gap\n") == "cause 流程·制度缺口|process.unit_gap\n");
  CHECK(ast_zh("规则 R07 屡纠屡犯 / \"repeated\"\n  依据 第七条\n  层级 4\n  归因 态度·屡纠屡犯\n  证据 ≥ 2 项，来自 ≥ 2 个部门\n  先于 R05、R06\n"
               "  施行 2025-07-01\n  失效 2026-07-01\n  当 重复次数 ≥ 2\n    且 已提醒\n  除非\n    负荷比 ≥ 1.2\n") ==
        "rule R07 '屡纠屡犯'|'repeated'\n  basis '第七条'\n  tier 4\n  cause 态度·屡纠屡犯\n  evidence 2 items 2 departments\n"
        "  when (and (>= 重复次数 2) (true 已提醒))\n  unless (>= 负荷比 1.2)\n  precedes R05, R06\n  effective 2025-07-01\n  expires 2026-07-01\n");
  CHECK(ast_en("rule 7a\n  cause attitude.repeat\n  evidence from >= 2 departments\n  precedes R5\n") ==
        "rule 7a\n  cause attitude.repeat\n  evidence - items 2 departments\n  precedes R5\n");
  CHECK(ast_en("rule R1\n  evidence >= 1 item\n") == "rule R1\n  evidence 1 items - departments\n");
  CHECK(ast_zh("其余 移送会商\n") == "otherwise refer\n");
  CHECK(ast_en("otherwise skill.untrained\n") == "otherwise skill.untrained\n");
}

TEST_CASE("tables of interventions") {
  CHECK(ast_zh("处置 人员\n  | 归因 | 严重程度 | 数 | 措施 | 主体 | 期限 |\n  | 非 精力 | 甲、乙 | ≥ 2 | 谈话 talk | 部门 | 5 工作日 |\n"
               "  | 任意 |  | 在 2 至 4 | | | |\n  | 态度 | 为 甲 | 2 | 谈话 | | 1 个月 |\n  | 非 精力、能力 | 缺失 | 非 | 谈话 | 部门 | |\n") ==
        "interventions person\n  CAUSE | 严重程度 | 数 | INTERVENTION | ACTOR | DUE\n"
        "  (is-not 精力) | (in 甲 乙) | (>= 2) | 谈话|talk | 部门 | 5 workdays\n  (any) | (any) | (between 2 4) | - | - | -\n"
        "  (is 态度) | (is 甲) | (= 2) | 谈话 | - | 1 months\n  (not-in 精力 能力) | (missing) | (false) | 谈话 | 部门 | -\n");
  CHECK(ast_en("interventions unit\n  | cause | spread | intervention | due |\n  | not capacity | any | review | 1 month |\n") ==
        "interventions unit\n  CAUSE | spread | INTERVENTION | DUE\n  (is-not capacity) | (any) | review | 1 months\n");
}

TEST_CASE("scenarios") {
  CHECK(ast_zh("用例 提醒后再犯 / \"again\"\n  设 重复次数 3，已提醒，非 已培训，负荷比 缺失，案件.受理日 2025-07-01\n  证据 3 项 2 个部门\n  无责任人\n"
               "  应得 R07 态度·屡纠屡犯，措施 督察介入，暂定\n  不应得 R05 因 负荷比\n  应得 移送会商 tie\n  应得 流程·制度缺口\n  应得 非 暂定\n") ==
        "scenario '提醒后再犯'|'again'\n  given 重复次数=3, 已提醒, not 已培训, 负荷比 missing, 案件.受理日=2025-07-01\n"
        "  evidence 3 items 2 departments\n  no-accountable\n  expect rule:R07 cause:态度·屡纠屡犯 intervention:督察介入 provisional\n"
        "  expect not rule:R05 because:负荷比\n  expect refer reason:tie\n  expect cause:流程·制度缺口\n  expect not-provisional\n");
  CHECK(ast_en("scenario again\n  given repeat 3, not trained, load_ratio missing, no accountable, evidence 3 items 2 departments\n  expect R07 attitude.repeat\n"
               "  expect refer, reason tie\n  expect not R05 because load_ratio\n  expect not provisional\n") ==
        "scenario 'again'\n  given repeat=3, not trained, load_ratio missing\n  evidence 3 items 2 departments\n  no-accountable\n"
        "  expect rule:R07 cause:attitude.repeat\n  expect refer reason:tie\n  expect not rule:R05 because:load_ratio\n  expect not-provisional\n");
}

TEST_CASE("scenarios as tables of cases") {
  CHECK(ast_zh("用例 边界\n  设 已提醒\n  | 名称 | 重复次数 | 案件.难度 | 证据 | 应得 | 不应得 |\n"
               "  | 一次 / \"once\" | 1 | 复杂 | 2 项 1 个部门 | 移送会商 no_cause | R2 |\n  | | 缺失 | | | R1 态度·甲，措施 谈话，人员措施 培训，部门措施 讲评 | |\n") ==
        "scenario '边界'\n  given 已提醒\n  cases NAME | 重复次数 | 案件.难度 | EVIDENCE | EXPECT | EXPECT-NOT\n"
        "  row '一次'|'once' given 重复次数=1, 案件.难度=复杂 evidence 2 items 1 departments\n  expect refer reason:no_cause\n  expect not rule:R2\n"
        "  row - given 重复次数 missing\n  expect rule:R1 cause:态度·甲 intervention:谈话 person-intervention:培训 unit-intervention:讲评\n");
  CHECK(ast_en("scenario edges\n  | name | repeat | reminded | expect |\n  | once | 1 | yes | R1 attitude.a |\n") ==
        "scenario 'edges'\n  given \n  cases NAME | repeat | reminded | EXPECT\n  row 'once' given repeat=1, reminded=TRUE\n  expect rule:R1 cause:attitude.a\n");
}

TEST_CASE("scenarios over rows of data") {
  CHECK(ast_zh("用例 算一遍\n  截至日 2025-08-01\n  数据 问题 提供 案管 case_office 覆盖 2025-01-01 至 2025-03-31、2025-05-01 至 2025-06-30\n"
               "    | 编号 | 说明 |\n    | Q1 | \"甲|乙\" |\n    | Q2 | |\n  应得 问题 Q1 R1 态度·甲，已提醒，最近结果 合格，重复次数 3，负荷比 缺失，难度 为 复杂，非 受表扬\n"
               "  应得 案件 \"沪 17\" 责任人 P1\n  不应得 问题 limit.overrun:C1\n") ==
        "scenario '算一遍'\n  given \n  expect of:problem:Q1 rule:R1 cause:态度·甲 value:已提醒 value:最近结果=合格 value:重复次数=3 value:负荷比 missing value:难度=复杂 value:not 受表扬\n"
        "  expect of:case:沪 17 accountable:P1\n  expect not of:problem:limit.overrun:C1\n"
        "  data 问题 by 案管|case_office covers 2025-01-01..2025-03-31 covers 2025-05-01..2025-06-30\n    编号 | 说明\n    Q1 | 甲|乙\n    Q2 | \n  as-of 2025-08-01\n");
  CHECK(ast_en("scenario whole\n  as-of date 2025-08-01\n  data problem provided by office covers 2025-01-01 to 2025-03-31\n    | problem_no |\n    | Q1 |\n"
               "  expect problem Q1 repeat 3, accountable P1\n  expect person P1 days = 4\n") ==
        "scenario 'whole'\n  given \n  expect of:problem:Q1 accountable:P1 value:repeat=3\n  expect of:person:P1 value:days=4\n"
        "  data problem by office covers 2025-01-01..2025-03-31\n    problem_no\n    Q1\n  as-of 2025-08-01\n");
}

TEST_CASE("mistakes in scenario tables are told at their place") {
  CHECK(parsed_zh("用例 甲\n  数据 问题\n    | 编号 |\n    | Q1 |\n  应得 问题 Q1 责任人 ，已提醒\n").places() == std::vector<std::string>{"6:16 expected-key"});
  CHECK(parsed_zh("用例 甲\n  | 名称 | 次数 | 应得 |\n  | 一 | 1 |\n").places() == std::vector<std::string>{"4:3 table-width"});
  CHECK(parsed_zh("用例 甲\n  | 名称 | 次数 | 应得 |\n").places() == std::vector<std::string>{"3:3 empty-table"});
  CHECK(parsed_zh("用例 甲\n  数据 问题\n  应得 问题 Q1\n").places() == std::vector<std::string>{"3:3 empty-table"});
  CHECK(parsed_zh("用例 甲\n  数据 问题\n    编号\n  应得 问题 Q1\n").places() == std::vector<std::string>{"4:5 expected-row"});
}

TEST_CASE("rules whose evidence falls short in a scenario") {
  CHECK(ast_zh("用例 甲\n  证据 不足 R41、`R 2`\n  应得 R1\n") == "scenario '甲'\n  given \n  evidence short R41, R 2\n  expect rule:R1\n");
  CHECK(ast_en("scenario a\n  evidence short R41, R2\n  expect R1\n") == "scenario 'a'\n  given \n  evidence short R41, R2\n  expect rule:R1\n");
}

TEST_CASE("a comment that allows a finding is kept, every other is not") {
  CHECK(ast_zh("# 允许 gap，tie-region：由会商定\n其余 移送会商\n") == "otherwise refer\nallow gap, tie-region: 由会商定\n");
  CHECK(ast_zh("其余 移送会商  # allow gap: for the meeting\n") == "otherwise refer\nallow gap: for the meeting\n");
  CHECK(ast_zh("# 允许 gap\n其余 移送会商\n") == "otherwise refer\nallow gap: \n");
  CHECK(ast_zh("# 允许 自行 处理：注释\n## 允许 gap：文档\n其余 移送会商\n") == "## 允许 gap：文档\notherwise refer\n");
}

TEST_CASE("reserved blocks keep their word and nothing else") {
  CHECK(ast_zh("清单 正面\n  随便 写\n赋能\n") == "reserved 清单\nreserved 赋能\n");
  CHECK(ast_en("ledger\nprogramme x\n") == "reserved ledger\nreserved programme\n");
}

TEST_CASE("comments, doc lines and blank lines") {
  CHECK(ast_zh("# 说明\n\n## 第一行\n## 第二行\n原因 流程·甲 # 尾注\n  # 又\n") == "## 第一行\n第二行\ncause 流程·甲\n");
  const Parsed result = parsed_zh("## 第一行\n## 第二行\n原因 流程·甲 # 尾注\n");
  REQUIRE(result.file.blocks.size() == 1);
  CHECK(result.file.blocks[0].doc == "第一行\n第二行");
  CHECK(result.diagnostics.empty());
}

TEST_CASE("a hash inside quotes is text") {
  CHECK(ast_en("source s\n  file \"a#b.csv\" # note\n") == "source s file \"a#b.csv\"\n");
}

TEST_CASE("keywords are names where they cannot stand, and everywhere in back-quotes") {
  CHECK(ast_zh("量 计数 count 整数\n  计数 窗口\n    窗口 日期 同月\n") == "measure 计数|count: integer\n  count 窗口\n  window 日期 month\n");
  CHECK(ast_zh("实体 甲 a\n  `作为` as 文本\n") == "entity 甲|a\n  作为|as: text\n");
  CHECK(ast_en("entity a\n  `5 day close` integer\n") == "entity a\n  5 day close: integer\n");
}

TEST_CASE("names hold letters, digits, underscores, middle dots and inner dashes") {
  CHECK(ast_en("measure a-b_2 integer\n  value x-y - z\n") == "measure a-b_2: integer\n  value (- x-y z)\n");
}

}  // namespace yanpan::lang
