// Types of the language. Units are part of the type; nothing converts silently.

#pragma once

#include <cstdint>

#include "lang/base/id.hpp"

namespace yanpan::lang {

using ChoiceSetId = Id<struct ChoiceSetTag>;
using EntityId = Id<struct EntityTag>;
using FieldId = Id<struct FieldTag>;      // within its entity
using SourceId = Id<struct SourceTag>;
using MeasureId = Id<struct MeasureTag>;  // within its version
using CauseId = Id<struct CauseTag>;      // within its version
using RuleId = Id<struct RuleTag>;        // within its version, in order of rule id (L9)
using VersionId = Id<struct VersionTag>;

enum class TypeKind : std::uint8_t { Boolean, Integer, Decimal, Text, Choice, Date, Instant, Month, Duration, Reference };
enum class DurationUnit : std::uint8_t { Days, Workdays, Months, Hours, Minutes };
enum class EntityRole : std::uint8_t { None, Case, Person, Unit, Participation, Problem };

struct Type {
  TypeKind kind = TypeKind::Boolean;
  ChoiceSetId choice;                       // Choice
  EntityId entity;                          // Reference
  DurationUnit unit = DurationUnit::Days;   // Duration

  bool operator==(const Type&) const = default;
};

}  // namespace yanpan::lang
