#include "lang/check/scenario_data.hpp"

#include <charconv>

#include "lang/diag/suggest.hpp"
#include "lang/value/date.hpp"
#include "lang/value/decimal.hpp"

namespace yanpan::lang::checking {

namespace {

bool is_whole(std::string_view text) {
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  return error == std::errc() && end == text.data() + text.size();
}

bool is_truth(std::string_view word) {
  for (std::string_view each : {"是", "否", "yes", "no", "true", "false"}) if (word == each) return true;
  return false;
}

bool says_yes(std::string_view word) { return word == "是" || word == "yes" || word == "true"; }

class DataChecker {
 public:
  DataChecker(Draft& draft, const ast::DataTable& written) : draft_(draft), written_(written) {}

  std::optional<DataTable> check() {
    const auto entity = need_entity(draft_, written_.entity.parts.front());
    if (!entity) return std::nullopt;
    table_.entity = *entity;
    table_.span = written_.span;
    if (written_.department) table_.department = department(*written_.department);
    covers();
    columns();
    for (const ast::DataRow& row : written_.rows) table_.rows.push_back(this->row(row));
    return std::move(table_);
  }

 private:
  /// Either form of a department of the sources is that department.
  Name department(const ast::DeclaredName& written) {
    const Name name = known_department(written);
    draft_.record.mention(SymbolKind::Department, name, written);
    return name;
  }

  Name known_department(const ast::DeclaredName& written) {
    for (const Source& source : draft_.schema.sources) {
      if (source.department.matches(written.first.text)) return source.department;
    }
    return declared_name(draft_.report, written);
  }

  void covers() {
    for (std::size_t i = 0; i < written_.covers.size(); ++i) {
      const auto& [from, to] = written_.covers[i];
      const Span at = written_.covers_spans[i];
      if (to.date < from.date) draft_.report(diagnose(Code::BadRange, at, {format_date(from.date), format_date(to.date)}));
      else table_.covers.emplace_back(from.date, to.date);
    }
    std::sort(table_.covers.begin(), table_.covers.end());
  }

  const Entity& entity() const { return draft_.schema.entity(table_.entity); }

  void columns() {
    const NameIndex& names = draft_.field_names[table_.entity.value];
    std::vector<Span> places(entity().fields.size());
    for (const ast::Ident& column : written_.columns) {
      fields_.push_back(names.find(column.text));
      if (column.text.empty()) continue;
      if (!fields_.back()) {
        if (draft_.damaged(table_.entity)) continue;
        draft_.report(diagnose(Code::UnknownField, column.span, {column.text, draft_.report.say(entity().name, column.span)}).suggest(nearest(column.text, names.forms())));
        continue;
      }
      draft_.record.use(entity().fields[*fields_.back()].span, column.span);
      Span& place = places[*fields_.back()];
      if (place.end > place.begin) draft_.report(diagnose(Code::DuplicateName, column.span, {column.text}).label(LabelKind::FirstDeclared, place));
      place = column.span;
      table_.columns.push_back(FieldId(*fields_.back()));
    }
    need_columns(places);
  }

  /// Without its key, or a field marked 必填, a row is no record.
  void need_columns(const std::vector<Span>& places) {
    for (std::size_t f = 0; f < places.size(); ++f) {
      const Field& field = entity().fields[f];
      if (places[f].end > places[f].begin || !(field.key || field.required)) continue;
      draft_.report(diagnose(Code::DataWithoutKey, written_.span, {draft_.report.say(entity().name, written_.span), draft_.report.say(field.name, written_.span)}));
    }
  }

  DataRow row(const ast::DataRow& written) {
    DataRow row{{}, written.span};
    for (std::size_t i = 0; i < written.cells.size() && i < fields_.size(); ++i) {
      if (!fields_[i]) continue;
      const ast::DataCell& cell = written.cells[i];
      row.cells.push_back(cell.text.empty() ? std::string() : this->cell(draft_.schema.field(table_.entity, FieldId(*fields_[i])).type, cell));
    }
    return row;
  }

  /// The cell as the loader reads it; reported where it would not.
  std::string cell(const Type& type, const ast::DataCell& cell) {
    if (broken(type)) return {};
    if (type.kind == TypeKind::Choice) return choice(type, cell);
    if (!fits(type, cell.text)) draft_.report(diagnose(Code::WrongType, cell.span, {type_words(draft_.schema, type, draft_.report.language(cell.span)), cell.text}));
    if (type.kind == TypeKind::Boolean && is_truth(cell.text)) draft_.record.word(SymbolKind::Word, says_yes(cell.text) ? Name{"是", "yes"} : Name{"否", "no"}, cell.span);
    if (type.kind == TypeKind::Boolean) return says_yes(cell.text) ? "yes" : "no";
    return cell.text;
  }

  static bool fits(const Type& type, const std::string& text) {
    switch (type.kind) {
      case TypeKind::Boolean: return is_truth(text);
      case TypeKind::Integer: return is_whole(text);
      case TypeKind::Decimal: return Decimal::parse(text).has_value();
      case TypeKind::Date: return parse_iso_date(text).has_value();
      case TypeKind::Month: return parse_iso_month(text).has_value();
      case TypeKind::Instant: return parse_instant(text, std::nullopt).has_value();
      case TypeKind::Duration: return is_whole(text.substr(0, text.find_first_not_of("-+0123456789")));
      case TypeKind::Choice:
      case TypeKind::Text:
      case TypeKind::Reference: break;
    }
    return true;
  }

  std::string choice(const Type& type, const ast::DataCell& cell) {
    const NameIndex& values = draft_.value_names[type.choice.value];
    if (const auto value = values.find(cell.text)) {
      const auto& places = draft_.value_places[type.choice.value];
      if (*value < places.size()) draft_.record.use(places[*value], cell.span);
      return draft_.schema.choice(type.choice).values[*value].stable();
    }
    if (!draft_.damaged_choices[type.choice.value]) {
      draft_.report(diagnose(Code::UnknownValue, cell.span, {cell.text, type_words(draft_.schema, type, draft_.report.language(cell.span))}).suggest(nearest(cell.text, values.forms())));
    }
    return {};
  }

  Draft& draft_;
  const ast::DataTable& written_;
  DataTable table_;
  std::vector<std::optional<std::uint32_t>> fields_;   // by written column
};

}  // namespace

std::optional<DataTable> check_data_table(Draft& draft, const ast::DataTable& written) { return DataChecker(draft, written).check(); }

}  // namespace yanpan::lang::checking
