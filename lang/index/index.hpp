// Who is who in the text of a checked policy: for every name that stands in a
// file, the declared thing it means, and every token with what it is. Common
// ground of `fmt --to` and of an editor's hover, references and renaming.
//
// The passes of check fill it while they resolve names, so it cannot disagree
// with them. What check refused has no use.

#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "lang/base/id.hpp"
#include "lang/base/language.hpp"
#include "lang/grammar/written.hpp"
#include "lang/source/span.hpp"

namespace yanpan::lang {

enum class SymbolKind : std::uint8_t {
  Policy, Package, ChoiceSet, ChoiceValue, Entity, Field, Source, Measure, Finding, Step, Cause, Rule, Scenario,
  Department, Intervention, Actor,   // declared by their first mention
  Category,                          // 流程 process ...
  Word,                              // of the language itself, where a name could stand: 责任人, 月份
};

using SymbolId = Id<struct SymbolTag>;

struct Symbol {
  SymbolKind kind;
  Name name;
  /// The forms where the thing is declared; empty for what the language brings
  /// and for packages.
  std::vector<Span> declared;
  std::string doc;
};

/// One name as it stands in a file. A dotted name (process.unit_gap) is one use,
/// a path (案件.受理日) one for each part. A word may have several: `同一 案件`
/// means a field of the row and one of this side, and a block shared by several
/// versions may mean another measure in each.
struct Use {
  Span span;
  SymbolId symbol;
  bool declares;
};

struct Index {
  std::vector<Written> files;     // by file of the source set
  std::vector<Symbol> symbols;    // by first place of declaration, then kind and name
  std::vector<Use> uses;          // by place, then symbol; each once

  const Symbol& symbol(SymbolId id) const { return symbols[id.value]; }
  /// The uses that begin at this offset.
  std::span<const Use> uses_at(std::uint32_t file, std::uint32_t begin) const;
};

}  // namespace yanpan::lang
