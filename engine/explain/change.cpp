#include "engine/explain/change.hpp"

#include <algorithm>
#include <functional>
#include <set>

#include "engine/eval/evaluation.hpp"
#include "engine/explain/one_row.hpp"
#include "engine/scenario/thresholds.hpp"
#include "lang/decide/values.hpp"
#include "lang/policy/steps.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::Constant;
using lang::NodeId;
using lang::NodeOp;
using lang::PredicateId;
using lang::Program;
using lang::TypeKind;

/// Verdicts tried before a question is given up.
constexpr std::int64_t kMostTries = 100'000;
constexpr std::size_t kMostSets = 20;

/// One value that a fact could have instead; of its cell the one nearest to what it is.
struct Other {
  std::optional<Constant> value;           // nullopt: missing
  std::optional<std::int64_t> steps;       // from the value it has, where both are known and it has steps
};

struct Fact {
  NodeId node;
  Name name;
  std::vector<Other> others;               // one a cell it is not in, nearest first
};

// ---- which facts, and what they could be ------------------------------------------------

class FactFinder {
 public:
  FactFinder(const Attribution& attribution, RowId problem, const std::vector<bool>& wanted)
      : attribution_(attribution), program_(*attribution.program), index_(attribution.outcome.verdicts[problem].version), version_(program_.versions[index_]), problem_(problem), wanted_(wanted) {}

