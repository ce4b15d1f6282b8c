#include "tests/property/prove/policies.hpp"

#include <algorithm>

#include "lang/value/date.hpp"
#include "tests/second_opinion/generate/random.hpp"

namespace yanpan::trial {

namespace {

using lang::Constant;
using lang::TypeKind;

const std::string kFacts = R"(语言 1 中文
选项 类别 kind
  甲 a、乙 b、丙 c
选项 程度 degree
  轻 low < 中 mid < 重 high
实体 案件 case
  作为 案件
  案号 case_no 文本 键
  收案日 received 日期 主日期
实体 人员 person
  作为 人员
  工号 staff_no 文本 键
实体 参与 part
  作为 参与
  案件 case → 案件
  人员 person → 人员
  角色 role 选项 主办 lead、协办 assist
实体 问题 problem
  作为 问题
  编号 problem_no 文本 键
  案件 case → 案件
  类别 kind 类别
  严重程度 severity 程度
  发生日 occurred 日期 主日期
  备注 note 文本
  数量 amount 整数 范围 0 至 4
  比值 ratio 小数
  紧急 urgent 是否
  复发 again 是否
量 次一 n1 整数
  计数 问题
    同一 案件
量 次二 n2 整数
  计数 问题
    同一 案件
原因 流程·一 process.one
原因 精力·二 capacity.two
原因 能力·三 skill.three
责任人
  步骤 主办 first
    角色 为 主办
)";

const char* const kCauses[] = {"流程·一", "精力·二", "能力·三"};

Constant number(TypeKind kind, std::int64_t value) {
  Constant c;
  c.type.kind = kind;
  c.number = value;
  return c;
}

std::vector<Constant> numbers(TypeKind kind, std::vector<std::int64_t> values) {
  std::vector<Constant> result;
  for (const auto value : values) result.push_back(number(kind, value));
  return result;
}

std::vector<Constant> decimals(const std::vector<const char*>& values) {
  std::vector<Constant> result;
  for (const char* value : values) {
    result.push_back(number(TypeKind::Decimal, 0));
    result.back().decimal = *Decimal::parse(value);
  }
  return result;
}

std::vector<Constant> texts(const std::vector<const char*>& values) {
  std::vector<Constant> result;
  for (const char* value : values) {
    result.push_back(number(TypeKind::Text, 0));
    result.back().text = value;
  }
  return result;
}

std::vector<Constant> days_around(const std::vector<const char*>& days) {
  std::vector<Constant> result;
  for (const char* day : days) {
    const auto date = *parse_iso_date(day);
    for (const auto d : {date - 1, date, date + 1}) result.push_back(number(TypeKind::Date, d));
  }
  return result;
}

class Writer {
 public:
  Writer(std::uint64_t seed, int rules) : random_(seed), rules_(1 + random_.below(rules)) { choose_values(); }

  std::string write() {
    text_ = kFacts;
    header();
    for (int i = random_.below(3); i > 0; --i) text_ += "约束\n" + lines(1, 2);
    const int tiers = 1 + random_.below(3);
    for (int i = 1; i <= rules_; ++i) rule(i, 1 + random_.below(tiers));
    if (random_.chance(20)) text_ += "其余 精力·二\n";
    if (random_.chance(70)) table();
    return text_;
  }

 private:
  /// Three to five values, so few that every combination can be tried.
  void choose_values() {
    std::vector<std::string> all;
    for (const auto& [name, values] : samples()) all.push_back(name);
    random_.shuffle(all);
    std::size_t combinations = 1;
    for (const std::string& name : all) {
      const std::size_t size = samples().at(name).size() + 1;
      if (combinations * size > 700 || values_.size() == 5) continue;
      combinations *= size;
      values_.push_back(name);
    }
  }

  void header() {
    text_ += "政策 试 trial\n  版本 1\n";
    const bool begins = random_.chance(30), ends = random_.chance(30);
    if (begins) text_ += "  施行 2025-03-01\n";
    if (ends) text_ += "  失效 2025-06-01\n";
  }

