#include "tools/lsp/navigation.hpp"

#include <algorithm>

#include "lang/check/imports.hpp"

namespace yanpan::tools::lsp {
namespace {

bool among(const std::vector<lang::Use>& uses, lang::SymbolId symbol) {
  return std::ranges::any_of(uses, [&](const auto& use) { return use.symbol == symbol; });
}

const lang::ast::Use* import_at(const Place& place, lang::Span span) {
  const auto* tree = place.snapshot->tree(place.file);
  if (tree == nullptr) return nullptr;
  for (const auto& block : tree->blocks) {
    const auto* use = std::get_if<lang::ast::Use>(&block.body);
    if (use && use->path.span.begin == span.begin) return use;
  }
  return nullptr;
}

/// The start of every file that the import names.
std::vector<Location> files_of(const Place& place, const lang::ast::Use& use) {
  std::vector<Location> found;
  const auto& snapshot = *place.snapshot;
  for (std::uint32_t file = 0; file < snapshot.sources().size(); ++file) {
    const auto& on_disk = snapshot.package.places[file];
    const std::string path = on_disk.empty() ? snapshot.sources().file(file).path : on_disk.string();
    if (file != place.file && lang::checking::names_file(use, path)) found.push_back(snapshot.location({file, 0, 0}));
  }
  return found;
}

template <class Add>
void each_use(const Place& place, Add add) {
  const auto uses = place.snapshot->uses_at(place.file, place.offset);
  lang::Span last{};
  for (const auto& use : place.snapshot->index.uses) {
    if (!among(uses, use.symbol)) continue;
    const bool repeated = use.span.file == last.file && use.span.begin == last.begin && use.span.end == last.end;
    if (!repeated) add(use);
    last = use.span;
  }
}

}  // namespace

std::vector<Location> definition(const Place& place) {
  std::vector<Location> found;
  for (const auto& use : place.snapshot->uses_at(place.file, place.offset)) {
    const auto& symbol = place.snapshot->index.symbol(use.symbol);
    if (!symbol.declared.empty()) found.push_back(place.snapshot->location(symbol.declared.front()));
    else if (const auto* import = import_at(place, use.span)) return files_of(place, *import);
  }
  return found;
}

std::vector<Location> references(const Place& place, bool with_declarations) {
  std::vector<Location> found;
  each_use(place, [&](const lang::Use& use) {
    if (with_declarations || !use.declares) found.push_back(place.snapshot->location(use.span));
  });
  return found;
}

std::vector<Mention> highlights(const Place& place) {
  std::vector<Mention> found;
  each_use(place, [&](const lang::Use& use) {
    if (use.span.file == place.file) found.push_back({place.snapshot->range(use.span), use.declares});
  });
  return found;
}

}  // namespace yanpan::tools::lsp
