// Why a problem has the verdict it has: the person, the cause and the
// intervention, each with what was tried and what decided. Read from a finished
// attribution that kept its evidence; nothing is decided here.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/attribute/stages.hpp"
#include "engine/explain/change.hpp"
#include "engine/explain/facts.hpp"
#include "engine/explain/tested.hpp"
#include "engine/print/list_rows.hpp"

namespace yanpan::engine {

/// A participation of the case, tried by one step.
struct ParticipationWhy {
  RowId row;
  RowId person;                        // kNoRow: not known
  std::string from, to;                // the term as printed; empty: none given, or not declared
  ConditionWhy condition;
};

struct StepWhy {
  Name name;
  std::vector<ParticipationWhy> participations;   // all of the case, by row
  bool decided = false;
};

/// C3 and C4: the one person of the case.
struct AccountableWhy {
  RowId case_ = kNoRow;                // kNoRow: the problem names no case
  RowId person = kNoRow;
  std::optional<lang::Reason> reason;
  RowId base_problem = kNoRow;
  std::string base_date;               // as printed; empty: missing
  const lang::VersionPlan* version = nullptr;     // whose 责任人 block it was
  std::vector<ConditionWhy> collective;
  std::vector<StepWhy> steps;          // up to the one that decided; all where none did
};

/// What became of a rule.
enum class Fate : std::uint8_t {
  Decided,        // gave the cause
  SameCause,      // fired, gives the same cause
  Contributes,    // fired, in a weaker tier
  Tied,           // fired, in the deciding tier, with another cause
  Preceded,       // fired or unknown, and removed by a rule that precedes it
  Unknown,        // not known whether it fires
  NoEvidence,     // its conditions hold, its evidence does not suffice
  OutOfForce,     // its conditions hold, its own period does not hold the main date
  Fails,
};
/// decided, same_cause ...; the same in every language.
std::string_view word(Fate fate);

/// L2, of a rule that asks for evidence and whose conditions hold.
struct EvidenceWhy {
  std::size_t items = 0, may_items = 0;      // rows cited surely; rows that may match
  std::vector<Name> departments;             // of the sure ones
  Truth enough = kUnknown;
};

struct RuleWhy {
  const lang::RulePlan* rule;
  Fate fate;
  ConditionWhy when;
  std::optional<ConditionWhy> unless;
  std::optional<EvidenceWhy> evidence;
  const lang::RulePlan* preceded_by = nullptr;
};

/// One row of the table for problems, down to the one that matched.
struct TableRowWhy {
  std::size_t number;                  // from 1
  const lang::TableRowPlan* row;
  ConditionWhy condition;
};

struct Why {
  ListRow row;
  AccountableWhy accountable;
  std::vector<RuleWhy> rules;          // strongest tier first, then by id; none where no rule is tried
  std::vector<TableRowWhy> table;      // none where the problem is referred
  std::vector<std::string> missing;    // names of what is not known and could change the verdict
  Distance distance;                   // to another verdict
  Explanation explanation;
};

/// `attribution` was made with keep_evidence.
Why explain_why(const Attribution& attribution, RowId problem, Language language);

}  // namespace yanpan::engine
