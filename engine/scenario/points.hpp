// The points of one version, and which of them a scenario sees.

#pragma once

#include <map>

#include "engine/scenario/coverage.hpp"
#include "engine/scenario/expectations.hpp"
#include "engine/scenario/formula.hpp"

namespace yanpan::engine {

class VersionPoints {
 public:
  /// `data`: count what only rows of data can show.
  VersionPoints(const lang::Program& program, std::size_t version, bool data);

  /// Marks what the problems of this version show in one scenario.
  void see(const Decided& decided);
  std::vector<CoveragePoint> take() { return std::move(points_); }

 private:
  struct Threshold {
    lang::Constant at;
    std::size_t exact, below, above;   // points; kNone where the value cannot occur
  };
  struct AtomPoints {
    std::size_t when_true, when_false;
    std::vector<Threshold> thresholds;
  };
  struct Tested {
    Formula formula;
    std::vector<AtomPoints> atoms;
  };
  struct EvidencePoints { std::size_t enough, items_short, departments_short; };
  static constexpr std::size_t kNone = static_cast<std::size_t>(-1);

  std::size_t add(PointKind kind, Name owner, Name what, lang::Span place, Name setting = {});
  Tested add_tested(Formula formula, const Name& owner, const std::vector<lang::Span>& places, bool of_problem);
  AtomPoints add_atom(const Formula& formula, std::size_t atom, const Name& owner, lang::Span place, bool of_problem);
  void add_thresholds(const Formula& formula, std::size_t atom, const Name& owner, lang::Span place, bool of_problem, AtomPoints& out);
  void add_rules();
  void add_tables();
  void add_data_points();

  void see_problem(const Decided& decided, RowId row);
  void see_tested(const Tested& tested, const PredicateContext& context, RowId row);
  void see_threshold(const Threshold& threshold, lang::NodeId node, const PredicateContext& context, RowId row);
  void see_evidence(const Decided& decided, RowId row, std::size_t rule);
  void see_tables(const Decided& decided, RowId row);
  void see_data(const Decided& decided);
  void mark(std::size_t point) {
    if (point != kNone) points_[point].covered = true;
  }

  const lang::Program& program_;
  std::size_t index_;
  const lang::VersionPlan& version_;
  std::vector<CoveragePoint> points_;
  std::vector<Tested> rules_;                        // by rule
  std::vector<EvidencePoints> evidence_;             // by rule
  std::vector<std::size_t> causes_;                  // by cause
  std::vector<std::vector<std::size_t>> rows_;       // by table, by row
  std::size_t otherwise_ = kNone;
  std::vector<std::size_t> steps_;
  std::vector<Tested> collective_;                   // none or one
  std::vector<Tested> findings_;
};

}  // namespace yanpan::engine
