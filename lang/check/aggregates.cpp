#include <charconv>

#include "lang/check/conditions.hpp"
#include "lang/check/measures.hpp"
#include "lang/check/paths.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

using Form = AggregateForm;

bool takes_field(Form form) { return form != Form::Count && form != Form::Exists; }

class AggregateChecker {
 public:
  AggregateChecker(VersionDraft& version, const Measure& measure, const ast::Aggregate& written)
      : version_(version), draft_(version.draft), measure_(measure), written_(written) {}

  Aggregate check(Type& type) {
    type = broken_type();
    result_.form = static_cast<Form>(written_.form);
    result_.excluding_self = written_.excluding_self;
    if (!over()) return std::move(result_);
    value();
    type = result_type();
    for (const ast::SamePair& pair : written_.same) same(pair);
    result_.where = check_lines(version_, result_.over, written_.where, TestPlace::Where);
    if (written_.window) window(*written_.window);
    if (result_.form == Form::Latest || result_.form == Form::Earliest) order();
    if (result_.excluding_self && result_.over != measure_.of) excluding_other();
    return std::move(result_);
  }

 private:
  const std::string& say(const Name& name, Span at) const { return draft_.report.say(name, at); }
  std::string words(const Type& type, Span at) const { return type_words(draft_.schema, type, draft_.report.language(at)); }

  bool over() {
    if (written_.over.parts.empty()) return false;
    const auto entity = need_entity(draft_, written_.over.parts.front());
    if (!entity) return false;
    result_.over = *entity;
    draft_.read.insert(*entity);
    return true;
  }

  /// The aggregated field: written apart (`不同 f 于 E`) or behind the entity (`查 E.f`).
  std::optional<ast::Path> written_value() const {
    if (written_.value) return written_.value;
    if (written_.over.parts.size() < 2) return std::nullopt;
    ast::Path rest = written_.over;
    rest.parts.erase(rest.parts.begin());
    rest.span.begin = rest.parts.front().span.begin;
    return rest;
  }

  void value() {
    const auto field = written_value();
    const Span at = written_.over.span;
    if (field && !takes_field(result_.form)) {
      draft_.report(diagnose(Code::AggregateTakesNoField, field->span, {joined(*field)}));
    } else if (field) {
      result_.value = resolve_path(version_, result_.over, *field);
      result_.value_never_negative = result_.form == Form::Sum && never_negative(*result_.value);
    } else if (takes_field(result_.form)) {
      draft_.report(diagnose(Code::AggregateNeedsField, at, {joined(written_.over)}));
    }
  }

  bool never_negative(const Path& path) const {
    if (path.steps.empty() || path.steps.back().kind != PathStep::Kind::Field) return false;
    const EntityId entity = step_entities(version_, path).back();
    const auto& range = draft_.schema.field(entity, path.steps.back().field).range;
    return range && !range->low.decimal.negative() && range->low.number >= 0;
  }

  Type result_type() {
    if (result_.form == Form::Count || result_.form == Form::CountDistinct) return simple_type(TypeKind::Integer);
    if (result_.form == Form::Exists) return simple_type(TypeKind::Boolean);
    if (!result_.value || broken(result_.value->type)) return broken_type();
    const Type& type = result_.value->type;
    switch (result_.form) {
      case Form::Sum: return is_number(type) || type.kind == TypeKind::Duration ? type : refuse(type);
      case Form::Mean: return is_number(type) ? simple_type(TypeKind::Decimal) : refuse(type);
      case Form::Max:
      case Form::Min: return is_ordered(draft_.schema, type) ? type : refuse(type);
      default: return type;
    }
  }

  Type refuse(const Type& type) {
    const Span at = result_.value->span;
    const bool extreme = result_.form == Form::Max || result_.form == Form::Min;
    draft_.report(diagnose(extreme ? Code::ExtremeOfUnordered : Code::SumOfNonNumber, at, {say(result_.value->label, at), words(type, at)}));
    return broken_type();
  }

