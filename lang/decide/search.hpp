// Is there a choice of cells that makes formulas true? An exact search: cells
// are ruled out until nothing more follows, then the formula with the fewest
// ways left is split, and what has no value in common is searched apart.
//
// Work is counted in steps (formulas looked at), not in time, so that the same
// question always ends in the same way.

#pragma once

#include <cstdint>
#include <vector>

#include "lang/decide/space.hpp"

namespace yanpan::lang {

enum class Answer : std::uint8_t { No, Yes, NotDecided };

/// Steps that may still be taken.
struct Work {
  std::int64_t left;
  bool take(std::int64_t steps = 1) { return (left -= steps) >= 0; }
};

/// Formulas that must hold and the cells they leave each variable. A stack:
/// what was assumed since a push is forgotten at the pop.
class Assumptions {
 public:
  enum class Missing : std::uint8_t {
    WhereTested,   // all values are known, but for those whose absence some condition tests
    Everywhere,    // a value may also be left unset
  };

  using Clause = std::uint32_t;   // an Or that must hold, by number

  Assumptions(const Space& space, Missing missing);

  void push();
  void pop();
  std::size_t depth() const { return levels_.size(); }
  /// False once nothing is left. Everything assumed after that is ignored until the pop.
  bool assume(FormulaId formula);
  bool keep(VariableId variable, const CellSet& cells);
  bool keep_missing(VariableId variable, bool missing);
  bool keep_cell(VariableId variable, std::size_t cell);
  bool possible() const { return !failed_; }
  /// At most this many values may be set (of variables with a path).
  void set_limit(std::size_t values) { limit_ = values; }
  std::size_t must_be_set() const { return set_; }

  bool may_be(VariableId variable, std::size_t cell) const;
  bool may_be_missing(VariableId variable) const { return may_be(variable, space_.variable(variable).cells.size()); }
  /// The cells that are left, as words from `cells_of(v)[0]`.
  const std::uint64_t* cells_of(VariableId variable) const { return &left_[offsets_[variable.value]]; }
  /// Whether the formula cannot hold any more, or must hold, looked at by itself.
  bool excluded(FormulaId formula) const { return status(formula) == Status::Fails; }
  bool certain(FormulaId formula) const { return status(formula) == Status::Holds; }

  /// Whether some choice of cells makes all that is assumed true.
  Answer solve(Work& work);

  // For searches of another kind over the same assumptions.
  std::size_t clause_count() const { return clauses_.size(); }
  bool open(Clause clause) const { return !satisfied_[clause]; }
  /// Members of the clause that may still hold.
  std::vector<FormulaId> ways(Clause clause) const;
  std::size_t count_ways(Clause clause) const;
  /// One way of an open clause, which is thereby done.
  bool take(Clause clause, FormulaId way);
  const Space& space() const { return space_; }
  std::int64_t looked_at() const { return looked_at_; }

 private:
  enum class Status : std::uint8_t { Holds, Fails, Open };
  struct Level { std::size_t trail, clauses, satisfied, set; bool failed; };
  struct Undo { VariableId variable; std::size_t words_at; };

  Status status(FormulaId formula) const;
  Status status(const Formula& formula) const;
  bool force(FormulaId formula);
  bool add_clause(FormulaId formula);
  bool look_at(Clause clause);
  bool propagate();
  void mark_satisfied(Clause clause);
  void remember(VariableId variable);
  template <class Narrow> bool narrow(VariableId variable, Narrow narrowed);
  void forget_clause();
  bool fail() { return failed_ = true, changed_.clear(), false; }

  Answer search(const std::vector<Clause>& among, std::size_t since, Work& work);
  Answer split(const std::vector<Clause>& open, Work& work);
  std::vector<std::vector<Clause>> components(const std::vector<Clause>& open) const;
  const std::vector<VariableId>& variables_of(FormulaId formula) const;

  const Space& space_;
  std::vector<std::size_t> offsets_;           // by variable, into left_
  std::vector<std::uint64_t> left_;
  std::vector<FormulaId> clauses_;             // the Ors that must hold
  std::vector<bool> satisfied_;                // by clause
  std::vector<Clause> satisfied_order_;
  std::vector<std::vector<Clause>> occurs_;    // by variable
  std::vector<Undo> trail_;
  std::vector<std::uint64_t> trail_words_;
  std::vector<Level> levels_;
  std::vector<VariableId> changed_;
  std::size_t set_ = 0;
  std::size_t limit_ = static_cast<std::size_t>(-1);
  std::int64_t looked_at_ = 0;
  bool failed_ = false;
  mutable std::vector<std::vector<VariableId>> variables_of_;   // by formula, made when first asked for
};

}  // namespace yanpan::lang
