// `test --accept`: expectations that failed, rewritten to what came out.

#pragma once

#include <string>
#include <vector>

#include "tools/file_edit.hpp"
#include "tools/test_report.hpp"

namespace yanpan::tools {

struct Acceptance {
  std::vector<Edit> edits;
  /// Each change, and each expectation that stays as it is with the reason.
  std::vector<Name> lines;
  std::size_t left = 0;      // expectations that could not be rewritten
};

Acceptance accept(const Tested& tested);

}  // namespace yanpan::tools
