#include "lang/grammar/build_common.hpp"

#include <algorithm>
#include <array>

#include "lang/value/date.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

std::string checked_length(Reader& reader, std::string_view text) {
  if (text.size() > kMaxLiteral) reader.report(Code::LiteralTooLong, reader.span(text.substr(0, 1)), {std::to_string(text.size())});
  return std::string(text);
}

/// A date, month or instant that no calendar has.
void report_bad_date(Reader& reader, const Node& node) {
  reader.report(Code::BadDate, span_of(reader, node), {std::string(text_of(node))});
}

ast::MonthLiteral build_month(Reader& reader, const Node& node) {
  const auto month = parse_iso_month(to_ascii(text_of(node)));
  if (!month) report_bad_date(reader, node);
  return {month.value_or(0)};
}

ast::InstantLiteral build_instant(Reader& reader, const Node& node) {
  const auto instant = parse_instant(to_ascii(text_of(node)), std::nullopt);
  if (!instant) report_bad_date(reader, node);
  return instant ? ast::InstantLiteral{instant->micros, instant->offset_minutes} : ast::InstantLiteral{0, 0};
}

std::string build_number(const Node& node) {
  std::string text = to_ascii(text_of(node));
  if (text.starts_with('+')) text.erase(0, 1);
  return text;
}

bool is_keyword(Reader& reader, const Node& node, K keyword) {
  return find_keyword(text_of(node), reader.language(), {keyword}).has_value();
}

TypeKind build_type_word(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(), {K::Boolean, K::Integer, K::Decimal, K::Text, K::Date, K::Instant, K::Month})
              .value_or(K::Boolean)) {
    case K::Integer: return TypeKind::Integer;
    case K::Decimal: return TypeKind::Decimal;
    case K::Text: return TypeKind::Text;
    case K::Date: return TypeKind::Date;
    case K::Instant: return TypeKind::Instant;
    case K::Month: return TypeKind::Month;
    default: return TypeKind::Boolean;
  }
}

/// `量 重复次数 repeat integer` reads as a choice set called integer; nobody means that.
void refuse_type_of_other_language(Reader& reader, const ast::Ident& name) {
  const Language other = reader.language() == Language::Zh ? Language::En : Language::Zh;
  const auto keyword = find_keyword(reader.text(name.span), other,
                                    {K::Boolean, K::Integer, K::Decimal, K::Text, K::Date, K::Instant, K::Month, K::Duration});
  if (!keyword) return;
  const std::string right(spelling(*keyword, reader.language()));
  reader.report({Code::WrongKeywordSet, name.span, {name.text, right}, {}, {}, {{name.span, right}}});
}

ast::DeclaredName build_value(Reader& reader, const Node& node) { return build_names(reader, node); }

}  // namespace

Span span_of(const Reader& reader, const Node& node) { return reader.span(text_of(node)); }

ast::Ident build_ident(Reader& reader, const Node& node) {
  const std::string_view written = text_of(node);
  ast::Ident ident{checked_length(reader, written), reader.span(written)};
  std::erase(ident.text, '`');   // of each part of a dotted name; a name holds none
  return ident;
}

ast::DeclaredName build_names(Reader& reader, const Node& node) {
  ast::DeclaredName names;
  bool first = true;
  for (const auto& each : node.children) {
    if (!is<rules::name>(*each) && !is<rules::dotted_name>(*each)) continue;
    if (first) names.first = build_ident(reader, *each);
    else names.second = build_ident(reader, *each);
    first = false;
  }
  if (names.second) reader.keep_pair(names.first.span, names.second->span);
  return names;
}

ast::Path build_path(Reader& reader, const Node& node) {
  ast::Path path;
  path.span = span_of(reader, node);
  for (const Node* part : all<rules::identifier>(node)) path.parts.push_back(build_ident(reader, *part));
  return path;
}

ast::Words build_words(Reader& reader, const Node& node) {
  const std::string_view text = text_of(node);
  const std::size_t slash = find_slash(text);
  ast::Words words{checked_length(reader, without_quotes(trim(text.substr(0, slash)))), {}, reader.span(text)};
  if (slash == std::string_view::npos) return words;
  const std::string_view second = text.substr(slash + first_code_point(text.substr(slash)).length);
  words.second = checked_length(reader, without_quotes(trim(second)));
  return words;
}

std::string build_text(Reader& reader, const Node& node) { return checked_length(reader, without_quotes(text_of(node))); }

std::string build_digits(const Node& node) { return to_ascii(text_of(node)); }

ast::DateLiteral build_date(Reader& reader, const Node& node) {
  const auto date = parse_iso_date(to_ascii(text_of(node)));
  if (!date) report_bad_date(reader, node);
  return {date.value_or(0)};
}

