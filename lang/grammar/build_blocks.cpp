// Header, choice sets and entities.

#include "lang/grammar/build.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

void add_header_line(Reader& reader, const Node& node, ast::Header& header) {
  if (is<rules::header::version>(node)) {
    header.version = build_words(reader, *node.children[0]);
  } else if (is<rules::header::basis>(node)) {
    header.basis = build_words(reader, *node.children[0]);
  } else if (is<rules::header::enacted>(node)) {
    header.enacted = build_date(reader, *node.children[0]);
    header.enacted_span = span_of(reader, node);
  } else if (is<rules::header::effective>(node)) {
    header.effective = build_date(reader, *node.children[0]);
    header.effective_span = span_of(reader, node);
  } else {
    header.expires = build_date(reader, *node.children[0]);
    header.expires_span = span_of(reader, node);
  }
}

EntityRole build_role(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(), {K::Case, K::Person, K::Unit, K::Participation, K::Problem}).value_or(K::Case)) {
    case K::Person: return EntityRole::Person;
    case K::Unit: return EntityRole::Unit;
    case K::Participation: return EntityRole::Participation;
    case K::Problem: return EntityRole::Problem;
    default: return EntityRole::Case;
  }
}

ast::Mark build_mark(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(),
                       {K::Key, K::MainDate, K::TermStart, K::TermEnd, K::EndIncluded, K::Required, K::Personal, K::Protected, K::Disputable})
              .value_or(K::Key)) {
    case K::MainDate: return ast::Mark::MainDate;
    case K::TermStart: return ast::Mark::TermStart;
    case K::TermEnd: return ast::Mark::TermEnd;
    case K::EndIncluded: return ast::Mark::EndIncluded;
    case K::Required: return ast::Mark::Required;
    case K::Personal: return ast::Mark::Personal;
    case K::Protected: return ast::Mark::Protected;
    case K::Disputable: return ast::Mark::Disputable;
    default: return ast::Mark::Key;
  }
}

ast::Field build_field(Reader& reader, const Node& node, const Line& line) {
  ast::Field field;
  field.name = build_names(reader, node);
  field.type = build_type(reader, *child<rules::type>(node));
  for (const Node* mark : all<rules::mark_word>(node)) field.marks.push_back(build_mark(reader, *mark));
  if (const Node* range = child<rules::range>(node)) field.range = build_range(reader, *range);
  field.doc = line.doc;
  field.span = span_of(reader, node);
  return field;
}

void append(ast::ChoiceValues& values, ast::ChoiceValues more) {
  if (values.values.empty()) values.span = more.span;
  values.span.end = more.span.end;
  values.ordered = values.ordered || more.ordered;
  for (ast::DeclaredName& value : more.values) values.values.push_back(std::move(value));
}

bool has_comma(const Node& node) {
  for (const Node* separator : all<rules::value_separator>(node)) {
    if (text_of(*separator) != "<" && text_of(*separator) != "＜") return true;
  }
  return false;
}

}  // namespace

ast::Header build_header(Reader& reader, const Node* head, const Line& block) {
  ast::Header header;
  if (head) header.name = build_names(reader, *head);
  Once once;
  for (const Line& line : block.under) {
    expect_no_lines(reader, line);
    const Tree tree = read<rules::header::line>(reader, line);
    if (tree && once.first(reader, line)) add_header_line(reader, *tree->children[0], header);
  }
  return header;
}

ast::Choice build_choice(Reader& reader, const Node* head, const Line& block) {
  ast::Choice choice;
  if (head) choice.name = build_names(reader, *head);
  bool comma = false;
  for (const Line& line : block.under) {
    expect_no_lines(reader, line);
    const Tree tree = read<rules::choice::line>(reader, line);
    if (!tree) continue;
    ast::ChoiceValues values = build_values(reader, *tree);
    values.span = reader.span(line);
    const bool comma_here = has_comma(*tree);
    const bool mixed_before = (values.ordered && comma) || (choice.values.ordered && comma_here);
    if (mixed_before && !(values.ordered && comma_here)) reader.report(Code::MixedSeparators, reader.span(line));
    comma = comma || comma_here;
    append(choice.values, std::move(values));
  }
  if (head && block.under.empty()) {
    reader.report(Code::EmptyChoice, choice.name.first.span, {choice.name.first.text});
  }
  return choice;
}

ast::Entity build_entity(Reader& reader, const Node* head, const Line& block) {
  ast::Entity entity;
  if (head) entity.name = build_names(reader, *head);
  Once once;
  for (const Line& line : block.under) {
    expect_no_lines(reader, line);
    const Tree tree = read<rules::entity::line>(reader, line);
    if (!tree) continue;
    const Node& node = *tree->children[0];
    if (is<rules::entity::field>(node)) {
      entity.fields.push_back(build_field(reader, node, line));
    } else if (once.first(reader, line)) {
      entity.role = build_role(reader, *node.children[0]);
      entity.role_span = span_of(reader, node);
    }
  }
  return entity;
}

}  // namespace yanpan::lang
