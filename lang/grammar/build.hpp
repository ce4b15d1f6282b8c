// The readers of blocks. Each gets the first line's node (what stands behind
// the block's keyword; nullptr where that line could not be read, so that the
// lines below are read all the same) and the block's lines. What a reader
// cannot read it reports.

#pragma once

#include "lang/grammar/build_common.hpp"

namespace yanpan::lang {

ast::Header build_header(Reader& reader, const Node* head, const Line& block);
ast::Choice build_choice(Reader& reader, const Node* head, const Line& block);
ast::Entity build_entity(Reader& reader, const Node* head, const Line& block);
ast::Source build_source(Reader& reader, const Node* head, const Line& block);
ast::Measure build_measure(Reader& reader, const Node* head, const Line& block);
ast::Finding build_finding(Reader& reader, const Node* head, const Line& block);
ast::Constraint build_constraint(Reader& reader, const Node* head, const Line& block);
ast::Accountable build_accountable(Reader& reader, const Node* head, const Line& block);
ast::Rule build_rule(Reader& reader, const Node* head, const Line& block);
ast::Interventions build_interventions(Reader& reader, const Node* head, const Line& block);
ast::Scenario build_scenario(Reader& reader, const Node* head, const Line& block);

/// What stands behind 当, 除非 or the like (`here`, a node of condition_here)
/// and on the lines below it.
enum class ConditionPlace : std::uint8_t { Anywhere, Step };
std::optional<ast::Condition> build_conditions(Reader& reader, const Node* here, const Line& owner, ConditionPlace place);
/// One line of conditions that stands among other lines of a block.
ast::Condition build_condition(Reader& reader, const Node& node);
/// The comparison and the constants of a test node.
void build_test(Reader& reader, const Node& node, ast::Atom& atom);

ast::Expr build_expression(Reader& reader, const Node& node);

}  // namespace yanpan::lang