  /// By name.
  std::vector<Fact> run() {
    for (const auto& rule : version_.rules) {
      visit(rule.when, true);
      if (rule.unless.valid()) visit(rule.unless, true);
    }
    for (const auto& constraint : version_.constraints)
      if (constraint.of == program_.schema.roles.problem) visit(constraint.when, false);
    std::vector<Fact> facts;
    for (auto& [node, tested] : tested_)
      if (tested.by_rules && wanted_[node]) facts.push_back(fact(NodeId(node), tested));
    std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.name.stable() < b.name.stable(); });
    return facts;
  }

 private:
  struct Tested {
    std::vector<PredicateId> atoms;
    bool by_rules = false;
  };

  void visit(PredicateId id, bool by_rules) {
    const lang::Predicate& p = program_.predicate(id);
    for (PredicateId member : p.members) visit(member, by_rules);
    if (p.kind != lang::Condition::Kind::Atom || !p.node.valid() || p.comparison == Comparison::ServingOn) return;
    Tested& tested = tested_[p.node.value];
    tested.by_rules |= by_rules;
    tested.atoms.push_back(id);
  }

  Fact fact(NodeId node, const Tested& tested) {
    Fact out{node, program_.predicate(tested.atoms.front()).label, {}};
    std::vector<lang::Atom> atoms;
    bool missing = false;
    for (PredicateId id : tested.atoms) {
      const lang::Predicate& p = program_.predicate(id);
      missing |= p.comparison == Comparison::Missing || p.comparison == Comparison::NotMissing;
      lang::Atom& atom = atoms.emplace_back();
      atom.comparison = p.comparison;
      atom.right = p.right;
    }
    std::vector<const lang::Atom*> pointers;
    for (const lang::Atom& atom : atoms) pointers.push_back(&atom);
    const lang::Type type = program_.node(node).type;
    const auto now = known_value(node);
    for (Constant& cell : lang::cut_into_cells(program_.schema, type, bounds(node), pointers)) {
      if (type.kind == TypeKind::Reference) cell = existing(type, cell, tested);
      if (now && same_cell(tested, *now, cell)) continue;
      Other other = nearest(node, tested, cell, now);
      if (other.value && possible(program_, index_, node, *other.value)) out.others.push_back(std::move(other));
    }
    if (missing && !attribution_.columns().at(node).missing(problem_)) out.others.push_back({std::nullopt, std::nullopt});
    std::stable_sort(out.others.begin(), out.others.end(), [](const Other& a, const Other& b) { return a.steps.value_or(INT64_MAX) < b.steps.value_or(INT64_MAX); });
    return out;
  }

  std::optional<Constant> known_value(NodeId node) const {
    const Column& column = attribution_.columns().at(node);
    if (!column.known(problem_)) return std::nullopt;
    Constant out;
    out.type = column.type();
    if (column.is_decimal()) out.decimal = column.decimal(problem_);
    else if (out.type.kind == TypeKind::Text) out.text = attribution_.snapshot.texts.at(static_cast<std::uint32_t>(column.at(problem_)));
    else if (out.type.kind == TypeKind::Reference) out.text = attribution_.key(out.type.entity, static_cast<RowId>(column.at(problem_)));
    else out.number = column.at(problem_);
    return out;
  }

  bool same_cell(const Tested& tested, const Constant& a, const Constant& b) const {
    return std::all_of(tested.atoms.begin(), tested.atoms.end(), [&](PredicateId id) { return compare(program_.predicate(id), a) == compare(program_.predicate(id), b); });
  }

  /// What the value is declared to hold; a count is never negative.
  lang::Bounds bounds(NodeId id) const {
    lang::Bounds out;
    const auto narrow = [&](const std::optional<lang::Range>& range) {
      if (range) out.narrow({lang::as_number(range->low), lang::as_number(range->high)});
    };
    const lang::Node& node = program_.node(id);
    if (node.op == NodeOp::Field) narrow(program_.schema.field(node.entity, node.field).range);
    for (const auto& measure : version_.measures)
      if (measure.node == id) narrow(measure.range);
    if (node.op == NodeOp::Aggregate) {
      const auto form = program_.aggregates[node.aggregate.value].form;
      if (form == lang::AggregateForm::Count || form == lang::AggregateForm::CountDistinct) out.narrow({Decimal(0), std::nullopt});
    }
    return out;
  }

  /// A cell of references is shown by a text of its own; here by a record there is.
  Constant existing(const lang::Type& type, Constant cell, const Tested& tested) const {
    const Table& table = attribution_.table(type.entity);
    for (RowId row = 0; row < table.keys.size(); ++row) {
      Constant other = cell;
      other.text = attribution_.key(type.entity, row);
      if (same_cell(tested, cell, other)) return other;
    }
    return cell;
  }

  /// Of the cell, the value nearest to the one there is: its own, a constant, or one step beside one.
  Other nearest(NodeId node, const Tested& tested, const Constant& cell, const std::optional<Constant>& now) const {
    Other out{cell, now ? steps(node, *now, cell) : std::nullopt};
    if (!now || !out.steps) return out;
    for (PredicateId id : tested.atoms) {
      for (const Constant& c : program_.predicate(id).right) {
        for (int step : {0, -1, 1}) {
          const auto value = step == 0 ? std::optional(typed(node, c)) : stepped(program_, node, typed(node, c), step);
          if (!value || !same_cell(tested, *value, cell) || !possible(program_, index_, node, *value)) continue;
          const auto apart = steps(node, *now, *value);
          if (apart && *apart < *out.steps) out = {value, apart};
        }
      }
    }
    return out;
  }

  /// A whole number beside decimals is a decimal.
  Constant typed(NodeId node, Constant c) const {
    const lang::Type type = program_.node(node).type;
    if (type.kind == TypeKind::Decimal && c.type.kind != TypeKind::Decimal) c.decimal = Decimal(c.number);
    c.type = type;
    return c;
  }

  /// How many steps lie between two values, a part of one counting as one.
  std::optional<std::int64_t> steps(NodeId node, const Constant& from, const Constant& to) const {
    const lang::Type type = program_.node(node).type;
    if (!lang::has_steps(program_.schema, type)) return std::nullopt;
    const auto one = stepped(program_, node, to, 1);
    const auto back = one ? std::nullopt : stepped(program_, node, to, -1);
    if (!one && !back) return std::nullopt;
    const Decimal a = lang::as_number(from), b = lang::as_number(to);
    const auto size = one ? subtract(lang::as_number(*one), b) : subtract(b, lang::as_number(*back));
    const auto apart = a < b ? subtract(b, a) : subtract(a, b);
    if (!size || !apart || size->is_zero()) return std::nullopt;
    const auto whole = floor_divide(*apart, *size);
    if (!whole) return std::nullopt;
    const auto covered = multiply(*size, Decimal(*whole));
    return covered && *covered == *apart ? *whole : *whole + 1;
  }

  const Attribution& attribution_;
  const Program& program_;
  std::size_t index_;
  const lang::VersionPlan& version_;
  RowId problem_;
  const std::vector<bool>& wanted_;
  std::map<std::uint32_t, Tested> tested_;
};

