#include "lang/grammar/build.hpp"

namespace yanpan::lang {
namespace {

using ast::Expr;
using ast::ExprOp;

/// A chain of operators is as deep as it is long, and later passes walk it: the
/// whole expression is bounded, whatever way it nests.
constexpr std::size_t kMostOperators = 500;

Expr build_operand(Reader& reader, const Node& node);

Expr make(Reader& reader, ExprOp op, const Node& node) {
  Expr expr;
  expr.op = op;
  expr.span = span_of(reader, node);
  return expr;
}

Expr join(ExprOp op, Expr left, Expr right) {
  Expr expr;
  expr.op = op;
  expr.span = {left.span.file, left.span.begin, right.span.end};
  expr.operands.push_back(std::move(left));
  expr.operands.push_back(std::move(right));
  return expr;
}

ExprOp operator_of(const Node& node) {
  if (is<rules::times>(node)) return ExprOp::Multiply;
  if (is<rules::divide>(node)) return ExprOp::Divide;
  if (is<rules::floor_divide>(node)) return ExprOp::FloorDivide;
  if (is<rules::plus>(node)) return ExprOp::Add;
  return ExprOp::Subtract;
}

std::size_t count_nodes(const Node& node) {
  std::size_t count = 1;
  for (const auto& each : node.children) count += count_nodes(*each);
  return count;
}

/// operand (operator operand)*, bound from the left.
template <class Build>
Expr build_chain(Reader& reader, const Node& node, Build build) {
  Expr left = build(reader, *node.children[0]);
  for (std::size_t i = 1; i + 1 < node.children.size(); i += 2) {
    left = join(operator_of(*node.children[i]), std::move(left), build(reader, *node.children[i + 1]));
  }
  return left;
}

Expr build_product(Reader& reader, const Node& node) { return build_chain(reader, node, build_operand); }
Expr build_sum(Reader& reader, const Node& node) { return build_chain(reader, node, build_product); }

/// a 缺失则 b 缺失则 c is a 缺失则 (b 缺失则 c).
Expr build_if_missing(Reader& reader, const Node& node) {
  Expr right = build_sum(reader, *node.children.back());
  for (std::size_t i = node.children.size() - 1; i-- > 0;) {
    right = join(ExprOp::IfMissing, build_sum(reader, *node.children[i]), std::move(right));
  }
  return right;
}

Expr build_sums(Reader& reader, ExprOp op, const Node& node) {
  Expr expr = make(reader, op, node);
  for (const Node* each : all<rules::sum>(node)) expr.operands.push_back(build_sum(reader, *each));
  return expr;
}

Expr build_date_at(Reader& reader, const Node& node) {
  Expr expr = make(reader, ExprOp::DateAt, node);
  Expr instant = make(reader, ExprOp::Path, *node.children[0]);
  instant.path = build_path(reader, *node.children[0]);
  expr.operands.push_back(std::move(instant));
  expr.offset_minutes = build_offset(reader, *node.children[1]);
  return expr;
}

Expr build_comparison(Reader& reader, const Node& node);

Expr build_operand(Reader& reader, const Node& node) {
  if (is<rules::parenthesised>(node)) return build_comparison(reader, *node.children[0]);
  if (is<rules::larger>(node)) return build_sums(reader, ExprOp::Larger, node);
  if (is<rules::smaller>(node)) return build_sums(reader, ExprOp::Smaller, node);
  if (is<rules::days_between>(node)) return build_sums(reader, ExprOp::Days, node);
  if (is<rules::months_between>(node)) return build_sums(reader, ExprOp::Months, node);
  if (is<rules::date_at>(node)) return build_date_at(reader, node);
  if (is<rules::as_of>(node)) return make(reader, ExprOp::AsOf, node);
  Expr expr = make(reader, is<rules::path>(node) ? ExprOp::Path : ExprOp::Literal, node);
  if (is<rules::path>(node)) expr.path = build_path(reader, node);
  else expr.literal = build_literal(reader, node);
  return expr;
}

ExprOp comparison_of(const Node& node) {
  const std::string text = to_ascii(text_of(node));
  if (text == "=") return ExprOp::Equal;
  if (text == "≠" || text == "!=") return ExprOp::NotEqual;
  if (text == "<") return ExprOp::Less;
  if (text == "≤" || text == "<=") return ExprOp::LessEqual;
  if (text == ">") return ExprOp::Greater;
  return ExprOp::GreaterEqual;
}

Expr build_comparison(Reader& reader, const Node& node) {
  Expr left = build_if_missing(reader, *node.children[0]);
  if (node.children.size() < 3) return left;
  return join(comparison_of(*node.children[1]), std::move(left), build_if_missing(reader, *node.children[2]));
}

}  // namespace

Expr build_expression(Reader& reader, const Node& node) {
  // An operator brings at least one node for itself and, with its product and operand, up to six more.
  if (count_nodes(node) <= 7 * kMostOperators) return build_comparison(reader, node);
  reader.report(Code::ExpressionTooLong, span_of(reader, node), {std::to_string(kMostOperators)});
  return make(reader, ExprOp::AsOf, node);
}

}  // namespace yanpan::lang