  std::string atom() {
    const std::string& name = random_.pick(values_);
    const auto one = [&](const std::vector<std::string>& from) { return random_.pick(from); };
    if (name == "problem.kind") return one({"类别 为 甲", "类别 为 乙", "类别 属于 甲、丙", "类别 不为 丙", "类别 不属于 乙、丙", "类别 缺失"});
    if (name == "problem.severity") return one({"严重程度 ≥ 中", "严重程度 < 重", "严重程度 为 轻", "严重程度 不为 中", "严重程度 ≥ 重"});
    if (name == "problem.urgent") return one({"紧急", "非 紧急", "紧急", "紧急 不缺失"});
    if (name == "problem.again") return one({"复发", "非 复发"});
    if (name == "problem.note") return one({"备注 为 \"T01\"", "备注 属于 \"T02\"、\"X1\"", "备注 不为 \"T02\"", "备注 开头为 \"T0\"", "备注 开头为 \"T\""});
    if (name == "problem.ratio") return one({"比值 ≥ 1", "比值 < 1.5", "比值 > 0.5", "比值 在 0.5 至 1.5", "比值 ≠ 1", "比值 缺失"});
    if (name == "problem.amount") return one({"数量 ≥ 2", "数量 ≥ 1", "数量 < 4", "数量 = 3", "数量 ≠ 0", "数量 在 1 至 2", "数量 > 3", "数量 不缺失"});
    if (name == "problem.occurred") return one({"发生日 ≥ 2025-03-01", "发生日 < 2025-06-01", "发生日 ≥ 2025-06-01"});
    if (name == "case.received") return one({"案件.收案日 < 2025-01-10", "案件.收案日 ≥ 2025-02-10", "案件.收案日 在 2025-01-10 至 2025-02-10"});
    return one({"次一 ≥ 1", "次一 ≥ 2", "次二 < 2", "次二 ≥ 3", "次一 = 0", "次二 ≠ 2"});
  }

  /// `least` to `most` conditions, some of them groups.
  std::string lines(int least, int most) {
    std::string text;
    for (int i = least + random_.below(most - least + 1); i > 0; --i) {
      if (!random_.chance(25)) text += "    " + atom() + "\n";
      else text += "    或\n      " + atom() + "\n      " + atom() + "\n";
    }
    return text;
  }

  void rule(int number, int tier) {
    const std::string id = "R" + std::to_string(number);
    text_ += "规则 " + id + " 试\n  层级 " + std::to_string(tier) + "\n  归因 " + kCauses[random_.below(3)] + "\n";
    if (evidence_ < 2 && random_.chance(15)) text_ += "  证据 ≥ 2 项\n", ++evidence_;
    auto& before = by_tier_[tier];
    if (!before.empty() && random_.chance(25)) text_ += "  先于 " + random_.pick(before) + "\n";
    before.push_back(id);
    const bool dated = std::find(values_.begin(), values_.end(), "problem.occurred") != values_.end();
    if (dated && random_.chance(20)) text_ += random_.chance(50) ? "  施行 2025-03-01\n" : "  失效 2025-06-01\n";
    text_ += "  当\n" + lines(1, 3);
    if (random_.chance(30)) text_ += "  除非\n" + lines(1, 2);
  }

  void table() {
    text_ += "处置 问题\n  | 归因 | 数量 | 严重程度 | 措施 |\n";
    const std::vector<std::string> causes{"任意", "流程", "精力", "能力·三", "非 流程"}, amounts{"任意", "任意", "≥ 2", "< 2", "≥ 5"}, degrees{"任意", "任意", "轻", "≥ 中"};
    const bool amount = active("problem.amount"), degree = active("problem.severity");
    for (int i = 2 + random_.below(3); i > 0; --i) {
      text_ += "  | " + random_.pick(causes) + " | " + (amount ? random_.pick(amounts) : "任意") + " | " + (degree ? random_.pick(degrees) : "任意") + " | 措施" + std::to_string(i) + " |\n";
    }
  }

  bool active(const std::string& name) const { return std::find(values_.begin(), values_.end(), name) != values_.end(); }

  Random random_;
  int rules_;
  int evidence_ = 0;
  std::vector<std::string> values_;
  std::map<int, std::vector<std::string>> by_tier_;
  std::string text_;
};

}  // namespace

std::string small_policy(std::uint64_t seed, int rules) { return Writer(seed, rules).write(); }

const std::map<std::string, std::vector<Constant>>& samples() {
  static const std::map<std::string, std::vector<Constant>> all{
      {"case.received", days_around({"2025-01-10", "2025-02-10"})},
      {"n", numbers(TypeKind::Integer, {0, 1, 2, 3, 4})},
      {"problem.again", numbers(TypeKind::Boolean, {0, 1})},
      {"problem.amount", numbers(TypeKind::Integer, {0, 1, 2, 3, 4})},
      {"problem.kind", numbers(TypeKind::Choice, {0, 1, 2})},
      {"problem.note", texts({"T01", "T02", "X1", "T", "T0", "a"})},
      {"problem.occurred", days_around({"2025-03-01", "2025-06-01"})},
      {"problem.ratio", decimals({"0", "0.5", "0.7", "1", "1.2", "1.5", "2"})},
      {"problem.severity", numbers(TypeKind::Choice, {0, 1, 2})},
      {"problem.urgent", numbers(TypeKind::Boolean, {0, 1})},
  };
  return all;
}

std::string variable_of(const lang::Path& path) { return path.label.en == "n1" || path.label.en == "n2" ? "n" : path.label.en; }

}  // namespace yanpan::trial
