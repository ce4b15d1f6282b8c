// The program: what a checked policy means, as one flat dataflow that an engine
// can run a column at a time. The engine sees only this.
//
// A node is a value of every row of one entity; its operands stand before it
// (no circle can be written down). Equal nodes are one node, so two measures
// that ask the same thing are computed once. A predicate is a condition over
// nodes of one entity. Versions hold what differs from version to version and
// point into the shared nodes and predicates.
//
//   measure load_ratio  ⇒  n7 = divide n5 n6 : decimal of problem
//   when load_ratio >= 1.5  ⇒  p3 = n7 >= 1.5

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

using NodeId = Id<struct NodeTag>;
using PredicateId = Id<struct PredicateTag>;
using AggregateId = Id<struct AggregateTag>;

enum class NodeOp : std::uint8_t {
  Field,        // field of the entity
  Self,         // the row itself, a reference
  Follow,       // operands[0] is a reference, operands[1] a node of the entity it leads to
  Accountable,  // of a problem or case: the accountable person, a reference
  BaseDate,     // of a case: the date of its base problem
  Constant,
  AsOf,
  Add, Subtract, Multiply, Divide, FloorDivide,
  Larger, Smaller,          // two or more operands
  IfMissing,                // two operands
  Days, Months,
  DateAt, MonthOf,
  Equal, NotEqual, Less, LessEqual, Greater, GreaterEqual,
  Aggregate,
};

struct Node {
  NodeOp op;
  EntityId entity;
  Type type;
  std::vector<NodeId> operands;
  FieldId field;               // Field
  AggregateId aggregate;       // Aggregate
  Constant constant;           // Constant
  int offset_minutes = 0;      // DateAt
  Name label;                  // the measure or entity.field it stands for, where it has a name
  bool on_problems = false;    // rests on the rows of problems: only after findings
  bool on_accountable = false; // rests on 责任人: only after the accountable persons
};

struct AggregatePlan {
  AggregateForm form;
  EntityId over;
  EntityId of;
  NodeId value;                // invalid for Count and Exists
  NodeId order;                // Latest, Earliest
  struct Same { NodeId row, self; };
  std::vector<Same> same;
  PredicateId where;           // invalid: none
  bool has_window = false;
  WindowKind window = WindowKind::Before;
  NodeId row_date, self_date;
  std::int64_t count = 0;
  DurationUnit unit = DurationUnit::Days;
  bool include_day = false;
  bool excluding_self = false;
  bool value_never_negative = false;
};

struct Predicate {
  Condition::Kind kind = Condition::Kind::All;
  std::vector<PredicateId> members;     // All, Any
  // Atom:
  EntityId entity;
  NodeId node;                          // invalid for CauseIn, CauseNotIn; ServingOn: the date
  Comparison comparison = Comparison::True;
  std::vector<Constant> right;
  std::vector<CauseTest> causes;
  Name label;                           // what `missing` and `margin` call the left side
  /// In 其中: a comparison with a value missing only for want of a 责任人 is false (meaning.md C5).
  bool absent_is_false = false;
};

/// Where each atom of a condition was written, in the order of the tree: what
/// tests of a policy point at. Predicates are shared and have no place.
using AtomPlaces = std::vector<Span>;

struct FindingPlan {
  Name name;
  EntityId of;
  NodeId to_case, date;
  std::uint32_t kind, severity;
  PredicateId when;
  AtomPlaces when_places = {};
  Span span = {};
};
struct ConstraintPlan { EntityId of; PredicateId when; Name label; };
struct StepPlan { Name name; PredicateId when; Span span = {}; };
struct AccountablePlan {
  std::vector<BaseOrder> base;
  std::vector<PredicateId> collective;  // of the case
  std::vector<StepPlan> steps;          // of the participation
  std::vector<AtomPlaces> collective_places = {};   // by collective
};
struct RulePlan {
  std::string id;
  Name title, basis;
  std::int64_t tier;
  CauseId cause;
  std::int64_t evidence_items, evidence_departments;
  PredicateId when, unless;             // unless invalid: none
  std::vector<RuleId> precedes;         // transitive closure inside the tier
  std::optional<std::int64_t> effective, expires;
  AtomPlaces when_places = {}, unless_places = {};
  Span span = {};
};
struct TableRowPlan {
  PredicateId when;
  Name intervention, actor;
  std::optional<std::pair<std::int64_t, DurationUnit>> due;
  Span span = {};
};
struct TablePlan { TableScope scope; std::vector<TableRowPlan> rows; };
struct MeasurePlan { Name name; EntityId of; NodeId node; std::optional<Range> range = {}; };

/// A scenario with its paths as nodes; what it does not set is missing (S1).
struct ScenarioPlan {
  struct Given { NodeId node; std::optional<Constant> value; };
  struct Expected { Expectation expectation; NodeId because; std::vector<NodeId> values; };  // values: as in the expectation
  Name name;
  std::vector<Given> given;
  std::optional<std::pair<std::int64_t, std::int64_t>> evidence;
  std::vector<RuleId> evidence_short;
  bool no_accountable = false;
  std::vector<Expected> expect;
  Span span;
  std::vector<DataTable> data = {};             // not empty: rows that run through the engine
  std::optional<std::int64_t> as_of = {};
};

struct VersionPlan {
  Name name;
  std::string version;
  std::optional<std::int64_t> effective, end;   // end: 失效 or the next version's 施行, exclusive
  Name basis;
  std::vector<MeasurePlan> measures;
  std::vector<FindingPlan> findings;
  std::vector<ConstraintPlan> constraints;
  AccountablePlan accountable;
  std::vector<Cause> causes;
  std::vector<RulePlan> rules;                  // in order of rule id
  CauseId fallback;
  std::vector<TablePlan> tables;
  std::vector<ScenarioPlan> scenarios;
};

struct Program {
  Schema schema;
  std::vector<Node> nodes;
  std::vector<AggregatePlan> aggregates;
  std::vector<Predicate> predicates;
  std::vector<VersionPlan> versions;            // by effective date
  Language language = Language::Zh;

  const Node& node(NodeId id) const { return nodes[id.value]; }
  const Predicate& predicate(PredicateId id) const { return predicates[id.value]; }
};

/// Checked policy to program. Total: a policy that check accepted always lowers.
Program lower(const Policy& policy);

/// The program as text, one node, predicate or plan a line; used by golden tests.
std::string print(const Program& program);

/// The invariants of a program, each a sentence; empty when all hold. Always
/// run after lower; a breach is our own bug.
std::vector<std::string> verify(const Program& program);

}  // namespace yanpan::lang
