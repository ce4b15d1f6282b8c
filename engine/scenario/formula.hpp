// A rule's conditions as a formula over their atoms, in the order written, so
// that one atom can be turned round while the others stay.

#pragma once

#include <cstddef>
#include <vector>

#include "engine/eval/truth.hpp"
#include "lang/program/program.hpp"

namespace yanpan::engine {

class Formula {
 public:
  /// 当 and not 除非 (invalid: none).
  Formula(const lang::Program& program, lang::PredicateId when, lang::PredicateId unless = {});
  /// Any of several conditions, as 集体 lines are.
  static Formula any_of(const lang::Program& program, const std::vector<lang::PredicateId>& conditions);

  /// Those of 当, then those of 除非.
  const std::vector<lang::PredicateId>& atoms() const { return atoms_; }
  Truth value(const std::vector<Truth>& atoms) const { return value(parts_.back(), atoms); }
  /// The atom is known, so is the value, and with the atom alone turned the value would not be that.
  bool decides(std::vector<Truth>& atoms, std::size_t atom) const;

 private:
  enum class Kind : std::uint8_t { Atom, All, Any, Not };
  struct Part {
    Kind kind = Kind::All;
    std::size_t atom = 0;
    std::vector<std::size_t> members;   // parts, all before this one
  };

  Formula() = default;
  std::size_t add(const lang::Program& program, lang::PredicateId id);
  std::size_t add(Kind kind, std::vector<std::size_t> members);
  Truth value(const Part& part, const std::vector<Truth>& atoms) const;

  std::vector<Part> parts_;             // the root is last
  std::vector<lang::PredicateId> atoms_;
};

}  // namespace yanpan::engine
