// The table of interventions: cut into cells, each read on its own.

#include "lang/grammar/build.hpp"
#include "lang/grammar/table_cells.hpp"

namespace yanpan::lang {
namespace {

using K = Keyword;

class TableReader {
 public:
  TableReader(Reader& reader, ast::Interventions& table) : reader_(reader), table_(table) {}

  void add(const Line& line) {
    const std::string_view text = reader_.text(line);
    expect_no_lines(reader_, line);
    if (!is_table_row(text)) {
      reader_.report(Code::ExpectedRow, reader_.span(line));
      unread_ = true;
      return;
    }
    const std::vector<std::string_view> cells = cut_cells(reader_, text);
    if (has_header_) add_row(line, cells);
    else add_header(line, cells);
  }

  bool is_empty() const { return table_.rows.empty() && !unread_; }

 private:
  void add_header(const Line& line, const std::vector<std::string_view>& cells) {
    has_header_ = true;
    for (const std::string_view cell : cells) table_.columns.push_back(build_column(line, cell));
  }

  /// A column that could not be read still counts, so that the rows below keep their width.
  ast::TableColumn build_column(const Line& line, std::string_view cell) {
    ast::TableColumn column;
    column.span = reader_.span(cell);
    const Tree tree = read<rules::table::column>(reader_, cell, line.spoiled);
    if (!tree) return column;
    const Node& node = *tree->children[0];
    if (is<rules::table::intervention>(node)) column.output = ast::OutputColumn::Intervention;
    else if (is<rules::table::actor>(node)) column.output = ast::OutputColumn::Actor;
    else if (is<rules::table::due>(node)) column.output = ast::OutputColumn::Due;
    else if (is<rules::table::cause>(node)) column.cause = true;
    else column.path = build_path(reader_, *node.children[0]);
    return column;
  }

  void add_row(const Line& line, const std::vector<std::string_view>& cells) {
    if (cells.size() != table_.columns.size()) {
      reader_.report(Code::TableWidth, reader_.span(line), {std::to_string(cells.size()), std::to_string(table_.columns.size())});
      unread_ = true;
      return;
    }
    ast::TableRow row;
    row.span = reader_.span(line);
    for (std::size_t i = 0; i < cells.size(); ++i) row.cells.push_back(build_cell(line, table_.columns[i], cells[i]));
    table_.rows.push_back(std::move(row));
  }

  ast::TableCell build_cell(const Line& line, const ast::TableColumn& column, std::string_view text) {
    ast::TableCell cell;
    cell.span = reader_.span(text);
    if (column.output == ast::OutputColumn::Due) {
      add_due(line, text, cell);
    } else if (column.output) {
      add_name(line, text, cell);
    } else {
      cell.condition = build_test_cell(line, text);
    }
    return cell;
  }

  void add_due(const Line& line, std::string_view text, ast::TableCell& cell) {
    if (text.empty()) return;
    if (const Tree tree = read<rules::table::due_cell>(reader_, text, line.spoiled)) cell.due = build_duration(reader_, *tree->children[0]);
  }

  void add_name(const Line& line, std::string_view text, ast::TableCell& cell) {
    if (text.empty()) return;
    if (const Tree tree = read<rules::table::name_cell>(reader_, text, line.spoiled)) cell.name = build_names(reader_, *tree);
  }

  /// A blank cell asks for nothing, like 任意.
  ast::Condition build_test_cell(const Line& line, std::string_view text) {
    ast::Atom atom;
    atom.comparison = ast::Comparison::Any;
    atom.comparison_span = reader_.span(text);
    const Tree tree = text.empty() ? nullptr : read<rules::table::condition_cell>(reader_, text, line.spoiled);
    if (tree) add_test(*tree->children[0], atom);
    return {std::move(atom), ast::Connective::And, reader_.span(text)};
  }

  void add_test(const Node& node, ast::Atom& atom) {
    if (is<rules::table::any>(node)) return;
    if (is<rules::table::one_of>(node)) add_listed(node, atom);
    else if (is<rules::table::none_of>(node)) add_excluded(node, atom);
    else build_test(reader_, node, atom);
  }

  /// 甲、乙 is 属于; one name is 为; one number or date is =.
  void add_listed(const Node& node, ast::Atom& atom) {
    atom.right = build_literals(reader_, node);
    const auto& first = atom.right.front().value;
    const bool named = std::holds_alternative<ast::NameLiteral>(first) || std::holds_alternative<ast::TextLiteral>(first) ||
                       std::holds_alternative<ast::BooleanLiteral>(first);
    atom.comparison = atom.right.size() > 1 ? ast::Comparison::In : named ? ast::Comparison::Is : ast::Comparison::Equal;
  }

  /// 非 甲 is 不为, 非 甲、乙 is 不属于, 非 alone is the false of a boolean.
  void add_excluded(const Node& node, ast::Atom& atom) {
    atom.right = build_literals(reader_, node);
    if (atom.right.empty()) atom.comparison = ast::Comparison::False;
    else atom.comparison = atom.right.size() > 1 ? ast::Comparison::NotIn : ast::Comparison::IsNot;
  }

  Reader& reader_;
  ast::Interventions& table_;
  bool has_header_ = false;
  bool unread_ = false;
};

ast::TableScope build_scope(Reader& reader, const Node& node) {
  switch (find_keyword(text_of(node), reader.language(), {K::Problem, K::Person, K::Unit}).value_or(K::Problem)) {
    case K::Person: return ast::TableScope::Person;
    case K::Unit: return ast::TableScope::Unit;
    default: return ast::TableScope::Problem;
  }
}

}  // namespace

ast::Interventions build_interventions(Reader& reader, const Node* head, const Line& block) {
  ast::Interventions table{};
  if (head) table.scope = build_scope(reader, *head->children[0]);
  TableReader rows(reader, table);
  for (const Line& line : block.under) rows.add(line);
  if (rows.is_empty()) reader.report(Code::EmptyTable, reader.span(block));
  return table;
}

}  // namespace yanpan::lang
