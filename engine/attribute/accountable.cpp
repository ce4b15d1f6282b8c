// C4: the steps in order over the participations of each case. A participation
// that may match makes several results possible; only where all possible
// results are one does it stand.

#include <algorithm>

#include "engine/attribute/stages.hpp"
#include "engine/attribute/versions.hpp"
#include "engine/eval/by_reference.hpp"

namespace yanpan::engine {

namespace {

using lang::PredicateId;
using lang::Reason;

/// The results that the unknown facts leave possible.
struct Possible {
  RowId person = kNoRow;
  bool several = false;      // two different persons, or one who may be anyone
  bool many = false;
  bool nobody = false;

  void add(RowId p) {
    if (person == kNoRow) person = p;
    else if (person != p) several = true;
  }
  int count() const { return several ? 2 : (person != kNoRow) + many + nobody; }
};

/// What one version says of all cases.
struct VersionResults {
  std::vector<Truth> collective;               // by case
  std::vector<std::vector<Truth>> steps;       // by step, by participation
};

class Chooser {
 public:
  Chooser(const Evaluation& evaluation, Outcome& outcome, Labels& labels)
      : evaluation_(evaluation), program_(evaluation.program()), schema_(program_.schema), outcome_(outcome), labels_(labels) {}

  void run() {
    const Table& participations = evaluation_.table(schema_.roles.participation);
    person_ = &participations.columns[schema_.roles.participation_person.value];
    by_case_ = group_by_reference(participations.columns[schema_.roles.participation_case.value], outcome_.cases.size());
    for (std::size_t v = 0; v < program_.versions.size(); ++v) results_.push_back(evaluate(v));
    evaluation_.threads().over(outcome_.cases.size(), [&](std::size_t begin, std::size_t end) {
      PredicateEvaluator evaluator(evaluation_.context());
      for (std::size_t c = begin; c < end; ++c)
        if (outcome_.cases[c].in_scope) choose(c, evaluator);
    });
    hand_to_problems();
  }

 private:
  std::vector<Truth> whole(PredicateId id, std::size_t rows) const {
    std::vector<Truth> out(rows);
    evaluation_.threads().over(rows, [&](std::size_t begin, std::size_t end) {
      constexpr std::size_t kBlock = 4096;
      PredicateEvaluator evaluator(evaluation_.context());
      for (std::size_t b = begin; b < end; b += kBlock) {
        const std::size_t e = std::min(end, b + kBlock);
        evaluator.start(b, e);
        const Truth* truths = evaluator.evaluate(id);
        std::copy(truths, truths + (e - b), out.begin() + static_cast<std::ptrdiff_t>(b));
      }
    });
    return out;
  }

  VersionResults evaluate(std::size_t version) const {
    const lang::AccountablePlan& plan = program_.versions[version].accountable;
    VersionResults out;
    const std::size_t cases = outcome_.cases.size();
    if (!plan.collective.empty()) out.collective.assign(cases, kFalse);
    for (PredicateId id : plan.collective) {
      const std::vector<Truth> truths = whole(id, cases);
      for (std::size_t c = 0; c < cases; ++c) out.collective[c] = either(out.collective[c], truths[c]);
    }
    for (const auto& step : plan.steps) out.steps.push_back(whole(step.when, person_->size()));
    return out;
  }

  /// The verdict of one version; `missing` is filled where facts lack.
  struct Verdict {
    RowId person = kNoRow;
    std::optional<Reason> reason;
    std::int16_t step = -1;
    bool operator==(const Verdict&) const = default;
  };

  Verdict judge(std::size_t c, std::size_t version) const {
    const VersionResults& results = results_[version];
    if (!results.collective.empty()) {
      if (results.collective[c] == kTrue) return {kNoRow, Reason::Collective, -1};
      if (results.collective[c] == kUnknown) return {kNoRow, Reason::MissingFacts, -1};
    }
    Possible possible;
    for (std::size_t s = 0; s < results.steps.size(); ++s) {
      if (!one_step(c, results.steps[s], possible)) continue;
      return settle(possible, static_cast<std::int16_t>(s));
    }
    possible.nobody = true;
    return settle(possible, -1);
  }

  static Verdict settle(const Possible& p, std::int16_t step) {
    if (p.count() != 1) return {kNoRow, Reason::MissingFacts, -1};
    if (p.many) return {kNoRow, Reason::ManyPersons, step};
    if (p.nobody) return {kNoRow, Reason::NoPerson, -1};
    return {p.person, std::nullopt, step};
  }

