// Rules, findings, constraints and the accountable person.

#include "lang/grammar/build.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

ast::Evidence build_evidence(Reader& reader, const Node& node) {
  ast::Evidence evidence;
  evidence.span = span_of(reader, node);
  if (const Node* items = child<rules::rule::items>(node)) evidence.items = build_digits(*child<rules::whole>(*items));
  if (const Node* departments = child<rules::rule::departments>(node)) evidence.departments = build_digits(*child<rules::whole>(*departments));
  return evidence;
}

void add_rule_line(Reader& reader, const Node& node, const Line& line, ast::Rule& rule) {
  if (is<rules::rule::basis>(node)) {
    rule.basis = build_words(reader, *node.children[0]);
  } else if (is<rules::rule::tier>(node)) {
    rule.tier = build_digits(*node.children[0]);
    rule.tier_span = span_of(reader, node);
  } else if (is<rules::rule::cause>(node)) {
    rule.cause = build_path(reader, *node.children[0]);
  } else if (is<rules::rule::evidence>(node)) {
    rule.evidence = build_evidence(reader, node);
  } else if (is<rules::rule::when>(node)) {
    rule.when = build_conditions(reader, &node, line, ConditionPlace::Anywhere);
  } else if (is<rules::rule::unless>(node)) {
    rule.unless = build_conditions(reader, &node, line, ConditionPlace::Anywhere);
  } else if (is<rules::rule::precedes>(node)) {
    for (const Node* id : all<rules::id>(node)) rule.precedes.push_back(build_ident(reader, *id));
  } else if (is<rules::header::effective>(node)) {
    rule.effective = build_date(reader, *node.children[0]);
  } else {
    rule.expires = build_date(reader, *node.children[0]);
  }
}

void add_finding_line(Reader& reader, const Node& node, const Line& line, ast::Finding& finding) {
  if (is<rules::finding::of>(node)) finding.of = build_path(reader, *node.children[0]);
  else if (is<rules::finding::severity>(node)) finding.severity = build_ident(reader, *node.children[0]);
  else if (is<rules::finding::occurred>(node)) finding.date = build_path(reader, *node.children[0]);
  else finding.when = build_conditions(reader, &node, line, ConditionPlace::Anywhere);
}

ast::BaseOrder build_base_field(const Node& node) {
  const bool severity = find_keyword(text_of(node), Language::Zh, {K::Severity}) || find_keyword(text_of(node), Language::En, {K::Severity});
  return severity ? ast::BaseOrder::Severity : ast::BaseOrder::Occurred;
}

ast::Step build_step(Reader& reader, const Node& node, const Line& line) {
  ast::Step step;
  step.name = build_names(reader, node);
  step.span = reader.span(line);
  if (!line.under.empty()) step.when = build_conditions(reader, nullptr, line, ConditionPlace::Step);
  return step;
}

void add_head(Reader& reader, const Node& head, ast::Rule& rule) {
  rule.id = build_ident(reader, *head.children[0]);
  if (const Node* title = child<rules::words>(head)) rule.title = build_words(reader, *title);
}

/// Only for their mistakes: the line that would hold them could not be read.
void read_conditions_below(Reader& reader, const Line& line, ConditionPlace place) {
  if (!line.under.empty()) build_conditions(reader, nullptr, line, place);
}

bool takes_lines(const Node& node) {
  return is<rules::rule::when>(node) || is<rules::rule::unless>(node) || is<rules::finding::when>(node) ||
         is<rules::accountable::collective>(node) || is<rules::accountable::step>(node);
}

/// 于 E as a line of its own below 约束; what else stands there are conditions.
std::optional<Line> without_of_line(Reader& reader, const Line& block, ast::Constraint& constraint) {
  if (block.under.empty()) return std::nullopt;
  const Line& first = block.under.front();
  if (match_keyword(K::Of, reader.language(), reader.text(first)) == 0) {
    reader.keep_rival(first, K::Of);
    return std::nullopt;
  }
  const Tree tree = read<rules::constraint::line>(reader, first);
  if (tree && is<rules::finding::of>(*tree->children[0])) constraint.of = build_path(reader, *tree->children[0]->children[0]);
  Line rest = block;
  rest.under.erase(rest.under.begin());
  return rest;
}

}  // namespace

ast::Rule build_rule(Reader& reader, const Node* head, const Line& block) {
  ast::Rule rule;
  if (head) add_head(reader, *head, rule);
  Once once;
  for (const Line& line : block.under) {
    const Tree tree = read<rules::rule::line>(reader, line);
    if (!tree) {
      read_conditions_below(reader, line, ConditionPlace::Anywhere);
      continue;
    }
    const Node& node = *tree->children[0];
    if (!takes_lines(node)) expect_no_lines(reader, line);
    if (once.first(reader, line)) add_rule_line(reader, node, line, rule);
  }
  return rule;
}

ast::Finding build_finding(Reader& reader, const Node* head, const Line& block) {
  ast::Finding finding;
  if (head) finding.name = build_names(reader, *head);
  Once once;
  for (const Line& line : block.under) {
    const Tree tree = read<rules::finding::line>(reader, line);
    if (!tree) {
      read_conditions_below(reader, line, ConditionPlace::Anywhere);
      continue;
    }
    const Node& node = *tree->children[0];
    if (!takes_lines(node)) expect_no_lines(reader, line);
    if (once.first(reader, line)) add_finding_line(reader, node, line, finding);
  }
  return finding;
}

ast::Constraint build_constraint(Reader& reader, const Node* head, const Line& block) {
  ast::Constraint constraint;
  if (const Node* of = head ? child<rules::head::of>(*head) : nullptr) constraint.of = build_path(reader, *of->children[0]);
  const std::optional<Line> rest = without_of_line(reader, block, constraint);
  constraint.when = build_conditions(reader, head, rest ? *rest : block, ConditionPlace::Anywhere);
  return constraint;
}

ast::Accountable build_accountable(Reader& reader, const Node*, const Line& block) {
  ast::Accountable accountable;
  Once once;
  for (const Line& line : block.under) {
    const Tree tree = read<rules::accountable::line>(reader, line);
    if (!tree) {
      read_conditions_below(reader, line, ConditionPlace::Step);
      continue;
    }
    const Node& node = *tree->children[0];
    if (!takes_lines(node)) expect_no_lines(reader, line);
    if (is<rules::accountable::step>(node)) {
      accountable.steps.push_back(build_step(reader, node, line));
    } else if (is<rules::accountable::collective>(node)) {
      if (auto when = build_conditions(reader, &node, line, ConditionPlace::Anywhere)) accountable.collective.push_back(std::move(*when));
    } else if (once.first(reader, line) && is<rules::accountable::base>(node)) {
      for (const Node* field : all<rules::accountable::base_field>(node)) accountable.base.push_back(build_base_field(*field));
    }
  }
  return accountable;
}

}  // namespace yanpan::lang
