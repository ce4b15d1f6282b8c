#include "engine/scenario/formula.hpp"

#include <utility>

namespace yanpan::engine {

using lang::PredicateId;
using lang::Program;

Formula::Formula(const Program& program, PredicateId when, PredicateId unless) {
  std::vector<std::size_t> members{add(program, when)};
  if (unless.valid()) {
    const std::size_t excepted = add(program, unless);
    members.push_back(add(Kind::Not, {excepted}));
  }
  add(Kind::All, std::move(members));
}

Formula Formula::any_of(const Program& program, const std::vector<PredicateId>& conditions) {
  Formula formula;
  std::vector<std::size_t> members;
  for (PredicateId id : conditions) members.push_back(formula.add(program, id));
  formula.add(Kind::Any, std::move(members));
  return formula;
}

std::size_t Formula::add(Kind kind, std::vector<std::size_t> members) {
  parts_.push_back({kind, 0, std::move(members)});
  return parts_.size() - 1;
}

std::size_t Formula::add(const Program& program, PredicateId id) {
  const lang::Predicate& p = program.predicate(id);
  if (p.kind == lang::Condition::Kind::Atom) {
    parts_.push_back({Kind::Atom, atoms_.size(), {}});
    atoms_.push_back(id);
    return parts_.size() - 1;
  }
  std::vector<std::size_t> members;
  for (PredicateId member : p.members) members.push_back(add(program, member));
  return add(p.kind == lang::Condition::Kind::All ? Kind::All : Kind::Any, std::move(members));
}

Truth Formula::value(const Part& part, const std::vector<Truth>& atoms) const {
  if (part.kind == Kind::Atom) return atoms[part.atom];
  Truth out = part.kind == Kind::Any ? kFalse : kTrue;
  for (std::size_t member : part.members) {
    const Truth truth = value(parts_[member], atoms);
    out = part.kind == Kind::Any ? either(out, truth) : part.kind == Kind::Not ? negate(truth) : both(out, truth);
  }
  return out;
}

bool Formula::decides(std::vector<Truth>& atoms, std::size_t atom) const {
  const Truth is = atoms[atom], before = value(atoms);
  if (is == kUnknown || before == kUnknown) return false;
  atoms[atom] = negate(is);
  const Truth after = value(atoms);
  atoms[atom] = is;
  return after != before;
}

}  // namespace yanpan::engine
