#include <algorithm>

#include "engine/attribute/stages.hpp"

namespace yanpan::engine {

void check_constraints(const Evaluation& evaluation, Outcome& outcome) {
  const lang::Program& program = evaluation.program();
  PredicateEvaluator evaluator(evaluation.context());
  constexpr std::size_t kBlock = 4096;
  for (std::size_t v = 0; v < program.versions.size(); ++v) {
    const auto& constraints = program.versions[v].constraints;
    for (std::size_t c = 0; c < constraints.size(); ++c) {
      const bool on_problems = constraints[c].of == program.schema.roles.problem;
      const std::size_t rows = evaluation.table(constraints[c].of).rows;
      for (std::size_t begin = 0; begin < rows; begin += kBlock) {
        const std::size_t end = std::min(rows, begin + kBlock);
        evaluator.start(begin, end);
        const Truth* truths = evaluator.evaluate(constraints[c].when);
        for (std::size_t row = begin; row < end; ++row) {
          // A constraint of a version holds for its own problems; on other rows for all.
          const bool applies = !on_problems || outcome.verdicts[row].version == v;
          if (applies && truths[row - begin] == kFalse)
            outcome.broken.push_back({static_cast<std::uint8_t>(v), static_cast<std::uint32_t>(c), constraints[c].of, static_cast<RowId>(row)});
        }
      }
    }
  }
}

}  // namespace yanpan::engine
