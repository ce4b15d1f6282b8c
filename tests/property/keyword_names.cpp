#include "tests/property/keyword_names.hpp"

#include <algorithm>
#include <set>
#include <vector>

#include "lang/grammar/keywords.hpp"

namespace yanpan::laws {

namespace {

using lang::kKeywordCount;

// A letter and 0 is the Chinese form of a name, and 1 its english form. Every
// place where a name can stand has one.
constexpr std::string_view kTemplate = R"(语言 1 中文
引用 标准.事实

选项 S0 S1
  V0 V1、W0 W1

实体 E0 E1
  F0 F1 S0
  G0 G1 整数
  H0 H1 是否
  D0 D1 日期

量 M0 M1 于 E0 整数
  计数 E0
    同一 F0
    其中 G0 ≥ 1
    窗口 D0 前 3 日 含当日

量 N0 N1 于 E0 S0
  取值 F0 缺失则 V0

量 K0 K1 于 E0 整数
  取值 较大 M0、G0 + 日数 D0 至 D0

量 P0 P1 是否
  存在 问题

约束 于 E0
  H0
  非 H0
  或
    M0 在 1 至 2
    F0 属于 V0、W0
    F0 为 W0

来源 Q0 Q1
  实体 E0
  F0 ← "f" 映射 "x" → V0、其余 → W0
  G0 必填

责任人
  步骤 T0 T1
    角色 为 主办
    在任 于 基准日
  其余 移送会商

原因 能力·反复 skill.recurring

规则 R0 标题
  层级 1
  归因 能力·反复
  当
    P0

其余 移送会商

处置 问题
  | P0 | 归因 | 措施  |
  | 是 | 能力 | I0 I1 |
  | 非 | 任意 | I0    |

用例 一
  设 P0
  应得 R0，措施 I0
)";

/// Every spelling of every keyword, and a few names that always need quotes.
std::vector<std::string> words(Language language) {
  std::set<std::string> all;
  for (std::size_t k = 0; k < kKeywordCount; ++k) {
    for (const std::string_view form : lang::spellings(static_cast<lang::Keyword>(k), language)) all.emplace(form);
  }
  const bool zh = language == Language::Zh;
  for (const char* other : {zh ? "甲 乙" : "x y", zh ? "1级" : "2nd", zh ? "甲.乙" : "a.b", zh ? "流程" : "process"}) all.emplace(other);
  std::erase_if(all, [&](const std::string& word) { return zh == std::all_of(word.begin(), word.end(), [](unsigned char c) { return c < 0x80; }); });
  return {all.begin(), all.end()};
}

}  // namespace

std::string policy_with_keyword_names(trial::Random& random) {
  std::vector<std::string> zh = words(Language::Zh), en = words(Language::En);
  random.shuffle(zh);
  random.shuffle(en);
  const std::vector<std::string> ids = {"R1", "1a", "when", "当", "reason", "理由", "x y"};
  const std::string id = random.pick(ids);
  std::string text;
  for (std::size_t at = 0; at < kTemplate.size(); ++at) {
    const char letter = kTemplate[at], form = at + 1 < kTemplate.size() ? kTemplate[at + 1] : ' ';
    if (letter < 'A' || letter > 'Z' || (form != '0' && form != '1')) {
      text += letter;
      continue;
    }
    const std::string& name = letter == 'R' ? id : (form == '0' ? zh : en)[static_cast<std::size_t>(letter - 'A')];
    text += "`" + name + "`";
    ++at;
  }
  return text;
}

}  // namespace yanpan::laws
