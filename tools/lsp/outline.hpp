// The blocks of a file and what they hold, as a tree; lenses over scenarios.

#pragma once

#include <string>
#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

enum class OutlineKind { Namespace, Class, Enum, EnumMember, Field, Variable, Function, Event, Struct, Constant };

struct OutlineItem {
  std::string name;     // in the language of the file
  std::string detail;   // the block's keyword, the other form
  OutlineKind kind;
  Range range;          // all of it
  Range selection;      // its name
  std::vector<OutlineItem> children;
};

std::vector<OutlineItem> outline(const Snapshot& snapshot, std::uint32_t file);

struct Lens {
  Range range;          // the scenario's first line
  std::string title;
  std::uint32_t line;   // what the command is told
};

std::vector<Lens> lenses(const Snapshot& snapshot, std::uint32_t file);

}  // namespace yanpan::tools::lsp
