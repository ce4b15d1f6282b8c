#include "lang/sentence/expression.hpp"

#include <utility>

#include "lang/sentence/say.hpp"
#include "lang/value/date.hpp"

namespace yanpan::lang {

namespace {

using Op = Expr::Op;

std::string_view sign(Op op) {
  switch (op) {
    case Op::Add: return "+";
    case Op::Subtract: return "−";
    case Op::Multiply: return "×";
    case Op::Divide: return "÷";
    case Op::Equal: return "=";
    case Op::NotEqual: return "≠";
    case Op::Less: return "<";
    case Op::LessEqual: return "≤";
    case Op::Greater: return ">";
    case Op::GreaterEqual: return "≥";
    default: return "";
  }
}

std::string offset_text(int minutes) { return fmt::format("{}{:02}:{:02}", minutes < 0 ? '-' : '+', std::abs(minutes) / 60, std::abs(minutes) % 60); }

}  // namespace

std::string MeasureWords::expression(const Expr& e, bool inside) const {
  const Language language = s_.language_;
  const auto part = [&](std::size_t i) { return expression(e.operands[i], true); };
  switch (e.op) {
    case Op::Constant: return s_.constant(e.constant);
    case Op::Path: return conditions_.path(e.path);
    case Op::AsOf: return say(language, {"截至日", "the as-of date"});
    case Op::FloorDivide: return say(language, {"{} 除以 {} 的整数部分（向下取整）", "{} divided by {}, rounded down"}, part(0), part(1));
    case Op::Larger: return say(language, {"{} 中较大的", "the larger of {}"}, listed(e));
    case Op::Smaller: return say(language, {"{} 中较小的", "the smaller of {}"}, listed(e));
    case Op::IfMissing: return say(language, {"{}（没有数据时取 {}）", "{} (where it is missing, {})"}, part(0), part(1));
    case Op::Days: return say(language, {"从 {} 到 {} 的日数", "the days from {} to {}"}, part(0), part(1));
    case Op::Months: return say(language, {"从 {} 到 {} 的整月数", "the whole months from {} to {}"}, part(0), part(1));
    case Op::DateAt: return say(language, {"{} 在 {} 时区的日期", "the date of {} at {}"}, part(0), offset_text(e.offset_minutes));
    default: return infix(e, inside);
  }
}

std::string MeasureWords::infix(const Expr& e, bool inside) const {
  const std::string text = fmt::format("{} {} {}", expression(e.operands[0], true), sign(e.op), expression(e.operands[1], true));
  return inside ? say(s_.language_, {"（{}）", "({})"}, text) : text;
}

std::string MeasureWords::listed(const Expr& e) const {
  std::string text;
  for (const Expr& operand : e.operands) text += (text.empty() ? "" : say(s_.language_, {"、", ", "})) + expression(operand, true);
  return text;
}

/// What is counted or taken, before the conditions on the rows.
std::string MeasureWords::head(const Aggregate& a) const {
  const std::string rows = s_.schema_.entity(a.over).name.in(s_.language_);
  const std::string value = a.value ? conditions_.path(*a.value) : std::string();
  constexpr Phrase kHeads[] = {
      {"“{0}” 记录的条数", "the number of {0} records"},
      {"“{0}” 记录中不同 {1} 的个数", "the number of different {1} among {0} records"},
      {"“{0}” 记录的 {1} 之和", "the sum of {1} over {0} records"},
      {"“{0}” 记录的 {1} 的平均值", "the mean of {1} over {0} records"},
      {"“{0}” 记录中最大的 {1}", "the largest {1} among {0} records"},
      {"“{0}” 记录中最小的 {1}", "the smallest {1} among {0} records"},
      {"有没有 “{0}” 记录", "whether there is a {0} record"},
      {"最近一条 “{0}” 记录的 {1}", "{1} of the latest {0} record"},
      {"最早一条 “{0}” 记录的 {1}", "{1} of the earliest {0} record"},
      {"唯一一条 “{0}” 记录的 {1}（没有或不止一条时算没有数据）", "{1} of the only {0} record (missing where there is none or more than one)"},
  };
  return say(s_.language_, kHeads[static_cast<std::size_t>(a.form)], rows, value);
}

/// 同一 类别; 人员 与 责任人 相同.
std::string MeasureWords::same(const SamePair& pair) const {
  const std::string row = conditions_.path(pair.row), self = conditions_.path(pair.self);
  if (row == self) return say(s_.language_, {"同一 {}", "same {}"}, row);
  return say(s_.language_, {"{} 与 {} 相同", "{} equal to {}"}, row, self_path(pair.self));
}

/// A value of the row that asks, told apart from one of the rows asked about.
std::string MeasureWords::self_path(const Path& path) const {
  const std::string owner = of_ == s_.schema_.roles.problem ? say(s_.language_, {"本问题", "this problem"}) : say(s_.language_, {"本{}", "this {}"}, s_.schema_.entity(of_).name.in(s_.language_));
  if (path.steps.empty()) return owner;
  return say(s_.language_, {"{0}的{1}", "{1} of {0}"}, owner, conditions_.path(path));
}

std::string MeasureWords::window(const Window& w) const {
  const std::string day = conditions_.path(w.row_date);
  const std::string from = w.self_date ? self_path(*w.self_date) : say(s_.language_, {"截至日", "the as-of date"});
  switch (w.kind) {
    case WindowKind::SameMonth: return say(s_.language_, {"{} 与 {} 在同一个月", "{} in the same month as {}"}, day, from);
    case WindowKind::SameQuarter: return say(s_.language_, {"{} 与 {} 在同一季度", "{} in the same quarter as {}"}, day, from);
    case WindowKind::SameYear: return say(s_.language_, {"{} 与 {} 在同一年", "{} in the same year as {}"}, day, from);
    default: break;
  }
  constexpr Phrase kAround[] = {{"{0} 在 {1} 之前 {2}内", "{0} within the {2} before {1}"},
                                {"{0} 在 {1} 之后 {2}内", "{0} within the {2} after {1}"},
                                {"{0} 在 {1} 前后 {2}内", "{0} within {2} before or after {1}"}};
  const std::string span = s_.duration(w.count, w.unit);
  return say(s_.language_, kAround[static_cast<std::size_t>(w.kind)], day, from, span) +
         say(s_.language_, w.include_day ? Phrase{"，含当日", ", that day included"} : Phrase{"，不含当日", ", that day left out"});
}

std::string MeasureWords::aggregate(const Aggregate& a) const {
  std::string text = head(a);
  bool first = true;
  const auto limit = [&](const std::string& clause) {
    if (clause.empty()) return;
    text += first ? say(s_.language_, {"：", ": "}) : say(s_.language_, {"；", "; "});
    first = false;
    text += clause;
  };
  for (const SamePair& pair : a.same) limit(same(pair));
  if (const std::string where = conditions_.condition(a.where, false); !where.empty()) limit(say(s_.language_, {"其中 {}", "where {}"}, where));
  if (a.window) limit(window(*a.window));
  if (a.excluding_self) limit(say(s_.language_, {"不含本问题", "without this record itself"}));
  return text;
}

}  // namespace yanpan::lang
