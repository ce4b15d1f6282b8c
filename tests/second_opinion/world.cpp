#include "tests/second_opinion/world.hpp"

#include <algorithm>

#include "tests/second_opinion/calendar.hpp"

namespace yanpan::second {

using lang::EntityId;
using lang::FieldId;
using lang::TypeKind;

void merge(Names& into, const Names& names) {
  for (const auto& [name, conflict] : names) into[name] |= conflict;
}

World::World(const lang::Policy& policy_, const engine::Snapshot& data_, const Options& options)
    : policy(policy_), data(data_), language(options.language), as_of(options.as_of ? options.as_of : data_.latest_main_date) {}

std::size_t World::rows(EntityId entity) const {
  if (!entity.valid()) return 0;
  return data.table(entity).rows + (entity == roles().problem ? found.size() : 0);
}

const Found* World::found_at(const Item& item) const {
  const std::size_t loaded = data.table(item.entity).rows;
  return item.row < loaded ? nullptr : &found[item.row - loaded];
}

namespace {

Value column_number(const engine::Column& column, engine::RowId row) {
  if (column.is_decimal()) return number_value(fraction(column.decimal(row)), true);
  return number_value(column.at(row));
}

Value column_value(const World& world, const engine::Column& column, engine::RowId row) {
  if (column.missing(row)) {
    Value value;
    value.conflict = column.state(row) & engine::kConflict;
    value.lost = column.state(row) & (engine::kConflict | engine::kUnreadable);
    return value;
  }
  switch (column.type().kind) {
    case TypeKind::Text: return text_value(std::string(world.data.texts.at(static_cast<std::uint32_t>(column.at(row)))));
    case TypeKind::Reference: return row_value(static_cast<engine::RowId>(column.at(row)));
    default: return column_number(column, row);
  }
}

}  // namespace

Value World::field(const Item& item, FieldId field) const {
  if (!field.valid()) return {};
  if (const Found* detected = found_at(item)) return found_field(*detected, field);
  return column_value(*this, data.table(item.entity).columns[field.value], item.row);
}

/// The id stands in the key where that is one text; every field not stated is missing.
Value World::found_field(const Found& detected, FieldId field) const {
  if (field == roles().problem_case) return detected.case_;
  if (field == roles().problem_kind) return number_value(detected.kind);
  if (field == roles().problem_severity) return number_value(detected.severity);
  if (field == roles().problem_occurred) return number_value(detected.date);
  const lang::Entity& problem = policy.schema.entity(roles().problem);
  const bool is_key = problem.key.size() == 1 && problem.key[0] == field;
  const bool is_text = problem.fields[field.value].type.kind == TypeKind::Text;
  return is_key && is_text ? text_value(detected.id) : Value{};
}

std::string World::key(const Item& item) const {
  if (const Found* detected = found_at(item)) return detected->id;
  const engine::Table& table = data.table(item.entity);
  return table.keys.empty() ? "" : std::string(data.texts.at(table.keys[item.row]));
}

std::set<std::string> World::departments(const Item& item) const {
  if (const Found* detected = found_at(item)) return departments(detected->on);
  std::set<std::string> names;
  for (const engine::RowOrigin& origin : data.table(item.entity).row_origins(item.row)) {
    const Name& department = policy.schema.sources[origin.source].department;
    if (!department.empty()) names.insert(department.stable());
  }
  return names;
}

Value World::accountable(const Item& item) const {
  Value absent;
  absent.absent = true;
  const Value of_case = item.entity == roles().problem ? field(item, roles().problem_case) : row_value(item.row);
  if (!of_case.known()) return absent;
  const auto opinion = cases.find(of_case.row);
  return opinion != cases.end() && opinion->second.person ? row_value(*opinion->second.person) : absent;
}

namespace {

bool source_covers(const lang::Source& source, std::int64_t day) {
  return std::any_of(source.covers.begin(), source.covers.end(),
                     [&](const auto& period) { return period.first <= day && day <= period.second; });
}

}  // namespace

bool World::covered(EntityId entity, std::int64_t day) {
  const auto known = covered_.find({entity, day});
  if (known != covered_.end()) return known->second;
  return covered_[{entity, day}] = every_department_covers(entity, day);
}

/// A department that declares no period covers every day.
bool World::every_department_covers(EntityId entity, std::int64_t day) const {
  std::map<std::string, bool> declares, covers;  // by department
  for (const lang::Source& source : policy.schema.sources) {
    if (source.entity != entity) continue;
    declares[source.department.stable()] |= !source.covers.empty();
    covers[source.department.stable()] |= source_covers(source, day);
  }
  return std::all_of(declares.begin(), declares.end(), [&](const auto& one) { return !one.second || covers[one.first]; });
}

bool World::never_covered(EntityId entity) const { return data.table(entity).coverage.never; }

std::optional<std::size_t> World::version_on(std::int64_t day) const {
  for (std::size_t v = 0; v < policy.versions.size(); ++v) {
    const lang::Version& version = policy.versions[v];
    const bool begun = !version.effective || *version.effective <= day;
    const bool expired = version.expires && day >= *version.expires;
    const bool followed = v + 1 < policy.versions.size() && policy.versions[v + 1].effective.value_or(kFirstDay) <= day;
    if (begun && !expired && !followed) return v;
  }
  return std::nullopt;
}

std::size_t World::version_near(std::int64_t day) const {
  std::size_t last_begun = 0;
  for (std::size_t v = 0; v < policy.versions.size(); ++v) {
    if (policy.versions[v].effective.value_or(kFirstDay) <= day) last_begun = v;
  }
  return last_begun;  // where one is in force it is the last one begun
}

bool World::versions_have_periods() const {
  return std::any_of(policy.versions.begin(), policy.versions.end(),
                     [](const lang::Version& version) { return version.effective || version.expires; });
}

std::string World::field_name(EntityId entity, FieldId field) const {
  return name(policy.schema.entity(entity).name) + "." + name(policy.schema.field(entity, field).name);
}

std::string World::field_cell(const Item& item, FieldId of) const {
  return of.valid() ? print(policy.schema.field(item.entity, of).type, field(item, of)) : "";
}

std::string World::print(const lang::Type& type, const Value& value) const {
  if (!value.known()) return "";
  switch (type.kind) {
    case TypeKind::Boolean: return name(value.number() != 0 ? Name{"是", "true"} : Name{"否", "false"});
    case TypeKind::Text: return value.text;
    case TypeKind::Reference: return key({type.entity, value.row});
    case TypeKind::Choice: {
      return name(policy.schema.choice(type.choice).values[static_cast<std::size_t>(to_int64(value.number()))]);
    }
    case TypeKind::Date: return print_day(to_int64(value.number()));
    case TypeKind::Month: return print_month(to_int64(value.number()));
    default: return print_number(value.number());
  }
}

}  // namespace yanpan::second
