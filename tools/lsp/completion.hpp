// What can stand at a place: keywords by the grammar, names by what the place
// asks for, values by the field before them; in the language of the file.

#pragma once

#include <string>
#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

enum class CompletionKind { Keyword, Snippet, Entity, Field, Measure, Value, Choice, Rule, Word, Package };

struct Completion {
  std::string label;
  CompletionKind kind;
  std::string detail;
  std::string documentation;   // Markdown
  std::string filter;          // what is typed to find it: either form of a name
  TextEdit edit;
  bool snippet = false;        // the edit's text has ${1:places}
};

/// `snippets`: whole blocks too, at the start of a line.
std::vector<Completion> complete(const Place& place, bool snippets);

}  // namespace yanpan::tools::lsp
