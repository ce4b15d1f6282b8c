// Values and conditions of one version of the policy, for one row at a time.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <vector>

#include "tests/second_opinion/world.hpp"

namespace yanpan::second {

/// What a condition is tested on.
struct Frame {
  Item self;
  bool in_where = false;                // inside 其中 (C5)
  std::optional<lang::CauseId> cause = std::nullopt;  // in an intervention table: the cause of the problem
};

class Evaluator {
 public:
  Evaluator(World& world, std::size_t version) : world_(world), version_(world.policy.versions[version]) {}

  const lang::Version& version() const { return version_; }

  Value path(const lang::Path& path, const Item& self);
  Value expression(const lang::Expr& expr, const Item& self);
  Value measure(lang::MeasureId id, const Item& self);

  Truth test(const lang::Condition& condition, const Frame& frame);
  /// Adds the atoms that are unknown and stand in unknown groups only (L5).
  void add_unknowns(const lang::Condition& condition, const Frame& frame, Names& names);
  Truth test_atom(const lang::Atom& atom, const Frame& frame);

 private:
  struct Matches {
    std::vector<Item> sure, may;
    bool may_for_conflict = false;  // some row is only a may-row because departments disagree
  };

  Value aggregate(const lang::Aggregate& aggregate, const Item& self);
  std::optional<Value> missing_self(const lang::Aggregate& aggregate, const Item& self);
  std::int64_t window_date(const lang::Aggregate& aggregate, const Item& self);
  Truth matches(const lang::Aggregate& aggregate, const Item& self, const Item& row);
  Matches all_matches(const lang::Aggregate& aggregate, const Item& self);
  bool leaves_coverage(const lang::Aggregate& aggregate, const Item& self);
  Value result(const lang::Aggregate& aggregate, const Matches& found, bool uncovered);
  Value counted(const Matches& found, bool uncovered);
  Value counted_distinct(const lang::Path& of, const Matches& found, bool uncovered);
  Value existing(const Matches& found, bool uncovered);
  Value summed(const lang::Aggregate& aggregate, const Matches& found, bool uncovered);
  Value averaged(const lang::Path& of, const Matches& found, bool uncovered);
  Value extreme(const lang::Aggregate& aggregate, const Matches& found, bool uncovered);
  Value looked_up(const lang::Path& of, const Matches& found, bool uncovered);
  Value nearest(const lang::Aggregate& aggregate, const Matches& found, bool uncovered);
  std::vector<Value> values(const lang::Path& of, const std::vector<Item>& rows);

  Value compared(const lang::Expr& expr, const std::vector<Value>& operands);
  Value arithmetic(const lang::Expr& expr, const std::vector<Value>& operands);
  Truth serving(const lang::Atom& atom, const Item& participation, Names* unknown);
  Value serving_date(const lang::Atom& atom, const Item& participation);
  bool cause_matches(const lang::Atom& atom, lang::CauseId cause) const;

  World& world_;
  const lang::Version& version_;
  std::map<std::pair<std::uint32_t, engine::RowId>, Value> measured_;  // a measure of a row never changes
};

/// Calls `visit` for every atom of the condition.
template <class Visit>
void each_atom(const lang::Condition& condition, const Visit& visit) {
  if (condition.kind == lang::Condition::Kind::Atom) return visit(condition.atom);
  for (const lang::Condition& member : condition.members) each_atom(member, visit);
}

}  // namespace yanpan::second
