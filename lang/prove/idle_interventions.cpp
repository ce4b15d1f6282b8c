// Rows of the interventions that no problem ever reaches. Every table is read
// for one problem at a time: a group of one problem is a group too.

#include <algorithm>

#include "lang/prove/analysis.hpp"

namespace yanpan::lang::proving {

namespace {

class TableQuestions {
 public:
  explicit TableQuestions(Analysis& analysis) : analysis_(analysis), model_(analysis.model), lawful_(model_.lawful()) {}

  void ask(const Interventions& table) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) ask(table, row);
  }

 private:
  void ask(const Interventions& table, std::size_t row) {
    bool holds = false;
    not_decided_ = false;
    for (std::size_t c = 0; c < model_.version().causes.size(); ++c) {
      const CauseId cause(c);
      const FormulaId condition = model_.space().formula(table.rows[row].when, Truth::True, cause);
      holds = holds || yes(analysis_.ask(lawful_, {condition}));
      lawful_.push();
      lawful_.assume(condition);
      for (std::size_t above = 0; above < row; ++above) lawful_.assume(model_.space().formula(table.rows[above].when, Truth::NotTrue, cause));
      const bool reached = lawful_.possible() && given(cause);
      lawful_.pop();
      if (reached) return;
    }
    const Span place = table.rows[row].span;
    if (not_decided_) return analysis_.not_decided(place, "这一行处置会不会轮到", "whether this row of the interventions is reached");
    const std::string why = !holds ? analysis_.either(place, "它的条件不可能成立", "its conditions can never hold")
                                   : analysis_.either(place, "它成立的时候，上面的行总已成立，或者没有规则给出这样的原因", "where it holds a row above does, or no rule gives such a cause");
    analysis_.report({Code::UnreachableIntervention, place, {why}, {}, {}, {}});
  }

  /// Whether, with what is assumed, some rule or the fallback gives the cause.
  bool given(CauseId cause) {
    if (!yes(analysis_.ask(lawful_))) return false;
    for (std::size_t r = 0; r < model_.rules().size(); ++r) {
      const RuleId rule(r);
      if (analysis_.rule(rule).cause != cause || lawful_.excluded(model_.of(rule).fires)) continue;
      if (yes(analysis_.ask(lawful_, model_.decides(rule)))) return true;
    }
    return model_.version().fallback == cause && yes(analysis_.ask(lawful_, model_.nothing_fires()));
  }

  bool yes(Answer answer) {
    not_decided_ = not_decided_ || answer == Answer::NotDecided;
    return answer == Answer::Yes;
  }

  Analysis& analysis_;
  Model& model_;
  Assumptions lawful_;
  bool not_decided_ = false;
};

}  // namespace

void find_idle_interventions(Analysis& analysis) {
  TableQuestions questions(analysis);
  for (const Interventions& table : analysis.model.version().interventions) questions.ask(table);
}

}  // namespace yanpan::lang::proving
