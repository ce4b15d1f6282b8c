// The checked policy: every name resolved, every type known, nothing left to
// guess. Built by check, read by lower (for the engine), by the second opinion
// and by the scenario runner.
//
// Choice sets, entities and sources are shared by all versions. Everything else
// stands in each Version in full: a block of a file without header is in every
// version, a block of a file with a header in its own version only
// (meaning.md L1). Order inside every vector is canonical (by name or id), so
// the order of blocks and files is gone here (L9).

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "lang/policy/schema.hpp"

namespace yanpan::lang {

// ---- paths, conditions, expressions ----------------------------------------------

struct PathStep {
  enum class Kind : std::uint8_t {
    Field,        // of the entity reached so far
    Measure,      // of the entity reached so far
    Accountable,  // 责任人 of the problem or case reached so far; leads to a person
    MonthOf,      // 月份 of the date reached so far; always last
  } kind;
  FieldId field;
  MeasureId measure;
  bool operator==(const PathStep&) const = default;
};

/// A value reached from a row of `root`. No steps: the row itself, a reference.
/// A missing reference on the way gives missing.
struct Path {
  EntityId root;
  std::vector<PathStep> steps;
  Type type;
  Span span;
  /// What `missing` and `margin` call it: the measure's name, or `entity.field`
  /// of the last field, or the path of a longer one, in both languages.
  Name label;
};

enum class Comparison : std::uint8_t {
  Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual, Is, IsNot, In, NotIn, StartsWith, Between, True, False, Missing, NotMissing,
  ServingOn,    // only in steps: the participation's term holds the date
  CauseIn, CauseNotIn,  // only in intervention tables
};

enum class Category : std::uint8_t { Process, Capacity, Skill, Attitude };

struct CauseTest { std::optional<Category> category; CauseId cause; };  // a whole category, or one cause

struct Atom {
  Path left;                            // unused for ServingOn, CauseIn, CauseNotIn
  Comparison comparison;
  std::vector<Constant> right;          // Equal...GreaterEqual: 1; Is, IsNot, In, NotIn, StartsWith: 1 or more; Between: 2
  std::optional<Path> serving_on;       // ServingOn: a date reached from the participation; nullopt: the base date
  std::vector<CauseTest> causes;
};

struct Condition {
  enum class Kind : std::uint8_t { Atom, All, Any } kind = Kind::All;
  Atom atom;                            // Kind::Atom
  std::vector<Condition> members;       // All, Any; All of nothing is true
  Span span;
};

struct Expr {
  enum class Op : std::uint8_t {
    Constant, Path, AsOf,
    Add, Subtract, Multiply, Divide, FloorDivide,
    Larger, Smaller, IfMissing,
    Days, Months,            // Integer
    DateAt,                  // Instant to Date
    Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,   // Boolean
  } op;
  Type type;
  std::vector<Expr> operands;
  Constant constant;
  Path path;
  int offset_minutes = 0;    // DateAt
  Span span;
};
// Add and Subtract: numbers; Date ± Duration (days, workdays, months); Instant ± Duration
// (days, hours, minutes); durations of one unit. Integer operands widen to Decimal where the
// other is Decimal; Divide always gives Decimal.

// ---- measures ----------------------------------------------------------------------

enum class AggregateForm : std::uint8_t { Count, CountDistinct, Sum, Mean, Max, Min, Exists, Latest, Earliest, Lookup };

struct SamePair { Path row; Path self; };   // equal types; row starts at `over`, self at the measure's entity

enum class WindowKind : std::uint8_t { Before, After, Around, SameMonth, SameQuarter, SameYear };
struct Window {
  WindowKind kind;
  Path row_date;                   // Date, from `over`
  std::optional<Path> self_date;   // Date, from the measure's entity; nullopt: the as-of date
  std::int64_t count = 0;          // N, for Before, After, Around
  DurationUnit unit = DurationUnit::Days;   // Days, Workdays, Months
  bool include_day = false;
};

struct Aggregate {
  AggregateForm form;
  EntityId over;
  std::optional<Path> value;            // from `over`; absent for Count and Exists
  std::optional<Path> order;            // Latest, Earliest: the date or instant they go by (window's, else main date)
  std::vector<SamePair> same;
  Condition where;                      // All of nothing where none is written
  std::optional<Window> window;
  bool excluding_self = false;
  bool value_never_negative = false;    // Sum of a field declared >= 0 (R8)
};

struct Measure {
  Name name;
  EntityId of;
  Type type;
  std::optional<Range> range;
  std::variant<Expr, Aggregate> body;
  bool needs_accountable = false;       // rests on 责任人, directly or through other measures
  std::string doc;
  Span span;
};

// ---- the rest of a version --------------------------------------------------------------

struct Finding {
  Name name;
  EntityId of;
  Path to_case;                 // from `of`: the row itself, or its one reference to a case
  std::uint32_t kind;           // index in the kind set
  std::uint32_t severity;       // index in the severity set
  Path date;                    // Date
  Condition when;
  Span span;
  std::string doc;
};

struct Constraint { EntityId of; Condition when; Name label; Span span; };

enum class BaseOrder : std::uint8_t { Occurred, Severity };
struct Step { Name name; Condition when; Span span; };        // from the participation
struct Accountable {
  std::vector<BaseOrder> base;            // never empty: Severity, Occurred by default
  std::vector<Condition> collective;      // from the case; any of them
  std::vector<Step> steps;
  Span span;
  std::string doc;
};

struct Cause { Name name; Category category; std::string doc; Span span; };   // full name: 流程·制度缺口 / process.unit_gap

struct Rule {
  std::string id;
  Name title;
  Name basis;
  std::int64_t tier = 0;
  CauseId cause;
  std::int64_t evidence_items = 0, evidence_departments = 0;   // 0: none asked
  Condition when;
  std::optional<Condition> unless;
  std::vector<RuleId> precedes;          // as written, not closed
  std::optional<std::int64_t> effective, expires;
  Span span;
  std::string doc;
};

enum class TableScope : std::uint8_t { Problem, Person, Unit };
struct TableRow {
  Condition when;                        // All of the row's cells; from the problem
  Name intervention;                     // empty: blank
  Name actor;                            // empty: blank
  std::optional<std::pair<std::int64_t, DurationUnit>> due;
  Span span;
};
struct Interventions { TableScope scope; std::vector<TableRow> rows; Span span; std::string doc; };

enum class Reason : std::uint8_t { NoPerson, ManyPersons, Collective, NoCause, Tie, MissingFacts, DataConflict };

/// A value set, or told: nullopt is missing. From the problem; of an expectation, from its subject.
struct Setting { Path path; std::optional<Constant> value; };
/// The record of a data scenario that an expectation speaks of.
struct Subject { EntityRole role = EntityRole::Problem; EntityId entity; std::string key; Span span; };
struct Expectation {
  bool negated = false;
  RuleId rule;                            // invalid: not said
  CauseId cause;                          // invalid: not said
  std::optional<Path> because;
  std::optional<Name> intervention;
  std::optional<Category> category;
  bool refer = false;
  std::optional<Reason> reason;
  std::optional<bool> provisional;
  Span span;                              // what stands behind the keyword, or the cell
  std::optional<Subject> subject = {};    // set exactly in data scenarios
  std::optional<Name> person_intervention = {}, unit_intervention = {};
  std::optional<std::string> person = {}; // key of the accountable; of data scenarios
  std::vector<Setting> values = {};       // of the subject; of data scenarios
  bool in_cell = false;                   // stands in a table of cases: no keyword before it
};
/// Rows as a file would hold them: cells that the loader reads as they stand
/// (names of values in their stable form); an empty cell is missing.
struct DataRow { std::vector<std::string> cells; Span span; };
struct DataTable {
  EntityId entity;
  Name department;                                           // 提供; empty: none
  std::vector<std::pair<std::int64_t, std::int64_t>> covers; // dates, both included; sorted
  std::vector<FieldId> columns;                              // holds the key
  std::vector<DataRow> rows;
  Span span;
};
/// A scenario sets values of one problem, or gives rows (data): never both.
/// Each row of a table of cases is a scenario of its own.
struct Scenario {
  Name name;
  std::vector<Setting> given;
  std::optional<std::pair<std::int64_t, std::int64_t>> evidence;   // items, departments
  std::vector<RuleId> evidence_short;     // rules whose evidence falls short; sorted
  bool no_accountable = false;
  std::vector<Expectation> expect;
  Span span;                              // its name; of a row, the row
  std::vector<DataTable> data = {};       // as written
  std::optional<std::int64_t> as_of = {}; // 截至日; of data scenarios
};

struct Version {
  Name name;                 // of the policy
  std::string version;
  std::optional<std::int64_t> enacted, effective, expires;
  Name basis;
  Language language;         // of the header's file
  std::vector<Measure> measures;            // sorted by (entity, stable name)
  std::vector<Finding> findings;            // sorted by stable name
  std::vector<Constraint> constraints;
  std::optional<Accountable> accountable;
  std::vector<Cause> causes;                // sorted by stable name
  std::vector<Rule> rules;                  // sorted by rule id (L9)
  CauseId fallback;                         // invalid: refer
  std::optional<Span> fallback_span;        // of 其余, where it is written
  std::vector<Interventions> interventions; // at most one a scope, by scope
  std::vector<Scenario> scenarios;          // sorted by name, place
  Span span;
};

struct Policy {
  Schema schema;
  /// Sorted by effective date; one without is alone. A package without header has one nameless version.
  std::vector<Version> versions;
  Language language = Language::Zh;  // of the header with the latest 施行
};

/// The order of rule ids: runs of digits as numbers, else by code point (R24 < R120). meaning.md L9.
bool rule_id_less(std::string_view a, std::string_view b);
Name category_name(Category category);     // 流程 / process ...
Name reason_name(Reason reason);           // no_person in both: the words of list.csv

}  // namespace yanpan::lang
