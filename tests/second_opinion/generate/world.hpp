// What one generated case is about: its choice sets, entities, true facts and
// the measures made so far. Each part of the generator reads it and adds its
// own share, in this order: schema, facts, sources, measures, verdict blocks.

#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "lang/base/language.hpp"
#include "lang/policy/types.hpp"
#include "tests/second_opinion/generate/bilingual.hpp"
#include "tests/second_opinion/generate/generator.hpp"
#include "tests/second_opinion/generate/random.hpp"

namespace yanpan::trial {

using lang::DurationUnit;
using lang::TypeKind;

struct Type {
  TypeKind kind = TypeKind::Integer;
  int target = -1;  // Choice: the set; Reference: the entity
  DurationUnit unit = DurationUnit::Days;
  bool operator==(const Type&) const = default;
};

/// Where the values of a field or measure lie, so that constants are drawn near
/// them and conditions are decided either way.
struct Near {
  std::int64_t low = 0, high = 3;
  int texts = -1;  // World::texts
};

struct ChoiceSet {
  Name name;  // empty: written in place
  std::vector<Name> values;
  bool ordered = false;
};

enum class Spread : std::uint8_t { Plain, Early, Late, Start, Term };  // how dates of a field are drawn

struct Field {
  Name name;
  Type type;
  Near near;
  Spread spread = Spread::Plain;
  bool key = false, main_date = false, term_start = false, term_end = false, end_included = false;
  bool required = false, hidden = false;  // hidden: protected, may stand in data but never in a condition
  std::optional<std::pair<std::int64_t, std::int64_t>> range;
  int missing = 0;  // percent, beside the case's own rate
};

enum class Part : std::uint8_t { Unit, Person, Case, Participation, Problem, Training, Supervision, Workload, Review, Appeal };
inline constexpr int kParts = 10;

struct Entity {
  Name name;
  Part part = Part::Unit;
  std::vector<Field> fields;
  std::optional<int> main_date;  // a field

  bool keyed() const;
};

/// A fact as it truly is; sources report it well or badly.
struct Value {
  bool missing = true;
  std::int64_t number = 0;  // boolean, integer, choice, date, month, instant (micros), duration
  std::string text;         // text, decimal as written, key of a reference
};
using Record = std::vector<Value>;  // by field

struct Measure {
  Name name;
  int of = -1;
  Type type;
  Near near;
  bool accountable = false;  // rests on 责任人
  bool problems = false;     // rests on problems
  bool varied = false;       // rests on a body that differs by version
  bool aggregate = false;    // counts or finds rows, which may serve as evidence
  std::vector<std::vector<Bi>> bodies;  // one, or one a version; with the declaration line
};

/// How dirty this case is, in percent.
struct Dirt {
  int missing = 0, unreadable = 0, conflict = 0, dangling = 0;
  bool extreme = false;  // integers near 64 bits
  bool calm = false;     // most cases have one plain accountable person, so that rules are tried
  bool coverage = false;
};

struct World {
  World(std::uint64_t seed, const Profile& limits) : random(seed), profile(limits) { part.fill(-1); }

  Random random;
  Profile profile;
  Dirt dirt;
  int versions = 1;  // 0: a package without header
  std::vector<std::int64_t> dates;  // the few dates most facts share
  std::vector<std::vector<std::string>> texts;
  std::vector<ChoiceSet> choices;
  std::vector<Entity> entities;
  std::vector<std::vector<Record>> facts;  // by entity
  std::vector<std::vector<std::string>> keys;  // by entity: keys that occur
  std::array<int, kParts> part;  // entity of a part; -1: not in this case
  int severity = -1, kind = -1;  // choice sets
  std::vector<Measure> measures;
  std::vector<Name> causes;
  std::vector<Name> findings;

  bool has(Part which) const { return part[static_cast<std::size_t>(which)] >= 0; }
  int entity_of(Part which) const { return part[static_cast<std::size_t>(which)]; }
  const Entity& entity(int id) const { return entities[static_cast<std::size_t>(id)]; }
  const ChoiceSet& choice(int id) const { return choices[static_cast<std::size_t>(id)]; }

  /// A name as it is used in text: now and then in the form of the other language.
  Bi say(const Name& name);
  /// A name as it is declared: `甲 a`, or its only form.
  static Bi declare(const Name& name);
  /// Both forms, or now and then only one of them.
  Name name(const std::string& zh, const std::string& en);
  /// A date as facts hold it: mostly one of `dates`.
  std::int64_t date();
};

}  // namespace yanpan::trial
