// One version of a policy as formulas: when each rule fires and fails, what its
// constraints rule out, and what it means that a rule decides.
//
//   rule R: when C, unless U, evidence E, in force P
//   fires  = C and not U, and enough evidence, and the main date in P
//   fails  = it is known that it does not fire

#pragma once

#include <deque>
#include <string>
#include <vector>

#include "lang/decide/search.hpp"
#include "lang/decide/witness.hpp"
#include "lang/policy/policy.hpp"

namespace yanpan::lang::proving {

struct RuleFormulas {
  FormulaId fires, fails, not_firing;   // not_firing: false or unknown
  std::vector<RuleId> preceded_by;      // of its tier, 先于 followed to its end
};

class Model {
 public:
  /// The policy outlives the model.
  Model(const Policy& policy, std::size_t version);

  const Policy& policy() const { return policy_; }
  const Version& version() const { return version_; }
  std::size_t version_index() const { return index_; }
  Space& space() { return space_; }
  const Space& space() const { return space_; }

  const std::vector<Rule>& rules() const { return version_.rules; }
  const RuleFormulas& of(RuleId rule) const { return formulas_[rule.value]; }
  const RuleFormulas& of(std::size_t rule) const { return formulas_[rule]; }
  const std::vector<FormulaId>& constraints() const { return constraints_; }
  /// The constraints as conditions of the problem.
  const std::deque<Condition>& constraint_conditions() const { return lawful_; }
  /// Of the problem; without root where there is none.
  const Path& main_date() const { return main_date_; }
  /// Every constraint is true or unknown.
  Assumptions lawful(Assumptions::Missing missing = Assumptions::Missing::WhereTested) const;

  /// Tiers from strong to weak, each with its rules in order of id.
  const std::vector<std::vector<RuleId>>& tiers() const { return tiers_; }
  std::size_t tier_of(RuleId rule) const { return tier_of_[rule.value]; }

  /// It does not fire, or a rule that precedes it does.
  FormulaId no_candidate(RuleId rule);
  /// What makes `rule` a candidate of the deciding tier, with nothing left
  /// open: it fires, all that is stronger or precedes it fails.
  std::vector<FormulaId> leads(RuleId rule) const;
  /// What makes `rule` give the cause, provisionally or not: it fires, nothing
  /// stronger or that precedes it does, and no other cause is a candidate in its tier.
  std::vector<FormulaId> decides(RuleId rule);
  std::vector<FormulaId> nothing_fires() const;

  /// The variables by name, then those of evidence; the order of a witness.
  std::vector<VariableId> order() const;
  /// The witness as a scenario without name and expectations.
  Scenario scenario(const Witness& witness, const std::vector<RuleId>& about) const;

 private:
  std::vector<const Path*> paths_of_rules() const;
  std::vector<const Path*> tested_paths() const;
  std::deque<Condition> reached_constraints() const;
  void enter();
  void make_formulas();
  RuleFormulas make(const Rule& rule, std::size_t index);
  void order_rules();
  bool has_period(const Rule& rule) const { return rule.effective || rule.expires; }

  const Policy& policy_;
  std::size_t index_;
  const Version& version_;
  Path main_date_;
  std::deque<Condition> lawful_;       // the constraints, as conditions of the problem
  std::deque<Atom> period_atoms_;      // bounds of periods on the main date
  Space space_;
  std::vector<VariableId> evidence_;   // by rule; invalid: none asked
  std::vector<RuleFormulas> formulas_;
  std::vector<FormulaId> constraints_;
  std::vector<std::vector<RuleId>> tiers_;
  std::vector<std::size_t> tier_of_;
};

}  // namespace yanpan::lang::proving
