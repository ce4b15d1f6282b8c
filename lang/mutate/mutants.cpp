#include "lang/mutate/mutants.hpp"

#include <algorithm>
#include <fmt/format.h>
#include <functional>
#include <optional>

#include "lang/policy/steps.hpp"
#include "lang/policy/words.hpp"

namespace yanpan::lang {

namespace {

std::optional<Comparison> turned(Comparison comparison) {
  switch (comparison) {
    case Comparison::True: return Comparison::False;
    case Comparison::False: return Comparison::True;
    case Comparison::Is: return Comparison::IsNot;
    case Comparison::IsNot: return Comparison::Is;
    case Comparison::In: return Comparison::NotIn;
    case Comparison::NotIn: return Comparison::In;
    case Comparison::Missing: return Comparison::NotMissing;
    case Comparison::NotMissing: return Comparison::Missing;
    case Comparison::Equal: return Comparison::NotEqual;
    case Comparison::NotEqual: return Comparison::Equal;
    default: return std::nullopt;
  }
}

bool has_threshold(const Schema& schema, const Atom& atom) {
  const bool compares = atom.comparison <= Comparison::GreaterEqual || atom.comparison == Comparison::Between;
  return compares && has_steps(schema, atom.left.type);
}

void for_each_atom(const Condition& condition, const std::function<void(const Atom&)>& visit) {
  if (condition.kind == Condition::Kind::Atom) visit(condition.atom);
  for (const Condition& member : condition.members) for_each_atom(member, visit);
}

class RuleMutants {
 public:
  RuleMutants(const Policy& policy, std::size_t version, RuleId id, std::vector<Mutant>& out)
      : schema_(policy.schema), version_(policy.versions[version]), index_(version), id_(id), rule_(version_.rules[id.value]), out_(out) {}

  void run() {
    mutate(rule_.when, [](Rule& rule) -> Condition& { return rule.when; });
    if (rule_.unless) mutate(*rule_.unless, [](Rule& rule) -> Condition& { return *rule.unless; });
    evidence();
  }

 private:
  /// The condition to change, found in a copy of the rule.
  using Find = std::function<Condition&(Rule&)>;

  void mutate(const Condition& condition, const Find& find) {
    if (condition.kind == Condition::Kind::Atom) {
      thresholds(condition, find);
      negation(condition, find);
      return;
    }
    if (condition.members.size() > 1) connective(condition, find);
    for (std::size_t i = 0; i < condition.members.size(); ++i) {
      mutate(condition.members[i], [&find, i](Rule& rule) -> Condition& { return find(rule).members[i]; });
    }
  }

  void add(MutantKind kind, const Condition& before, Condition after, const Find& find) {
    Rule changed = rule_;
    Name then = words(after);
    find(changed) = std::move(after);
    out_.push_back({index_, id_, kind, before.span, words(before), std::move(then), std::move(changed)});
  }

  Name words(const Condition& condition) const {
    return {condition_words(schema_, version_.causes, condition, Language::Zh), condition_words(schema_, version_.causes, condition, Language::En)};
  }

  void thresholds(const Condition& condition, const Find& find) {
    if (!has_threshold(schema_, condition.atom)) return;
    for (std::size_t i = 0; i < condition.atom.right.size(); ++i) {
      for (int steps : {1, -1}) {
        const auto moved = stepped(schema_, condition.atom.right[i], steps, places(condition.atom));
        if (!moved) continue;
        Condition after = condition;
        after.atom.right[i] = *moved;
        add(MutantKind::Threshold, condition, std::move(after), find);
      }
    }
  }

  /// As fine as the finest constant that any rule or table compares the value with.
  Int128 places(const Atom& atom) const {
    Int128 finest = 1;
    const auto take = [&](const Atom& other) {
      if (other.left.steps != atom.left.steps) return;
      for (const Constant& c : other.right) finest = std::max(finest, decimal_places(c.decimal));
    };
    for (const Rule& rule : version_.rules) {
      for_each_atom(rule.when, take);
      if (rule.unless) for_each_atom(*rule.unless, take);
    }
    for (const Interventions& table : version_.interventions) {
      for (const TableRow& row : table.rows) for_each_atom(row.when, take);
    }
    return finest;
  }

  void negation(const Condition& condition, const Find& find) {
    const auto comparison = turned(condition.atom.comparison);
    if (!comparison) return;
    Condition after = condition;
    after.atom.comparison = *comparison;
    add(MutantKind::Negation, condition, std::move(after), find);
  }

  void connective(const Condition& condition, const Find& find) {
    Condition after = condition;
    after.kind = condition.kind == Condition::Kind::All ? Condition::Kind::Any : Condition::Kind::All;
    add(MutantKind::Connective, condition, std::move(after), find);
  }

  void evidence() {
    change_evidence(&Rule::evidence_items);
    change_evidence(&Rule::evidence_departments);
  }

  void change_evidence(std::int64_t Rule::*asked) {
    if (rule_.*asked == 0) return;
    for (int by : {1, -1}) {
      Rule changed = rule_;
      changed.*asked += by;
      out_.push_back({index_, id_, MutantKind::Evidence, rule_.span, evidence_words(rule_), evidence_words(changed), changed});
    }
  }

  static Name evidence_words(const Rule& rule) {
    return {fmt::format("证据 ≥ {} 项，来自 ≥ {} 个部门", rule.evidence_items, rule.evidence_departments),
            fmt::format("evidence >= {} item{}, from >= {} department{}", rule.evidence_items, rule.evidence_items == 1 ? "" : "s", rule.evidence_departments, rule.evidence_departments == 1 ? "" : "s")};
  }

  const Schema& schema_;
  const Version& version_;
  std::size_t index_;
  RuleId id_;
  const Rule& rule_;
  std::vector<Mutant>& out_;
};

}  // namespace

std::vector<Mutant> mutants_of(const Policy& policy, std::size_t version) {
  std::vector<Mutant> all;
  for (std::size_t r = 0; r < policy.versions[version].rules.size(); ++r) RuleMutants(policy, version, RuleId(r), all).run();
  return all;
}

Policy with_mutant(Policy policy, const Mutant& mutant) {
  policy.versions[mutant.version].rules[mutant.rule.value] = mutant.changed;
  return policy;
}

}  // namespace yanpan::lang
