#include "tests/second_opinion/persons.hpp"

#include <algorithm>

namespace yanpan::second {

using engine::RowId;
using lang::Reason;

namespace {

/// A finding goes by its own date: its version must be the one for that date (L1).
void test_finding(World& world, Evaluator& evaluator, std::size_t version, const lang::Finding& finding, const Item& row,
                  std::vector<Found>& found) {
  const Truth outcome = evaluator.test(finding.when, {.self = row});
  if (outcome == Truth::False) return;
  if (outcome == Truth::Unknown) return world.count("finding unknown");
  const Value date = evaluator.path(finding.date, row);
  if (!date.known()) return world.count("finding without date");
  const std::int64_t day = to_int64(date.number());
  if (world.version_near(day) != version) return;
  world.count("finding true");
  found.push_back({.id = finding.name.stable() + ":" + world.key(row),
                   .on = row,
                   .case_ = evaluator.path(finding.to_case, row),
                   .kind = finding.kind,
                   .severity = finding.severity,
                   .date = day});
}

}  // namespace

void detect_problems(World& world, Evaluators& versions) {
  std::vector<Found> found;  // kept apart: no finding sees another's problems
  for (std::size_t v = 0; v < versions.size(); ++v) {
    for (const lang::Finding& finding : versions[v].version().findings) {
      for (RowId r = 0; r < world.rows(finding.of); ++r) test_finding(world, versions[v], v, finding, {finding.of, r}, found);
    }
  }
  world.found = std::move(found);
}

namespace {

/// What a step, or all of them, may come to. Negative persons are nobody we know.
struct Outcome {
  enum class Kind { Nobody, One, Many, Referred } kind = Kind::Nobody;
  std::int64_t person = 0;                // One
  Reason reason = Reason::NoPerson;       // Referred
  auto operator<=>(const Outcome&) const = default;
};

Outcome with_person(const Outcome& outcome, std::int64_t person) {
  if (outcome.kind == Outcome::Kind::Nobody) return {.kind = Outcome::Kind::One, .person = person, .reason = {}};
  if (outcome.kind == Outcome::Kind::One && outcome.person == person) return outcome;
  return {.kind = Outcome::Kind::Many, .person = 0, .reason = {}};
}

struct Participation {
  Item row;
  Value person;
};

std::vector<Participation> participations_of(const World& world, RowId of_case) {
  const lang::Roles& roles = world.roles();
  std::vector<Participation> result;
  for (RowId r = 0; r < world.rows(roles.participation); ++r) {
    const Item row{roles.participation, r};
    const Value there = world.field(row, roles.participation_case);
    if (there.known() && there.row == of_case) result.push_back({row, world.field(row, roles.participation_person)});
  }
  return result;
}

/// Whom a participation may stand for: one without a person may be anyone of
/// the case, or one of two strangers (two suffice to be different).
std::vector<std::int64_t> possible_persons(const Participation& one, const std::vector<Participation>& all) {
  if (one.person.known()) return {one.person.row};
  std::vector<std::int64_t> persons{-1, -2};
  for (const Participation& other : all) {
    if (other.person.known()) persons.push_back(other.person.row);
  }
  return persons;
}

/// Everything one step may come to, over all possibilities of its participations.
std::set<Outcome> possible_outcomes(Evaluator& evaluator, const lang::Step& step, const std::vector<Participation>& all) {
  std::set<Outcome> outcomes{Outcome{}};
  for (const Participation& one : all) {
    const Truth match = evaluator.test(step.when, {.self = one.row});
    if (match == Truth::False) continue;
    std::set<Outcome> next;
    if (match == Truth::Unknown) next = outcomes;
    for (const Outcome& outcome : outcomes) {
      for (std::int64_t person : possible_persons(one, all)) next.insert(with_person(outcome, person));
    }
    outcomes = next;
  }
  return outcomes;
}

struct Settled {
  std::set<Outcome> possible;
  Names lacking;
};

void add_lacking(World& world, Evaluator& evaluator, const lang::Step& step, const std::vector<Participation>& all,
                 Names& lacking) {
  const lang::Roles& roles = world.roles();
  for (const Participation& one : all) {
    const Frame frame{.self = one.row};
    if (evaluator.test(step.when, frame) == Truth::False) continue;
    evaluator.add_unknowns(step.when, frame, lacking);
    if (!one.person.known()) lacking[world.field_name(roles.participation, roles.participation_person)] |= one.person.conflict;
  }
}

/// The steps in order; a later one counts only where the earlier ones may leave nobody.
Settled settle_steps(World& world, Evaluator& evaluator, const lang::Accountable& block, RowId of_case) {
  Settled settled;
  const std::vector<Participation> all = participations_of(world, of_case);
  for (const lang::Step& step : block.steps) {
    const std::set<Outcome> outcomes = possible_outcomes(evaluator, step, all);
    add_lacking(world, evaluator, step, all, settled.lacking);
    for (const Outcome& outcome : outcomes) {
      if (outcome.kind != Outcome::Kind::Nobody) settled.possible.insert(outcome);
    }
    if (!outcomes.contains(Outcome{})) return settled;
  }
  settled.possible.insert({.kind = Outcome::Kind::Referred, .person = 0, .reason = Reason::NoPerson});
  return settled;
}

/// One version's 责任人 block on one case. Several possible outcomes, or none
/// at all for an unknown 集体: not settled.
Settled settle_in_version(World& world, Evaluator& evaluator, RowId of_case) {
  if (!evaluator.version().accountable) return {{{.kind = Outcome::Kind::Referred, .person = 0, .reason = Reason::NoPerson}}, {}};
  const lang::Accountable& block = *evaluator.version().accountable;
  const Frame frame{.self = {world.roles().case_, of_case}};
  Truth collective = Truth::False;
  Names lacking;
  for (const lang::Condition& condition : block.collective) {
    collective = either(collective, evaluator.test(condition, frame));
    evaluator.add_unknowns(condition, frame, lacking);
  }
  if (collective == Truth::True) return {{{.kind = Outcome::Kind::Referred, .person = 0, .reason = Reason::Collective}}, {}};
  if (collective == Truth::Unknown) return {{}, lacking};
  return settle_steps(world, evaluator, block, of_case);
}

bool any_for_conflict(const Names& names) {
  return std::any_of(names.begin(), names.end(), [](const auto& name) { return name.second; });
}

void adopt(CaseOpinion& opinion, const Settled& settled) {
  if (settled.possible.size() != 1) {
    opinion.lacking = settled.lacking;
    opinion.reason = any_for_conflict(opinion.lacking) ? Reason::DataConflict : Reason::MissingFacts;
    return;
  }
  const Outcome& only = *settled.possible.begin();
  if (only.kind == Outcome::Kind::One) opinion.person = static_cast<RowId>(only.person);
  if (only.kind == Outcome::Kind::Many) opinion.reason = Reason::ManyPersons;
  if (only.kind == Outcome::Kind::Referred) opinion.reason = only.reason;
}

/// Without a base date every version may be the one: all must agree.
Settled settle_in_all(World& world, Evaluators& versions, RowId of_case, bool date_conflict) {
  Settled together;
  bool each_settled = true;
  for (Evaluator& evaluator : versions) {
    const Settled settled = settle_in_version(world, evaluator, of_case);
    each_settled &= settled.possible.size() == 1;
    together.possible.insert(settled.possible.begin(), settled.possible.end());
    if (settled.possible.size() != 1) merge(together.lacking, settled.lacking);
  }
  if (!each_settled) together.possible.clear();
  together.lacking[world.main_date_name()] |= date_conflict;
  return together;
}

/// The order of the version in force on the earliest date among the problems.
std::vector<lang::BaseOrder> base_order(const World& world, const std::vector<RowId>& problems) {
  std::optional<std::int64_t> earliest;
  for (RowId problem : problems) {
    const Value date = world.field({world.roles().problem, problem}, world.roles().problem_occurred);
    if (!date.known()) continue;
    const std::int64_t day = to_int64(date.number());
    earliest = earliest ? std::min(*earliest, day) : day;
  }
  const auto& block = world.policy.versions[earliest ? world.version_near(*earliest) : 0].accountable;
  if (block && !block->base.empty()) return block->base;
  return {lang::BaseOrder::Severity, lang::BaseOrder::Occurred};
}

/// Most severe first, earliest first; without the value last.
int compare_by(const World& world, lang::BaseOrder order, RowId a, RowId b) {
  const lang::Roles& roles = world.roles();
  const bool by_severity = order == lang::BaseOrder::Severity;
  const lang::FieldId field = by_severity ? roles.problem_severity : roles.problem_occurred;
  const Value of_a = world.field({roles.problem, a}, field), of_b = world.field({roles.problem, b}, field);
  if (!of_a.known() || !of_b.known()) return static_cast<int>(of_b.known()) - static_cast<int>(of_a.known());
  const int ascending = of_a.number().compare(of_b.number());
  return by_severity ? -ascending : ascending;
}

RowId base_problem(const World& world, const std::vector<RowId>& problems) {
  const auto order = base_order(world, problems);
  const lang::EntityId problem = world.roles().problem;
  return *std::min_element(problems.begin(), problems.end(), [&](RowId a, RowId b) {
    for (const lang::BaseOrder field : order) {
      if (const int compared = compare_by(world, field, a, b); compared != 0) return compared < 0;
    }
    return world.key({problem, a}) < world.key({problem, b});
  });
}

std::map<RowId, std::vector<RowId>> problems_by_case(const World& world) {
  const lang::Roles& roles = world.roles();
  std::map<RowId, std::vector<RowId>> result;
  for (RowId r = 0; r < world.rows(roles.problem); ++r) {
    const Value of_case = world.field({roles.problem, r}, roles.problem_case);
    if (of_case.known()) result[of_case.row].push_back(r);
  }
  return result;
}

/// The base date must be in world.cases before the steps are tested (在任 于 基准日).
void settle_case(World& world, Evaluators& versions, RowId of_case, const std::vector<RowId>& problems) {
  CaseOpinion& opinion = world.cases[of_case];
  opinion.base_problem = base_problem(world, problems);
  opinion.base_date = world.field({world.roles().problem, opinion.base_problem}, world.roles().problem_occurred);
  if (opinion.base_date.known()) {
    adopt(opinion, settle_in_version(world, versions[world.version_near(to_int64(opinion.base_date.number()))], of_case));
  } else if (versions.size() == 1) {
    adopt(opinion, settle_in_version(world, versions[0], of_case));
  } else {
    adopt(opinion, settle_in_all(world, versions, of_case, opinion.base_date.conflict));
  }
}

}  // namespace

void settle_cases(World& world, Evaluators& versions) {
  const auto all = problems_by_case(world);
  std::map<RowId, CaseOpinion> settled;  // 责任人 of other cases is not known while one is settled
  for (const auto& [of_case, problems] : all) {
    world.cases.clear();
    settle_case(world, versions, of_case, problems);
    settled[of_case] = world.cases[of_case];
  }
  world.cases = std::move(settled);
}

}  // namespace yanpan::second
