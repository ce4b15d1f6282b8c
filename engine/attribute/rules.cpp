// From rules to one cause and its intervention: L1 to L6, a block of problems at
// a time. Rules are ordered by tier, then id, and each is one bit, so that the
// candidates of a problem are a few words and the lowest bit decides.

#include <algorithm>
#include <bit>
#include <map>
#include <numeric>

#include "engine/attribute/stages.hpp"
#include "engine/attribute/versions.hpp"

namespace yanpan::engine {

namespace {

using lang::CauseId;
using lang::PredicateId;
using lang::Reason;
using lang::RuleId;
using lang::RulePlan;
using lang::VersionPlan;

constexpr std::size_t kBlock = 2048;

/// A set of rules, by their place in the order of tier and id.
class RuleSet {
 public:
  explicit RuleSet(std::size_t rules = 0) : words_((rules + 63) / 64, 0) {}
  void clear() { std::fill(words_.begin(), words_.end(), 0); }
  void add(std::size_t rule) { words_[rule / 64] |= std::uint64_t{1} << (rule % 64); }
  bool has(std::size_t rule) const { return (words_[rule / 64] >> (rule % 64)) & 1; }
  bool empty() const {
    return std::all_of(words_.begin(), words_.end(), [](std::uint64_t w) { return w == 0; });
  }
  void remove(const RuleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] &= ~other.words_[i];
  }
  void join(const RuleSet& other) {
    for (std::size_t i = 0; i < words_.size(); ++i) words_[i] |= other.words_[i];
  }
  template <class F>
  void each(F f) const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      for (std::uint64_t w = words_[i]; w != 0; w &= w - 1) f(i * 64 + static_cast<std::size_t>(std::countr_zero(w)));
  }

 private:
  std::vector<std::uint64_t> words_;
};

/// A version's rules in the order that decides.
struct Order {
  std::vector<std::uint32_t> rules;       // place -> rule of the version
  std::vector<RuleSet> removes;           // place -> places it precedes
  bool any_precedence = false;

  explicit Order(const VersionPlan& version) : rules(version.rules.size()) {
    std::iota(rules.begin(), rules.end(), 0u);
    std::stable_sort(rules.begin(), rules.end(), [&](std::uint32_t a, std::uint32_t b) { return version.rules[a].tier < version.rules[b].tier; });
    std::vector<std::size_t> place(rules.size());
    for (std::size_t i = 0; i < rules.size(); ++i) place[rules[i]] = i;
    removes.assign(rules.size(), RuleSet(rules.size()));
    for (std::size_t i = 0; i < rules.size(); ++i)
      for (RuleId other : version.rules[rules[i]].precedes) removes[i].add(place[other.value]), any_precedence = true;
  }
};

/// The rules of one version, tried on a block of rows: what each says of a row,
/// and which of them stand once the preceded ones are gone.
class RuleTruths {
 public:
  /// `occurred`: the main dates of the problems.
  RuleTruths(const PredicateContext& context, const Column& occurred, EvidenceTest evidence)
      : evidence_(std::move(evidence)), evaluator_(context), occurred_(occurred) {}

  /// `rows` are of [begin, end), sorted, not empty; they and the order are kept until the next start.
  void start(const VersionPlan& version, const Order& order, std::size_t begin, std::size_t end, const std::vector<RowId>& rows) {
    version_ = &version;
    order_ = &order;
    begin_ = begin;
    evaluator_.start(begin, end);
    evaluate(rows);
  }

  /// Fills candidates and unknown for one row of the block, strongest tier first.
  void stand(RowId row) {
    candidates_.clear();
    unknown_.clear();
    for (std::size_t place = 0; place < truths_.size(); ++place) {
      const Truth truth = at(place, row);
      if (truth == kTrue) candidates_.push_back(place);
      else if (truth == kUnknown) unknown_.push_back(place);
    }
    if (order_->any_precedence && !candidates_.empty()) remove_preceded();
  }

  Truth at(std::size_t place, RowId row) const { return truths_[place][row - begin_]; }
  const std::vector<std::size_t>& candidates() const { return candidates_; }
  const std::vector<std::size_t>& unknown() const { return unknown_; }

  const RulePlan& rule(std::size_t place) const { return version_->rules[order_->rules[place]]; }
  PredicateEvaluator& evaluator() { return evaluator_; }
  const Column& occurred() const { return occurred_; }

