// Whole blocks to fill in. One list for the server and for the editor's
// extension, which ships it as it is: tools/editor/vscode/snippets.

#pragma once

#include <string>
#include <vector>

#include "lang/base/language.hpp"

namespace yanpan::tools::lsp {

struct Snippet {
  std::string prefix;        // what is typed to find it
  std::string description;
  std::string body;          // with ${1:places}
};

const std::vector<Snippet>& snippets(Language language);

}  // namespace yanpan::tools::lsp
