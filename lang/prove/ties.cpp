// Two rules of one tier with different causes that can hold where nothing
// stronger does; and values for which no rule holds.

#include <algorithm>

#include "lang/prove/analysis.hpp"

namespace yanpan::lang::proving {

namespace {

bool precedes(const Model& model, RuleId a, RuleId b) {
  const auto& before = model.of(b).preceded_by;
  return std::binary_search(before.begin(), before.end(), a);
}

void report_tie(Analysis& analysis, RuleId a, RuleId b) {
  const Span place = analysis.rule(a).span;
  std::vector<FormulaId> formulas = analysis.model.leads(a), more = analysis.model.leads(b);
  formulas.insert(formulas.end(), more.begin(), more.end());
  const std::string &first = analysis.rule(a).id, &second = analysis.rule(b).id;
  Diagnostic tie{Code::TieRegion, place,
                 {first, analysis.cause_of(a, place), second, analysis.cause_of(b, place), std::to_string(analysis.rule(a).tier)},
                 {{LabelKind::OtherRule, analysis.rule(b).span, second}}, {}, {}};
  const Name name{"证明 " + first + " 与 " + second + " 并列", "proof " + first + " and " + second + " tie"};
  analysis.report(std::move(tie), analysis.witness(formulas, name, Reason::Tie, {a, b}));
}

/// `assumed`: nothing stronger holds.
void find_ties_of(Analysis& analysis, Assumptions& assumed, const std::vector<RuleId>& tier, std::size_t first) {
  const Model& model = analysis.model;
  const RuleId a = tier[first];
  assumed.push();
  assumed.assume(model.of(a).fires);
  for (RuleId p : model.of(a).preceded_by) assumed.assume(model.of(p).fails);
  for (std::size_t i = first + 1; i < tier.size() && assumed.possible(); ++i) {
    const RuleId b = tier[i];
    if (analysis.rule(a).cause == analysis.rule(b).cause || precedes(model, a, b) || precedes(model, b, a)) continue;
    if (assumed.excluded(model.of(b).fires)) continue;
    std::vector<FormulaId> more{model.of(b).fires};
    for (RuleId p : model.of(b).preceded_by) more.push_back(model.of(p).fails);
    const Answer answer = analysis.ask(assumed, more);
    if (answer == Answer::Yes) report_tie(analysis, a, b);
    const std::string &x = analysis.rule(a).id, &y = analysis.rule(b).id;
    if (answer == Answer::NotDecided) analysis.not_decided(analysis.rule(a).span, x + " 与 " + y + " 会不会同时成立", "whether " + x + " and " + y + " can hold together");
  }
  assumed.pop();
}

void find_gap(Analysis& analysis, Assumptions& nothing_fires) {
  const Version& version = analysis.model.version();
  const Span place = version.fallback_span.value_or(version.span);
  const Answer answer = analysis.ask(nothing_fires);
  if (answer == Answer::NotDecided) analysis.not_decided(place, "有没有不成立任何规则的问题", "whether there are problems for which no rule holds");
  if (answer != Answer::Yes) return;
  auto witness = analysis.witness(analysis.model.nothing_fires(), {"证明 没有规则成立", "proof no rule holds"}, Reason::NoCause, {});
  analysis.report({Code::Gap, place, {}, {}, {}, {}}, std::move(witness));
}

}  // namespace

void find_ties_and_gaps(Analysis& analysis) {
  Assumptions assumed = analysis.model.lawful();
  for (const auto& tier : analysis.model.tiers()) {
    for (std::size_t i = 0; i < tier.size(); ++i) find_ties_of(analysis, assumed, tier, i);
    for (RuleId rule : tier) assumed.assume(analysis.model.of(rule).fails);
  }
  // 其余 that names a cause says what becomes of all that no rule takes.
  if (!analysis.model.version().fallback.valid()) find_gap(analysis, assumed);
}

}  // namespace yanpan::lang::proving
