#include "lang/grammar/build.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

ast::Evidence build_counts(Reader& reader, const Node& node) {
  ast::Evidence evidence;
  evidence.span = span_of(reader, node);
  if (const Node* items = child<rules::scenario::count_of_items>(node)) evidence.items = build_digits(*items->children[0]);
  if (const Node* departments = child<rules::scenario::count_of_departments>(node)) {
    evidence.departments = build_digits(*departments->children[0]);
  }
  return evidence;
}

ast::Setting build_setting(Reader& reader, const Node& node) {
  ast::Setting setting;
  setting.path = build_path(reader, *child<rules::path>(node));
  setting.span = span_of(reader, node);
  setting.negated = is<rules::scenario::is_false>(node);
  setting.missing = child<rules::scenario::is_missing>(node) != nullptr;
  if (const Node* literal = child<rules::literal>(node)) setting.value = build_literal(reader, *literal);
  return setting;
}

void add_given(Reader& reader, const Node& node, ast::Scenario& scenario) {
  for (const auto& each : node.children) {
    if (is<rules::scenario::no_accountable>(*each)) scenario.no_accountable = true;
    else if (is<rules::scenario::evidence>(*each)) scenario.evidence = build_counts(reader, *each);
    else scenario.given.push_back(build_setting(reader, *each));
  }
}

/// A dotted word; 态度·屡纠屡犯 is one part, process.unit_gap two.
ast::Path build_outcome_path(Reader& reader, const Node& node) {
  ast::Path path;
  path.span = span_of(reader, node);
  std::string_view rest = text_of(node);
  while (!rest.empty()) {
    const std::size_t quoted = scan_back_quoted(rest);
    const std::string_view part = rest.substr(0, quoted > 0 ? quoted : scan_word(rest));
    const std::string_view bare = quoted > 0 ? part.substr(1, part.size() - 2) : part;
    path.parts.push_back({std::string(bare), reader.span(part)});
    rest.remove_prefix(part.size());
    rest.remove_prefix(first_code_point(rest).length);
  }
  return path;
}

/// A cause begins with one of the four categories; every other word is a rule's id.
bool names_a_cause(const ast::Path& path) {
  const std::string& first = path.parts.front().text;
  for (const std::string_view category : {"流程", "精力", "能力", "态度", "process", "capacity", "skill", "attitude"}) {
    if (first == category || first.starts_with(std::string(category) + "·")) return true;
  }
  return path.parts.size() > 1;
}

void add_outcome(Reader& reader, const Node& node, ast::Expectation& expectation) {
  ast::Path path = build_outcome_path(reader, node);
  const bool cause = expectation.rule || names_a_cause(path);
  if (cause ? expectation.cause.has_value() : expectation.rule.has_value()) {
    reader.report(Code::ExpectedOutcome, path.span, {std::string(text_of(node))});
  } else if (cause) {
    expectation.cause = std::move(path);
  } else {
    expectation.rule = std::move(path.parts.front());
  }
}

void add_item(Reader& reader, const Node& node, ast::Expectation& expectation) {
  if (is<rules::scenario::outcome>(node)) {
    add_outcome(reader, node, expectation);
  } else if (is<rules::scenario::intervention>(node)) {
    expectation.intervention = build_ident(reader, *node.children[0]);
  } else if (is<rules::scenario::refer>(node)) {
    expectation.refer = true;
    if (!node.children.empty()) expectation.reason = build_ident(reader, *node.children[0]);
  } else if (is<rules::scenario::reason>(node)) {
    expectation.reason = build_ident(reader, *node.children[0]);
  } else if (is<rules::scenario::because>(node)) {
    expectation.because = build_path(reader, *node.children[0]);
  } else {
    expectation.provisional = is<rules::scenario::provisional>(node);
  }
}

/// `expect not provisional` negates the word, not the line.
void settle_negation(ast::Expectation& expectation) {
  const bool other = expectation.rule || expectation.cause || expectation.intervention || expectation.refer;
  if (!expectation.negated || other || expectation.provisional != true) return;
  expectation.negated = false;
  expectation.provisional = false;
}

ast::Expectation build_expectation(Reader& reader, const Node& node) {
  ast::Expectation expectation;
  expectation.negated = is<rules::scenario::expect_not>(node);
  expectation.span = span_of(reader, node);
  for (const auto& each : node.children) add_item(reader, *each, expectation);
  settle_negation(expectation);
  return expectation;
}

void add_evidence(Reader& reader, const Node& node, ast::Scenario& scenario) {
  if (!is<rules::scenario::short_of_evidence>(node)) {
    scenario.evidence = build_counts(reader, node);
    return;
  }
  for (const auto& each : node.children) scenario.evidence_short.push_back(build_ident(reader, *each));
}

}  // namespace

ast::Scenario build_scenario(Reader& reader, const Node* head, const Line& block) {
  ast::Scenario scenario;
  if (head) scenario.name = build_words(reader, *head->children[0]);
  for (const Line& line : block.under) {
    expect_no_lines(reader, line);
    const Tree tree = read<rules::scenario::line>(reader, line);
    if (!tree) continue;
    const Node& node = *tree->children[0];
    if (is<rules::scenario::given>(node)) add_given(reader, node, scenario);
    else if (is<rules::scenario::evidence_line>(node)) add_evidence(reader, *node.children[0], scenario);
    else if (is<rules::scenario::no_accountable_line>(node)) scenario.no_accountable = true;
    else scenario.expect.push_back(build_expectation(reader, node));
  }
  return scenario;
}

}  // namespace yanpan::lang
