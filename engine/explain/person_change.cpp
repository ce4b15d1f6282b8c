// The least change that makes a person accountable (change.hpp).
//
// What the steps say of a participation rests on its own facts alone, so the
// participations part: for each one all its facts' values are tried, and kept
// is the cheapest way to each result. The cheapest ways that together let a
// step leave the one person are then the least change, for each step in turn.

#include <algorithm>
#include <map>
#include <set>

#include "engine/attribute/labels.hpp"
#include "engine/eval/evaluation.hpp"
#include "engine/explain/change.hpp"
#include "engine/explain/other_values.hpp"
#include "engine/explain/row_world.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::FieldId;
using lang::NodeId;
using lang::PredicateId;

/// Facts of one row that may be changed.
struct RowFact {
  NodeId node;                       // invalid: `term`
  std::optional<FieldId> term;
  Name name;
  std::string now;
  std::vector<std::optional<lang::Constant>> others;
};

/// What each step says of a participation, each a Truth.
using Said = std::vector<int>;

/// One way to a result: which facts take which values.
struct Way {
  std::vector<std::pair<std::size_t, std::size_t>> choices;   // fact, other
};

class Person {
 public:
  Person(const Attribution& attribution, RowId problem, RowId person, Language language)
      : attribution_(attribution), program_(*attribution.program), schema_(program_.schema), roles_(schema_.roles), person_(person), reader_(attribution, language), contested_(disputable_nodes(program_)) {
    const Column& to_case = attribution.outcome.problems.columns[roles_.problem_case.value];
    if (to_case.known(problem)) case_ = static_cast<RowId>(to_case.at(problem));
  }

  ChangeAnswer run() {
    ChangeAnswer answer;
    if (case_ == kNoRow) return answer;
    const CaseVerdict& verdict = attribution_.outcome.cases[case_];
    if (verdict.person == person_) {
      answer.kind = ChangeAnswer::Kind::AlreadySo;
      return answer;
    }
    // Without a base date it is not known whose 责任人 block would decide.
    if (!verdict.base_date) {
      answer.kind = ChangeAnswer::Kind::NotDecided;
      return answer;
    }
    version_ = verdict.version;
    plan_ = &program_.versions[version_].accountable;
    read_rows();
    for (const Row& row : rows_) answer.facts += row.facts.size();
    const auto collective = no_longer_collective(answer);
    if (!collective) return answer;
    std::optional<ChangeSet> best;
    for (std::size_t step = 0; step < plan_->steps.size(); ++step) keep_smaller(best, by_step(step));
    if (!best) return answer;
    best->facts.insert(best->facts.begin(), collective->facts.begin(), collective->facts.end());
    answer.kind = ChangeAnswer::Kind::Found;
    answer.sets.push_back(std::move(*best));
    return answer;
  }

 private:
  struct Row {
    RowId row;
    bool own;                                  // of the person asked for
    std::vector<RowFact> facts;
    std::map<Said, Way> ways;    // by what the steps say, the cheapest
  };

  // ---- facts of a row -----------------------------------------------------------------

  void read_rows() {
    const Column& person = attribution_.table(roles_.participation).columns[roles_.participation_person.value];
    for (RowId row : attribution_.evaluation->participations_of_cases().of(case_)) {
      Row out{row, person.known(row) && static_cast<RowId>(person.at(row)) == person_, {}, {}};
      std::vector<PredicateId> conditions;
      for (const auto& step : plan_->steps) conditions.push_back(step.when);
      out.facts = facts_of(roles_.participation, row, conditions);
      RowWorld world(attribution_, roles_.participation, row);
      out.ways = all_ways(world, out.facts, conditions);
      rows_.push_back(std::move(out));
    }
  }

