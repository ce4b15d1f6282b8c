// Schemas written by hand, so that the loader is tested without the language.

#pragma once

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/policy/schema.hpp"

namespace yanpan::test {

class SchemaBuilder {
 public:
  lang::Schema schema;

  lang::ChoiceSetId choice(std::vector<Name> values) {
    lang::ChoiceSet set;
    set.values = std::move(values);
    schema.choices.push_back(std::move(set));
    return lang::ChoiceSetId(schema.choices.size() - 1);
  }

  lang::EntityId entity(Name name) {
    schema.entities.emplace_back().name = std::move(name);
    return lang::EntityId(schema.entities.size() - 1);
  }

  lang::Field& field(lang::EntityId entity, Name name, lang::Type type) {
    lang::Field& made = schema.entities[entity.value].fields.emplace_back();
    made.name = std::move(name);
    made.type = type;
    return made;
  }

  lang::Field& key(lang::EntityId entity, Name name, lang::Type type) {
    lang::Field& made = field(entity, std::move(name), type);
    made.key = true;
    schema.entities[entity.value].key.push_back(lang::FieldId(schema.entities[entity.value].fields.size() - 1));
    return made;
  }

  lang::Field& main_date(lang::EntityId entity, Name name, lang::Type type) {
    lang::Field& made = field(entity, std::move(name), type);
    made.main_date = true;
    schema.entities[entity.value].main_date = lang::FieldId(schema.entities[entity.value].fields.size() - 1);
    return made;
  }

  /// Sources are to be added in the order of their names.
  lang::Source& source(std::string name, lang::EntityId entity, std::string file) {
    lang::Source& made = schema.sources.emplace_back();
    made.name.en = std::move(name);
    made.entity = entity;
    made.file = std::move(file);
    return made;
  }

  lang::FieldId id(lang::EntityId entity, const std::string& name) const {
    const auto& fields = schema.entity(entity).fields;
    for (std::size_t f = 0; f < fields.size(); ++f) {
      if (fields[f].name.matches(name)) return lang::FieldId(f);
    }
    return lang::FieldId();
  }
};

inline lang::FieldMapping& map(lang::Source& source, lang::FieldId field, std::string column = "") {
  lang::FieldMapping& made = source.mappings.emplace_back();
  made.field = field;
  made.column = std::move(column);
  return made;
}

inline lang::Type of(lang::TypeKind kind) {
  lang::Type type;
  type.kind = kind;
  return type;
}
inline lang::Type text() { return of(lang::TypeKind::Text); }
inline lang::Type date() { return of(lang::TypeKind::Date); }
inline lang::Type month() { return of(lang::TypeKind::Month); }
inline lang::Type instant() { return of(lang::TypeKind::Instant); }
inline lang::Type integer() { return of(lang::TypeKind::Integer); }
inline lang::Type decimal() { return of(lang::TypeKind::Decimal); }
inline lang::Type boolean() { return of(lang::TypeKind::Boolean); }
inline lang::Type to(lang::EntityId entity) {
  lang::Type type = of(lang::TypeKind::Reference);
  type.entity = entity;
  return type;
}
inline lang::Type one_of(lang::ChoiceSetId set) {
  lang::Type type = of(lang::TypeKind::Choice);
  type.choice = set;
  return type;
}
inline lang::Type duration(lang::DurationUnit unit) {
  lang::Type type = of(lang::TypeKind::Duration);
  type.unit = unit;
  return type;
}

}  // namespace yanpan::test