  /// Adds what the step may give; true where it surely decides.
  bool one_step(std::size_t c, const std::vector<Truth>& truths, Possible& possible) const {
    RowId sure = kNoRow;
    bool sure_many = false, sure_anyone = false, anyone = false;
    std::vector<RowId> maybe;
    for (RowId row : by_case_.of(c)) {
      const Truth truth = truths[row];
      if (truth == kFalse) continue;
      const bool named = person_->known(row);
      const RowId who = named ? static_cast<RowId>(person_->at(row)) : kNoRow;
      if (truth == kUnknown) named ? maybe.push_back(who) : void(anyone = true);
      else if (!named) sure_anyone = true;
      else if (sure == kNoRow) sure = who;
      else sure_many |= sure != who;
    }
    if (sure_many) {
      possible.many = true;
      return true;
    }
    if (sure != kNoRow) {
      possible.add(sure);
      const bool other = std::any_of(maybe.begin(), maybe.end(), [&](RowId m) { return m != sure; });
      possible.many |= other || anyone || sure_anyone;
      return true;
    }
    for (RowId m : maybe) possible.add(m);
    if (sure_anyone || anyone) possible.several = true;
    std::sort(maybe.begin(), maybe.end());
    possible.many |= !maybe.empty() && maybe.front() != maybe.back();
    return sure_anyone;
  }

  void choose(std::size_t c, PredicateEvaluator& evaluator) {
    CaseVerdict& verdict = outcome_.cases[c];
    const std::size_t first = verdict.base_date ? nearest_version(program_, *verdict.base_date) : 0;
    Verdict result = judge(c, first);
    verdict.version = static_cast<std::uint8_t>(first);
    // Without a base date any version's 责任人 may be the one: all must agree.
    std::size_t last = first;
    if (!verdict.base_date) last = program_.versions.size() - 1;
    bool differ = false;
    for (std::size_t v = first + 1; v <= last; ++v) {
      const Verdict other = judge(c, v);
      differ |= other.person != result.person || other.reason != result.reason;
    }
    if (differ) result = {kNoRow, Reason::MissingFacts, -1};
    verdict.person = result.person;
    verdict.reason = result.reason;
    verdict.step = result.step;
    if (verdict.reason == Reason::MissingFacts) name_missing(c, first, last, evaluator);
  }

  // ---- what was lacking ------------------------------------------------------------------------

  struct Lack {
    std::vector<Name> names;
    bool conflict = false;
  };

  void name_missing(std::size_t c, std::size_t first, std::size_t last, PredicateEvaluator& evaluator) {
    Lack lack;
    for (std::size_t v = first; v <= last; ++v)
      if (judge(c, v).reason == Reason::MissingFacts) lacking(c, v, evaluator, lack);
    if (last > first) lack_base_date(c, lack);
    CaseVerdict& verdict = outcome_.cases[c];
    if (lack.conflict) verdict.reason = Reason::DataConflict;
    verdict.missing = labels_.list(std::move(lack.names));
  }

  void lacking(std::size_t c, std::size_t version, PredicateEvaluator& evaluator, Lack& lack) const {
    const lang::AccountablePlan& plan = program_.versions[version].accountable;
    const VersionResults& results = results_[version];
    if (!results.collective.empty() && results.collective[c] != kFalse) {
      if (results.collective[c] == kUnknown)
        for (PredicateId id : plan.collective) unknown(id, static_cast<RowId>(c), c, evaluator, lack);
      return;
    }
    for (std::size_t s = 0; s < plan.steps.size(); ++s) {
      for (RowId row : by_case_.of(c)) {
        if (results.steps[s][row] == kFalse) continue;
        unknown(plan.steps[s].when, row, c, evaluator, lack);
        if (!person_->known(row)) lack_field(schema_.roles.participation, schema_.roles.participation_person, row, lack);
      }
      Possible ignored;
      if (one_step(c, results.steps[s], ignored)) return;
    }
  }

