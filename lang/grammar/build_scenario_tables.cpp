#include "lang/grammar/build_scenario.hpp"
#include "lang/grammar/table_cells.hpp"

namespace yanpan::lang {

// ---- cases ----

ast::CaseColumn CaseTableReader::column(const Line& line, std::string_view cell) {
  using Kind = ast::CaseColumn::Kind;
  ast::CaseColumn result{Kind::Setting, std::nullopt, reader_.span(cell)};
  const Tree tree = read<rules::scenario::column>(reader_, cell, line.spoiled);
  if (!tree) return result;
  const Node& node = *tree->children[0];
  if (is<rules::scenario::case_name>(node)) result.kind = Kind::Name;
  else if (is<rules::scenario::expect_column>(node)) result.kind = Kind::Expect;
  else if (is<rules::scenario::expect_not_column>(node)) result.kind = Kind::ExpectNot;
  else if (is<rules::scenario::evidence_column>(node)) result.kind = Kind::Evidence;
  else result.path = build_path(reader_, *node.children[0]);
  return result;
}

void CaseTableReader::add_value(const Line& line, const ast::CaseColumn& column, std::string_view text, ast::CaseRow& row) {
  const Tree tree = read<rules::scenario::value_cell>(reader_, text, line.spoiled);
  if (!tree || !column.path) return;
  ast::Setting setting;
  setting.path = *column.path;
  setting.span = reader_.span(text);
  setting.missing = child<rules::scenario::is_missing>(*tree) != nullptr;
  if (const Node* literal = child<rules::literal>(*tree)) setting.value = build_literal(reader_, *literal);
  row.given.push_back(std::move(setting));
}

void CaseTableReader::add_expectation(const Line& line, bool negated, std::string_view text, ast::CaseRow& row) {
  const Tree tree = read<rules::scenario::expect>(reader_, text, line.spoiled);
  if (tree) row.expect.push_back(build_expectation(reader_, *tree->children[0], negated));
}

/// A blank cell says nothing.
void CaseTableReader::add_cell(const Line& line, const ast::CaseColumn& column, std::string_view text, ast::CaseRow& row) {
  using Kind = ast::CaseColumn::Kind;
  if (text.empty()) return;
  switch (column.kind) {
    case Kind::Name:
      if (const Tree tree = read<rules::words>(reader_, text, line.spoiled)) row.name = build_words(reader_, *tree->children[0]);
      return;
    case Kind::Setting: return add_value(line, column, text, row);
    case Kind::Expect:
    case Kind::ExpectNot: return add_expectation(line, column.kind == Kind::ExpectNot, text, row);
    case Kind::Evidence:
      if (const Tree tree = read<rules::scenario::evidence_cell>(reader_, text, line.spoiled)) {
        row.evidence = build_evidence_counts(reader_, *tree->children[0]);
      }
  }
}

void CaseTableReader::add(const Line& line) {
  expect_no_lines(reader_, line);
  const std::vector<std::string_view> cells = cut_cells(reader_.text(line));
  if (!table_) {
    table_.emplace();
    table_->span = reader_.span(line);
    for (const std::string_view cell : cells) table_->columns.push_back(column(line, cell));
    return;
  }
  if (cells.size() != table_->columns.size()) {
    reader_.report(Code::TableWidth, reader_.span(line), {std::to_string(cells.size()), std::to_string(table_->columns.size())});
    unread_ = true;
    return;
  }
  ast::CaseRow& row = table_->rows.emplace_back();
  row.span = reader_.span(line);
  for (std::size_t i = 0; i < cells.size(); ++i) add_cell(line, table_->columns[i], cells[i], row);
}

void CaseTableReader::finish() {
  if (table_ && table_->rows.empty() && !unread_) reader_.report(Code::EmptyTable, table_->span);
}

// ---- data ----

namespace {

void add_covers(Reader& reader, const Node& node, ast::DataTable& table) {
  for (const Node* period : all<rules::source::period>(node)) {
    table.covers.emplace_back(build_date(reader, *period->children[0]), build_date(reader, *period->children[1]));
    table.covers_spans.push_back(span_of(reader, *period));
  }
}

void add_header(Reader& reader, const Line& line, const std::vector<std::string_view>& cells, ast::DataTable& table) {
  for (const std::string_view cell : cells) {
    const Tree tree = read<rules::scenario::field_column>(reader, cell, line.spoiled);
    table.columns.push_back(tree ? build_ident(reader, *tree->children[0]) : ast::Ident{{}, reader.span(cell)});
  }
}

std::string without_quotes(Reader& reader, std::string_view cell) {
  if (cell.empty() || scan_quoted(cell) != cell.size()) return std::string(cell);
  const Tree tree = read<rules::text>(reader, cell);
  return tree ? build_text(reader, *tree->children[0]) : std::string(cell);
}

void add_row(Reader& reader, const Line& line, const std::vector<std::string_view>& cells, ast::DataTable& table) {
  if (cells.size() != table.columns.size()) {
    reader.report(Code::TableWidth, reader.span(line), {std::to_string(cells.size()), std::to_string(table.columns.size())});
    return;
  }
  ast::DataRow& row = table.rows.emplace_back();
  row.span = reader.span(line);
  for (const std::string_view cell : cells) row.cells.push_back({without_quotes(reader, cell), reader.span(cell)});
}

}  // namespace

ast::DataTable build_data_table(Reader& reader, const Node& node, const Line& line) {
  ast::DataTable table;
  table.entity = build_path(reader, *child<rules::path>(node));
  table.span = reader.span(line);
  if (const Node* department = child<rules::scenario::provided_by>(node)) table.department = build_names(reader, *department);
  if (const Node* covers = child<rules::scenario::covers>(node)) add_covers(reader, *covers, table);
  bool header = false, unread = false;
  for (const Line& row : line.under) {
    expect_no_lines(reader, row);
    const std::string_view text = reader.text(row);
    if (!is_table_row(text)) {
      reader.report(Code::ExpectedRow, reader.span(row));
      unread = true;
      continue;
    }
    const std::vector<std::string_view> cells = cut_cells(text);
    header ? add_row(reader, row, cells, table) : add_header(reader, row, cells, table);
    header = true;
  }
  if (!header && !unread) reader.report(Code::EmptyTable, table.span);
  return table;
}

}  // namespace yanpan::lang