 private:
  void evaluate(const std::vector<RowId>& rows) {
    const std::size_t n = order_->rules.size();
    truths_.resize(n);
    for (std::size_t place = 0; place < n; ++place) {
      const RulePlan& plan = rule(place);
      const Truth* when = evaluator_.evaluate(plan.when);
      const Truth* unless = plan.unless.valid() ? evaluator_.evaluate(plan.unless) : nullptr;
      const bool special = plan.evidence_items > 0 || plan.evidence_departments > 0 || plan.effective || plan.expires;
      if (!unless && !special) {
        truths_[place] = when;
        continue;
      }
      auto& own = own_truths_[&plan];
      own.resize(kBlock);
      const std::size_t size = rows.back() - begin_ + 1;
      for (std::size_t i = 0; i < size; ++i) own[i] = unless ? both(when[i], negate(unless[i])) : when[i];
      if (special)
        for (RowId row : rows) own[row - begin_] = refine(plan, row, own[row - begin_]);
      truths_[place] = own.data();
    }
  }

  /// A rule's own period and evidence threshold, where its conditions leave them open.
  Truth refine(const RulePlan& plan, RowId row, Truth truth) {
    if (truth == kTrue && (plan.evidence_items > 0 || plan.evidence_departments > 0)) truth = evidence_(plan, row);
    if (truth == kFalse || !(plan.effective || plan.expires)) return truth;
    if (!occurred_.known(row)) return kUnknown;
    return in_period(occurred_.at(row), plan.effective, plan.expires) ? truth : kFalse;
  }

  void remove_preceded() {
    RuleSet removed(order_->rules.size());
    for (std::size_t place : candidates_) removed.join(order_->removes[place]);
    std::erase_if(candidates_, [&](std::size_t place) { return removed.has(place); });
    std::erase_if(unknown_, [&](std::size_t place) { return removed.has(place); });
  }

  EvidenceTest evidence_;
  PredicateEvaluator evaluator_;
  const Column& occurred_;
  const VersionPlan* version_ = nullptr;
  const Order* order_ = nullptr;
  std::size_t begin_ = 0;
  std::vector<const Truth*> truths_;
  std::map<const RulePlan*, std::vector<Truth>> own_truths_;
  std::vector<std::size_t> candidates_, unknown_;
};

/// One thread's work on one block after another.
class BlockDecider {
 public:
  BlockDecider(const PredicateContext& context, const std::vector<Order>& orders, EvidenceTest evidence, const std::function<bool(lang::NodeId, RowId)>& may_rows,
               std::vector<CauseId>& causes, Outcome& outcome, Labels& labels, std::mutex& lists)
      : context_(context), program_(*context.program), schema_(program_.schema), orders_(orders), may_rows_(may_rows), causes_(causes), outcome_(outcome),
        labels_(labels), lists_(lists), rules_(context, outcome.problems.columns[schema_.roles.problem_occurred.value], std::move(evidence)) {}

  void block(std::size_t begin, std::size_t end) {
    for (std::size_t v = 0; v < program_.versions.size(); ++v) {
      rows_.clear();
      for (std::size_t i = begin; i < end; ++i)
        if (outcome_.accountable[i] != kNoRow && version_of(static_cast<RowId>(i)) == v) rows_.push_back(static_cast<RowId>(i));
      if (!rows_.empty()) decide(begin, end, v);
    }
  }

 private:
  /// kNoVersion: no rule is tried, and the verdict says why.
  std::size_t version_of(RowId row) {
    ProblemVerdict& verdict = outcome_.verdicts[row];
    if (verdict.version != kNoVersion) return verdict.version;
    if (always_in_force(program_)) return verdict.version = 0;
    if (!occurred_.known(row)) {
      verdict.reason = occurred_.state(row) & kConflict ? Reason::DataConflict : Reason::MissingFacts;
      verdict.missing = labels_.list({occurred_label(schema_)});
      return kNoVersion;
    }
    const auto version = version_on(program_, occurred_.at(row));
    if (!version) verdict.reason = Reason::NoCause;
    return verdict.version = version.value_or(kNoVersion);
  }

  void decide(std::size_t begin, std::size_t end, std::size_t v) {
    version_ = &program_.versions[v];
    order_ = &orders_[v];
    begin_ = begin;
    // Predicates on causes read this version's causes: nothing of another version's block is reused.
    evaluator_.set_causes(causes_.data(), &version_->causes);
    rules_.start(*version_, *order_, begin, end, rows_);
    for (RowId row : rows_) resolve(row);
    intervene();
  }

  // ---- one problem -------------------------------------------------------------------

  std::int64_t tier(std::size_t place) const { return rule_at(place).tier; }
  CauseId cause(std::size_t place) const { return rule_at(place).cause; }
  const RulePlan& rule_at(std::size_t place) const { return rules_.rule(place); }

