// What the scenarios of a policy look at, point by point.
//
// A point is
//   an atom of 当 or 除非 seen deciding, true and false: it is known, the value
//     of the rule's conditions is known, and were the atom alone the other way,
//     it would not be that value (masking MC/DC);
//   a threshold of such an atom with the value at it, just below and just above
//     (within one step, thresholds.hpp), the atom deciding there; a value that
//     cannot occur asks for nothing;
//   the evidence a rule asks for, just enough and one short;
//   a row of an intervention table that is the first true of an attributed problem;
//   a cause that some problem is given; 其余 where no rule fires;
// and where scenarios with rows of data exist, also
//   a step of 责任人 that decides; an atom of 集体 or of a finding, like one of a rule.
// A block that several versions share is one set of points.

#pragma once

#include <string>
#include <vector>

#include "engine/scenario/scenario.hpp"

namespace yanpan::engine {

enum class PointKind : std::uint8_t { True, False, At, Below, Above, Enough, Short, Row, Cause, Otherwise, Step };

struct CoveragePoint {
  PointKind kind;
  Name owner;             // R41, 处置 问题 / interventions problem ...
  Name what;              // the atom, the row, the cause
  lang::Span place;
  bool covered = false;
  Name setting;           // values that would cover it; empty: none was found
};

struct ScenarioCoverage {
  std::vector<CoveragePoint> points;   // by place, then as found in it
  bool data = false;                   // scenarios with rows of data exist: steps, 集体 and findings are counted

  std::size_t covered() const;
  /// Whole percent, rounded down; 100 of nothing.
  std::size_t percent() const;
};

ScenarioCoverage measure_coverage(const lang::Program& program, const ScenarioFilter& filter = {});

}  // namespace yanpan::engine
