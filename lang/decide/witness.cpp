#include "lang/decide/witness.hpp"

#include <algorithm>

namespace yanpan::lang {

namespace {

using Clause = Assumptions::Clause;

class Smallest {
 public:
  Smallest(const Space& space, const std::vector<FormulaId>& formulas, const std::vector<FormulaId>& constraints, const std::vector<VariableId>& order, Work& work)
      : space_(space), order_(order), work_(work), partial_(space, Assumptions::Missing::Everywhere), whole_(space, Assumptions::Missing::WhereTested), free_(constraints.empty()) {
    for (FormulaId f : formulas) partial_.assume(f);
    for (FormulaId c : constraints) partial_.assume(c), whole_.assume(c);
  }

  std::optional<Witness> find() {
    if (search() != Answer::Yes) return std::nullopt;
    while (best_count_ > 0 && find_with(best_count_ - 1)) {}
    partial_.set_limit(best_count_);
    choose_names();
    choose_cells();
    return best_;
  }

 private:
  bool find_with(std::size_t limit) {
    partial_.push();
    partial_.set_limit(limit);
    const bool found = partial_.must_be_set() <= limit && search() == Answer::Yes;
    partial_.pop();
    return found;
  }

  // ---- one solution within the limit ---------------------------------------------------

  Answer search() {
    partial_.push();
    const Answer answer = descend();
    partial_.pop();
    return answer;
  }

  Answer descend() {
    if (!partial_.possible()) return Answer::No;
    const std::optional<Clause> clause = narrowest();
    if (!clause) return leaf();
    for (FormulaId way : cheapest_first(partial_.ways(*clause))) {
      partial_.push();
      const std::int64_t before = partial_.looked_at();
      const bool goes = partial_.take(*clause, way);
      const Answer answer = !work_.take(1 + partial_.looked_at() - before) ? Answer::NotDecided : goes ? descend() : Answer::No;
      partial_.pop();
      if (answer != Answer::No) return answer;
      const Formula& f = space_.formula(way);
      if (f.kind == Formula::Kind::Literal && !exclude(f)) return Answer::No;
    }
    return Answer::No;
  }

  bool exclude(const Formula& literal) {
    CellSet others = literal.cells;
    for (std::uint64_t& word : others) word = ~word;
    return partial_.keep(literal.variable, others);
  }

  std::optional<Clause> narrowest() const {
    std::optional<Clause> best;
    std::size_t fewest = 0;
    for (Clause c = 0; c < partial_.clause_count(); ++c) {
      if (!partial_.open(c)) continue;
      const std::size_t n = partial_.count_ways(c);
      if (!best || n < fewest) best = c, fewest = n;
      if (fewest <= 2) break;
    }
    return best;
  }

  /// Ways over values that are set anyway cost nothing more.
  std::vector<FormulaId> cheapest_first(std::vector<FormulaId> ways) const {
    std::stable_partition(ways.begin(), ways.end(), [&](FormulaId way) {
      const Formula& f = space_.formula(way);
      return f.kind == Formula::Kind::Literal && (!space_.variable(f.variable).path || !partial_.may_be_missing(f.variable));
    });
    return ways;
  }

  /// All formulas hold whatever the values not set: what is left is whether the
  /// constraints allow it, with some known values where nothing is set.
  Answer leaf() {
    whole_.push();
    for (VariableId v : order_) take_over(v);
    const Answer allowed = whole_.solve(work_);
    whole_.pop();
    if (allowed == Answer::Yes) note();
    return allowed == Answer::No ? set_one_more() : allowed;
  }

  void take_over(VariableId v) {
    const Variable& variable = space_.variable(v);
    if (!variable.path) return;
    if (!partial_.may_be_missing(v)) {
      whole_.keep(v, CellSet(partial_.cells_of(v), partial_.cells_of(v) + variable.words));
    } else if (variable.tests_missing) {
      whole_.keep_missing(v, true);
    }
  }

  /// A value whose absence is tested would be missing; the constraints may need it known.
  Answer set_one_more() {
    for (VariableId v : order_) {
      const Variable& variable = space_.variable(v);
      if (!variable.path || !variable.tests_missing || !partial_.may_be_missing(v)) continue;
      partial_.push();
      const Answer answer = partial_.keep_missing(v, false) ? descend() : Answer::No;
      partial_.pop();
      if (answer != Answer::No) return answer;
      if (!partial_.keep_missing(v, true)) return Answer::No;
    }
    return Answer::No;
  }

  void note() {
    best_.cells.assign(space_.variables().size(), std::nullopt);
    best_count_ = 0;
    for (VariableId v : order_) {
      const Variable& variable = space_.variable(v);
      if (variable.path && partial_.may_be_missing(v)) continue;
      std::size_t cell = 0;
      while (!partial_.may_be(v, cell)) ++cell;
      best_.cells[v.value] = cell;
      if (variable.path) ++best_count_;
    }
  }

  // ---- the first of the smallest -----------------------------------------------------------

  template <class Narrow>
  bool still_possible(Narrow narrow) {
    partial_.push();
    const bool found = narrow() && search() == Answer::Yes;
    partial_.pop();
    return found;
  }

  void choose_names() {
    for (VariableId v : order_) {
      if (!space_.variable(v).path) continue;
      const bool set = best_.cells[v.value] || still_possible([&] { return partial_.keep_missing(v, false); });
      if (partial_.may_be_missing(v)) partial_.keep_missing(v, !set);
    }
  }

  /// A leaf leaves every cell that fits all formulas; a constraint may need another one.
  void choose_cells() {
    for (VariableId v : order_) {
      if (!best_.cells[v.value]) continue;
      for (std::size_t cell = 0; cell < space_.variable(v).cells.size(); ++cell) {
        if (!partial_.may_be(v, cell)) continue;
        const bool known = best_.cells[v.value] == cell && (free_ || !space_.variable(v).path);
        const bool fits = known || still_possible([&] { return partial_.keep_cell(v, cell); });
        if (!fits && work_.left > 0) continue;
        partial_.keep_cell(v, fits ? cell : *best_.cells[v.value]);
        break;
      }
    }
  }

  const Space& space_;
  const std::vector<VariableId>& order_;
  Work& work_;
  Assumptions partial_, whole_;
  bool free_;        // no constraint: whatever fits the formulas is a solution
  Witness best_;
  std::size_t best_count_ = 0;
};

}  // namespace

std::optional<Witness> smallest_witness(const Space& space, const std::vector<FormulaId>& formulas, const std::vector<FormulaId>& constraints,
                                        const std::vector<VariableId>& order, Work& work) {
  return Smallest(space, formulas, constraints, order, work).find();
}

}  // namespace yanpan::lang