  void resolve(RowId row) {
    rules_.stand(row);
    ProblemVerdict& verdict = outcome_.verdicts[row];
    if (!candidates_.empty()) choose(row, verdict);
    else if (!unknown_.empty()) lack_facts(row, verdict);
    else fall_back(verdict);
    causes_[row] = verdict.cause;
  }

  void fall_back(ProblemVerdict& verdict) const {
    if (!version_->fallback.valid()) {
      verdict.reason = Reason::NoCause;
      return;
    }
    verdict.status = Status::Attributed;
    verdict.cause = version_->fallback;
  }

  void lack_facts(RowId row, ProblemVerdict& verdict) {
    Lack lack;
    for (std::size_t r : unknown_) name_unknown(rule_at(r), row, lack);
    verdict.reason = lack.conflict ? Reason::DataConflict : Reason::MissingFacts;
    verdict.missing = labels_.list(std::move(lack.names));
  }

  void choose(RowId row, ProblemVerdict& verdict) {
    const std::size_t first = candidates_.front();
    verdict.tier = tier(first);
    const bool tie = std::any_of(candidates_.begin(), candidates_.end(), [&](std::size_t r) { return tier(r) == tier(first) && cause(r) != cause(first); });
    if (tie) return refer_tie(row, verdict);
    verdict.status = Status::Attributed;
    verdict.cause = cause(first);
    verdict.rule = RuleId(order_->rules[first]);
    verdict.contributing = contributing(verdict.cause);
    Lack lack;
    bool open = false;
    for (std::size_t r : unknown_) {
      if (tier(r) > *verdict.tier || cause(r) == verdict.cause) continue;
      open = true;
      name_unknown(rule_at(r), row, lack);
    }
    if (!open) return;
    verdict.status = Status::Provisional;
    verdict.cause_provisional = true;
    verdict.missing = labels_.list(std::move(lack.names));
  }

  /// L5: a tie stays a tie; named is what could still change it.
  void refer_tie(RowId row, ProblemVerdict& verdict) {
    verdict.reason = Reason::Tie;
    verdict.contributing = contributing(CauseId());
    Lack lack;
    for (std::size_t r : unknown_) {
      const bool stronger = tier(r) < *verdict.tier;
      const bool breaks = std::any_of(candidates_.begin(), candidates_.end(), [&](std::size_t c) { return tier(c) == *verdict.tier && order_->removes[r].has(c); });
      if (stronger || breaks) name_unknown(rule_at(r), row, lack);
    }
    if (!lack.names.empty()) verdict.missing = labels_.list(std::move(lack.names));
  }

  /// Causes of the candidates in order, each once, without the row's own.
  std::uint32_t contributing(CauseId own) {
    list_.clear();
    for (std::size_t r : candidates_) {
      const CauseId c = cause(r);
      if (c != own && std::find(list_.begin(), list_.end(), c.value) == list_.end()) list_.push_back(c.value);
    }
    if (list_.empty()) return 0;
    const auto [known, fresh] = known_lists_.try_emplace(list_, 0);
    if (fresh) {
      const std::lock_guard lock(lists_);
      known->second = outcome_.cause_lists.add(list_);
    }
    return known->second;
  }

  // ---- what is not known ------------------------------------------------------------------

  struct Lack {
    std::vector<Name> names;
    bool conflict = false;
  };

  void name_atom(PredicateId atom, RowId row, Lack& lack) {
    lack.names.push_back(program_.predicate(atom).label);
    lack.conflict |= evaluator_.rests_on_conflict(atom, row);
  }

  void name_unknown_atoms(PredicateId id, RowId row, Lack& lack) {
    std::vector<PredicateId> atoms;
    evaluator_.unknown_atoms(id, row, atoms);
    for (PredicateId atom : atoms) name_atom(atom, row, lack);
  }

  void name_unknown(const RulePlan& rule, RowId row, Lack& lack) {
    const Truth when = evaluator_.at(rule.when, row);
    const Truth unless = rule.unless.valid() ? evaluator_.at(rule.unless, row) : kFalse;
    name_unknown_atoms(rule.when, row, lack);
    if (rule.unless.valid()) name_unknown_atoms(rule.unless, row, lack);
    if ((rule.effective || rule.expires) && !occurred_.known(row)) {
      lack.names.push_back(occurred_label(schema_));
      lack.conflict |= (occurred_.state(row) & kConflict) != 0;
      return;
    }
    // Unknown for its evidence alone: the true citing conditions with rows that may match.
    if (when == kTrue && unless == kFalse) name_citing(rule.when, row, lack);
  }

