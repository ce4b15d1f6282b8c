#include "lang/grammar/build_scenario.hpp"

#include "lang/grammar/build.hpp"
#include "lang/grammar/table_cells.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

std::string build_key(Reader& reader, const Node& node) {
  const Node& form = *node.children[0];
  return is<rules::text>(form) ? build_text(reader, form) : std::string(text_of(form));
}

/// `重复次数 3`, `已提醒`, `非 已提醒`, `负荷比 缺失`: set, or expected.
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
    else if (is<rules::scenario::evidence>(*each)) scenario.evidence = build_evidence_counts(reader, *each);
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

/// `已提醒`, `最近结果 合格` behind a rule or another value.
ast::Setting build_told(Reader& reader, const Node& node) {
  ast::Setting setting;
  setting.path = build_outcome_path(reader, *node.children[0]);
  setting.span = span_of(reader, node);
  if (node.children.size() < 2) return setting;
  ast::Path value = build_outcome_path(reader, *node.children[1]);
  const Span at = value.span;
  setting.value = ast::Literal{ast::NameLiteral{std::move(value)}, at};
  return setting;
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

/// A rule and a cause come first, parted by a comma or not; what follows them are values.
void add_outcomes(Reader& reader, const Node& node, ast::Expectation& expectation) {
  const bool cause = !expectation.cause && names_a_cause(build_outcome_path(reader, *node.children[0]));
  if (!cause && (expectation.rule || expectation.cause || !expectation.values.empty())) {
    expectation.values.push_back(build_told(reader, node));
    return;
  }
  for (const auto& each : node.children) add_outcome(reader, *each, expectation);
}

EntityRole build_role(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(), {K::Problem, K::Case, K::Person, K::Unit}).value_or(K::Problem)) {
    case K::Case: return EntityRole::Case;
    case K::Person: return EntityRole::Person;
    case K::Unit: return EntityRole::Unit;
    default: return EntityRole::Problem;
  }
}

ast::Subject build_subject(Reader& reader, const Node& node) {
  return {build_role(reader, *node.children[0]), build_key(reader, *node.children[1]), span_of(reader, node)};
}

void add_item(Reader& reader, const Node& node, ast::Expectation& expectation) {
  if (is<rules::scenario::subject>(node)) {
    expectation.subject = build_subject(reader, node);
  } else if (is<rules::scenario::outcomes>(node)) {
    add_outcomes(reader, node, expectation);
  } else if (is<rules::scenario::intervention>(node)) {
    expectation.intervention = build_ident(reader, *node.children[0]);
  } else if (is<rules::scenario::person_intervention>(node)) {
    expectation.person_intervention = build_ident(reader, *node.children[0]);
  } else if (is<rules::scenario::unit_intervention>(node)) {
    expectation.unit_intervention = build_ident(reader, *node.children[0]);
  } else if (is<rules::scenario::accountable>(node)) {
    expectation.person = build_key(reader, *node.children[0]);
  } else if (is<rules::scenario::value>(node) || is<rules::scenario::is_false>(node)) {
    expectation.values.push_back(build_setting(reader, node));
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
  const bool other = expectation.rule || expectation.cause || expectation.intervention || expectation.person_intervention ||
                     expectation.unit_intervention || expectation.person || !expectation.values.empty() || expectation.refer;
  if (!expectation.negated || other || expectation.provisional != true) return;
  expectation.negated = false;
  expectation.provisional = false;
}

void add_evidence(Reader& reader, const Node& node, ast::Scenario& scenario) {
  if (!is<rules::scenario::short_of_evidence>(node)) {
    scenario.evidence = build_evidence_counts(reader, node);
    return;
  }
  for (const auto& each : node.children) scenario.evidence_short.push_back(build_ident(reader, *each));
}

void add_line(Reader& reader, const Node& node, ast::Scenario& scenario) {
  if (is<rules::scenario::given>(node)) {
    add_given(reader, node, scenario);
  } else if (is<rules::scenario::evidence_line>(node)) {
    add_evidence(reader, *node.children[0], scenario);
  } else if (is<rules::scenario::no_accountable_line>(node)) {
    scenario.no_accountable = true;
  } else if (is<rules::scenario::as_of>(node)) {
    scenario.as_of = build_date(reader, *node.children[0]);
    scenario.as_of_span = span_of(reader, node);
  } else {
    scenario.expect.push_back(build_expectation(reader, node, is<rules::scenario::expect_not>(node)));
  }
}

}  // namespace

ast::Evidence build_evidence_counts(Reader& reader, const Node& node) {
  ast::Evidence evidence;
  evidence.span = span_of(reader, node);
  if (const Node* items = child<rules::scenario::count_of_items>(node)) evidence.items = build_digits(*items->children[0]);
  if (const Node* departments = child<rules::scenario::count_of_departments>(node)) {
    evidence.departments = build_digits(*departments->children[0]);
  }
  return evidence;
}

ast::Expectation build_expectation(Reader& reader, const Node& node, bool negated) {
  ast::Expectation expectation;
  expectation.negated = negated;
  expectation.span = span_of(reader, node);
  for (const auto& each : node.children) add_item(reader, *each, expectation);
  settle_negation(expectation);
  return expectation;
}

ast::Scenario build_scenario(Reader& reader, const Node* head, const Line& block) {
  ast::Scenario scenario;
  if (head) scenario.name = build_words(reader, *head->children[0]);
  CaseTableReader cases(reader, scenario.cases);
  for (const Line& line : block.under) {
    if (is_table_row(reader.text(line))) {
      cases.add(line);
      continue;
    }
    const Tree tree = read<rules::scenario::line>(reader, line);
    if (!tree) continue;
    const Node& node = *tree->children[0];
    if (is<rules::scenario::data>(node)) {
      scenario.data.push_back(build_data_table(reader, node, line));
      continue;
    }
    expect_no_lines(reader, line);
    add_line(reader, node, scenario);
  }
  cases.finish();
  return scenario;
}

}  // namespace yanpan::lang
