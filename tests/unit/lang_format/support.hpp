// Policy text in, its index or its canonical text out, all in memory.

#pragma once

#include <string>
#include <vector>

#include "lang/format/format.hpp"
#include "lang/grammar/parse.hpp"

namespace yanpan::lang {

struct Indexed {
  Package package;
  Index index;
  std::vector<Diagnostic> found;

  std::string text(Span span) const { return std::string(package.sources.text(span)); }
  /// What the n-th time `word` stands in file 0 means: its symbols.
  std::vector<Symbol> meaning(const std::string& word, int nth = 1) const {
    const std::string& whole = package.sources.file(0).text;
    std::size_t at = whole.find(word);
    for (; nth > 1; --nth) at = whole.find(word, at + 1);
    std::vector<Symbol> symbols;
    for (const Use& use : index.uses_at(0, static_cast<std::uint32_t>(at))) symbols.push_back(index.symbol(use.symbol));
    return symbols;
  }
};

inline Indexed indexed(const std::string& text) {
  Indexed result;
  CollectingSink sink;
  result.package = load_text(text, "a.yp", {}, sink, &result.index);
  result.found = sink.take_sorted();
  return result;
}

/// In its own language, or in the one given; what cannot be done is said in capitals.
inline std::string formatted(const std::string& text, std::optional<Language> to = {}) {
  const Indexed input = indexed(text);
  const Formatted result = format_file(input.package, input.index, 0, to.value_or(input.package.sources.file(0).language));
  switch (result.ending) {
    case Formatted::Ending::Done: return result.text;
    case Formatted::Ending::HasErrors: return "HAS ERRORS";
    case Formatted::Ending::NotChecked: return "NOT CHECKED";
    case Formatted::Ending::OtherMeaning: return "OTHER MEANING";
  }
  return {};
}

}  // namespace yanpan::lang
