// The AST as short text, one block a paragraph, the same whatever the layout
// and the keyword set it was written in.

#pragma once

#include <string>

#include "lang/ast/ast.hpp"

namespace yanpan::lang {

std::string print_ast(const ast::File& file);
std::string print_condition(const ast::Condition& condition);
std::string print_expression(const ast::Expr& expression);

}  // namespace yanpan::lang
