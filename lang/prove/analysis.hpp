// What the questions of prove share: the model, the work that is left, and how
// findings are said. One file a question.

#pragma once

#include <string>
#include <vector>

#include "lang/prove/model.hpp"
#include "lang/prove/prove.hpp"

namespace yanpan::lang::proving {

class Analysis {
 public:
  Analysis(Model& of, const SourceSet& sources, std::int64_t& steps, std::vector<ProofFinding>& findings)
      : model(of), sources_(sources), steps_(steps), findings_(findings) {}

  Model& model;

  /// Whether what is assumed is possible.
  Answer ask(Assumptions& assumed);
  /// The same with more formulas, which are forgotten again.
  Answer ask(Assumptions& assumed, const std::vector<FormulaId>& more);

  /// The smallest values for a finding, as a scenario that expects the referral. `about`: the rules it speaks of.
  std::optional<Scenario> witness(const std::vector<FormulaId>& formulas, Name name, Reason reason, const std::vector<RuleId>& about);

  void report(Diagnostic diagnostic, std::optional<Scenario> witness = std::nullopt);
  void not_decided(Span place, std::string zh, std::string en);

  // In the language of the file at `place`.
  const std::string& say(const Name& name, Span place) const { return name.in(language(place)); }
  std::string either(Span place, std::string zh, std::string en) const { return language(place) == Language::Zh ? std::move(zh) : std::move(en); }
  std::string listed(const std::vector<RuleId>& rules, Span place) const;
  std::string condition(const Condition& condition, Span place) const;

  const Rule& rule(RuleId id) const { return model.rules()[id.value]; }
  const std::string& cause_of(RuleId id, Span place) const { return say(model.version().causes[rule(id).cause.value].name, place); }

 private:
  Language language(Span place) const { return sources_.file(place.file).language; }

  const SourceSet& sources_;
  std::int64_t& steps_;
  std::vector<ProofFinding>& findings_;
};

/// False: the constraints contradict each other, and nothing else is worth asking.
bool find_contradiction(Analysis& analysis);
void find_ties_and_gaps(Analysis& analysis);
void find_idle_rules(Analysis& analysis);        // always true, never true, dead
void find_idle_conditions(Analysis& analysis);   // shadowed
void find_idle_interventions(Analysis& analysis);

}  // namespace yanpan::lang::proving
