// What is known while one run is worked out: the loaded rows, the problems
// detected so far, the person of each case.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "tests/second_opinion/second_opinion.hpp"
#include "tests/second_opinion/value.hpp"

namespace yanpan::second {

/// A problem that a finding detected (C2). Its row number follows the loaded ones.
struct Found {
  std::string id;
  Item on;      // the row it was found on
  Value case_;  // a row of the case entity, or missing
  std::int64_t kind = 0, severity = 0, date = 0;
};

/// Names of facts that are lacking, as printed; true: for a conflict.
using Names = std::map<std::string, bool>;
void merge(Names& into, const Names& names);

/// One case of the scope: its base problem (C3) and its one person or one reason (C4).
struct CaseOpinion {
  engine::RowId base_problem = 0;
  Value base_date;
  std::optional<engine::RowId> person;
  lang::Reason reason = lang::Reason::NoPerson;  // where there is no person
  Names lacking;
};

struct World {
  const lang::Policy& policy;
  const engine::Snapshot& data;
  Language language;
  std::optional<std::int64_t> as_of;
  std::vector<Found> found;
  std::map<engine::RowId, CaseOpinion> cases;
  std::map<std::string, std::uint64_t> reached;

  World(const lang::Policy& policy_, const engine::Snapshot& data_, const Options& options);

  const lang::Roles& roles() const { return policy.schema.roles; }
  std::size_t rows(lang::EntityId entity) const;
  Value field(const Item& item, lang::FieldId field) const;
  std::string key(const Item& item) const;
  /// Departments the row comes from (L2), by stable name.
  std::set<std::string> departments(const Item& item) const;
  /// The accountable person of a problem or case; absent where there is none (C5).
  Value accountable(const Item& item) const;

  /// Absence of a row proves something on this day; on no day at all (R8).
  bool covered(lang::EntityId entity, std::int64_t day);
  bool never_covered(lang::EntityId entity) const;

  /// The version in force on the day (L1); nullopt: outside every version.
  std::optional<std::size_t> version_on(std::int64_t day) const;
  /// The same for 责任人 and findings: outside, the last one begun before, else the first.
  std::size_t version_near(std::int64_t day) const;
  bool versions_have_periods() const;

  std::string name(const Name& name) const { return name.in(language); }
  std::string field_name(lang::EntityId entity, lang::FieldId field) const;
  std::string main_date_name() const { return field_name(roles().problem, roles().problem_occurred); }
  /// A known value as a cell of an output; a missing one is empty.
  std::string print(const lang::Type& type, const Value& value) const;
  std::string field_cell(const Item& item, lang::FieldId of) const;

  void count(const std::string& situation) { ++reached[situation]; }

 private:
  const Found* found_at(const Item& item) const;
  Value found_field(const Found& detected, lang::FieldId field) const;
  bool every_department_covers(lang::EntityId entity, std::int64_t day) const;

  std::map<std::pair<lang::EntityId, std::int64_t>, bool> covered_;  // answers already given
};

}  // namespace yanpan::second
