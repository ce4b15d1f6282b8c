// The tiers of a version as a picture: the bands from the strongest tier down,
// each rule a box in the colour of its category (its cause stands in it too,
// so that nothing hangs on colour), and what happens where nothing fires.

#pragma once

#include <string>

#include "lang/policy/policy.hpp"

namespace yanpan::tools {

/// A whole SVG element with title and description. Fonts are named, not inside.
std::string tiers_svg(const lang::Version& version, Language language);

}  // namespace yanpan::tools