  void unknown(PredicateId id, RowId row, std::size_t c, PredicateEvaluator& evaluator, Lack& lack) const {
    std::vector<PredicateId> atoms;
    evaluator.unknown_atoms(id, row, atoms);
    for (PredicateId atom : atoms) {
      const lang::Predicate& p = program_.predicate(atom);
      if (p.comparison == lang::Comparison::ServingOn) lack_term(p, row, c, lack);
      else lack.names.push_back(p.label), lack.conflict |= evaluator.rests_on_conflict(atom, row);
    }
  }

  void lack_term(const lang::Predicate& p, RowId row, std::size_t c, Lack& lack) const {
    const lang::Entity& entity = schema_.entity(p.entity);
    const Column& day = evaluation_.columns().at(p.node);
    if (!day.known(row)) {
      const Name& label = program_.node(p.node).label;
      if (label.empty()) lack_base_date(c, lack);
      else lack.names.push_back(label), lack.conflict |= (day.state(row) & kConflict) != 0;
    }
    if (entity.term_start) lack_field(p.entity, *entity.term_start, row, lack);
    if (!entity.term_end) return;
    const State end = evaluation_.table(p.entity).columns[entity.term_end->value].state(row);
    if (end & (kUnreadable | kConflict)) lack_field(p.entity, *entity.term_end, row, lack);
  }

  void lack_field(lang::EntityId entity, lang::FieldId field, RowId row, Lack& lack) const {
    const Column& column = evaluation_.table(entity).columns[field.value];
    if (column.known(row)) return;
    lack.names.push_back(field_label(schema_, entity, field));
    lack.conflict |= (column.state(row) & kConflict) != 0;
  }

  void lack_base_date(std::size_t c, Lack& lack) const {
    lack.names.push_back(occurred_label(schema_));
    const RowId base = outcome_.cases[c].base_problem;
    lack.conflict |= (outcome_.problems.columns[schema_.roles.problem_occurred.value].state(base) & kConflict) != 0;
  }

  /// All problems of a case share its result; one without case has nobody.
  void hand_to_problems() {
    struct Shared {                      // side by side: problems name cases in any order
      RowId person;
      std::uint32_t missing;
      std::optional<Reason> reason;
    };
    std::vector<Shared> shared;
    shared.reserve(outcome_.cases.size());
    for (const CaseVerdict& verdict : outcome_.cases) shared.push_back({verdict.person, verdict.missing, verdict.reason});
    const Column& to_case = outcome_.problems.columns[schema_.roles.problem_case.value];
    outcome_.accountable.assign(outcome_.problems.rows, kNoRow);
    outcome_.verdicts.resize(outcome_.problems.rows);
    evaluation_.threads().over(outcome_.problems.rows, [&](std::size_t begin, std::size_t end) {
      for (std::size_t row = begin; row < end; ++row) {
        ProblemVerdict& verdict = outcome_.verdicts[row];
        if (!to_case.known(row)) {
          verdict.reason = Reason::NoPerson;
          continue;
        }
        const Shared& of_case = shared[static_cast<std::size_t>(to_case.at(row))];
        outcome_.accountable[row] = of_case.person;
        verdict.reason = of_case.reason;
        verdict.missing = of_case.missing;
      }
    });
  }

  const Evaluation& evaluation_;
  const lang::Program& program_;
  const lang::Schema& schema_;
  Outcome& outcome_;
  Labels& labels_;
  const Column* person_ = nullptr;
  ByReference by_case_;
  std::vector<VersionResults> results_;
};

}  // namespace

void choose_accountable(const Evaluation& evaluation, Outcome& outcome, Labels& labels) { Chooser(evaluation, outcome, labels).run(); }

std::pair<Column, Column> accountable_columns(const lang::Schema& schema, const Outcome& outcome, const Threads& threads) {
  lang::Type type;
  type.kind = lang::TypeKind::Reference;
  type.entity = schema.roles.person;
  const auto fill = [&](std::size_t rows, auto person_of) {
    Column column = Column::unset(type, rows);
    column.reserve_states();
    threads.over(rows, [&](std::size_t begin, std::size_t end) {
      for (std::size_t i = begin; i < end; ++i) {
        const RowId person = person_of(i);
        if (person == kNoRow) column.set_missing(i, kAbsent);
        else column.set(i, person);
      }
    });
    column.drop_plain_states();
    return column;
  };
  return {fill(outcome.problems.rows, [&](std::size_t i) { return outcome.accountable[i]; }),
          fill(outcome.cases.size(), [&](std::size_t i) { return outcome.cases[i].person; })};
}

}  // namespace yanpan::engine
