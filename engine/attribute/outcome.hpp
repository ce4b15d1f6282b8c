// The result of one attribution: for every case one accountable person or one
// reason, for every problem one cause or one reason (P1), and the interventions
// that follow. Plain data; the graph and every output file are made from it.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "engine/model/column.hpp"
#include "engine/model/snapshot.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

enum class Status : std::uint8_t { Attributed, Provisional, Referred };
inline constexpr std::uint8_t kNoVersion = 0xff;

/// Lists that many rows share (contributing causes, missing names), each once.
/// Id 0 is the empty list.
struct SharedLists {
  std::vector<std::vector<std::uint32_t>> lists{{}};
  std::map<std::vector<std::uint32_t>, std::uint32_t> index{{{}, 0}};
  std::uint32_t add(std::vector<std::uint32_t> list);   // finds an equal one or appends
};

struct CaseVerdict {
  RowId person = kNoRow;                 // of the person table
  std::optional<lang::Reason> reason;    // set exactly when person is kNoRow
  RowId base_problem = kNoRow;
  std::optional<std::int64_t> base_date;
  std::uint8_t version = 0;              // whose 责任人 block decided
  std::uint32_t missing = 0;             // Outcome::label_lists, names the fields the steps lacked
  bool in_scope = false;                 // has a problem
  std::int16_t step = -1;                // the step that decided; -1: none
};

struct ProblemVerdict {
  std::uint8_t version = kNoVersion;     // in force on the main date
  Status status = Status::Referred;
  std::optional<lang::Reason> reason;
  lang::CauseId cause;                   // of the version
  lang::RuleId rule;                     // invalid: fallback or referred
  std::optional<std::int64_t> tier;
  std::uint32_t contributing = 0;        // Outcome::cause_lists: ids of the version's causes
  std::uint32_t missing = 0;             // Outcome::label_lists
  std::int16_t intervention = -1;        // row of the version's problem table
  bool cause_provisional = false;
  bool intervention_provisional = false;
};

struct InterventionVerdict {
  lang::TableScope scope;
  RowId subject;                         // row of problem (smallest id), person or unit
  std::uint32_t kind = 0;                // index in the kind set
  bool has_kind = true;
  Name intervention, actor;
  std::optional<std::int64_t> due;       // date
  bool provisional = false;
  std::vector<RowId> problems;           // sorted by id
};

/// A finding whose condition, or date, is not known: listed, never a problem (C2).
struct OpenQuestion {
  Name finding;
  lang::EntityId entity;
  RowId row;
  std::vector<std::uint32_t> labels;     // Outcome::labels: what is not known
};
struct BrokenConstraint { std::uint8_t version; std::uint32_t constraint; lang::EntityId entity; RowId row; };
struct UnlinkedRow { lang::EntityId entity; RowId row; Name field; };
/// An integer outside 64 bits or a date outside the years 1 to 9999 (V2).
struct OverflowNote { Name label; lang::EntityId entity; RowId row; };

struct Outcome {
  /// Problems as attributed: the loaded rows, then the findings' rows. Replaces
  /// the snapshot's problem table; keys and origins included.
  Table problems;
  /// For a problem found by the engine: the row it was found on. Empty or by row - loaded rows.
  std::size_t loaded_problems = 0;
  struct Found { lang::EntityId entity; RowId row; Name finding; std::uint8_t version; };
  std::vector<Found> found;

  std::vector<RowId> problem_order;      // rows of `problems` sorted by id
  std::vector<RowId> accountable;        // by problem row: person or kNoRow
  std::vector<CaseVerdict> cases;        // by case row
  std::vector<ProblemVerdict> verdicts;  // by problem row
  std::vector<InterventionVerdict> interventions;  // all scopes
  std::vector<Name> labels;              // names used in `missing`
  SharedLists label_lists;               // sorted by stable name
  SharedLists cause_lists;               // in output order
  std::vector<OpenQuestion> open_questions;
  std::vector<BrokenConstraint> broken;
  std::vector<UnlinkedRow> unlinked;
  std::vector<OverflowNote> overflows;
  std::optional<std::int64_t> as_of;
};

}  // namespace yanpan::engine
