// L2: what a rule's true conditions cite, and whether that is enough.

#include <algorithm>
#include <memory>

#include "engine/attribute/stages.hpp"
#include "engine/eval/aggregate.hpp"

namespace yanpan::engine {

namespace {

using lang::Comparison;
using lang::NodeId;
using lang::NodeOp;
using lang::PredicateId;

/// One row of one entity as evidence.
struct Item {
  std::uint64_t id;   // entity, row
  bool sure;
};

class EvidenceCheck {
 public:
  EvidenceCheck(const Evaluation& evaluation, const lang::Program& program)
      : evaluation_(evaluation), program_(program), context_(evaluation.context()), evaluator_(context_) {
    context_.program = &program;
  }
  EvidenceCheck(const EvidenceCheck&) = delete;
  EvidenceCheck& operator=(const EvidenceCheck&) = delete;

  Truth test(const lang::RulePlan& rule, RowId row) {
    gather(rule, row);
    if (enough(rule, true)) return kTrue;
    return enough(rule, false) ? kUnknown : kFalse;
  }

  EvidenceCount count(const lang::RulePlan& rule, RowId row) {
    EvidenceCount out;
    out.enough = test(rule, row);
    for (const Item& item : items_) ++(item.sure ? out.items : out.may_items);
    enough(rule, true);
    out.departments = departments_;
    std::sort(out.departments.begin(), out.departments.end());
    return out;
  }

 private:
  void gather(const lang::RulePlan& rule, RowId row) {
    items_.clear();
    collect(rule.when, row);
    // A row that one condition matches surely is sure, whatever others say of it.
    std::sort(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.id != b.id ? a.id < b.id : a.sure > b.sure; });
    items_.erase(std::unique(items_.begin(), items_.end(), [](const Item& a, const Item& b) { return a.id == b.id; }), items_.end());
  }

  void collect(PredicateId id, RowId row) {
    const lang::Predicate& p = program_.predicate(id);
    for (PredicateId member : p.members) collect(member, row);
    if (p.kind != lang::Condition::Kind::Atom || !cites(p.comparison) || evaluator_.at(id, row) != kTrue) return;
    visit_cited(program_, evaluation_.columns(), p.node, row, [&](lang::AggregateId aggregate, RowId of) { take(aggregate, of); });
  }

  void take(lang::AggregateId aggregate, RowId of) {
    const AggregateIndex* index = evaluation_.index(aggregate);
    YANPAN_CHECK(index != nullptr, "a cited aggregate was dropped");
    const std::uint64_t entity = static_cast<std::uint64_t>(index->plan().over.value) << 32;
    matched_rows(*index, of, [&](MatchedRow row) {
      items_.push_back({entity | row.row, row.sure});
      return true;
    });
  }

  bool enough(const lang::RulePlan& rule, bool sure_only) {
    std::int64_t count = 0;
    departments_.clear();
    for (const Item& item : items_) {
      if (sure_only && !item.sure) continue;
      ++count;
      const auto entity = lang::EntityId(static_cast<std::size_t>(item.id >> 32));
      for (const RowOrigin& origin : evaluation_.table(entity).row_origins(static_cast<RowId>(item.id))) {
        const std::uint32_t department = evaluation_.snapshot().department(origin);
        if (department != kNoDepartment && std::find(departments_.begin(), departments_.end(), department) == departments_.end()) departments_.push_back(department);
      }
    }
    return count >= rule.evidence_items && static_cast<std::int64_t>(departments_.size()) >= rule.evidence_departments;
  }

  const Evaluation& evaluation_;
  const lang::Program& program_;
  PredicateContext context_;
  PredicateEvaluator evaluator_;
  std::vector<Item> items_;
  std::vector<std::uint32_t> departments_;
};

}  // namespace

bool cites(Comparison comparison) {
  switch (comparison) {
    case Comparison::Equal:
    case Comparison::Greater:
    case Comparison::GreaterEqual:
    case Comparison::Is:
    case Comparison::In:
    case Comparison::StartsWith:
    case Comparison::Between:
    case Comparison::True: return true;
    default: return false;
  }
}

void visit_cited(const lang::Program& program, const Columns& columns, NodeId id, RowId row, const std::function<void(lang::AggregateId, RowId)>& visit) {
  const lang::Node& node = program.node(id);
  switch (node.op) {
    case NodeOp::Aggregate: return visit(node.aggregate, row);
    case NodeOp::Follow: {
      const Column& reference = columns.at(node.operands[0]);
      if (reference.known(row)) visit_cited(program, columns, node.operands[1], static_cast<RowId>(reference.at(row)), visit);
      return;
    }
    case NodeOp::IfMissing: return visit_cited(program, columns, node.operands[columns.at(node.operands[0]).missing(row) ? 1 : 0], row, visit);
    default:
      for (NodeId operand : node.operands) visit_cited(program, columns, operand, row, visit);
  }
}

bool has_may_rows(const Evaluation& evaluation, NodeId node, RowId row) {
  bool found = false;
  visit_cited(evaluation.program(), evaluation.columns(), node, row, [&](lang::AggregateId aggregate, RowId of) {
    matched_rows(*evaluation.index(aggregate), of, [&](MatchedRow matched) {
      found |= !matched.sure;
      return !found;
    });
  });
  return found;
}

EvidenceCount count_evidence(const Evaluation& evaluation, const lang::RulePlan& rule, RowId row) {
  return EvidenceCheck(evaluation, evaluation.program()).count(rule, row);
}

EvidenceSource evidence_source(const Evaluation& evaluation) { return evidence_source(evaluation, evaluation.program()); }

EvidenceSource evidence_source(const Evaluation& evaluation, const lang::Program& program) {
  return [&evaluation, &program]() -> EvidenceTest {
    return [check = std::make_shared<EvidenceCheck>(evaluation, program)](const lang::RulePlan& rule, RowId row) { return check->test(rule, row); };
  };
}

}  // namespace yanpan::engine
