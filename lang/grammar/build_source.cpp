#include "lang/grammar/build.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

ast::Encoding build_encoding(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(), {K::Automatic, K::Utf8, K::Gb18030, K::Utf16}).value_or(K::Automatic)) {
    case K::Utf8: return ast::Encoding::Utf8;
    case K::Gb18030: return ast::Encoding::Gb18030;
    case K::Utf16: return ast::Encoding::Utf16;
    default: return ast::Encoding::Automatic;
  }
}

void add_file(Reader& reader, const Node& node, ast::Source& source) {
  source.file = build_text(reader, *node.children[0]);
  source.file_span = span_of(reader, *node.children[0]);
  const Node* sheet = child<rules::source::sheet>(node);
  if (!sheet) return;
  const Node& written = *sheet->children[0];
  source.sheet = is<rules::text>(written) ? build_text(reader, written) : build_digits(written);
}

void add_covers(Reader& reader, const Node& node, ast::Source& source) {
  for (const Node* period : all<rules::source::period>(node)) {
    source.covers.emplace_back(build_date(reader, *period->children[0]), build_date(reader, *period->children[1]));
    source.covers_spans.push_back(span_of(reader, *period));
  }
}

/// 其余 → 值 or 其余 → 拒收
void add_otherwise(Reader& reader, const Node& target, ast::Mapping& mapping) {
  if (is<rules::source::reject>(target)) mapping.otherwise_reject = true;
  else mapping.map_otherwise = build_ident(reader, target);
}

void add_entry(Reader& reader, const Node& node, ast::Mapping& mapping) {
  std::string cell = build_text(reader, *node.children[0]);
  const Node& target = *node.children[1];
  if (is<rules::source::reject>(target)) mapping.map_rejects.push_back(std::move(cell));
  else mapping.map.push_back({std::move(cell), build_ident(reader, target)});
}

void add_map(Reader& reader, const Node& node, ast::Mapping& mapping) {
  for (const auto& each : node.children) {
    if (is<rules::source::otherwise>(*each)) add_otherwise(reader, *each->children[0], mapping);
    else add_entry(reader, *each, mapping);
  }
}

void add_option(Reader& reader, const Node& node, ast::Mapping& mapping) {
  if (is<rules::source::column>(node)) mapping.column = build_text(reader, *node.children[0]);
  else if (is<rules::source::required>(node)) mapping.required = true;
  else if (is<rules::source::lookup>(node)) mapping.lookup = build_path(reader, *node.children[0]);
  else if (is<rules::source::map>(node)) add_map(reader, node, mapping);
  else if (is<rules::source::split>(node)) mapping.split = build_text(reader, *node.children[0]);
  else if (is<rules::source::date_formats>(node)) {
    for (const Node* format : all<rules::source::date_format>(node)) mapping.date_formats.emplace_back(text_of(*format));
  }
}

ast::Mapping build_mapping(Reader& reader, const Node& node) {
  ast::Mapping mapping;
  mapping.field = build_ident(reader, *node.children[0]);
  mapping.span = span_of(reader, node);
  for (const auto& each : node.children) add_option(reader, *each, mapping);
  return mapping;
}

void add_line(Reader& reader, const Node& node, ast::Source& source) {
  if (is<rules::source::of_entity>(node)) source.entity = build_path(reader, *node.children[0]);
  else if (is<rules::source::provided_by>(node)) source.department = build_names(reader, node);
  else if (is<rules::source::file>(node)) add_file(reader, node, source);
  else if (is<rules::source::encoding>(node)) source.encoding = build_encoding(reader, *node.children[0]);
  else if (is<rules::source::time_offset>(node)) source.offset_minutes = build_offset(reader, *node.children[0]);
  else if (is<rules::source::optional>(node)) source.optional = true;
}

}  // namespace

ast::Source build_source(Reader& reader, const Node* head, const Line& block) {
  ast::Source source;
  if (head) source.name = build_names(reader, *head);
  Once once;
  for (const Line& line : block.under) {
    expect_no_lines(reader, line);
    const Tree tree = read<rules::source::line>(reader, line);
    if (!tree) continue;
    const Node& node = *tree->children[0];
    // Several periods and several fields may stand; all other lines once.
    if (is<rules::source::mapping>(node) || is<rules::source::bare_mapping>(node)) source.mappings.push_back(build_mapping(reader, node));
    else if (is<rules::source::covers>(node)) add_covers(reader, node, source);
    else if (once.first(reader, line)) add_line(reader, node, source);
  }
  return source;
}

}  // namespace yanpan::lang
