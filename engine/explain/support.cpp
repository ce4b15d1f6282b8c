#include "engine/explain/support.hpp"

#include <map>

#include "engine/attribute/stages.hpp"
#include "engine/eval/aggregate.hpp"

namespace yanpan::engine {

namespace {

class Citing {
 public:
  explicit Citing(const Attribution& attribution) : evaluation_(*attribution.evaluation), evaluator_(evaluation_.context()) {}

  void collect(lang::PredicateId id, RowId row) {
    const lang::Predicate& p = evaluation_.program().predicate(id);
    for (lang::PredicateId member : p.members) collect(member, row);
    if (p.kind != lang::Condition::Kind::Atom || !cites(p.comparison) || evaluator_.at(id, row) != kTrue) return;
    visit_cited(evaluation_.program(), evaluation_.columns(), p.node, row, [&](lang::AggregateId aggregate, RowId of) {
      const AggregateIndex* index = evaluation_.index(aggregate);
      if (index == nullptr) return;
      matched_rows(*index, of, [&](MatchedRow matched) {
        rows_[{index->plan().over.value, matched.row}] |= matched.sure;
        return true;
      });
    });
  }

  std::vector<SupportRow> rows() const {
    std::vector<SupportRow> out;
    for (const auto& [at, sure] : rows_) out.push_back({lang::EntityId(std::size_t{at.first}), at.second, sure});
    return out;
  }

 private:
  const Evaluation& evaluation_;
  PredicateEvaluator evaluator_;
  std::map<std::pair<std::uint32_t, RowId>, bool> rows_;
};

}  // namespace

std::vector<SupportRow> cited_rows(const Attribution& attribution, RowId problem) {
  const ProblemVerdict& verdict = attribution.outcome.verdicts[problem];
  if (!attribution.evaluation || !verdict.rule.valid()) return {};
  Citing citing(attribution);
  citing.collect(attribution.program->versions[verdict.version].rules[verdict.rule.value].when, problem);
  return citing.rows();
}

}  // namespace yanpan::engine
