#include "tools/why/condition_text.hpp"

#include <algorithm>

#include "tools/text.hpp"

namespace yanpan::tools {

namespace {

using engine::ConditionWhy;
using engine::TestedCondition;
using lang::Condition;

constexpr Text kIs{"为", "is"};
constexpr Text kYes{"是", "true"};
constexpr Text kNow{"{}，现为 {}", "{} (it is {})"};
constexpr Text kMissing{"{}，现无此事实", "{} (not known)"};
constexpr Text kServing{"{} 在任", "in office on {}"};
constexpr Text kServingUnknown{"在任（日期不明）", "in office (the date is not known)"};
constexpr Text kAll{"以下全部", "all of"};
constexpr Text kAny{"以下之一", "any of"};
constexpr Text kListComma{"、", ", "};

std::string listed(std::string text, Language language) {
  const std::string_view comma = kListComma.in(language);
  for (auto at = text.find(';'); at != std::string::npos; at = text.find(';', at + comma.size())) text.replace(at, 1, comma);
  return text;
}

void add_line(std::string& out, std::size_t indent, std::string_view mark, std::string_view text) {
  out.append(indent, ' ');
  (((out += mark) += ' ') += text) += '\n';
}

}  // namespace

std::string_view ConditionText::mark(engine::Truth truth) { return truth == engine::kTrue ? "✓" : truth == engine::kFalse ? "✗" : "?"; }

std::string ConditionText::asked(const TestedCondition& test) const {
  const std::string& name = test.name.in(language_);
  const std::string& comparison = test.comparison.in(language_);
  if (!test.threshold.empty()) return (name.empty() ? "" : name + " ") + comparison + " " + listed(test.threshold, language_);
  if (comparison == kIs.in(language_)) return name + " " + comparison + " " + std::string(kYes.in(language_));
  const bool before = comparison == "非" || comparison == "not";
  return before ? comparison + " " + name : name + " " + comparison;
}

std::string ConditionText::test(const TestedCondition& test) const {
  const bool serving = test.name.empty() && test.node.valid();
  if (serving) return test.value.empty() ? std::string(kServingUnknown.in(language_)) : fill(language_, kServing, test.value);
  if (!test.node.valid() || test.presence) return asked(test);
  return test.value.empty() ? fill(language_, kMissing, asked(test)) : fill(language_, kNow, asked(test), test.value);
}

void ConditionText::lines(const ConditionWhy& condition, std::size_t indent, std::string& out) const {
  if (condition.kind == Condition::Kind::Atom) return add_line(out, indent, mark(condition.truth), test(condition.test));
  if (condition.members.size() == 1) return lines(condition.members.front(), indent, out);
  if (condition.members.empty()) return;
  const Text& head = condition.kind == Condition::Kind::All ? kAll : kAny;
  add_line(out, indent, mark(condition.truth), head.in(language_));
  for (const ConditionWhy& member : condition.members) lines(member, indent + 2, out);
}

void ConditionText::block(const ConditionWhy& condition, std::size_t indent, std::string& out) const {
  if (condition.kind != Condition::Kind::All) return lines(condition, indent, out);
  for (const ConditionWhy& member : condition.members) lines(member, indent, out);
}

std::vector<const TestedCondition*> ConditionText::to_blame(const ConditionWhy& condition, engine::Truth truth) const {
  std::vector<const TestedCondition*> out;
  if (condition.truth != truth) return out;
  if (condition.kind == Condition::Kind::Atom) return {&condition.test};
  for (const ConditionWhy& member : condition.members) {
    const auto of_member = to_blame(member, truth);
    out.insert(out.end(), of_member.begin(), of_member.end());
  }
  return out;
}

}  // namespace yanpan::tools
