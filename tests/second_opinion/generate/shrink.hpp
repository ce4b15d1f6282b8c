// A smaller case that still shows the same ending: first whole blocks, then
// lines of blocks, then rows of data are left out, greedily.

#pragma once

#include <functional>

#include "tests/second_opinion/generate/generator.hpp"

namespace yanpan::trial {

/// `still` says whether a smaller case shows what the whole one showed.
Case shrink(Case made, const std::function<bool(const Case&)>& still);

}  // namespace yanpan::trial
