// Diagnostics as text for people: place first, then the source line with a
// caret that stands right under Chinese text too, then labels, then the way out.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang {

struct RenderOptions {
  bool color = false;
  /// nullopt: each file's own language.
  std::optional<Language> language;
};

/// late.yp:12:7: error[unknown-name]: ... — columns count characters.
std::string render_text(const SourceSet& sources, const Diagnostic& diagnostic, const RenderOptions& options);
/// One JSON array; places with line, column, utf16 column.
std::string render_json(const SourceSet& sources, const std::vector<Diagnostic>& diagnostics, const RenderOptions& options);

}  // namespace yanpan::lang
