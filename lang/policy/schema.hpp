// What a policy says about its data: choice sets, entities, sources. Shared by
// every version of a policy; all that the loader needs to know.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/policy/types.hpp"
#include "lang/source/span.hpp"
#include "lang/value/decimal.hpp"

namespace yanpan::lang {

struct ChoiceSet {
  Name name;                  // empty for a set written in place
  bool ordered = false;
  /// A value is its index. The set of the problem's kind ends with the findings'
  /// names of all versions, sorted by stable form, each once.
  std::vector<Name> values;
  Span span;
};

/// A value of some type. Which member holds it follows from the type:
/// Decimal -> decimal; Text and Reference (a key, parts joined by /) -> text;
/// all others -> number (boolean 0/1, choice index, date, month, instant micros, duration count).
struct Constant {
  Type type;
  std::int64_t number = 0;
  Decimal decimal;
  std::string text;
  int offset_minutes = 0;     // Instant, as written
};

struct Range { Constant low, high; };   // both ends included

struct Field {
  Name name;
  Type type;
  bool key = false, main_date = false, term_start = false, term_end = false;
  bool end_included = false, required = false, personal = false, is_protected = false, disputable = false;
  std::optional<Range> range;
  std::string doc;
  Span span;
};

struct Entity {
  Name name;
  EntityRole role = EntityRole::None;
  std::vector<Field> fields;           // as declared
  std::vector<FieldId> key;            // empty: every row counts
  std::optional<FieldId> main_date;    // Date or Instant
  std::optional<FieldId> term_start, term_end;
  bool end_included = false;
  std::string doc;
  Span span;
};

/// The parts that have a meaning of their own, by entity role. An entity a
/// policy does not declare is an invalid id.
struct Roles {
  EntityId case_, person, unit, participation, problem;
  FieldId problem_case, problem_kind, problem_severity, problem_occurred;  // occurred = main date
  FieldId person_unit;                                                     // invalid: persons have no unit
  FieldId participation_case, participation_person;
};

enum class Encoding : std::uint8_t { Automatic, Utf8, Gb18030, Utf16 };

struct ValueMap {
  std::vector<std::pair<std::string, std::uint32_t>> values;   // cell -> choice index
  std::vector<std::string> rejects;                            // cells mapped to 拒收
  enum class Otherwise : std::uint8_t { Unreadable, Reject, Value } otherwise = Otherwise::Unreadable;
  std::uint32_t otherwise_value = 0;
};

struct FieldMapping {
  FieldId field;
  std::string column;                        // header text; empty: the field's own names
  bool required = false;                     // 必填, of the line or of the field
  std::vector<std::string> date_formats;     // of 年 月 日 and separators; empty: ISO only
  EntityId lookup_entity;                    // 查 E.f 唯一; invalid: none
  FieldId lookup_field;
  std::optional<ValueMap> map;
  std::string split;                         // 拆分; empty: none
};

struct Source {
  Name name;
  EntityId entity;
  Name department;                                           // 提供; empty: none
  std::string file;                                          // pattern with * and ?; never empty
  std::string sheet;
  Encoding encoding = Encoding::Automatic;
  std::vector<std::pair<std::int64_t, std::int64_t>> covers; // dates, both included; sorted
  std::optional<int> offset_minutes;
  bool optional = false;
  /// Only the lines written. Fields without a line map to a column of their own name.
  std::vector<FieldMapping> mappings;
  Span span;
};

struct Schema {
  std::vector<ChoiceSet> choices;
  std::vector<Entity> entities;
  std::vector<Source> sources;     // sorted by stable name
  Roles roles;

  const Entity& entity(EntityId id) const { return entities[id.value]; }
  const Field& field(EntityId entity, FieldId id) const { return entities[entity.value].fields[id.value]; }
  const ChoiceSet& choice(ChoiceSetId id) const { return choices[id.value]; }
};

}  // namespace yanpan::lang