  void same(const ast::SamePair& pair) {
    Path row = resolve_path(version_, result_.over, pair.row);
    Path self = resolve_path(version_, measure_.of, pair.self ? *pair.self : pair.row);
    if (broken(row.type) || broken(self.type)) return;
    if (row.type != self.type) {
      const Span at = pair.row.span;
      draft_.report(diagnose(Code::SameOfDifferentTypes, at, {words(row.type, at), words(self.type, at)}));
      return;
    }
    result_.same.push_back({std::move(row), std::move(self)});
  }

  bool date_or_report(const Path& path) {
    if (broken(path.type)) return false;
    if (path.type.kind == TypeKind::Date) return true;
    draft_.report(diagnose(Code::WindowOfNonDate, path.span, {say(path.label, path.span), words(path.type, path.span)}));
    return false;
  }

  void window(const ast::Window& written) {
    Window window;
    window.kind = static_cast<WindowKind>(written.kind);
    window.include_day = written.include_day;
    window.unit = written.unit;
    window.row_date = resolve_path(version_, result_.over, written.row_date);
    const bool good = date_or_report(window.row_date);
    if (!self_date(window, written) || !good || !length(window, written)) return;
    result_.window = std::move(window);
  }

  /// 距 g, else the main date of this row, else the as-of date.
  bool self_date(Window& window, const ast::Window& written) {
    if (written.from_as_of) return true;
    if (written.from) {
      window.self_date = resolve_path(version_, measure_.of, *written.from);
      return date_or_report(*window.self_date);
    }
    const Entity& entity = draft_.schema.entity(measure_.of);
    if (!entity.main_date) return true;
    const Field& field = entity.fields[entity.main_date->value];
    window.self_date = Path{measure_.of, {{PathStep::Kind::Field, *entity.main_date, {}}}, field.type, written.span,
                            field_label(draft_.schema, measure_.of, *entity.main_date)};
    return date_or_report(*window.self_date);
  }

  bool length(Window& window, const ast::Window& written) {
    if (window.kind != WindowKind::Before && window.kind != WindowKind::After && window.kind != WindowKind::Around) return true;
    const std::string& text = written.count;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), window.count);
    const bool whole = error == std::errc() && end == text.data() + text.size() && window.count >= 0;
    const bool unit = window.unit == DurationUnit::Days || window.unit == DurationUnit::Workdays || window.unit == DurationUnit::Months;
    if (!whole) draft_.report(diagnose(Code::BadWindowLength, written.span, {text}));
    if (!unit) draft_.report(diagnose(Code::BadWindowUnit, written.span, {unit_words(window.unit, draft_.report.language(written.span))}));
    return whole && unit;
  }

  /// 最近, 最早 go by the window's date, else the main date (meaning.md R6).
  void order() {
    if (result_.window) {
      result_.order = result_.window->row_date;
      return;
    }
    if (written_.window) return;  // written, but refused
    const Entity& entity = draft_.schema.entity(result_.over);
    const Span at = written_.over.span;
    if (entity.main_date) {
      result_.order = Path{result_.over, {{PathStep::Kind::Field, *entity.main_date, {}}}, entity.fields[entity.main_date->value].type, at,
                           field_label(draft_.schema, result_.over, *entity.main_date)};
    } else if (!draft_.damaged(result_.over)) {
      draft_.report(diagnose(Code::LatestWithoutDate, at, {say(entity.name, at)}).label(LabelKind::FirstDeclared, entity.span));
    }
  }

  void excluding_other() {
    const Span at = written_.span;
    draft_.report(diagnose(Code::ExcludingOther, at,
                           {say(draft_.schema.entity(result_.over).name, at), say(draft_.schema.entity(measure_.of).name, at)}));
  }

  VersionDraft& version_;
  Draft& draft_;
  const Measure& measure_;
  const ast::Aggregate& written_;
  Aggregate result_;
};

}  // namespace

Aggregate check_aggregate(VersionDraft& version, const Measure& measure, const ast::Aggregate& written, Type& type) {
  return AggregateChecker(version, measure, written).check(type);
}

}  // namespace yanpan::lang::checking
