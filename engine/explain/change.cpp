#include "engine/explain/change.hpp"

#include <algorithm>
#include <functional>

#include "engine/eval/evaluation.hpp"
#include "engine/explain/one_problem.hpp"
#include "engine/explain/other_values.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::NodeId;
using lang::NodeOp;
using lang::PredicateId;
using lang::Program;

/// Verdicts tried before a question is given up.
constexpr std::int64_t kMostTries = 100'000;
constexpr std::size_t kMostSets = 20;

struct Fact {
  NodeId node;
  Name name;
  std::vector<OtherValue> others;          // nearest first
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
      if (tested.rules && wanted_[node]) {
        const NodeId id{std::size_t{node}};
        facts.push_back({id, program_.predicate(tested.atoms.front()).label, other_values(attribution_, index_, {id, problem_, std::move(tested.atoms)})});
      }
    std::sort(facts.begin(), facts.end(), [](const Fact& a, const Fact& b) { return a.name.stable() < b.name.stable(); });
    return facts;
  }

 private:
  struct TestedBy {
    std::vector<PredicateId> atoms;
    bool rules = false;
  };

  void visit(PredicateId id, bool by_rules) {
    const lang::Predicate& p = program_.predicate(id);
    for (PredicateId member : p.members) visit(member, by_rules);
    if (p.kind != lang::Condition::Kind::Atom || !p.node.valid() || p.comparison == Comparison::ServingOn) return;
    TestedBy& tested = tested_[p.node.value];
    tested.rules |= by_rules;
    tested.atoms.push_back(id);
  }

  const Attribution& attribution_;
  const Program& program_;
  std::size_t index_;
  const lang::VersionPlan& version_;
  RowId problem_;
  const std::vector<bool>& wanted_;
  std::map<std::uint32_t, TestedBy> tested_;
};

// ---- the search ---------------------------------------------------------------------------

/// A fact by number and which of its other values it takes.
struct Choice { std::size_t fact, other; };

class Search {
 public:
  using Wanted = std::function<bool(const ProblemVerdict&, const OneProblem&)>;
  using Take = std::function<void(const std::vector<Choice>&, const ProblemVerdict&, const OneProblem&)>;

  Search(OneProblem& world, const std::vector<Fact>& facts) : world_(world), facts_(facts) {}

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
    world_.values().reset();
    for (const Choice& choice : choices_) {
      const Fact& fact = facts_[choice.fact];
      if (!world_.values().set(fact.node, fact.others[choice.other].value)) return decided_ = false;
    }
    if (!world_.allowed()) return false;
    const ProblemVerdict verdict = world_.decide();
    if (!(*wanted_)(verdict, world_)) return false;
    (*take_)(choices_, verdict, world_);
    return true;
  }

  OneProblem& world_;
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
  OneProblem world(attribution, problem);
  Search search(world, facts);
  const ConditionReader reader(attribution, language);
  const auto wanted = [&](const ProblemVerdict& verdict, const OneProblem&) {
    return verdict.status != Status::Referred && verdict.cause == cause && (!verdict.cause_provisional || now.cause_provisional);
  };
  const auto take = [&](const std::vector<Choice>& choices, const ProblemVerdict& verdict, const OneProblem& changed) {
    if (answer.sets.size() >= kMostSets) return;
    ChangeSet set;
    for (const Choice& choice : choices) {
      const Fact& fact = facts[choice.fact];
      const auto& value = fact.others[choice.other].value;
      set.facts.push_back({fact.node, fact.name, kNoRow, reader.value(attribution.columns().at(fact.node), problem), value ? reader.constant(*value) : std::string()});
    }
    if (verdict.rule.valid()) set.rule = &attribution.program->versions[now.version].rules[verdict.rule.value];
    set.assumes_evidence = changed.assumes_evidence(verdict.rule);
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
  OneProblem world(attribution, problem);
  Search search(world, facts);
  const auto another = [&](const ProblemVerdict& verdict, const OneProblem&) { return verdict.cause != now.cause || verdict.reason != now.reason; };
  // The others of a fact stand nearest first, and the first that is wanted is taken.
  const auto take = [&](const std::vector<Choice>& choices, const ProblemVerdict&, const OneProblem&) {
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
