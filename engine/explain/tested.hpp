// One condition as it stood on one row: what was asked, of what value, and
// what came out. In the run's language, for list.json and `why`.

#pragma once

#include <functional>
#include <string>
#include <vector>

#include "engine/eval/predicate.hpp"
#include "engine/print/printer.hpp"

namespace yanpan::engine {

struct TestedCondition {
  lang::NodeId node;              // of the left side; invalid for tests of causes
  Name name;                      // of the left side
  Name comparison;                // ≥, 为 / is ...
  std::string threshold;          // the constants as printed, joined by `;`; empty where there are none
  std::string value;              // as printed, bounds as [low, high]; empty if missing
  bool presence = false;          // 缺失, 不缺失: asks whether there is a value
  Truth truth = kUnknown;
  std::string distance;           // |value - constant| of a known number compared by = ≠ < ≤ > ≥; else empty
};

/// A condition as written: one test, or a group of them.
struct ConditionWhy {
  lang::Condition::Kind kind = lang::Condition::Kind::All;
  Truth truth = kTrue;
  TestedCondition test;           // Kind::Atom
  std::vector<ConditionWhy> members;
};

/// Reads conditions on rows. Keeps references: the attribution outlives it.
class ConditionReader {
 public:
  ConditionReader(const Attribution& attribution, Language language);

  /// The causes that tests of causes read, by row, and the version they are of.
  void set_causes(const lang::CauseId* causes, const std::vector<lang::Cause>* of_version) {
    evaluator_.set_causes(causes, of_version);
    causes_ = of_version;
  }

  ConditionWhy read(lang::PredicateId id, RowId row);
  Truth truth(lang::PredicateId id, RowId row) { return evaluator_.at(id, row); }
  /// A cell of a computed column: the value, its bounds, or nothing.
  std::string value(const Column& column, RowId row) const;
  std::string constant(const lang::Constant& constant) const;
  const Printer& printer() const { return printer_; }

 private:
  TestedCondition test(const lang::Predicate& p, RowId row) const;
  std::string threshold(const lang::Predicate& p) const;
  std::string distance(const lang::Predicate& p, RowId row) const;

  const Attribution& attribution_;
  const lang::Program& program_;
  Printer printer_;
  PredicateEvaluator evaluator_;
  const std::vector<lang::Cause>* causes_ = nullptr;
};

Name comparison_name(lang::Comparison comparison);
/// true, false, unknown; the same in every language.
std::string_view truth_word(Truth truth);
/// The tests of a condition, in the order written.
void each_test(const ConditionWhy& condition, const std::function<void(const TestedCondition&)>& visit);

}  // namespace yanpan::engine
