// The neighbourhood of one case, person, unit or problem as a picture. Private
// to graph/.

#pragma once

#include <string>

#include "engine/graph/export.hpp"

namespace yanpan::engine {

/// A whole SVG document. The filter must name a middle.
std::string graph_svg(const Attribution& attribution, const GraphFilter& filter, Language language);

}  // namespace yanpan::engine
