// Rules that hold always, never, or only where others decide.

#include <algorithm>

#include "lang/prove/analysis.hpp"

namespace yanpan::lang::proving {

namespace {

/// A rule whose being a candidate leaves nothing for `rule` to decide.
struct Rival {
  RuleId rule;
  FormulaId out_of_the_way;
};

class RuleQuestions {
 public:
  explicit RuleQuestions(Analysis& analysis) : analysis_(analysis), model_(analysis.model), alone_(model_.lawful()) {}

  void ask(RuleId rule) {
    const Span place = analysis_.rule(rule).span;
    const std::string& id = analysis_.rule(rule).id;
    const Answer fires = analysis_.ask(alone_, {model_.of(rule).fires});
    if (fires == Answer::No) return analysis_.report({Code::RuleNeverTrue, place, {id}, {}, {}, {}});
    if (analysis_.ask(alone_, {model_.of(rule).not_firing}) == Answer::No) analysis_.report({Code::RuleAlwaysTrue, place, {id}, {}, {}, {}});
    const auto rivals = rivals_of(rule);
    const Answer decides = possible(rule, rivals, {});
    if (decides == Answer::No) report_dead(rule, rivals);
    if (decides == Answer::NotDecided) analysis_.not_decided(place, "规则 " + id + " 会不会决定原因", "whether the rule " + id + " ever decides");
  }

 private:
  /// Stronger rules, those that precede it, and those of its tier and cause
  /// that are named in its place. The last do not make a rule idle that itself
  /// precedes others.
  std::vector<Rival> rivals_of(RuleId rule) {
    std::vector<Rival> rivals;
    for (std::size_t t = 0; t < model_.tier_of(rule); ++t) {
      for (RuleId other : model_.tiers()[t]) add(rivals, rule, {other, model_.of(other).not_firing});
    }
    for (RuleId other : model_.of(rule).preceded_by) add(rivals, rule, {other, model_.of(other).not_firing});
    if (!analysis_.rule(rule).precedes.empty()) return rivals;
    for (RuleId other : model_.tiers()[model_.tier_of(rule)]) {
      if (other < rule && analysis_.rule(other).cause == analysis_.rule(rule).cause) add(rivals, rule, {other, model_.no_candidate(other)});
    }
    return rivals;
  }

  /// Only rules that can hold together with it stand in its way.
  void add(std::vector<Rival>& rivals, RuleId rule, Rival rival) {
    if (rival.rule == rule) return;
    alone_.push();
    alone_.assume(model_.of(rule).fires);
    if (alone_.possible() && !alone_.excluded(model_.of(rival.rule).fires)) rivals.push_back(rival);
    alone_.pop();
  }

  Answer possible(RuleId rule, const std::vector<Rival>& rivals, std::optional<std::size_t> without) {
    std::vector<FormulaId> more{model_.of(rule).fires};
    for (std::size_t i = 0; i < rivals.size(); ++i) {
      if (without != i) more.push_back(rivals[i].out_of_the_way);
    }
    return analysis_.ask(alone_, more);
  }

  /// Names no more rules than are needed to leave it nothing.
  void report_dead(RuleId rule, std::vector<Rival> rivals) {
    for (std::size_t i = rivals.size(); i-- > 0;) {
      if (possible(rule, rivals, i) == Answer::No) rivals.erase(rivals.begin() + static_cast<std::ptrdiff_t>(i));
    }
    const Span place = analysis_.rule(rule).span;
    std::vector<RuleId> others;
    for (const Rival& rival : rivals) others.push_back(rival.rule);
    Diagnostic dead{Code::DeadRule, place, {analysis_.rule(rule).id, analysis_.listed(others, place)}, {}, {}, {}};
    for (RuleId other : others) dead.labels.push_back({LabelKind::OtherRule, analysis_.rule(other).span, analysis_.rule(other).id});
    analysis_.report(std::move(dead));
  }

  Analysis& analysis_;
  Model& model_;
  Assumptions alone_;
};

}  // namespace

void find_idle_rules(Analysis& analysis) {
  // Formulas of rivals are made before the questions look at them.
  RuleQuestions questions(analysis);
  for (std::size_t r = 0; r < analysis.model.rules().size(); ++r) questions.ask(RuleId(r));
}

}  // namespace yanpan::lang::proving
