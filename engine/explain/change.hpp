// What would have to be otherwise for another verdict: the smallest sets of
// facts, found by trying all of that size and proved smallest by having tried
// all smaller ones.
//
// A fact is a value that rules test of the problem: a field or a measure. Its
// possible values fall into a few cells that no condition of the version tells
// apart (lang/decide), so trying one value a cell tries them all. Each fact is
// taken by itself, as in `prove`; constraints hold; the person stays as it is.

#pragma once

#include <optional>
#include <string>
#include <vector>

#include "engine/explain/tested.hpp"

namespace yanpan::engine {

struct ChangedFact {
  lang::NodeId node;             // invalid: a term of office
  Name name;
  RowId participation = kNoRow;  // whose fact it is; kNoRow: the problem's, or the case's
  std::string from, to;          // as printed; empty: missing
};

struct ChangeSet {
  std::vector<ChangedFact> facts;                  // by name
  const lang::RulePlan* rule = nullptr;            // that then gives the cause; null: the fallback
  bool assumes_evidence = false;                   // its evidence counts as sufficient, which no fact shows
};

struct ChangeAnswer {
  enum class Kind : std::uint8_t {
    AlreadySo,
    Found,
    None,           // no change of these facts gives it
    NotDecided,     // the work limit was reached
  } kind = Kind::None;
  std::vector<ChangeSet> sets;   // of the smallest size, by their names; one a set of facts, the nearest values
  std::size_t facts = 0;         // how many facts could be changed at all
};

/// The least change that gives `cause`, certainly or as provisionally as now, of
/// the same person, over facts that rest on a field marked 可争议.
ChangeAnswer smallest_change(const Attribution& attribution, RowId problem, lang::CauseId cause, Language language);

/// The least change that makes `person` accountable for the problem's case: facts
/// of its participations that the steps test, and of the case that 集体 tests,
/// where marked 可争议. Base problem and base date stay as they are.
ChangeAnswer smallest_change_to(const Attribution& attribution, RowId problem, RowId person, Language language);

/// How far a verdict is from another one: another cause, or a referral.
struct Distance {
  std::optional<std::size_t> facts;                // fewest facts, all of them; absent: none gives another, or not decided
  std::optional<std::int64_t> steps;               // fewest steps that one value must move; absent: no one value that has steps
  Name steps_of;                                   // of which fact
  bool disputable = false;                         // one fact that may be contested is enough
};

Distance distance_to_another(const Attribution& attribution, RowId problem);

/// The value is read from a field marked 可争议, directly or through its rows; what
/// it owes to 责任人 alone does not count.
std::vector<bool> disputable_nodes(const lang::Program& program);

}  // namespace yanpan::engine
