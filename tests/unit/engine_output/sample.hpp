// A small attribution built by hand: five problems in three cases of one unit,
// everything an output can show at least once.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/eval/parallel.hpp"
#include "engine/run/run.hpp"

namespace yanpan::engine {

/// Entities, in this order.
enum SampleEntity : std::uint32_t { kCaseEntity, kPersonEntity, kUnitEntity, kPartEntity, kProblemEntity, kTrainingEntity };
/// Rows.
enum SampleRow : RowId { kA1 = 0, kA2 = 1, kA3 = 2, kLin = 0, kMa = 1, kQ1 = 0, kQ2 = 1, kQ3 = 2, kQ4 = 3, kFound = 4 };
enum SampleCause : std::uint32_t { kRepeat, kOverload, kGap };
enum SampleRule : std::uint32_t { kR03, kR07 };

/// | problem | case | verdict |
/// | Q1 | A1, of lin | R07 attitude, provisional, early supervision |
/// | Q2 | A1 | tie of two causes |
/// | Q3 | A2, many persons | referred |
/// | Q4, "x" | none | no_person |
/// | limit.overrun:A3 | A3, of lin | fallback process |
struct Sample {
  Sample();
  Sample(const Sample&) = delete;

  std::uint32_t text(std::string_view bytes) { return attribution.snapshot.texts.intern(bytes); }
  ProblemVerdict& verdict(RowId problem) { return attribution.outcome.verdicts[problem]; }
  /// Column of the problem table that rule R07 tests.
  Column& repeat() { return tested(5); }
  Column& load_ratio() { return tested(6); }
  Column& late() { return tested(7); }
  /// Computes what the rules test; call again after changing a column.
  void evaluate();

  lang::Program program;
  Attribution attribution;

 private:
  void add_schema();
  void add_rules();
  void add_files();
  void add_rows();
  void add_cases();
  void add_verdicts();
  void add_interventions();
  Column& tested(std::size_t field) { return attribution.outcome.problems.columns[field]; }
  lang::NodeId add_field(SampleEntity entity, std::size_t field);
  lang::NodeId add_trained();
  lang::PredicateId add_atom(lang::NodeId node, lang::Comparison comparison, std::vector<lang::Constant> constants);
  lang::PredicateId add_group(lang::Condition::Kind kind, std::vector<lang::PredicateId> members);

  Threads threads_{1};
};

lang::Constant whole(std::int64_t number, lang::TypeKind kind = lang::TypeKind::Integer);
lang::Constant decimal(std::string_view text);

Column references(lang::EntityId to, const std::vector<RowId>& rows);
Column choices(std::uint32_t set, const std::vector<int>& values);   // -1: missing
Column numbers(lang::TypeKind kind, const std::vector<std::int64_t>& values);

}  // namespace yanpan::engine
