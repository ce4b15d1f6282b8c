// One scenario made ready: its facts, and all that is decided before a rule is
// tried. The rules can then be tried again and again, also those of a mutant.
//
// A scenario that sets values is a world of one problem whose nodes hold what
// was set (meaning.md S1). One with rows of data goes through the loader and
// the whole order of work, exactly as files would.

#pragma once

#include <expected>
#include <memory>
#include <vector>

#include "engine/attribute/outcome.hpp"
#include "engine/attribute/stages.hpp"
#include "engine/eval/predicate.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

class World {
 public:
  virtual ~World() = default;

  /// L1 to L6 by the rules of `program`: the one the world was made for, or one
  /// that has all its nodes and perhaps more predicates.
  virtual Outcome decide(const lang::Program& program) const = 0;
  /// L2 by the rules of that program.
  virtual EvidenceTest evidence(const lang::Program& program) const = 0;
  /// What conditions read; valid as long as the world and the program.
  virtual PredicateContext context(const lang::Program& program) const = 0;
  virtual const Snapshot& snapshot() const = 0;
  virtual const Columns& columns() const = 0;
  /// The table of an entity as attributed: problems with the findings' rows.
  virtual const Table& table(lang::EntityId entity) const = 0;
  /// Rows that the findings' conditions, the steps and 集体 are tested on; null where values are set.
  virtual const Evaluation* evaluation() const { return nullptr; }
};

/// Why the rows of a scenario cannot be used, each a sentence.
using WorldErrors = std::vector<Name>;

/// `program` must outlive the world. `version`: the one the scenario stands in.
std::expected<std::unique_ptr<World>, WorldErrors> make_world(const lang::Program& program, std::size_t version, const lang::ScenarioPlan& plan);

}  // namespace yanpan::engine
