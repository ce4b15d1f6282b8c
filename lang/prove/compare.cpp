#include "lang/prove/compare.hpp"

#include <algorithm>

#include "lang/prove/joint.hpp"
#include "lang/prove/model.hpp"

namespace yanpan::lang {

namespace proving {
namespace {

/// One way to an outcome: what has to hold for it.
struct Way {
  std::optional<RuleId> rule;   // fires; nullopt: no rule does
  std::vector<FormulaId> formulas;
};

class Comparer {
 public:
  Comparer(const Side& before, const Side& after, std::int64_t steps)
      : sides_{before, after}, joint_(join(before, after)), model_(joint_.policy, 0), assumed_(model_.lawful()), steps_(steps) {
    for (std::size_t r = 0; r < model_.rules().size(); ++r) rules_[r < joint_.old_rules ? 0 : 1].emplace_back(r);
  }

  PolicyChange compare() {
    PolicyChange result;
    for (int side : {0, 1}) result.versions[side] = sides_[side].version;
    const auto& causes = joint_.policy.versions.front().causes;
    for (std::size_t c = 0; c < causes.size(); ++c) result.causes.push_back(compare(CauseId(c)));
    std::sort(result.causes.begin(), result.causes.end(), [](const auto& a, const auto& b) { return a.cause.stable() < b.cause.stable(); });
    result.measures = joint_.changed;
    return result;
  }

 private:
  const Rule& rule(RuleId id) const { return model_.rules()[id.value]; }
  int side_of(RuleId id) const { return id.value < joint_.old_rules ? 0 : 1; }

  CauseChange compare(CauseId cause) {
    CauseChange change{name_of(cause), Change::Same, {}, {}};
    const Answer lost = parting(0, cause, change.lost), gained = parting(1, cause, change.gained);
    if (lost == Answer::Yes) change.change = gained == Answer::Yes ? Change::Different : Change::Narrower;
    else if (gained == Answer::Yes) change.change = Change::Wider;
    if (lost == Answer::NotDecided || gained == Answer::NotDecided) change.change = Change::NotDecided;
    return change;
  }

  Name name_of(CauseId joint) const {
    for (int side : {1, 0}) {
      for (std::size_t c = 0; c < joint_.causes[side].size(); ++c) {
        if (joint_.causes[side][c] == joint) return sides_[side].get().causes[c].name;
      }
    }
    return {};
  }

  /// Values for which `side` gives the cause and the other side does not.
  Answer parting(int side, CauseId cause, std::optional<Parting>& shown) {
    const auto others = ways_to_another(1 - side, cause);
    for (const Way& way : ways_to(side, cause)) {
      assumed_.push();
      for (FormulaId f : way.formulas) assumed_.assume(f);
      Answer answer = Answer::No;
      for (std::size_t i = 0; i < others.size() && answer == Answer::No && assumed_.possible(); ++i) answer = together(way, others[i], shown);
      assumed_.pop();
      if (answer != Answer::No) return answer;
    }
    return Answer::No;
  }

  Answer together(const Way& way, const Way& other, std::optional<Parting>& shown) {
    if (other.rule && assumed_.excluded(model_.of(*other.rule).fires)) return Answer::No;
    assumed_.push();
    for (FormulaId f : other.formulas) assumed_.assume(f);
    Work work{steps_ / 10};
    const Answer answer = assumed_.solve(work);
    steps_ -= steps_ / 10 - std::max<std::int64_t>(work.left, 0);
    assumed_.pop();
    if (answer == Answer::Yes) show(way, other, shown);
    return answer;
  }

  // ---- ways ------------------------------------------------------------------------

  CauseId fallback(int side) const {
    const CauseId own = sides_[side].get().fallback;
    return own.valid() ? joint_.causes[side][own.value] : CauseId();
  }

  std::vector<Way> ways_to(int side, CauseId cause) {
    std::vector<Way> ways;
    for (RuleId r : rules_[side]) {
      if (rule(r).cause == cause) ways.push_back({r, alone_in_its_tier(r)});
    }
    if (fallback(side) == cause) ways.push_back({std::nullopt, nothing(side)});
    return ways;
  }

  /// Another cause, a tie, or none: some rule of another cause leads, or none fires.
  std::vector<Way> ways_to_another(int side, CauseId cause) {
    std::vector<Way> ways;
    for (RuleId r : rules_[side]) {
      if (rule(r).cause != cause) ways.push_back({r, leading(r)});
    }
    if (fallback(side) != cause) ways.push_back({std::nullopt, nothing(side)});
    return ways;
  }

  std::vector<FormulaId> leading(RuleId r) const {
    std::vector<FormulaId> all{model_.of(r).fires};
    for (RuleId p : model_.of(r).preceded_by) all.push_back(model_.of(p).fails);
    for (RuleId other : rules_[side_of(r)]) {
      if (rule(other).tier < rule(r).tier) all.push_back(model_.of(other).fails);
    }
    return all;
  }

  std::vector<FormulaId> alone_in_its_tier(RuleId r) {
    std::vector<FormulaId> all = leading(r);
    for (RuleId other : rules_[side_of(r)]) {
      if (rule(other).tier == rule(r).tier && rule(other).cause != rule(r).cause) all.push_back(fails_or_preceded(other));
    }
    return all;
  }

