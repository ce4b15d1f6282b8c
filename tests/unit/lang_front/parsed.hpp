// One policy text, read: what the tests of this folder look at.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "lang/ast/ast.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang {

struct Parsed {
  SourceSet sources;
  ast::File file;
  std::vector<Diagnostic> diagnostics;   // sorted

  /// `line:column word`, one a diagnostic.
  std::vector<std::string> places() const;
  /// The sentences, in the file's language.
  std::vector<std::string> messages() const;
};

Parsed parsed(std::string text);
/// With the language line put before `body`; lines then count from 2.
Parsed parsed_zh(std::string_view body);
Parsed parsed_en(std::string_view body);

/// The AST of `body` as text (print_ast.hpp); fails the test on any diagnostic.
std::string ast_zh(std::string_view body);
std::string ast_en(std::string_view body);

/// What stands behind the first `mark` of `text`.
std::string behind(const std::string& text, std::string_view mark);

}  // namespace yanpan::lang