// ---- the search ---------------------------------------------------------------------------

/// A fact by number and which of its other values it takes.
struct Choice { std::size_t fact, other; };

class Search {
 public:
  using Wanted = std::function<bool(const ProblemVerdict&, const OneRow&)>;
  using Take = std::function<void(const std::vector<Choice>&, const ProblemVerdict&, const OneRow&)>;

  Search(OneRow& world, const std::vector<Fact>& facts) : world_(world), facts_(facts) {}

  /// Tries every set of `size` facts; takes of each set the first choice that is wanted.
  void of_size(std::size_t size, const Wanted& wanted, const Take& take) {
    wanted_ = &wanted;
    take_ = &take;
    choices_.clear();
    choose(0, size);
  }
  bool decided() const { return decided_; }

 private:
  /// Chooses the facts of the set.
  void choose(std::size_t first, std::size_t left) {
    if (left == 0) return void(try_values(0));
    for (std::size_t f = first; f + left <= facts_.size() && decided_; ++f) {
      choices_.push_back({f, 0});
      choose(f + 1, left - 1);
      choices_.pop_back();
    }
  }

  /// Chooses the value of each; true once one is taken.
  bool try_values(std::size_t at) {
    if (at == choices_.size()) return try_one();
    const Fact& fact = facts_[choices_[at].fact];
    for (std::size_t o = 0; o < fact.others.size() && decided_; ++o) {
      choices_[at].other = o;
      if (try_values(at + 1)) return true;
    }
    return false;
  }

  bool try_one() {
    if (--tries_ < 0) return decided_ = false;
    world_.reset();
    for (const Choice& choice : choices_) {
      const Fact& fact = facts_[choice.fact];
      if (!world_.set(fact.node, fact.others[choice.other].value)) return decided_ = false;
    }
    if (!world_.allowed()) return false;
    const ProblemVerdict verdict = world_.decide();
    if (!(*wanted_)(verdict, world_)) return false;
    (*take_)(choices_, verdict, world_);
    return true;
  }

  OneRow& world_;
  const std::vector<Fact>& facts_;
  std::int64_t tries_ = kMostTries;
  bool decided_ = true;
  std::vector<Choice> choices_;
  const Wanted* wanted_ = nullptr;
  const Take* take_ = nullptr;
};

bool has_rules(const Attribution& attribution, RowId problem) {
  return attribution.outcome.accountable[problem] != kNoRow && attribution.outcome.verdicts[problem].version != kNoVersion;
}

/// Whether a node reads a field marked 可争议, in any of its rows.
class Contested {
 public:
  explicit Contested(const Program& program) : program_(program), nodes_(program.nodes.size()) {}

  std::vector<bool> run() {
    // Operands stand before what uses them, and so do the nodes of an aggregate's conditions.
    for (std::size_t i = 0; i < nodes_.size(); ++i) nodes_[i] = node(program_.nodes[i]);
    return std::move(nodes_);
  }

 private:
  bool of(NodeId id) const { return id.valid() && nodes_[id.value]; }

  bool node(const lang::Node& node) const {
    if (node.op == NodeOp::Field) return program_.schema.field(node.entity, node.field).disputable;
    if (node.op == NodeOp::Aggregate) return aggregate(program_.aggregates[node.aggregate.value]);
    return std::any_of(node.operands.begin(), node.operands.end(), [&](NodeId operand) { return of(operand); });
  }

