// Nodes that occur in every block, as AST: names, constants, types.

#pragma once

#include <string>
#include <utility>

#include "lang/ast/ast.hpp"
#include "lang/grammar/match.hpp"

namespace yanpan::lang {

Span span_of(const Reader& reader, const Node& node);
/// Without back-quotes; a name over the limit is reported.
ast::Ident build_ident(Reader& reader, const Node& node);
/// The names among the children of `node`; the first must be there.
ast::DeclaredName build_names(Reader& reader, const Node& node);
ast::Path build_path(Reader& reader, const Node& node);
/// 第七条 / "article 7": parted by a slash between blanks, quotes removed.
ast::Words build_words(Reader& reader, const Node& node);
/// A text node without its quotes.
std::string build_text(Reader& reader, const Node& node);
/// Digits as ASCII.
std::string build_digits(const Node& node);
ast::DateLiteral build_date(Reader& reader, const Node& node);
ast::DurationLiteral build_duration(Reader& reader, const Node& node);
int build_offset(Reader& reader, const Node& node);
DurationUnit build_unit(Reader& reader, const Node& node);
ast::Literal build_literal(Reader& reader, const Node& node);
std::vector<ast::Literal> build_literals(Reader& reader, const Node& node);
std::pair<ast::Literal, ast::Literal> build_range(Reader& reader, const Node& node);
ast::ChoiceValues build_values(Reader& reader, const Node& node);
ast::TypeRef build_type(Reader& reader, const Node& node);

/// Lines below a line that takes none are reported, once.
void expect_no_lines(Reader& reader, const Line& line);

/// For a property that may stand once: whether this is the first time, else reported.
class Once {
 public:
  bool first(Reader& reader, const Line& line);

 private:
  std::vector<std::pair<std::string, Span>> seen_;
};

}  // namespace yanpan::lang