  void name_citing(PredicateId id, RowId row, Lack& lack) {
    const lang::Predicate& p = program_.predicate(id);
    for (PredicateId member : p.members) name_citing(member, row, lack);
    if (p.kind != lang::Condition::Kind::Atom || !cites(p.comparison) || evaluator_.at(id, row) != kTrue) return;
    if (may_rows_(p.node, row)) name_atom(id, row, lack);
  }

  // ---- interventions of problems ---------------------------------------------------------------

  const lang::TablePlan* problem_table() const {
    for (const auto& table : version_->tables)
      if (table.scope == lang::TableScope::Problem) return &table;
    return nullptr;
  }

  void intervene() {
    const lang::TablePlan* table = problem_table();
    if (!table) return;
    // Row predicates test causes: those are known only now.
    std::vector<const Truth*> truths;
    for (const auto& row : table->rows) truths.push_back(evaluator_.evaluate(row.when));
    for (RowId row : rows_)
      if (outcome_.verdicts[row].status != Status::Referred) pick_row(*table, truths, row);
  }

  void pick_row(const lang::TablePlan& table, const std::vector<const Truth*>& truths, RowId row) {
    ProblemVerdict& verdict = outcome_.verdicts[row];
    std::vector<std::size_t> open;
    for (std::size_t t = 0; t < truths.size() && verdict.intervention < 0; ++t) {
      const Truth truth = truths[t][row - begin_];
      if (truth == kTrue) verdict.intervention = static_cast<std::int16_t>(t);
      else if (truth == kUnknown) open.push_back(t);
    }
    if (open.empty()) return;
    verdict.intervention_provisional = true;
    verdict.status = Status::Provisional;
    Lack lack;
    for (std::size_t t : open) name_unknown_atoms(table.rows[t].when, row, lack);
    verdict.missing = labels_.extend(verdict.missing, std::move(lack.names));
  }

  const PredicateContext& context_;
  const lang::Program& program_;
  const lang::Schema& schema_;
  const std::vector<Order>& orders_;
  const std::function<bool(lang::NodeId, RowId)>& may_rows_;
  std::vector<CauseId>& causes_;
  Outcome& outcome_;
  Labels& labels_;
  std::mutex& lists_;
  RuleTruths rules_;
  PredicateEvaluator& evaluator_ = rules_.evaluator();
  const Column& occurred_ = rules_.occurred();
  const std::vector<std::size_t>& candidates_ = rules_.candidates();
  const std::vector<std::size_t>& unknown_ = rules_.unknown();
  const VersionPlan* version_ = nullptr;
  const Order* order_ = nullptr;
  std::size_t begin_ = 0;
  std::vector<RowId> rows_;
  std::vector<std::uint32_t> list_;
  std::map<std::vector<std::uint32_t>, std::uint32_t> known_lists_;
};

}  // namespace

std::vector<RuleStanding> trace_rules(const PredicateContext& context, const VersionPlan& version, const EvidenceTest& evidence, RowId row) {
  const Order order(version);
  const std::vector<RowId> rows{row};
  const lang::Roles& roles = context.program->schema.roles;
  RuleTruths rules(context, context.table(roles.problem).columns[roles.problem_occurred.value], evidence);
  rules.start(version, order, row, std::size_t{row} + 1, rows);
  rules.stand(row);
  std::vector<RuleStanding> standings;
  for (std::size_t place = 0; place < order.rules.size(); ++place) {
    const Truth truth = rules.at(place, row);
    const auto& left = truth == kTrue ? rules.candidates() : rules.unknown();
    standings.push_back({RuleId(order.rules[place]), truth, truth != kFalse && std::find(left.begin(), left.end(), place) == left.end()});
  }
  return standings;
}

void decide_causes(const PredicateContext& context, const Threads& threads, const EvidenceSource& evidence, const std::function<bool(lang::NodeId, RowId)>& may_rows, Outcome& outcome,
                   Labels& labels) {
  std::vector<Order> orders;
  for (const VersionPlan& version : context.program->versions) orders.emplace_back(version);
  std::vector<CauseId> causes(outcome.problems.rows);
  std::mutex lists;
  const std::size_t blocks = (outcome.problems.rows + kBlock - 1) / kBlock;
  const std::size_t share = std::max<std::size_t>(1, blocks / (threads.count() * 8));
  threads.each((blocks + share - 1) / share, [&](std::size_t piece) {
    BlockDecider decider(context, orders, evidence(), may_rows, causes, outcome, labels, lists);
    for (std::size_t b = piece * share; b < std::min(blocks, (piece + 1) * share); ++b)
      decider.block(b * kBlock, std::min(outcome.problems.rows, (b + 1) * kBlock));
  });
}

}  // namespace yanpan::engine