  bool aggregate(const lang::AggregatePlan& plan) const {
    const bool same = std::any_of(plan.same.begin(), plan.same.end(), [&](const auto& pair) { return of(pair.row) || of(pair.self); });
    return same || of(plan.value) || of(plan.order) || of(plan.row_date) || of(plan.self_date) || (plan.where.valid() && predicate(plan.where));
  }

  bool predicate(PredicateId id) const {
    const lang::Predicate& p = program_.predicate(id);
    return of(p.node) || std::any_of(p.members.begin(), p.members.end(), [&](PredicateId member) { return predicate(member); });
  }

  const Program& program_;
  std::vector<bool> nodes_;
};

}  // namespace

std::vector<bool> disputable_nodes(const Program& program) { return Contested(program).run(); }

ChangeAnswer smallest_change(const Attribution& attribution, RowId problem, lang::CauseId cause, Language language) {
  ChangeAnswer answer;
  if (!has_rules(attribution, problem)) return answer;
  const ProblemVerdict& now = attribution.outcome.verdicts[problem];
  if (now.cause == cause) {
    answer.kind = ChangeAnswer::Kind::AlreadySo;
    return answer;
  }
  const std::vector<bool> contested = disputable_nodes(*attribution.program);
  const std::vector<Fact> facts = FactFinder(attribution, problem, contested).run();
  answer.facts = facts.size();
  OneRow world(attribution, problem);
  Search search(world, facts);
  const ConditionReader reader(attribution, language);
  const auto wanted = [&](const ProblemVerdict& verdict, const OneRow&) {
    return verdict.status != Status::Referred && verdict.cause == cause && (!verdict.cause_provisional || now.cause_provisional);
  };
  const auto take = [&](const std::vector<Choice>& choices, const ProblemVerdict& verdict, const OneRow& changed) {
    if (answer.sets.size() >= kMostSets) return;
    ChangeSet set;
    for (const Choice& choice : choices) {
      const Fact& fact = facts[choice.fact];
      const auto& value = fact.others[choice.other].value;
      set.facts.push_back({fact.node, fact.name, reader.value(attribution.columns().at(fact.node), problem), value ? reader.constant(*value) : std::string()});
    }
    if (verdict.rule.valid()) set.rule = &attribution.program->versions[now.version].rules[verdict.rule.value];
    set.assumes_evidence = changed.assumed_evidence(verdict.rule);
    answer.sets.push_back(std::move(set));
  };
  for (std::size_t size = 1; size <= facts.size() && answer.sets.empty() && search.decided(); ++size) search.of_size(size, wanted, take);
  if (!answer.sets.empty()) answer.kind = ChangeAnswer::Kind::Found;
  else if (!search.decided()) answer.kind = ChangeAnswer::Kind::NotDecided;
  return answer;
}

Distance distance_to_another(const Attribution& attribution, RowId problem) {
  Distance out;
  if (!has_rules(attribution, problem)) return out;
  const ProblemVerdict& now = attribution.outcome.verdicts[problem];
  const std::vector<bool> contested = disputable_nodes(*attribution.program);
  const std::vector<Fact> facts = FactFinder(attribution, problem, std::vector<bool>(attribution.program->nodes.size(), true)).run();
  OneRow world(attribution, problem);
  Search search(world, facts);
  const auto another = [&](const ProblemVerdict& verdict, const OneRow&) { return verdict.cause != now.cause || verdict.reason != now.reason; };
  // The others of a fact stand nearest first, and the first that is wanted is taken.
  const auto take = [&](const std::vector<Choice>& choices, const ProblemVerdict&, const OneRow&) {
    out.facts = choices.size();
    if (choices.size() > 1) return;
    const Fact& fact = facts[choices.front().fact];
    out.disputable |= contested[fact.node.value];
    const auto steps = fact.others[choices.front().other].steps;
    if (steps && (!out.steps || *steps < *out.steps)) out.steps = steps, out.steps_of = fact.name;
  };
  for (std::size_t size = 1; size <= facts.size() && !out.facts && search.decided(); ++size) search.of_size(size, another, take);
  return out;
}

}  // namespace yanpan::engine
