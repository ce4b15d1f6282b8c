// The attribution graph: who answers for which case, what caused which problem,
// on what evidence, and what follows. Built on Boost.Graph inside graph/*.cpp;
// this header shows plain data only.
//
// Direction: an edge points at what it explains. accountable: person → case;
// contributing, supervising: person → case; found_in: case → problem;
// caused_by: cause → problem; contributes: cause → problem (not primary);
// supported_by: evidence → problem; answered_by: problem → intervention; unit
// edges: unit → person as `member`.

#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "engine/run/run.hpp"

namespace yanpan::engine {

/// P1 on the finished graph: every case in scope has exactly one accountable
/// edge in, or none and exactly one reason; every problem exactly one caused_by
/// edge in, or none and exactly one reason. Builds the verdict edges as a
/// Boost.Graph CSR graph and counts in-degrees there. Each breach is a
/// sentence; any breach is our own bug and stops the run.
std::vector<std::string> verify_exactly_one(const Attribution& attribution);

}  // namespace yanpan::engine
