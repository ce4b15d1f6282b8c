// What a name means, for the person who points at it.

#pragma once

#include <optional>
#include <string>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

struct Hover {
  Range range;
  std::string markdown;   // in the language of the file
};

/// `good`: the package when it last had no errors, for what a broken one cannot say; may be nullptr.
std::optional<Hover> hover(const Place& place, const Snapshot* good);

}  // namespace yanpan::tools::lsp
