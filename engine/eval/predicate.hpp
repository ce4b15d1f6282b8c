// Conditions over computed columns, three-valued, a block of rows at a time.
//
// A predicate shared by several rules is evaluated once a block. All sides stay
// cheap: a comparison is one pass over a dense column; only rows that are
// missing or bounded take the slow way.

#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include "engine/eval/columns.hpp"
#include "engine/eval/truth.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

/// What predicates read. Outlives every evaluator.
struct PredicateContext {
  const lang::Program* program = nullptr;
  const Columns* columns = nullptr;
  const Snapshot* snapshot = nullptr;
  /// The table of an entity (problems: with the findings' rows).
  std::function<const Table&(lang::EntityId)> table;
};

/// A constant in the form its column holds: a text's id, a referenced row.
struct Prepared {
  std::vector<std::int64_t> numbers;   // not for decimals and prefixes; sorted for In
  std::vector<Decimal> decimals;
};

class PredicateEvaluator {
 public:
  explicit PredicateEvaluator(const PredicateContext& context);

  /// Causes of rows [begin, ...) for CauseIn tests, of one version.
  void set_causes(const lang::CauseId* causes, const std::vector<lang::Cause>* of_version) { causes_ = causes, version_causes_ = of_version; }

  /// Starts a block; buffers of the last one are gone.
  void start(std::size_t begin, std::size_t end);
  /// Truth of rows [begin, end) of the block. Valid until the next start.
  const Truth* evaluate(lang::PredicateId id);
  /// One row on its own, for explanations and missing names.
  Truth at(lang::PredicateId id, RowId row);

  /// The atoms that are unknown and stand, up to the root, in unknown groups only (L5).
  void unknown_atoms(lang::PredicateId id, RowId row, std::vector<lang::PredicateId>& out);
  /// A fact the atom reads is missing or bounded because of a conflict.
  bool rests_on_conflict(lang::PredicateId atom, RowId row) const;

  const PredicateContext& context() const { return context_; }

 private:
  void atom(const lang::Predicate& p, lang::PredicateId id, std::size_t begin, std::size_t end, Truth* out);
  void group(const lang::Predicate& p, Truth* out);
  Truth slow(const lang::Predicate& p, const Prepared& prepared, const Column& column, std::size_t row) const;
  Truth serving(const lang::Predicate& p, std::size_t row) const;
  void causes(const lang::Predicate& p, std::size_t begin, std::size_t end, Truth* out) const;
  const Prepared& prepared(lang::PredicateId id);
  Truth at_atom(const lang::Predicate& p, lang::PredicateId id, RowId row);

  const PredicateContext& context_;
  const lang::CauseId* causes_ = nullptr;
  const std::vector<lang::Cause>* version_causes_ = nullptr;
  std::size_t begin_ = 0, end_ = 0;
  std::uint32_t stamp_ = 0;
  std::vector<std::uint32_t> stamps_;             // block in which a buffer was filled
  std::vector<std::vector<Truth>> buffers_;
  std::vector<std::uint8_t> is_prepared_;
  std::vector<Prepared> prepared_;
};

/// The row of an entity with this key, or kNoRow. Tables with a key are sorted by it.
RowId find_key(const Snapshot& snapshot, const Table& table, std::string_view key);

}  // namespace yanpan::engine
