#include "lang/sentence/condition.hpp"

#include "lang/base/check.hpp"
#include "lang/sentence/say.hpp"

namespace yanpan::lang {

namespace {

/// How two values of a type are compared in words: by size, in time, by rank.
enum class Scale { Number, Time, Rank };

Scale scale_of(TypeKind kind) {
  switch (kind) {
    case TypeKind::Date:
    case TypeKind::Instant:
    case TypeKind::Month: return Scale::Time;
    case TypeKind::Choice: return Scale::Rank;
    default: return Scale::Number;
  }
}

constexpr Phrase kEqual{"{} 等于 {}", "{} is {}"};
constexpr Phrase kNotEqual{"{} 不等于 {}", "{} is not {}"};

// By comparison (< ≤ > ≥), then by scale.
constexpr Phrase kOrdered[4][3] = {
    {{"{} 小于 {}", "{} is less than {}"}, {"{} 早于 {}", "{} is before {}"}, {"{} 低于 {}", "{} is below {}"}},
    {{"{} 不超过 {}", "{} is at most {}"}, {"{} 不晚于 {}", "{} is not after {}"}, {"{} 不高于 {}", "{} is {} or lower"}},
    {{"{} 大于 {}", "{} is more than {}"}, {"{} 晚于 {}", "{} is after {}"}, {"{} 高于 {}", "{} is above {}"}},
    {{"{} 不少于 {}", "{} is at least {}"}, {"{} 不早于 {}", "{} is not before {}"}, {"{} 不低于 {}", "{} is {} or higher"}},
};

Phrase phrase_of(Comparison comparison, TypeKind kind) {
  if (comparison == Comparison::Equal) return kEqual;
  if (comparison == Comparison::NotEqual) return kNotEqual;
  const auto row = static_cast<std::size_t>(comparison) - static_cast<std::size_t>(Comparison::Less);
  return kOrdered[row][static_cast<std::size_t>(scale_of(kind))];
}

}  // namespace

std::string ConditionWords::condition(const Condition& c, bool inside) const {
  if (c.kind == Condition::Kind::Atom) return atom(c.atom);
  if (c.members.size() == 1) return condition(c.members.front(), inside);
  const bool all = c.kind == Condition::Kind::All;
  const std::string joint = say(s_.language_, all ? Phrase{"，并且 ", " and "} : Phrase{"，或者 ", " or "});
  std::string text;
  for (const Condition& member : c.members) text += (text.empty() ? "" : joint) + condition(member, true);
  return inside ? say(s_.language_, {"（{}）", "({})"}, text) : text;
}

std::string ConditionWords::atom(const Atom& a) const {
  const Language language = s_.language_;
  switch (a.comparison) {
    case Comparison::True: return say(language, {"“{}” 成立", "{} is true"}, path(a.left));
    case Comparison::False: return say(language, {"“{}” 不成立", "{} is false"}, path(a.left));
    case Comparison::Missing: return say(language, {"没有 {} 的数据", "{} is missing"}, path(a.left));
    case Comparison::NotMissing: return say(language, {"有 {} 的数据", "{} is not missing"}, path(a.left));
    case Comparison::StartsWith: return say(language, {"{} 以 {} 开头", "{} starts with {}"}, path(a.left), members(a));
    case Comparison::Between:
      return say(language, {"{} 在 {} 至 {} 之间（含两端）", "{} is between {} and {}, both included"}, path(a.left), s_.constant(a.right[0]), s_.constant(a.right[1]));
    case Comparison::ServingOn:
      return a.serving_on ? say(language, {"在 {} 当日任职", "in office on {}"}, path(*a.serving_on)) : say(language, {"在基准日任职", "in office on the base date"});
    case Comparison::Is:
    case Comparison::In: return say(language, {"{} 为 {}", "{} is {}"}, path(a.left), members(a));
    case Comparison::IsNot:
    case Comparison::NotIn: return say(language, {"{} 不为 {}", "{} is not {}"}, path(a.left), members(a));
    case Comparison::CauseIn: return say(language, {"归因 为 {}", "the cause is {}"}, causes(a));
    case Comparison::CauseNotIn: return say(language, {"归因 不为 {}", "the cause is not {}"}, causes(a));
    default: return compared(a);
  }
}

std::string ConditionWords::compared(const Atom& a) const {
  return say(s_.language_, phrase_of(a.comparison, a.left.type.kind), path(a.left), s_.constant(a.right.front()));
}

std::string ConditionWords::one_of(const std::vector<std::string>& names) const {
  std::string text;
  for (std::size_t i = 0; i < names.size(); ++i) {
    const bool last = i + 1 == names.size();
    if (i > 0) text += say(s_.language_, last ? Phrase{" 或 ", " or "} : Phrase{"、", ", "});
    text += names[i];
  }
  return text;
}

std::string ConditionWords::members(const Atom& a) const {
  std::vector<std::string> names;
  for (const Constant& c : a.right) names.push_back(s_.constant(c));
  return one_of(names);
}

std::string ConditionWords::causes(const Atom& a) const {
  std::vector<std::string> names;
  for (const CauseTest& test : a.causes) names.push_back(test.category ? category_name(*test.category).in(s_.language_) : s_.cause(test.cause));
  return one_of(names);
}

std::string ConditionWords::step(EntityId& here, const PathStep& step) const {
  Type type;
  std::string text;
  switch (step.kind) {
    case PathStep::Kind::Field: {
      const Field& field = s_.schema_.field(here, step.field);
      text = field.name.in(s_.language_);
      type = field.type;
      break;
    }
    case PathStep::Kind::Measure: {
      const Measure& measure = s_.version_.measures[step.measure.value];
      text = measure.name.in(s_.language_);
      type = measure.type;
      break;
    }
    case PathStep::Kind::Accountable:
      text = say(s_.language_, {"责任人", "accountable"});
      type.kind = TypeKind::Reference;
      type.entity = s_.schema_.roles.person;
      break;
    case PathStep::Kind::MonthOf: return say(s_.language_, {"所在月份", "month"});
  }
  if (type.kind == TypeKind::Reference) here = type.entity;
  return text;
}

/// 责任人的部门; english from the end: unit of accountable.
std::string ConditionWords::path(const Path& p) const {
  if (p.steps.empty()) return s_.schema_.entity(p.root).name.in(s_.language_);
  EntityId here = p.root;
  std::string text;
  for (const PathStep& each : p.steps) {
    const std::string name = step(here, each);
    text = text.empty() ? name : say(s_.language_, {"{0}的{1}", "{1} of {0}"}, text, name);
  }
  return text;
}

}  // namespace yanpan::lang
