// All that the conditions of one version of a policy can tell apart: its
// values, each cut into cells (values.hpp), and conditions as formulas over
// them.
//
// A formula is built of literals "this value is in one of these cells" by and
// and or alone. Kleene's three values need no third one here: that a condition
// is true, is false, is not false or is not true are four formulas of one
// condition, and "missing" is one more cell, in which a comparison is neither.

#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "lang/base/id.hpp"
#include "lang/decide/values.hpp"
#include "lang/policy/policy.hpp"

namespace yanpan::lang {

using VariableId = Id<struct VariableTag>;
using FormulaId = Id<struct FormulaTag>;

struct Variable {
  std::optional<Path> path;        // nullopt: whether the evidence of `rule` suffices
  RuleId rule;
  std::vector<Constant> cells;     // of evidence: enough, short
  bool tests_missing = false;      // some condition asks whether it is missing
  std::size_t words = 1;           // 64-bit words of a set of its cells, missing being the last
};

/// A set of cells of one variable, one bit a cell; bit cells.size() is missing.
using CellSet = std::vector<std::uint64_t>;

struct Formula {
  enum class Kind : std::uint8_t { True, False, Literal, And, Or } kind = Kind::True;
  VariableId variable;                 // Literal
  CellSet cells;                       // Literal
  std::vector<FormulaId> members;      // And, Or
};

enum class Truth : std::uint8_t { True, False, NotFalse, NotTrue };

class Space {
 public:
  /// Paths with one key are one value: they are equal whatever the facts.
  using KeyOf = std::function<std::string(const Path&)>;

  Space(const Schema& schema, const Version& version, KeyOf key_of);

  // First everything is entered, then cut, then formulas are made.
  void enter(const Condition& condition);
  void enter(const Path& path, const Atom& atom);   // a test that no condition writes, such as a rule's period
  void enter_bounds(const Path& path, const Bounds& bounds);
  VariableId evidence(RuleId rule);
  void cut();

  /// `cause` is what a table row that tests causes is asked about.
  FormulaId formula(const Condition& condition, Truth wanted, CauseId cause = {});
  FormulaId formula(const Path& path, const Atom& atom, Truth wanted);
  FormulaId formula(VariableId evidence, bool enough);
  /// The variable of a path that was entered.
  std::optional<VariableId> find(const Path& path) const;
  FormulaId all(std::vector<FormulaId> members);
  FormulaId any(std::vector<FormulaId> members);
  FormulaId truth(bool value) const { return FormulaId(value ? std::size_t{0} : std::size_t{1}); }

  /// What the value is declared to hold.
  const Bounds& bounds(VariableId id) const { return entered_[id.value].bounds; }
  const std::vector<Variable>& variables() const { return variables_; }
  const Variable& variable(VariableId id) const { return variables_[id.value]; }
  const Formula& formula(FormulaId id) const { return formulas_[id.value]; }

 private:
  struct Entered { Bounds bounds; std::vector<const Atom*> atoms; };

  VariableId variable_of(const Path& path);
  Bounds declared(const Path& path) const;
  bool tells(const Atom& atom, CauseId cause) const;
  FormulaId literal(VariableId variable, CellSet cells);
  FormulaId group(Formula::Kind kind, std::vector<FormulaId> members);

  const Schema& schema_;
  const Version& version_;
  KeyOf key_of_;
  std::map<std::string, VariableId> by_key_;
  std::vector<Entered> entered_;       // by variable
  std::vector<Variable> variables_;
  std::vector<Formula> formulas_;
};

}  // namespace yanpan::lang