DurationUnit build_unit(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(), {K::Days, K::Workdays, K::Months, K::Hours, K::Minutes}).value_or(K::Days)) {
    case K::Workdays: return DurationUnit::Workdays;
    case K::Months: return DurationUnit::Months;
    case K::Hours: return DurationUnit::Hours;
    case K::Minutes: return DurationUnit::Minutes;
    default: return DurationUnit::Days;
  }
}

ast::DurationLiteral build_duration(Reader& reader, const Node& node) {
  return {build_number(*node.children[0]), build_unit(reader, *node.children[1])};
}

int build_offset(Reader& reader, const Node& node) {
  const auto offset = parse_offset(to_ascii(text_of(node)));
  if (!offset) reader.report(Code::ExpectedOffset, span_of(reader, node), {std::string(text_of(node))});
  return offset.value_or(0);
}

ast::Literal build_literal(Reader& reader, const Node& node) {
  const Node& kind = *node.children[0];
  ast::Literal literal;
  literal.span = span_of(reader, node);
  if (is<rules::text>(kind)) literal.value = ast::TextLiteral{build_text(reader, kind)};
  else if (is<rules::instant>(kind)) literal.value = build_instant(reader, kind);
  else if (is<rules::date>(kind)) literal.value = build_date(reader, kind);
  else if (is<rules::month>(kind)) literal.value = build_month(reader, kind);
  else if (is<rules::duration>(kind)) literal.value = build_duration(reader, kind);
  else if (is<rules::number>(kind)) literal.value = ast::NumberLiteral{build_number(kind)};
  else if (is<rules::yes_no>(kind)) literal.value = ast::BooleanLiteral{is_keyword(reader, kind, K::Yes)};
  else literal.value = ast::NameLiteral{build_path(reader, *kind.children[0])};
  return literal;
}

std::vector<ast::Literal> build_literals(Reader& reader, const Node& node) {
  std::vector<ast::Literal> literals;
  for (const Node* each : all<rules::literal>(node)) literals.push_back(build_literal(reader, *each));
  return literals;
}

std::pair<ast::Literal, ast::Literal> build_range(Reader& reader, const Node& node) {
  return {build_literal(reader, *node.children[0]), build_literal(reader, *node.children[1])};
}

ast::ChoiceValues build_values(Reader& reader, const Node& node) {
  ast::ChoiceValues values;
  values.span = span_of(reader, node);
  bool comma = false;
  for (const auto& each : node.children) {
    if (is<rules::value>(*each) || is<rules::value_in_place>(*each)) values.values.push_back(build_value(reader, *each));
    if (!is<rules::value_separator>(*each)) continue;
    const bool less = text_of(*each) == "<" || text_of(*each) == "＜";
    (less ? values.ordered : comma) = true;
    if (values.ordered && comma) {
      reader.report(Code::MixedSeparators, span_of(reader, *each));
      break;
    }
  }
  return values;
}

ast::TypeRef build_type(Reader& reader, const Node& node) {
  const Node& kind = *node.children[0];
  ast::TypeRef type;
  type.span = span_of(reader, node);
  if (is<rules::reference>(kind)) {
    type.reference = build_ident(reader, *kind.children[0]);
  } else if (is<rules::duration_type>(kind)) {
    type.word = TypeKind::Duration;
    type.unit = build_unit(reader, *kind.children[0]);
  } else if (is<rules::values_in_place>(kind)) {
    type.in_place = build_values(reader, kind);
  } else if (is<rules::choice_type>(kind)) {
    type.choice = build_ident(reader, *kind.children[0]);
    refuse_type_of_other_language(reader, *type.choice);
  } else {
    type.word = build_type_word(reader, kind);
  }
  return type;
}

void expect_no_lines(Reader& reader, const Line& line) {
  if (!line.under.empty()) reader.report(Code::UnexpectedIndent, reader.span(line.under.front()));
}

bool Once::first(Reader& reader, const Line& line) {
  const std::string_view text = reader.text(line);
  // The keyword, which may have several words, is not cut here: the first word tells the lines of one block apart.
  const std::string word(text.substr(0, scan_word(text)));
  const Span place = reader.span(text.substr(0, word.size()));
  const auto before = std::ranges::find(seen_, word, &std::pair<std::string, Span>::first);
  if (before != seen_.end()) {
    reader.report({Code::DuplicateLine, place, {word}, {{LabelKind::FirstDeclared, before->second, word}}, {}, {}});
    return false;
  }
  seen_.emplace_back(word, place);
  return true;
}

}  // namespace yanpan::lang