  FormulaId fails_or_preceded(RuleId r) {
    std::vector<FormulaId> ways{model_.of(r).fails};
    for (RuleId p : model_.of(r).preceded_by) ways.push_back(model_.of(p).fires);
    return model_.space().any(std::move(ways));
  }

  std::vector<FormulaId> nothing(int side) const {
    std::vector<FormulaId> all;
    for (RuleId r : rules_[side]) all.push_back(model_.of(r).fails);
    return all;
  }

  // ---- what is shown -----------------------------------------------------------------

  void show(const Way& way, const Way& other, std::optional<Parting>& shown) {
    std::vector<FormulaId> formulas = way.formulas;
    formulas.insert(formulas.end(), other.formulas.begin(), other.formulas.end());
    Work work{steps_ / 10};
    const auto smallest = smallest_witness(model_.space(), formulas, model_.constraints(), model_.order(), work);
    if (smallest) shown = Parting{scenario(0, *smallest), scenario(1, *smallest)};
  }

  std::optional<std::size_t> value_of(VariableId v) const {
    const auto& path = model_.space().variable(v).path;
    return path ? std::optional<std::size_t>(path->steps.front().field.value) : std::nullopt;
  }

  /// nullopt where this side has no such value.
  std::optional<Scenario> scenario(int side, const Witness& witness) {
    Scenario scenario;
    scenario.name = {"比较", "compared"};
    for (VariableId v : model_.order()) {
      const auto value = value_of(v);
      const auto cell = witness.cells[v.value];
      if (!value || !cell) continue;
      const Constant& constant = model_.space().variable(v).cells[*cell];
      if (!set(side, joint_.values[*value], constant, scenario)) return std::nullopt;
    }
    std::sort(scenario.evidence_short.begin(), scenario.evidence_short.end());
    scenario.expect.push_back(verdict(side, witness));
    return scenario;
  }

  bool set(int side, const JointValue& value, Constant constant, Scenario& scenario) const {
    if (constant.number == 0) scenario.evidence_short.insert(scenario.evidence_short.end(), value.evidence_of[side].begin(), value.evidence_of[side].end());
    const Written& written = value.sides[side];
    if (!written.path) return true;
    if (constant.type.kind == TypeKind::Choice) {
      const auto own = written.values[static_cast<std::size_t>(constant.number)];
      if (!own) return false;
      constant.number = *own;
    }
    constant.type = written.path->type;
    scenario.given.push_back({*written.path, std::move(constant)});
    return true;
  }

  /// What the rules of one side give for the witness; the law's own order (meaning.md L3, L4).
  Expectation verdict(int side, const Witness& witness) {
    Assumptions fixed(model_.space(), Assumptions::Missing::Everywhere);
    for (std::size_t v = 0; v < witness.cells.size(); ++v) {
      const VariableId id(v);
      if (witness.cells[v]) fixed.keep_cell(id, *witness.cells[v]);
      else if (is_evidence(id)) fixed.keep_cell(id, 1);   // a scenario that says nothing of it has enough
      else fixed.keep_missing(id, true);
    }
    std::vector<RuleId> candidates;
    bool open = false;
    for (RuleId r : rules_[side]) {
      const auto& before = model_.of(r).preceded_by;
      if (std::any_of(before.begin(), before.end(), [&](RuleId p) { return fixed.certain(model_.of(p).fires); })) continue;
      if (fixed.certain(model_.of(r).fires)) candidates.push_back(r);
      else open = open || !fixed.certain(model_.of(r).fails);
    }
    return expectation(side, std::move(candidates), open);
  }

  bool is_evidence(VariableId v) const {
    const auto value = value_of(v);
    return value && !(joint_.values[*value].evidence_of[0].empty() && joint_.values[*value].evidence_of[1].empty());
  }

  Expectation expectation(int side, std::vector<RuleId> candidates, bool open) const {
    Expectation result;
    const auto refer = [&](Reason reason) { return result.refer = true, result.reason = reason, result; };
    if (candidates.empty()) {
      if (open) return refer(Reason::MissingFacts);
      if (!sides_[side].get().fallback.valid()) return refer(Reason::NoCause);
      return result.cause = sides_[side].get().fallback, result;
    }
    const auto weaker = [&](RuleId a, RuleId b) { return rule(a).tier < rule(b).tier; };
    const std::int64_t lead = rule(*std::min_element(candidates.begin(), candidates.end(), weaker)).tier;
    std::erase_if(candidates, [&](RuleId r) { return rule(r).tier != lead; });
    const bool tie = std::any_of(candidates.begin(), candidates.end(), [&](RuleId r) { return rule(r).cause != rule(candidates.front()).cause; });
    if (tie) return refer(Reason::Tie);
    result.rule = RuleId(candidates.front().value - (side == 0 ? 0 : joint_.old_rules));
    result.cause = sides_[side].get().rules[result.rule.value].cause;
    return result;
  }

  Side sides_[2];
  Joint joint_;
  Model model_;
  Assumptions assumed_;
  std::int64_t steps_;
  std::vector<RuleId> rules_[2];
};

}  // namespace
}  // namespace proving

bool PolicyChange::same() const {
  return measures.empty() && std::all_of(causes.begin(), causes.end(), [](const CauseChange& c) { return c.change == Change::Same; });
}

PolicyChange compare(const Policy& before, const Policy& after, std::int64_t steps) {
  return proving::Comparer({before, before.versions.size() - 1}, {after, after.versions.size() - 1}, steps).compare();
}

}  // namespace yanpan::lang
