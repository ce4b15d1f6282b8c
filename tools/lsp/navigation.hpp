// From a name to where it is declared, and to every place it stands at.

#pragma once

#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

/// The declaration of the name at the place; for an import, the files it brings.
std::vector<Location> definition(const Place& place);

/// By file and place, each once. In the other form too: one thing, two names.
std::vector<Location> references(const Place& place, bool with_declarations);

struct Mention {
  Range range;
  bool declares;
};
/// Those in the same file.
std::vector<Mention> highlights(const Place& place);

}  // namespace yanpan::tools::lsp
