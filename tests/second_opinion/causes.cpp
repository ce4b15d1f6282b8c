#include "tests/second_opinion/causes.hpp"

#include <algorithm>

namespace yanpan::second {

using engine::RowId;
using lang::Comparison;
using lang::Reason;
using lang::Rule;

namespace {

/// A rule on one problem.
struct Trial {
  const Rule* rule;
  std::size_t number;  // in the order of rule ids
  Truth value = Truth::False;
  Names unknown;
};

bool cites(Comparison comparison) {
  switch (comparison) {
    case Comparison::GreaterEqual:
    case Comparison::Greater:
    case Comparison::Equal:
    case Comparison::Is:
    case Comparison::In:
    case Comparison::StartsWith:
    case Comparison::Between:
    case Comparison::True: return true;
    default: return false;
  }
}

/// The conditions under 当 that are true and cite rows.
std::vector<const lang::Atom*> citing_atoms(Evaluator& evaluator, const Rule& rule, const Frame& frame) {
  std::vector<const lang::Atom*> atoms;
  each_atom(rule.when, [&](const lang::Atom& atom) {
    if (cites(atom.comparison) && evaluator.test_atom(atom, frame) == Truth::True) atoms.push_back(&atom);
  });
  return atoms;
}

bool enough(const World& world, const Rule& rule, const std::set<Item>& items) {
  std::set<std::string> departments;
  for (const Item& item : items) departments.merge(world.departments(item));
  return static_cast<std::int64_t>(items.size()) >= rule.evidence_items &&
         static_cast<std::int64_t>(departments.size()) >= rule.evidence_departments;
}

/// L2, for a rule whose condition is true.
Truth test_evidence(World& world, Evaluator& evaluator, const Rule& rule, const Frame& frame, Names& unknown) {
  std::set<Item> sure, all;
  Names open;
  for (const lang::Atom* atom : citing_atoms(evaluator, rule, frame)) {
    const Value value = evaluator.path(atom->left, frame.self);
    sure.insert(value.cited.begin(), value.cited.end());
    all.insert(value.cited.begin(), value.cited.end());
    all.insert(value.may.begin(), value.may.end());
    if (!value.may.empty()) open[world.name(atom->left.label)] |= value.conflict;
  }
  if (enough(world, rule, sure)) return Truth::True;
  world.count("evidence short");
  if (!enough(world, rule, all)) return Truth::False;
  world.count("evidence unknown");
  merge(unknown, open);
  return Truth::Unknown;
}

bool has_period(const Rule& rule) { return rule.effective || rule.expires; }

bool in_period(const Rule& rule, std::int64_t day) {
  return (!rule.effective || *rule.effective <= day) && (!rule.expires || day < *rule.expires);
}

Trial try_rule(World& world, Evaluator& evaluator, std::size_t number, const Item& problem) {
  Trial trial{.rule = &evaluator.version().rules[number], .number = number, .value = Truth::False, .unknown = {}};
  const Rule& rule = *trial.rule;
  const Frame frame{.self = problem};
  const Value date = world.field(problem, world.roles().problem_occurred);
  if (date.known() && !in_period(rule, to_int64(date.number()))) return trial;

  trial.value = both(evaluator.test(rule.when, frame), rule.unless ? !evaluator.test(*rule.unless, frame) : Truth::True);
  if (trial.value == Truth::Unknown) {
    evaluator.add_unknowns(rule.when, frame, trial.unknown);
    if (rule.unless) evaluator.add_unknowns(*rule.unless, frame, trial.unknown);
  }
  if (trial.value == Truth::True) trial.value = test_evidence(world, evaluator, rule, frame, trial.unknown);
  if (trial.value != Truth::False && has_period(rule) && !date.known()) {
    trial.value = Truth::Unknown;
    trial.unknown[world.main_date_name()] |= date.conflict;
  }
  if (trial.value == Truth::Unknown) world.count("rule unknown");
  return trial;
}

/// 先于, also by way of other rules of the tier, whatever their values (L3).
bool precedes(const lang::Version& version, std::size_t first, std::size_t second, std::set<std::size_t> seen = {}) {
  if (!seen.insert(first).second) return false;
  for (const lang::RuleId next : version.rules[first].precedes) {
    if (version.rules[next.value].tier != version.rules[first].tier) continue;
    if (next.value == second || precedes(version, next.value, second, seen)) return true;
  }
  return false;
}

/// All that the rules of one version say of one problem.
struct Verdicts {
  std::vector<Trial> candidates;  // fire and are not preceded by one that fires; by tier, then id
  std::vector<Trial> unknown;
  std::vector<Trial> fired;
};

Verdicts try_rules(World& world, Evaluator& evaluator, const Item& problem) {
  Verdicts verdicts;
  const lang::Version& version = evaluator.version();
  for (std::size_t r = 0; r < version.rules.size(); ++r) {
    const Trial trial = try_rule(world, evaluator, r, problem);
    if (trial.value == Truth::True) verdicts.fired.push_back(trial);
    if (trial.value == Truth::Unknown) verdicts.unknown.push_back(trial);
  }
  for (const Trial& trial : verdicts.fired) {
    const bool preceded = std::any_of(verdicts.fired.begin(), verdicts.fired.end(),
                                      [&](const Trial& other) { return precedes(version, other.number, trial.number); });
    if (preceded) world.count("candidate preceded");
    if (!preceded) verdicts.candidates.push_back(trial);
  }
  std::stable_sort(verdicts.candidates.begin(), verdicts.candidates.end(),
                   [](const Trial& a, const Trial& b) { return a.rule->tier < b.rule->tier; });
  return verdicts;
}

void refer(ProblemOpinion& opinion, Reason reason, const Names& missing = {}) {
  opinion.reason = reason;
  opinion.missing = missing;
}

void refer_for_missing(ProblemOpinion& opinion, const Names& missing) {
  const bool conflict = std::any_of(missing.begin(), missing.end(), [](const auto& name) { return name.second; });
  refer(opinion, conflict ? Reason::DataConflict : Reason::MissingFacts, missing);
}

/// Causes of all other candidates, each once.
void add_contributing(const World& world, const lang::Version& version, const Verdicts& verdicts, ProblemOpinion& opinion) {
  std::vector<lang::CauseId> listed;
  for (const Trial& trial : verdicts.candidates) {
    const lang::CauseId cause = trial.rule->cause;
    if (opinion.cause == cause || std::find(listed.begin(), listed.end(), cause) != listed.end()) continue;
    listed.push_back(cause);
    opinion.contributing.push_back(world.name(version.causes[cause.value].name));
  }
}

bool is_number(const lang::Type& type) { return type.kind == lang::TypeKind::Integer || type.kind == lang::TypeKind::Decimal; }

bool is_comparison(Comparison comparison) {
  return comparison == Comparison::Equal || comparison == Comparison::NotEqual || comparison == Comparison::Less ||
         comparison == Comparison::LessEqual || comparison == Comparison::Greater || comparison == Comparison::GreaterEqual;
}

void add_margin(const World& world, Evaluator& evaluator, const Rule& rule, ProblemOpinion& opinion) {
  const Frame frame{.self = opinion.problem};
  std::vector<std::pair<std::string, Fraction>> entries;
  each_atom(rule.when, [&](const lang::Atom& atom) {
    if (!is_comparison(atom.comparison) || !is_number(atom.left.type)) return;
    if (evaluator.test_atom(atom, frame) != Truth::True) return;
    const Value value = evaluator.path(atom.left, opinion.problem);
    if (value.known()) entries.emplace_back(world.name(atom.left.label), abs(Fraction(value.number() - fraction(atom.right[0]))));
  });
  std::sort(entries.begin(), entries.end());
  for (const auto& [name, distance] : entries) opinion.margin.push_back(name + " " + print_number(distance));
}

/// No candidate: the fallback, unless a rule might still fire.
void decide_without_candidate(const lang::Version& version, const Verdicts& verdicts, ProblemOpinion& opinion) {
  Names missing;
  for (const Trial& trial : verdicts.unknown) merge(missing, trial.unknown);
  if (!verdicts.unknown.empty()) return refer_for_missing(opinion, missing);
  if (!version.fallback.valid()) return refer(opinion, Reason::NoCause);
  opinion.cause = version.fallback;
}

void decide_tie(const lang::Version& version, const Verdicts& verdicts, const std::vector<Trial>& tied, ProblemOpinion& opinion) {
  refer(opinion, Reason::Tie);
  for (const Trial& trial : verdicts.unknown) {
    const bool stronger = trial.rule->tier < *opinion.tier;
    const bool undoes = trial.rule->tier == *opinion.tier && std::any_of(tied.begin(), tied.end(), [&](const Trial& candidate) {
      return precedes(version, trial.number, candidate.number);
    });
    if (stronger || undoes) merge(opinion.missing, trial.unknown);
  }
}

void decide_one(const lang::Version& version, const Verdicts& verdicts, const Trial& winner, ProblemOpinion& opinion) {
  opinion.cause = winner.rule->cause;
  opinion.rule = winner.rule;
  for (const Trial& trial : verdicts.unknown) {
    if (trial.rule->cause == winner.rule->cause || trial.rule->tier > winner.rule->tier) continue;
    const bool preceded = std::any_of(verdicts.fired.begin(), verdicts.fired.end(),
                                      [&](const Trial& fired) { return precedes(version, fired.number, trial.number); });
    if (preceded) continue;
    opinion.cause_provisional = true;
    merge(opinion.missing, trial.unknown);
  }
}

void decide_cause(World& world, Evaluator& evaluator, ProblemOpinion& opinion) {
  const lang::Version& version = evaluator.version();
  const Verdicts verdicts = try_rules(world, evaluator, opinion.problem);
  if (verdicts.candidates.empty()) return decide_without_candidate(version, verdicts, opinion);

  opinion.tier = verdicts.candidates.front().rule->tier;
  std::vector<Trial> top;
  std::copy_if(verdicts.candidates.begin(), verdicts.candidates.end(), std::back_inserter(top),
               [&](const Trial& trial) { return trial.rule->tier == *opinion.tier; });
  const bool one_cause =
      std::all_of(top.begin(), top.end(), [&](const Trial& trial) { return trial.rule->cause == top.front().rule->cause; });
  if (one_cause) {
    decide_one(version, verdicts, top.front(), opinion);
    add_margin(world, evaluator, *opinion.rule, opinion);
  } else {
    decide_tie(version, verdicts, top, opinion);
  }
  add_contributing(world, version, verdicts, opinion);
}

/// The version by the problem's main date; its rules, if there is one.
void decide_by_date(World& world, Evaluators& versions, ProblemOpinion& opinion) {
  const Value date = world.field(opinion.problem, world.roles().problem_occurred);
  if (!world.versions_have_periods()) {
    opinion.version = 0;
  } else if (!date.known()) {
    return refer_for_missing(opinion, {{world.main_date_name(), date.conflict}});
  } else {
    opinion.version = world.version_on(to_int64(date.number()));
  }
  if (!opinion.version) return refer(opinion, Reason::NoCause);
  decide_cause(world, versions[*opinion.version], opinion);
}

ProblemOpinion attribute(World& world, Evaluators& versions, RowId row) {
  ProblemOpinion opinion;
  opinion.problem = {world.roles().problem, row};
  opinion.id = world.key(opinion.problem);
  const Value of_case = world.field(opinion.problem, world.roles().problem_case);
  if (!of_case.known()) {
    refer(opinion, Reason::NoPerson);
    return opinion;
  }
  opinion.of_case = of_case.row;
  const CaseOpinion& settled = world.cases.at(of_case.row);
  opinion.person = settled.person;
  if (settled.person) {
    decide_by_date(world, versions, opinion);
  } else {
    refer(opinion, settled.reason, settled.lacking);
  }
  return opinion;
}

}  // namespace

std::vector<ProblemOpinion> attribute_problems(World& world, Evaluators& versions) {
  std::vector<ProblemOpinion> opinions;
  for (RowId row = 0; row < world.rows(world.roles().problem); ++row) opinions.push_back(attribute(world, versions, row));
  std::stable_sort(opinions.begin(), opinions.end(), [](const auto& a, const auto& b) { return a.id < b.id; });
  return opinions;
}

}  // namespace yanpan::second
