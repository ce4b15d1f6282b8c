// Conditions inside a rule that make no difference to it: with the constant
// that is neutral in their place, the rule is the same for all values.
//
//   when repeat >= 3 and repeat >= 1  ⇒  repeat >= 1 may go
//
// The same means the same of Kleene's three values, so that 不缺失 beside a
// comparison is no idle condition where it keeps the rule from being unknown.

#include <algorithm>

#include "lang/prove/analysis.hpp"

namespace yanpan::lang::proving {

namespace {

Condition constant(bool value, Span span) {
  Condition nothing;
  nothing.kind = value ? Condition::Kind::All : Condition::Kind::Any;   // All of nothing is true
  nothing.span = span;
  return nothing;
}

struct Body {
  Condition when;
  std::optional<Condition> unless;
};

class ConditionQuestions {
 public:
  explicit ConditionQuestions(Analysis& analysis) : analysis_(analysis), lawful_(analysis.model.lawful()) {}

  void ask(const Rule& rule) {
    rule_ = &rule;
    body_ = {rule.when, rule.unless};
    if (!can_differ()) return;   // said of the whole rule
    if (body_.unless && idle(*body_.unless, false)) body_.unless.reset();
    members(body_.when);
    if (body_.unless) members(*body_.unless);
  }

 private:
  struct Value { FormulaId is_true, is_false, not_true, not_false; };

  Value value() {
    Space& space = analysis_.model.space();
    const auto when = [&](Truth wanted) { return space.formula(body_.when, wanted); };
    if (!body_.unless) return {when(Truth::True), when(Truth::False), when(Truth::NotTrue), when(Truth::NotFalse)};
    const auto unless = [&](Truth wanted) { return space.formula(*body_.unless, wanted); };
    return {space.all({when(Truth::True), unless(Truth::False)}), space.any({when(Truth::False), unless(Truth::True)}),
            space.any({when(Truth::NotTrue), unless(Truth::NotFalse)}), space.all({when(Truth::NotFalse), unless(Truth::NotTrue)})};
  }

  bool can_differ() {
    const Value v = value();
    return analysis_.ask(lawful_, {v.is_true}) == Answer::Yes && analysis_.ask(lawful_, {v.not_true}) == Answer::Yes;
  }

  /// From the last to the first, so that of two that say the same the first stays.
  void members(Condition& group) {
    const bool neutral = group.kind == Condition::Kind::All;
    for (std::size_t i = group.members.size(); i-- > 0;) {
      if (!idle(group.members[i], neutral)) members(group.members[i]);
    }
  }

  /// Reports the condition and leaves the constant in its place where it is idle.
  bool idle(Condition& condition, bool neutral) {
    const Value before = value();
    const Condition written = std::exchange(condition, constant(neutral, condition.span));
    const Value after = value();
    if (same(before, after)) {
      const Span place = written.span;
      analysis_.report({Code::ShadowedCondition, place, {rule_->id, analysis_.condition(written, place)}, {}, {}, {}});
      return true;
    }
    condition = written;
    return false;
  }

  bool same(const Value& a, const Value& b) {
    const std::pair<FormulaId, FormulaId> differences[] = {{a.is_true, b.not_true}, {b.is_true, a.not_true}, {a.is_false, b.not_false}, {b.is_false, a.not_false}};
    return std::all_of(std::begin(differences), std::end(differences), [&](const auto& pair) { return analysis_.ask(lawful_, {pair.first, pair.second}) == Answer::No; });
  }

  Analysis& analysis_;
  Assumptions lawful_;
  const Rule* rule_ = nullptr;
  Body body_;
};

}  // namespace

void find_idle_conditions(Analysis& analysis) {
  ConditionQuestions questions(analysis);
  for (const Rule& rule : analysis.model.rules()) questions.ask(rule);
}

}  // namespace yanpan::lang::proving
