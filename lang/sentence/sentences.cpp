#include "lang/sentence/sentences.hpp"

#include "lang/policy/words.hpp"
#include "lang/sentence/condition.hpp"
#include "lang/sentence/expression.hpp"
#include "lang/sentence/say.hpp"

namespace yanpan::lang {

std::string Sentences::path(const Path& path) const { return ConditionWords(*this).path(path); }

std::string Sentences::condition(const Condition& condition) const { return ConditionWords(*this).condition(condition, false); }

std::string Sentences::measure(const Measure& measure) const {
  const MeasureWords words(*this, measure.of);
  const auto* aggregate = std::get_if<Aggregate>(&measure.body);
  return aggregate != nullptr ? words.aggregate(*aggregate) : words.expression(std::get<Expr>(measure.body));
}

std::string Sentences::rule(const Rule& rule) const {
  const std::string when = condition(rule.when);
  std::string text = when.empty() ? say(language_, {"任何时候", "Always"}) : say(language_, {"当 {} 时", "When {}"}, when);
  if (rule.unless) text += say(language_, {"，除非 {}", ", unless {}"}, condition(*rule.unless));
  return text + say(language_, {"，归因于 {}。", ", the cause is {}."}, cause(rule.cause));
}

std::string Sentences::evidence(const Rule& rule) const {
  const auto items = rule.evidence_items, departments = rule.evidence_departments;
  if (items <= 0 && departments <= 0) return {};
  const std::string plural_items = items == 1 ? "" : "s", plural_departments = departments == 1 ? "" : "s";
  if (departments <= 0) return say(language_, {"需要至少 {0} 项材料。", "At least {0} item{1} of evidence."}, items, plural_items);
  if (items <= 0) return say(language_, {"材料须来自至少 {0} 个部门。", "Evidence from at least {0} department{1}."}, departments, plural_departments);
  return say(language_, {"需要至少 {0} 项材料，来自至少 {1} 个部门。", "At least {0} item{2} of evidence, from at least {1} department{3}."}, items, departments, plural_items, plural_departments);
}

std::string Sentences::constant(const Constant& constant) const {
  if (constant.type.kind == TypeKind::Duration) return duration(constant.number, constant.type.unit);
  return constant_words(schema_, constant, language_);
}

std::string Sentences::duration(std::int64_t count, DurationUnit unit) const {
  const std::string words = unit_words(unit, language_);
  const bool one = language_ == Language::En && count == 1 && words.ends_with('s');
  return std::to_string(count) + " " + (one ? words.substr(0, words.size() - 1) : words);
}

std::string Sentences::cause(CauseId cause) const { return version_.causes[cause.value].name.in(language_); }

}  // namespace yanpan::lang
