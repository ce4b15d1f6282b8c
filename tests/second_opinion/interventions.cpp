#include "tests/second_opinion/interventions.hpp"

#include <algorithm>
#include <tuple>

#include "tests/second_opinion/calendar.hpp"

namespace yanpan::second {

using lang::TableRow;
using lang::TableScope;

namespace {

/// One run over a table: the first row true for any of the problems.
struct Choice {
  const TableRow* row = nullptr;
  std::size_t number = 0;
  bool provisional = false;  // a row above, or any where none is true, is unknown for some problem
  Names unknown;
  std::vector<const ProblemOpinion*> problems;  // for which the row is true
};

Frame frame_of(const ProblemOpinion& opinion) { return {.self = opinion.problem, .cause = opinion.cause}; }

Choice choose(Evaluator& evaluator, const lang::Interventions& table, const std::vector<const ProblemOpinion*>& group) {
  Choice choice;
  for (std::size_t r = 0; r < table.rows.size(); ++r) {
    const TableRow& row = table.rows[r];
    for (const ProblemOpinion* opinion : group) {
      if (evaluator.test(row.when, frame_of(*opinion)) == Truth::True) choice.problems.push_back(opinion);
    }
    if (!choice.problems.empty()) {
      choice.row = &row;
      choice.number = r;
      return choice;
    }
    for (const ProblemOpinion* opinion : group) {
      if (evaluator.test(row.when, frame_of(*opinion)) != Truth::Unknown) continue;
      choice.provisional = true;
      evaluator.add_unknowns(row.when, frame_of(*opinion), choice.unknown);
    }
  }
  return choice;
}

const lang::Interventions* table_of(const lang::Version& version, TableScope scope) {
  for (const lang::Interventions& table : version.interventions) {
    if (table.scope == scope) return &table;
  }
  return nullptr;
}

std::string due_date(const World& world, const TableRow& row) {
  if (!row.due || !world.as_of) return "";
  const auto day = moved(*world.as_of, row.due->first, row.due->second);
  return day ? print_day(*day) : "";
}

Value kind_of(const World& world, const ProblemOpinion& opinion) {
  return world.field(opinion.problem, world.roles().problem_kind);
}

Intervention row_for(const World& world, TableScope scope, const Choice& choice) {
  Intervention result{.scope = scope,
                      .subject = {},
                      .kind = world.field_cell(choice.problems.front()->problem, world.roles().problem_kind),
                      .intervention = world.name(choice.row->intervention),
                      .actor = world.name(choice.row->actor),
                      .due = due_date(world, *choice.row),
                      .provisional = choice.provisional,
                      .problems = {}};
  for (const ProblemOpinion* opinion : choice.problems) {
    result.provisional |= opinion->cause_provisional;
    result.problems.push_back(opinion->id);
  }
  std::sort(result.problems.begin(), result.problems.end());
  return result;
}

bool asks_for_something(const Choice& choice) { return choice.row && !choice.row->intervention.empty(); }

/// Which problems share one answer: of one case, kind and date; without kind or date none.
bool one_act(const World& world, const ProblemOpinion& a, const ProblemOpinion& b) {
  const lang::FieldId occurred = world.roles().problem_occurred;
  const Value kind_a = kind_of(world, a), kind_b = kind_of(world, b);
  const Value date_a = world.field(a.problem, occurred), date_b = world.field(b.problem, occurred);
  if (!kind_a.known() || !kind_b.known() || !date_a.known() || !date_b.known()) return false;
  return a.of_case == b.of_case && same_value(kind_a, kind_b) && same_value(date_a, date_b);
}

struct Answer {
  const ProblemOpinion* opinion;
  Choice choice;
  bool written = false;
};

void add_problem_rows(const World& world, std::vector<Answer>& answers, std::vector<Intervention>& rows) {
  for (Answer& first : answers) {
    if (first.written || !asks_for_something(first.choice)) continue;
    Choice shared = first.choice;
    for (Answer& other : answers) {
      if (other.written || &other == &first || !asks_for_something(other.choice)) continue;
      if (!one_act(world, *first.opinion, *other.opinion)) continue;
      if (other.choice.row->intervention.stable() != first.choice.row->intervention.stable()) continue;
      other.written = true;
      shared.problems.push_back(other.opinion);
      shared.provisional |= other.choice.provisional;
      if (other.choice.number < shared.number) shared.row = other.choice.row, shared.number = other.choice.number;
    }
    first.written = true;
    rows.push_back(row_for(world, TableScope::Problem, shared));
    rows.back().subject = rows.back().problems.front();
  }
}

void answer_problems(World& world, Evaluators& versions, std::vector<ProblemOpinion>& opinions, std::vector<Intervention>& rows) {
  std::vector<Answer> answers;
  for (ProblemOpinion& opinion : opinions) {
    if (!opinion.cause) continue;
    Evaluator& evaluator = versions[*opinion.version];
    const lang::Interventions* table = table_of(evaluator.version(), TableScope::Problem);
    if (!table) continue;
    const Choice choice = choose(evaluator, *table, {&opinion});
    opinion.intervention = choice.row ? world.name(choice.row->intervention) : "";
    opinion.intervention_provisional = choice.provisional;
    merge(opinion.missing, choice.unknown);
    if (choice.provisional) world.count("intervention provisional");
    answers.push_back({&opinion, choice});
  }
  add_problem_rows(world, answers, rows);
}

/// The person, or the person's unit; missing where there is no unit.
Value subject_of(const World& world, TableScope scope, const ProblemOpinion& opinion) {
  const Item person{world.roles().person, *opinion.person};
  return scope == TableScope::Person ? row_value(person.row) : world.field(person, world.roles().person_unit);
}

/// Of one version, subject and kind; a problem without kind stands alone.
bool one_group(const World& world, TableScope scope, const ProblemOpinion& a, const ProblemOpinion& b) {
  if (&a == &b) return true;
  const Value kind_a = kind_of(world, a), kind_b = kind_of(world, b);
  if (a.version != b.version || !kind_a.known() || !kind_b.known() || !same_value(kind_a, kind_b)) return false;
  return same_value(subject_of(world, scope, a), subject_of(world, scope, b));
}

void answer_groups(World& world, Evaluators& versions, TableScope scope, const std::vector<ProblemOpinion>& opinions,
                   std::vector<Intervention>& rows) {
  std::set<const ProblemOpinion*> grouped;
  for (const ProblemOpinion& first : opinions) {
    if (!first.cause || grouped.contains(&first) || !subject_of(world, scope, first).known()) continue;
    std::vector<const ProblemOpinion*> group;
    for (const ProblemOpinion& other : opinions) {
      if (other.cause && one_group(world, scope, first, other)) group.push_back(&other);
    }
    grouped.insert(group.begin(), group.end());
    Evaluator& evaluator = versions[*first.version];
    const lang::Interventions* table = table_of(evaluator.version(), scope);
    if (!table) continue;
    const Choice choice = choose(evaluator, *table, group);
    if (!asks_for_something(choice)) continue;
    rows.push_back(row_for(world, scope, choice));
    const lang::EntityId entity = scope == TableScope::Person ? world.roles().person : world.roles().unit;
    rows.back().subject = world.key({entity, subject_of(world, scope, first).row});
    if (group.size() > 1) world.count("intervention for a group");
  }
}

}  // namespace

std::vector<Intervention> choose_interventions(World& world, Evaluators& versions, std::vector<ProblemOpinion>& opinions) {
  std::vector<Intervention> rows;
  answer_problems(world, versions, opinions, rows);
  answer_groups(world, versions, TableScope::Person, opinions, rows);
  answer_groups(world, versions, TableScope::Unit, opinions, rows);
  // Rows that agree so far go by the text of their last cell.
  const auto cell = [](const std::vector<std::string>& ids) {
    std::string text;
    for (const std::string& id : ids) text += (text.empty() ? "" : ";") + id;
    return text;
  };
  std::sort(rows.begin(), rows.end(), [&](const Intervention& a, const Intervention& b) {
    const auto left = std::tie(a.scope, a.subject, a.kind, a.intervention, a.actor, a.due, a.provisional);
    const auto right = std::tie(b.scope, b.subject, b.kind, b.intervention, b.actor, b.due, b.provisional);
    return left != right ? left < right : cell(a.problems) < cell(b.problems);
  });
  return rows;
}

}  // namespace yanpan::second
