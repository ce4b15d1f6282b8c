#include "engine/explain/facts.hpp"

#include <algorithm>
#include <map>

#include "engine/attribute/stages.hpp"
#include "engine/eval/aggregate.hpp"
#include "engine/explain/row_closure.hpp"
#include "engine/explain/tested.hpp"

namespace yanpan::engine {

namespace {

/// The aggregates a value is computed from, each with the row it is asked of (of `a 缺失则 b` the side that gives it).
class CountedReader {
 public:
  CountedReader(const Attribution& attribution, const ConditionReader& reader) : attribution_(attribution), reader_(reader) {}

  std::vector<Counted> of(lang::NodeId node, RowId row) {
    counted_.clear();
    visit_cited(*attribution_.program, attribution_.columns(), node, row, [&](lang::AggregateId aggregate, RowId asking) { add(aggregate, asking); });
    return std::move(counted_);
  }

 private:
  void add(lang::AggregateId aggregate, RowId asking) {
    const AggregateIndex* index = attribution_.evaluation->index(aggregate);
    if (index == nullptr) return;
    const lang::NodeId node = node_of(aggregate);
    Counted counted{.name = attribution_.program->node(node).label, .form = index->plan().form, .over = index->plan().over,
                    .value = reader_.value(attribution_.columns().at(node), asking), .rows = {}, .sum = {}};
    matched_rows(*index, asking, [&](MatchedRow matched) {
      counted.rows.push_back({counted.over, matched.row, matched.sure});
      return true;
    });
    std::sort(counted.rows.begin(), counted.rows.end(), [](const SupportRow& a, const SupportRow& b) { return a.row < b.row; });
    if (counted.form == lang::AggregateForm::Sum || counted.form == lang::AggregateForm::Mean) counted.sum = sum_of(*index, counted.rows);
    counted_.push_back(std::move(counted));
  }

  static std::string sum_of(const AggregateIndex& index, const std::vector<SupportRow>& rows) {
    const Column& values = *index.inputs().value;
    DecimalSum sum;
    for (const SupportRow& row : rows) {
      if (!row.sure) continue;
      if (!values.known(row.row)) return {};
      sum.add(values.is_decimal() ? values.decimal(row.row) : Decimal(values.at(row.row)));
    }
    const auto total = sum.total();
    return total ? total->to_string() : std::string();
  }

  lang::NodeId node_of(lang::AggregateId aggregate) const {
    const auto& nodes = attribution_.program->nodes;
    const auto at = std::find_if(nodes.begin(), nodes.end(), [&](const lang::Node& n) { return n.op == lang::NodeOp::Aggregate && n.aggregate == aggregate; });
    return lang::NodeId(static_cast<std::size_t>(at - nodes.begin()));
  }

  const Attribution& attribution_;
  const ConditionReader& reader_;
  std::vector<Counted> counted_;
};

class Explainer {
 public:
  Explainer(const Attribution& attribution, RowId problem, Language language)
      : attribution_(attribution), program_(*attribution.program), problem_(problem), reader_(attribution, language), counted_(attribution, reader_), closure_(attribution) {}

  Explanation run() {
    closure_.add_accountable_of_problem(problem_);
    const ProblemVerdict& verdict = attribution_.outcome.verdicts[problem_];
    const RowId person = attribution_.outcome.accountable[problem_];
    // The list shows the person's unit, whatever was decided.
    if (person != kNoRow) add_person(person);
    const bool decided = person != kNoRow && verdict.version != kNoVersion;
    if (decided) version(program_.versions[verdict.version], verdict);
    Explanation out;
    for (auto& [node, fact] : facts_) out.facts.push_back(std::move(fact));
    std::sort(out.facts.begin(), out.facts.end(), [](const Fact& a, const Fact& b) { return a.name.stable() < b.name.stable(); });
    out.rows = closure_.rows();
    return out;
  }

 private:
  void add_person(RowId person) {
    const lang::Roles& roles = program_.schema.roles;
    closure_.add_record(roles.person, person);
    if (!roles.person_unit.valid()) return;
    const Column& unit = attribution_.table(roles.person).columns[roles.person_unit.value];
    if (unit.known(person)) closure_.add_record(roles.unit, static_cast<RowId>(unit.at(person)));
  }

  void version(const lang::VersionPlan& version, const ProblemVerdict& verdict) {
    for (const auto& rule : version.rules) {
      predicate(rule.id, rule.when);
      if (rule.unless.valid()) predicate(rule.id, rule.unless);
      // A rule's evidence, and a row's date, decide with its conditions.
    }
    if (verdict.status == Status::Referred) return;
    for (const auto& table : version.tables) {
      if (table.scope != lang::TableScope::Problem) continue;
      for (std::size_t i = 0; i < table.rows.size(); ++i) predicate("#" + std::to_string(i + 1), table.rows[i].when);
    }
  }

  void predicate(const std::string& rule, lang::PredicateId id) {
    const lang::Predicate& p = program_.predicate(id);
    for (lang::PredicateId member : p.members) predicate(rule, member);
    if (p.kind == lang::Condition::Kind::Atom && p.node.valid()) use(rule, id, p);
  }

  void use(const std::string& rule, lang::PredicateId id, const lang::Predicate& p) {
    const auto [found, fresh] = facts_.try_emplace(p.node.value);
    Fact& fact = found->second;
    const ConditionWhy read = reader_.read(id, problem_);
    if (fresh) {
      fact.node = p.node;
      fact.name = p.label;
      fact.value = read.test.value;
      fact.counted = counted_.of(p.node, problem_);
      fact.rows = records(p.node);
      closure_.add_node(p.node, problem_);
    }
    fact.uses.push_back({rule, read.test.comparison, read.test.threshold, std::string(truth_word(read.truth))});
  }

  /// The records whose own fields a value is computed from.
  std::vector<SupportRow> records(lang::NodeId node) const {
    std::map<std::pair<std::uint32_t, RowId>, bool> found;
    visit_records(node, problem_, found);
    std::vector<SupportRow> out;
    for (const auto& [at, sure] : found) out.push_back({lang::EntityId(std::size_t{at.first}), at.second, sure});
    return out;
  }

  void visit_records(lang::NodeId id, RowId row, std::map<std::pair<std::uint32_t, RowId>, bool>& found) const {
    const lang::Node& node = program_.node(id);
    if (node.op == lang::NodeOp::Aggregate) return;
    if (node.op == lang::NodeOp::Field) found[{node.entity.value, row}] = true;
    if (node.op == lang::NodeOp::Follow) {
      const Column& to = attribution_.columns().at(node.operands[0]);
      if (to.known(row)) visit_records(node.operands[1], static_cast<RowId>(to.at(row)), found);
      return;
    }
    for (lang::NodeId operand : node.operands) visit_records(operand, row, found);
  }

  const Attribution& attribution_;
  const lang::Program& program_;
  RowId problem_;
  ConditionReader reader_;
  CountedReader counted_;
  RowClosure closure_;
  std::map<std::uint32_t, Fact> facts_;
};

}  // namespace

Explanation explain(const Attribution& attribution, RowId problem, Language language) { return Explainer(attribution, problem, language).run(); }

}  // namespace yanpan::engine
