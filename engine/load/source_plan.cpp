#include "engine/load/source_plan.hpp"

#include <algorithm>

#include "engine/load/edges.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

using lang::TypeKind;

const lang::FieldMapping* mapping_of(const lang::Source& source, lang::FieldId field) {
  const auto found = std::find_if(source.mappings.begin(), source.mappings.end(), [&](const auto& m) { return m.field == field; });
  return found == source.mappings.end() ? nullptr : &*found;
}

bool in_key(const lang::Entity& entity, lang::FieldId field) {
  return std::find(entity.key.begin(), entity.key.end(), field) != entity.key.end();
}

ReadStatus status_of(bool found) { return found ? ReadStatus::Ok : ReadStatus::Unreadable; }

}  // namespace

FieldPlan::FieldPlan(const lang::Schema& schema, const lang::Source& source, lang::EntityId entity, lang::FieldId id)
    : field(id), type(schema.field(entity, id).type), schema_(&schema), range_(&schema.field(entity, id).range) {
  const lang::Field& declared = schema.field(entity, id);
  const bool key = in_key(schema.entity(entity), id);
  needed = key || declared.required;
  offset_minutes_ = source.offset_minutes;
  if (declared.range && type.kind != TypeKind::Decimal) {
    low = declared.range->low.number;
    high = declared.range->high.number;
  }
  if (const lang::FieldMapping* mapping = mapping_of(source, id)) {
    needed |= mapping->required;
    lookup = mapping->lookup_entity.valid();
    split = mapping->split;
    if (mapping->map) map_ = &*mapping->map;
    for (const std::string& format : mapping->date_formats) forms_.emplace_back(format);
  }
  if (type.kind == TypeKind::Reference) shape_ = std::make_shared<const KeyShape>(schema, type.entity);
  part_of_key_ = key && type.kind == TypeKind::Text && KeyShape(schema, entity).parts() > 1;
  text_as_is_ = !map_ && !part_of_key_ && (lookup || type.kind == TypeKind::Text || (shape_ && shape_->one_text()));
  add_names(schema);
}

/// A line of the map comes before the name of a value: it was written for this source.
void FieldPlan::add_names(const lang::Schema& schema) {
  if (map_) {
    for (const std::string& cell : map_->rejects) names_.add(cell, ChoiceTable::kReject);
    for (const auto& [cell, index] : map_->values) names_.add(cell, static_cast<std::int32_t>(index));
  }
  if (type.kind == TypeKind::Boolean) {
    for (const char* yes : {"是", "yes", "true"}) names_.add(yes, 1);
    for (const char* no : {"否", "no", "false"}) names_.add(no, 0);
  }
  if (type.kind != TypeKind::Choice) return;
  const auto& values = schema.choice(type.choice).values;
  for (std::size_t i = 0; i < values.size(); ++i) {
    names_.add(values[i].zh, static_cast<std::int32_t>(i));
    names_.add(values[i].en, static_cast<std::int32_t>(i));
  }
}

ReadStatus FieldPlan::read(std::string_view cell, CellValue& out) const {
  if (map_ && names_.find(cell) == ChoiceTable::kReject) return ReadStatus::Rejected;
  const ReadStatus status = read_unmapped(cell, out);
  if (status == ReadStatus::Unreadable && map_ && map_->otherwise == lang::ValueMap::Otherwise::Reject) return ReadStatus::Rejected;
  return status == ReadStatus::Ok && !in_range(out) ? ReadStatus::OutOfRange : status;
}

ReadStatus FieldPlan::read_unmapped(std::string_view cell, CellValue& out) const {
  if (lookup || type.kind == TypeKind::Text) {
    out.text = cell;
    return status_of(!part_of_key_ || cell.find('/') == std::string_view::npos);
  }
  if (named()) return read_named(cell, out);
  if (type.kind == TypeKind::Reference) return status_of(shape_->read(cell, out.text));
  if (type.kind == TypeKind::Instant) return read_instant_here(cell, out);
  const bool formed = !forms_.empty() && (type.kind == TypeKind::Date || type.kind == TypeKind::Month);
  return formed ? read_formed(cell, out) : read_plain(*schema_, type, cell, out);
}

