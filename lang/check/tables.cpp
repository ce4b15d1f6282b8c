#include <map>

#include "lang/check/causes.hpp"
#include "lang/check/conditions.hpp"
#include "lang/check/numbers.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/paths.hpp"

namespace yanpan::lang::checking {

namespace {

using Written = ast::Comparison;

bool negative(Written comparison) {
  return comparison == Written::IsNot || comparison == Written::NotIn || comparison == Written::NotEqual || comparison == Written::False;
}

struct Column {
  const ast::TableColumn* written;
  std::optional<Path> path;     // a condition column that could be resolved
};

class TableChecker {
 public:
  TableChecker(VersionDraft& version, EntityId problem) : version_(version), draft_(version.draft), problem_(problem) {}

  Interventions check(const ast::Block& block, const ast::Interventions& written) {
    Interventions table;
    table.scope = static_cast<TableScope>(written.scope);
    table.span = block.span;
    table.doc = block.doc;
    columns(block, written);
    for (const ast::TableRow& line : written.rows) table.rows.push_back(row(line));
    return table;
  }

 private:
  void columns(const ast::Block& block, const ast::Interventions& written) {
    columns_.clear();
    std::vector<std::pair<std::string, Span>> seen;
    bool has_intervention = block.damaged;
    for (const ast::TableColumn& column : written.columns) {
      columns_.push_back({&column, std::nullopt});
      if (column.path) columns_.back().path = resolve_path(version_, problem_, *column.path);
      has_intervention = has_intervention || column.output == ast::OutputColumn::Intervention;
      if (column.output || column.cause) once(seen, column);
    }
    if (has_intervention) return;
    const Span at = block.keyword;
    draft_.report(diagnose(Code::MissingLine, at, {draft_.report.written(at), draft_.report.either(at, "措施", "intervention")}));
  }

  /// 归因, 措施, 主体 and 期限 stand once in a table.
  void once(std::vector<std::pair<std::string, Span>>& seen, const ast::TableColumn& column) {
    const std::string key = column.cause ? "cause" : std::to_string(static_cast<int>(*column.output));
    for (const auto& [other, place] : seen) {
      if (other != key) continue;
      draft_.report(diagnose(Code::DuplicateName, column.span, {draft_.report.written(column.span)}).label(LabelKind::FirstDeclared, place));
      return;
    }
    seen.emplace_back(key, column.span);
  }

  TableRow row(const ast::TableRow& line) {
    TableRow result;
    result.span = line.span;
    result.when = all_of({}, line.span);
    for (std::size_t i = 0; i < std::min(columns_.size(), line.cells.size()); ++i) {
      const ast::TableCell& cell = line.cells[i];
      if (columns_[i].written->output) {
        output(result, *columns_[i].written->output, cell);
      } else if (cell.condition) {
        if (auto test = condition(columns_[i], *cell.condition)) result.when.members.push_back(std::move(*test));
      }
    }
    return result;
  }

  void output(TableRow& row, ast::OutputColumn column, const ast::TableCell& cell) {
    if (column == ast::OutputColumn::Intervention && cell.name) {
      row.intervention = version_.intervention_names.resolve(*cell.name);
      draft_.record.mention(SymbolKind::Intervention, row.intervention, *cell.name);
    }
    if (column == ast::OutputColumn::Actor && cell.name) {
      row.actor = version_.actor_names.resolve(*cell.name);
      draft_.record.mention(SymbolKind::Actor, row.actor, *cell.name);
    }
    if (column != ast::OutputColumn::Due || !cell.due) return;
    const auto count = whole_number(draft_, cell.due->count, 0, cell.span);
    const DurationUnit unit = cell.due->unit;
    if (unit == DurationUnit::Hours || unit == DurationUnit::Minutes) {
      draft_.report(diagnose(Code::BadWindowUnit, cell.span, {unit_words(unit, draft_.report.language(cell.span))}));
    } else if (count) {
      row.due = {*count, unit};
    }
  }

  /// nullopt: 任意, or a cell that could not be read as a condition.
  std::optional<Condition> condition(const Column& column, const ast::Condition& written) {
    if (const auto* members = std::get_if<std::vector<ast::Condition>>(&written.body)) return group(column, *members, written);
    const ast::Atom& atom = std::get<ast::Atom>(written.body);
    if (atom.comparison == Written::Any) return std::nullopt;
    if (column.written->cause) return causes(atom, written.span);
    if (!column.path || broken(column.path->type)) return std::nullopt;
    return test(*column.path, atom, written.span);
  }

