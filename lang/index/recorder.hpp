// Fills an index while names are resolved. Without an index every call is a
// test of a pointer.

#pragma once

#include <map>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "lang/ast/ast.hpp"
#include "lang/index/index.hpp"

namespace yanpan::lang {

class Recorder {
 public:
  /// `index` may be nullptr and must outlive the recorder.
  explicit Recorder(Index* index) : index_(index) {}

  /// Declared things are known by the place of their first form; one that is
  /// declared twice at one place (a block shared by versions) is one.
  void declare(SymbolKind kind, const Name& name, const ast::DeclaredName& written, const std::string& doc = {});
  void declare(SymbolKind kind, const Name& name, Span place, const std::string& doc = {});
  /// `place` names what is declared at `declaration`.
  void use(Span declaration, Span place);

  /// Things known by name alone; the first mention declares them.
  void mention(SymbolKind kind, const Name& name, const ast::DeclaredName& written);
  void mention(SymbolKind kind, const Name& name, Span place);
  /// A word that nobody declares.
  void word(SymbolKind kind, const Name& name, Span place);

  /// Ties uses to symbols and puts both in order. Called once, at the end.
  void settle();

 private:
  using Place = std::pair<std::uint32_t, std::uint32_t>;   // file, begin
  using Key = std::tuple<SymbolKind, std::string, std::string>;

  SymbolId named(SymbolKind kind, const Name& name);
  void add(SymbolId symbol, Span place, bool declares) { index_->uses.push_back({place, symbol, declares}); }
  void tie_uses();
  void order_symbols();
  void order_uses();

  Index* index_;
  std::map<Place, SymbolId> declared_;
  std::map<Key, SymbolId> named_;
  std::vector<std::pair<Place, Span>> pending_;   // declaration, use
};

}  // namespace yanpan::lang