ReadStatus FieldPlan::read_named(std::string_view cell, CellValue& out) const {
  const std::int32_t index = names_.find(cell);
  if (index >= 0) {
    out.number = index;
    return ReadStatus::Ok;
  }
  if (!map_ || map_->otherwise != lang::ValueMap::Otherwise::Value) return ReadStatus::Unreadable;
  out.number = map_->otherwise_value;
  return ReadStatus::Ok;
}

ReadStatus FieldPlan::read_formed(std::string_view cell, CellValue& out) const {
  for (const DateForm& form : forms_) {
    const auto value = type.kind == TypeKind::Date ? form.date(cell) : form.month(cell);
    if (!value) continue;
    out.number = *value;
    return ReadStatus::Ok;
  }
  return ReadStatus::Unreadable;
}

ReadStatus FieldPlan::read_instant_here(std::string_view cell, CellValue& out) const {
  const auto instant = parse_instant(cell, offset_minutes_);
  if (!instant) return ReadStatus::Unreadable;
  out.number = instant->micros;
  out.offset_minutes = instant->offset_minutes;
  return ReadStatus::Ok;
}

bool FieldPlan::in_range(const CellValue& value) const {
  if (!*range_) return true;
  if (type.kind == TypeKind::Decimal) return value.decimal >= (*range_)->low.decimal && value.decimal <= (*range_)->high.decimal;
  return value.number >= low && value.number <= high;
}

bool SourcePlan::splits() const {
  return std::any_of(fields.begin(), fields.end(), [](const FieldPlan& f) { return f.column && !f.split.empty(); });
}

namespace {

/// What a field's column may be called.
std::vector<std::string> names_wanted(const lang::Source& source, const lang::Field& declared, lang::FieldId field) {
  if (const lang::FieldMapping* mapping = mapping_of(source, field); mapping && !mapping->column.empty()) {
    return {std::string(trim(mapping->column))};
  }
  std::vector<std::string> out;
  for (const std::string& form : {declared.name.zh, declared.name.en}) {
    if (!form.empty()) out.push_back(form);
  }
  return out;
}

std::string joined(const std::vector<std::string>& names) {
  std::string out;
  for (const std::string& name : names) (out += out.empty() ? "" : " / ") += name;
  return out;
}

LoadError column_error(LoadProblem problem, const lang::Source& source, std::string column, std::string arg) {
  LoadError out{};
  out.problem = problem;
  out.row = 1;
  out.source = source.name.stable();
  out.column = std::move(column);
  out.arg = std::move(arg);
  return out;
}

std::vector<std::size_t> columns_named(const std::vector<std::string>& header, const std::vector<std::string>& wanted) {
  std::vector<std::size_t> out;
  for (std::size_t c = 0; c < header.size(); ++c) {
    if (std::find(wanted.begin(), wanted.end(), header[c]) != wanted.end()) out.push_back(c);
  }
  return out;
}

}  // namespace

std::expected<SourcePlan, std::vector<LoadError>> plan_source(const lang::Schema& schema, lang::SourceId id,
                                                              const std::vector<std::string>& header) {
  const lang::Source& source = schema.sources[id.value];
  const lang::Entity& entity = schema.entity(source.entity);
  SourcePlan plan;
  plan.source = id;
  plan.header = header;
  std::vector<LoadError> errors;
  for (std::size_t f = 0; f < entity.fields.size(); ++f) {
    FieldPlan& field = plan.fields.emplace_back(schema, source, source.entity, lang::FieldId(f));
    const std::vector<std::string> wanted = names_wanted(source, entity.fields[f], field.field);
    const std::vector<std::size_t> found = columns_named(header, wanted);
    if (found.size() > 1) {
      errors.push_back(column_error(LoadProblem::DoubleColumn, source, header[found[1]], entity.fields[f].name.stable()));
    } else if (found.size() == 1) {
      field.column = found[0];
      field.column_name = header[found[0]];
    } else if (field.needed) {
      errors.push_back(column_error(LoadProblem::MissingColumn, source, joined(wanted), joined(wanted)));
      for (const std::string& name : header) {
        if (!name.empty()) errors.back().others.push_back(name);
      }
    }
  }
  if (!errors.empty()) return std::unexpected(std::move(errors));
  return plan;
}

}  // namespace yanpan::engine