  std::vector<RowFact> facts_of(lang::EntityId entity, RowId row, const std::vector<PredicateId>& conditions) const {
    std::map<std::uint32_t, std::vector<PredicateId>> tested;
    bool serving = false;
    const auto visit = [&](auto&& self, PredicateId id) -> void {
      const lang::Predicate& p = program_.predicate(id);
      for (PredicateId member : p.members) self(self, member);
      if (p.kind != lang::Condition::Kind::Atom) return;
      if (p.comparison == Comparison::ServingOn) serving = true;
      else if (p.node.valid() && contested_[p.node.value]) tested[p.node.value].push_back(id);
    };
    for (PredicateId id : conditions) visit(visit, id);
    std::vector<RowFact> out;
    for (const auto& [node, atoms] : tested) {
      const NodeId id{std::size_t{node}};
      RowFact fact{id, std::nullopt, program_.predicate(atoms.front()).label, reader_.value(attribution_.columns().at(id), row), {}};
      for (const OtherValue& other : other_values(attribution_, version_, {id, row, atoms})) fact.others.push_back(other.value);
      out.push_back(std::move(fact));
    }
    if (serving) add_terms(entity, row, conditions, out);
    std::stable_sort(out.begin(), out.end(), [](const RowFact& a, const RowFact& b) { return a.name.stable() < b.name.stable(); });
    return out;
  }

  /// A term may begin on the day asked for or a day after it; end on it, a day after it, or not at all.
  void add_terms(lang::EntityId entity_id, RowId row, const std::vector<PredicateId>& conditions, std::vector<RowFact>& out) const {
    const lang::Entity& entity = schema_.entity(entity_id);
    const std::set<std::int64_t> days = days_asked(row, conditions);
    const auto add = [&](const std::optional<FieldId>& field, bool may_be_open, std::initializer_list<int> beside) {
      if (!field || !schema_.field(entity_id, *field).disputable) return;
      const Column& column = attribution_.table(entity_id).columns[field->value];
      RowFact fact{NodeId(), field, field_label(schema_, entity_id, *field), reader_.value(column, row), {}};
      for (const std::int64_t day : days) {
        for (const int step : beside) {
          lang::Constant date;
          date.type = column.type();
          date.number = day + step;
          fact.others.push_back(date);
        }
      }
      if (may_be_open && !column.missing(row)) fact.others.push_back(std::nullopt);
      out.push_back(std::move(fact));
    };
    add(entity.term_start, false, {0, 1});
    add(entity.term_end, true, {0, 1, -1});
  }

  std::set<std::int64_t> days_asked(RowId row, const std::vector<PredicateId>& conditions) const {
    std::set<std::int64_t> days;
    const auto visit = [&](auto&& self, PredicateId id) -> void {
      const lang::Predicate& p = program_.predicate(id);
      for (PredicateId member : p.members) self(self, member);
      if (p.kind != lang::Condition::Kind::Atom || p.comparison != Comparison::ServingOn) return;
      const Column& day = attribution_.columns().at(p.node);
      if (day.known(row)) days.insert(day.at(row));
    };
    for (PredicateId id : conditions) visit(visit, id);
    return days;
  }

  // ---- all that one row may say ----------------------------------------------------------

  std::map<Said, Way> all_ways(RowWorld& world, const std::vector<RowFact>& facts, const std::vector<PredicateId>& conditions) const {
    std::map<Said, Way> ways;
    std::vector<std::pair<std::size_t, std::size_t>> choices;
    const auto try_from = [&](auto&& self, std::size_t fact) -> void {
      if (fact == facts.size()) return keep(world, facts, conditions, choices, ways);
      self(self, fact + 1);
      for (std::size_t other = 0; other < facts[fact].others.size(); ++other) {
        choices.emplace_back(fact, other);
        self(self, fact + 1);
        choices.pop_back();
      }
    };
    try_from(try_from, 0);
    return ways;
  }

  static void keep(RowWorld& world, const std::vector<RowFact>& facts, const std::vector<PredicateId>& conditions,
                   const std::vector<std::pair<std::size_t, std::size_t>>& choices, std::map<Said, Way>& ways) {
    world.reset();
    for (const auto& [f, o] : choices) {
      const RowFact& fact = facts[f];
      if (!(fact.term ? world.set(*fact.term, fact.others[o]) : world.set(fact.node, fact.others[o]))) return;
    }
    Said truths;
    for (PredicateId id : conditions) truths.push_back(world.truth(id));
    const auto [at, fresh] = ways.try_emplace(std::move(truths), Way{choices});
    if (!fresh && choices.size() < at->second.choices.size()) at->second.choices = choices;
  }

