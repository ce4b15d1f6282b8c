// The parts of a scenario that its readers share: expectations, and the two
// kinds of tables in it.

#pragma once

#include "lang/grammar/build_common.hpp"

namespace yanpan::lang {

ast::Evidence build_evidence_counts(Reader& reader, const Node& node);
/// What stands behind 应得 or 不应得, or in a cell of such a column.
ast::Expectation build_expectation(Reader& reader, const Node& node, bool negated);

/// `| 名称 | 重复次数 | 应得 |` and a case a row, one row at a time.
class CaseTableReader {
 public:
  CaseTableReader(Reader& reader, std::optional<ast::CaseTable>& table) : reader_(reader), table_(table) {}
  void add(const Line& line);
  /// A table without rows is reported.
  void finish();

 private:
  ast::CaseColumn column(const Line& line, std::string_view cell);
  void add_cell(const Line& line, const ast::CaseColumn& column, std::string_view text, ast::CaseRow& row);
  void add_value(const Line& line, const ast::CaseColumn& column, std::string_view text, ast::CaseRow& row);
  void add_expectation(const Line& line, bool negated, std::string_view text, ast::CaseRow& row);

  Reader& reader_;
  std::optional<ast::CaseTable>& table_;
  bool unread_ = false;
};

/// `数据 问题 …` and the rows below it.
ast::DataTable build_data_table(Reader& reader, const Node& node, const Line& line);

}  // namespace yanpan::lang
