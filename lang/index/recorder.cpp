#include "lang/index/recorder.hpp"

#include <algorithm>
#include <numeric>

namespace yanpan::lang {

void Recorder::declare(SymbolKind kind, const Name& name, Span place, const std::string& doc) {
  if (index_ == nullptr) return;
  const SymbolId next(index_->symbols.size());
  const auto [it, fresh] = declared_.emplace(Place(place.file, place.begin), next);
  if (!fresh) return;
  index_->symbols.push_back({kind, name, {place}, doc});
  add(next, place, true);
}

void Recorder::declare(SymbolKind kind, const Name& name, const ast::DeclaredName& written, const std::string& doc) {
  if (index_ == nullptr || declared_.contains(Place(written.first.span.file, written.first.span.begin))) return;
  declare(kind, name, written.first.span, doc);
  if (!written.second) return;
  Symbol& symbol = index_->symbols.back();
  symbol.declared.push_back(written.second->span);
  add(SymbolId(index_->symbols.size() - 1), written.second->span, true);
}

void Recorder::use(Span declaration, Span place) {
  if (index_ != nullptr) pending_.emplace_back(Place(declaration.file, declaration.begin), place);
}

SymbolId Recorder::named(SymbolKind kind, const Name& name) {
  const auto [it, fresh] = named_.emplace(Key(kind, name.zh, name.en), SymbolId(index_->symbols.size()));
  if (fresh) index_->symbols.push_back({kind, name, {}, {}});
  return it->second;
}

void Recorder::mention(SymbolKind kind, const Name& name, Span place) {
  if (index_ == nullptr) return;
  const SymbolId id = named(kind, name);
  Symbol& symbol = index_->symbols[id.value];
  const bool first = symbol.declared.empty();
  if (first) symbol.declared.push_back(place);
  add(id, place, first);
}

void Recorder::mention(SymbolKind kind, const Name& name, const ast::DeclaredName& written) {
  mention(kind, name, written.first.span);
  if (written.second) mention(kind, name, written.second->span);
}

void Recorder::word(SymbolKind kind, const Name& name, Span place) {
  if (index_ != nullptr) add(named(kind, name), place, false);
}

void Recorder::tie_uses() {
  for (const auto& [declaration, place] : pending_) {
    if (const auto it = declared_.find(declaration); it != declared_.end()) add(it->second, place, false);
  }
  pending_.clear();
}

void Recorder::order_symbols() {
  auto& symbols = index_->symbols;
  std::vector<std::size_t> order(symbols.size());
  std::iota(order.begin(), order.end(), 0u);
  const auto key = [&](std::size_t i) {
    const Symbol& s = symbols[i];
    const Place place = s.declared.empty() ? Place() : Place(s.declared.front().file, s.declared.front().begin);
    return std::tuple(!s.declared.empty(), place, s.kind, std::cref(s.name.en), std::cref(s.name.zh));
  };
  const auto less = [&](std::size_t a, std::size_t b) {
    const auto [da, pa, ka, ea, za] = key(a);
    const auto [db, pb, kb, eb, zb] = key(b);
    return std::tie(da, pa, ka, ea.get(), za.get()) < std::tie(db, pb, kb, eb.get(), zb.get());
  };
  std::stable_sort(order.begin(), order.end(), less);
  std::vector<Symbol> sorted;
  std::vector<SymbolId> moved(symbols.size());
  for (const std::size_t i : order) {
    moved[i] = SymbolId(sorted.size());
    sorted.push_back(std::move(symbols[i]));
  }
  symbols = std::move(sorted);
  for (Use& use : index_->uses) use.symbol = moved[use.symbol.value];
}

void Recorder::order_uses() {
  auto& uses = index_->uses;
  const auto key = [](const Use& u) { return std::tuple(u.span.file, u.span.begin, u.span.end, u.symbol.value, !u.declares); };
  std::sort(uses.begin(), uses.end(), [&](const Use& a, const Use& b) { return key(a) < key(b); });
  const auto same = [](const Use& a, const Use& b) {
    return a.span.file == b.span.file && a.span.begin == b.span.begin && a.span.end == b.span.end && a.symbol == b.symbol;
  };
  uses.erase(std::unique(uses.begin(), uses.end(), same), uses.end());
}

void Recorder::settle() {
  if (index_ == nullptr) return;
  tie_uses();
  order_symbols();
  order_uses();
}

}  // namespace yanpan::lang