  // ---- together -----------------------------------------------------------------------------

  /// The cheapest way in which no step up to `step` holds, but perhaps `step` itself.
  static const Way* cheapest(const Row& row, std::size_t step, bool holds) {
    const Way* best = nullptr;
    for (const auto& [truths, way] : row.ways) {
      const bool silent = std::all_of(truths.begin(), truths.begin() + static_cast<std::ptrdiff_t>(step), [](int t) { return t == kFalse; });
      if (!silent || truths[step] != (holds ? kTrue : kFalse)) continue;
      if (best == nullptr || way.choices.size() < best->choices.size()) best = &way;
    }
    return best;
  }

  /// The person alone is left by this step, and nobody by those before it.
  std::optional<ChangeSet> by_step(std::size_t step) const {
    std::vector<const Way*> chosen;
    std::optional<std::size_t> extra_row;      // that turns to the person at the least cost, where none does yet
    std::size_t extra = 0;
    bool stands = false;
    for (const Row& row : rows_) {
      const Way *off = cheapest(row, step, false), *on = row.own ? cheapest(row, step, true) : nullptr;
      if (off == nullptr && on == nullptr) return std::nullopt;
      const bool take_on = on != nullptr && (off == nullptr || on->choices.size() <= off->choices.size());
      chosen.push_back(take_on ? on : off);
      stands |= take_on;
      if (on == nullptr || take_on) continue;
      const std::size_t more = on->choices.size() - off->choices.size();
      if (!extra_row || more < extra) extra_row = chosen.size() - 1, extra = more;
    }
    if (!stands && !extra_row) return std::nullopt;
    if (!stands) chosen[*extra_row] = cheapest(rows_[*extra_row], step, true);
    ChangeSet out;
    for (std::size_t r = 0; r < rows_.size(); ++r) add_changes(rows_[r].facts, *chosen[r], rows_[r].row, out);
    return out;
  }

  static void keep_smaller(std::optional<ChangeSet>& best, std::optional<ChangeSet> other) {
    if (other && (!best || other->facts.size() < best->facts.size())) best = std::move(other);
  }

  /// What makes 集体 false; nothing to change where it is. nullopt: it cannot be.
  std::optional<ChangeSet> no_longer_collective(ChangeAnswer& answer) const {
    ChangeSet out;
    if (plan_->collective.empty()) return out;
    const std::vector<RowFact> facts = facts_of(roles_.case_, case_, plan_->collective);
    answer.facts += facts.size();
    RowWorld world(attribution_, roles_.case_, case_);
    const auto ways = all_ways(world, facts, plan_->collective);
    const auto at = ways.find(Said(plan_->collective.size(), kFalse));
    if (at == ways.end()) return std::nullopt;
    add_changes(facts, at->second, kNoRow, out);
    return out;
  }

  void add_changes(const std::vector<RowFact>& facts, const Way& way, RowId participation, ChangeSet& out) const {
    for (const auto& [f, o] : way.choices) {
      const auto& value = facts[f].others[o];
      out.facts.push_back({facts[f].node, facts[f].name, participation, facts[f].now, value ? reader_.constant(*value) : std::string()});
    }
  }

  const Attribution& attribution_;
  const lang::Program& program_;
  const lang::Schema& schema_;
  const lang::Roles& roles_;
  RowId person_;
  RowId case_ = kNoRow;
  ConditionReader reader_;
  std::vector<bool> contested_;
  std::size_t version_ = 0;
  const lang::AccountablePlan* plan_ = nullptr;
  std::vector<Row> rows_;
};

}  // namespace

ChangeAnswer smallest_change_to(const Attribution& attribution, RowId problem, RowId person, Language language) {
  return Person(attribution, problem, person, language).run();
}

}  // namespace yanpan::engine