  std::optional<Condition> group(const Column& column, const std::vector<ast::Condition>& members, const ast::Condition& written) {
    Condition result = all_of({}, written.span);
    if (written.connective == ast::Connective::Or) result.kind = Condition::Kind::Any;
    for (const ast::Condition& member : members) {
      if (auto test = condition(column, member)) result.members.push_back(std::move(*test));
    }
    if (result.members.empty()) return std::nullopt;
    return result;
  }

  std::optional<Condition> causes(const ast::Atom& written, Span span) {
    Atom atom;
    atom.comparison = negative(written.comparison) ? Comparison::CauseNotIn : Comparison::CauseIn;
    for (const ast::Literal& literal : written.right) {
      const auto* name = std::get_if<ast::NameLiteral>(&literal.value);
      const ast::Path path = name != nullptr ? name->path : ast::Path{{{draft_.report.written(literal.span), literal.span}}, literal.span};
      const auto cause = need_cause_test(version_, path);
      if (!cause) return std::nullopt;
      atom.causes.push_back(*cause);
    }
    const auto key = [](const CauseTest& t) { return std::pair(t.category ? static_cast<int>(*t.category) : 4, t.cause.value); };
    std::sort(atom.causes.begin(), atom.causes.end(), [&](const CauseTest& a, const CauseTest& b) { return key(a) < key(b); });
    return atom_condition(std::move(atom), span);
  }

  static bool counts(const Type& type) {
    return type.kind != TypeKind::Boolean && type.kind != TypeKind::Choice && type.kind != TypeKind::Text && type.kind != TypeKind::Reference;
  }

  /// In a cell the column's type decides how bare values are compared: choices
  /// 为, numbers =.
  std::optional<Condition> test(const Path& path, ast::Atom written, Span span) {
    if (written.comparison == Written::False && !written.right.empty()) written.comparison = Written::IsNot;
    const bool values = written.comparison == Written::Is || written.comparison == Written::IsNot || written.comparison == Written::In ||
                        written.comparison == Written::NotIn;
    if (values && counts(path.type)) return equals(path, written, span);
    auto atom = check_comparison(version_, problem_, path, written);
    if (!atom) return std::nullopt;
    return atom_condition(std::move(*atom), span);
  }

  /// `1、2` on a number ⇒ = 1 or = 2; `非 1、2` ⇒ ≠ 1 and ≠ 2.
  std::optional<Condition> equals(const Path& path, const ast::Atom& written, Span span) {
    Condition result = all_of({}, span);
    const bool no = negative(written.comparison);
    if (!no) result.kind = Condition::Kind::Any;
    for (const ast::Literal& literal : written.right) {
      ast::Atom one = written;
      one.comparison = no ? Written::NotEqual : Written::Equal;
      one.right = {literal};
      auto atom = check_comparison(version_, problem_, path, one);
      if (!atom) return std::nullopt;
      result.members.push_back(atom_condition(std::move(*atom), span));
    }
    if (result.members.size() == 1) return Condition(result.members.front());
    return result;
  }

  VersionDraft& version_;
  Draft& draft_;
  EntityId problem_;
  std::vector<Column> columns_;
};

void mention_outputs(VersionDraft& version, const ast::Interventions& table) {
  for (const ast::TableRow& row : table.rows) {
    for (std::size_t i = 0; i < std::min(table.columns.size(), row.cells.size()); ++i) {
      const auto& output = table.columns[i].output;
      if (!output || !row.cells[i].name) continue;
      if (*output == ast::OutputColumn::Intervention) version.intervention_names.mention(version.draft.report, *row.cells[i].name);
      if (*output == ast::OutputColumn::Actor) version.actor_names.mention(version.draft.report, *row.cells[i].name);
    }
  }
}

}  // namespace

void check_tables(VersionDraft& version) {
  Draft& draft = version.draft;
  for_each<ast::Interventions>(version.blocks, [&](const ast::Block&, const ast::Interventions& table) { mention_outputs(version, table); });
  std::map<ast::TableScope, Span> seen;
  for_each<ast::Interventions>(version.blocks, [&](const ast::Block& block, const ast::Interventions& written) {
    const auto problem = need_role(draft, EntityRole::Problem, block.keyword);
    if (!problem) return;
    if (const auto [it, fresh] = seen.emplace(written.scope, block.keyword); !fresh) {
      draft.report(diagnose(Code::DuplicateBlock, block.keyword, {draft.report.written(block.keyword)}).label(LabelKind::FirstDeclared, it->second));
      return;
    }
    version.result.interventions.push_back(TableChecker(version, *problem).check(block, written));
  });
  std::sort(version.result.interventions.begin(), version.result.interventions.end(), [](const auto& a, const auto& b) { return a.scope < b.scope; });
}

}  // namespace yanpan::lang::checking
