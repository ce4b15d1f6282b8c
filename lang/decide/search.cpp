#include "lang/decide/search.hpp"

#include <algorithm>
#include <numeric>

namespace yanpan::lang {

Assumptions::Assumptions(const Space& space, Missing missing) : space_(space), occurs_(space.variables().size()) {
  for (const Variable& v : space.variables()) {
    offsets_.push_back(left_.size());
    const bool may_miss = v.path && (v.tests_missing || missing == Missing::Everywhere);
    for (std::size_t w = 0; w < v.words; ++w) left_.push_back(~std::uint64_t{0});
    const std::size_t bits = v.cells.size() + (may_miss ? 1 : 0);
    left_.back() = bits % 64 == 0 && bits == v.words * 64 ? ~std::uint64_t{0} : (std::uint64_t{1} << (bits - (v.words - 1) * 64)) - 1;
    if (bits == 0) failed_ = true;
    if (v.path && !may_miss) ++set_;
  }
}

// ---- the stack -----------------------------------------------------------------------

void Assumptions::push() { levels_.push_back({trail_.size(), clauses_.size(), satisfied_order_.size(), set_, failed_}); }

void Assumptions::pop() {
  const Level level = levels_.back();
  levels_.pop_back();
  while (trail_.size() > level.trail) {
    const Undo undo = trail_.back();
    trail_.pop_back();
    std::copy(trail_words_.begin() + static_cast<std::ptrdiff_t>(undo.words_at), trail_words_.end(), left_.begin() + static_cast<std::ptrdiff_t>(offsets_[undo.variable.value]));
    trail_words_.resize(undo.words_at);
  }
  while (satisfied_order_.size() > level.satisfied) {
    satisfied_[satisfied_order_.back()] = false;
    satisfied_order_.pop_back();
  }
  while (clauses_.size() > level.clauses) forget_clause();
  set_ = level.set;
  failed_ = level.failed;
  changed_.clear();
}

void Assumptions::forget_clause() {
  for (VariableId v : variables_of(clauses_.back())) occurs_[v.value].pop_back();
  clauses_.pop_back();
  satisfied_.pop_back();
}

void Assumptions::remember(VariableId variable) {
  trail_.push_back({variable, trail_words_.size()});
  const std::uint64_t* words = cells_of(variable);
  trail_words_.insert(trail_words_.end(), words, words + space_.variable(variable).words);
}

// ---- narrowing -----------------------------------------------------------------------

bool Assumptions::may_be(VariableId variable, std::size_t cell) const { return (cells_of(variable)[cell / 64] >> (cell % 64)) & 1; }

/// `narrowed(word index)` is the mask to keep.
template <class Narrow>
bool Assumptions::narrow(VariableId variable, Narrow narrowed) {
  if (failed_) return false;
  const Variable& v = space_.variable(variable);
  std::uint64_t* words = &left_[offsets_[variable.value]];
  bool changes = false;
  for (std::size_t w = 0; w < v.words; ++w) changes = changes || (words[w] & ~narrowed(w)) != 0;
  if (!changes) return true;
  const bool could_miss = v.path && may_be_missing(variable);
  remember(variable);
  std::uint64_t any = 0;
  for (std::size_t w = 0; w < v.words; ++w) any |= words[w] &= narrowed(w);
  if (any == 0) return fail();
  if (could_miss && !may_be_missing(variable) && ++set_ > limit_) return fail();
  changed_.push_back(variable);
  return true;
}

bool Assumptions::keep(VariableId variable, const CellSet& cells) {
  return narrow(variable, [&](std::size_t w) { return cells[w]; }) && propagate();
}

bool Assumptions::keep_missing(VariableId variable, bool missing) {
  const std::size_t bit = space_.variable(variable).cells.size();
  return narrow(variable, [&](std::size_t w) {
    const std::uint64_t mask = w == bit / 64 ? std::uint64_t{1} << (bit % 64) : 0;
    return missing ? mask : ~mask;
  }) && propagate();
}

bool Assumptions::keep_cell(VariableId variable, std::size_t cell) {
  return narrow(variable, [&](std::size_t w) { return w == cell / 64 ? std::uint64_t{1} << (cell % 64) : 0; }) && propagate();
}

bool Assumptions::assume(FormulaId formula) { return !failed_ && force(formula) && propagate(); }

bool Assumptions::force(FormulaId id) {
  const Formula& f = space_.formula(id);
  switch (f.kind) {
    case Formula::Kind::True: return true;
    case Formula::Kind::False: return fail();
    case Formula::Kind::Literal: return narrow(f.variable, [&](std::size_t w) { return f.cells[w]; });
    case Formula::Kind::And: return std::all_of(f.members.begin(), f.members.end(), [&](FormulaId m) { return force(m); });
    case Formula::Kind::Or: return add_clause(id);
  }
  return true;
}

bool Assumptions::add_clause(FormulaId formula) {
  const auto clause = static_cast<Clause>(clauses_.size());
  clauses_.push_back(formula);
  satisfied_.push_back(false);
  for (VariableId v : variables_of(formula)) occurs_[v.value].push_back(clause);
  return look_at(clause);
}

/// One way left must be taken; none left is a contradiction.
bool Assumptions::look_at(Clause clause) {
  ++looked_at_;
  FormulaId way;
  std::size_t ways = 0;
  for (FormulaId member : space_.formula(clauses_[clause]).members) {
    const Status s = status(member);
    if (s == Status::Holds) return mark_satisfied(clause), true;
    if (s == Status::Open && ++ways == 1) way = member;
    if (ways > 1 && s == Status::Open) continue;
  }
  if (ways == 0) return fail();
  if (ways > 1) return true;
  mark_satisfied(clause);
  return force(way);
}

void Assumptions::mark_satisfied(Clause clause) {
  satisfied_[clause] = true;
  satisfied_order_.push_back(clause);
}

bool Assumptions::propagate() {
  while (!failed_ && !changed_.empty()) {
    const VariableId v = changed_.back();
    changed_.pop_back();
    // Clauses are appended while this one's are looked at; those are looked at when added.
    const std::size_t count = occurs_[v.value].size();
    for (std::size_t i = 0; i < count && !failed_; ++i) {
      const Clause clause = occurs_[v.value][i];
      if (!satisfied_[clause] && !look_at(clause)) return false;
    }
  }
  return !failed_;
}

// ---- how a formula stands ---------------------------------------------------------------

Assumptions::Status Assumptions::status(FormulaId id) const { return status(space_.formula(id)); }

Assumptions::Status Assumptions::status(const Formula& f) const {
  switch (f.kind) {
    case Formula::Kind::True: return Status::Holds;
    case Formula::Kind::False: return Status::Fails;
    case Formula::Kind::Literal: {
      const std::uint64_t* words = cells_of(f.variable);
      std::uint64_t in = 0, out = 0;
      for (std::size_t w = 0; w < f.cells.size(); ++w) in |= words[w] & f.cells[w], out |= words[w] & ~f.cells[w];
      return in == 0 ? Status::Fails : out == 0 ? Status::Holds : Status::Open;
    }
    default: break;
  }
  const Status decides = f.kind == Formula::Kind::And ? Status::Fails : Status::Holds;
  bool open = false;
  for (FormulaId member : f.members) {
    const Status s = status(member);
    if (s == decides) return decides;
    open = open || s == Status::Open;
  }
  return open ? Status::Open : decides == Status::Fails ? Status::Holds : Status::Fails;
}

bool Assumptions::take(Clause clause, FormulaId way) {
  mark_satisfied(clause);
  return assume(way);
}

std::vector<FormulaId> Assumptions::ways(Clause clause) const {
  std::vector<FormulaId> result;
  for (FormulaId member : space_.formula(clauses_[clause]).members) {
    if (status(member) != Status::Fails) result.push_back(member);
  }
  return result;
}

std::size_t Assumptions::count_ways(Clause clause) const {
  const auto& members = space_.formula(clauses_[clause]).members;
  return static_cast<std::size_t>(std::count_if(members.begin(), members.end(), [&](FormulaId m) { return status(m) != Status::Fails; }));
}

const std::vector<VariableId>& Assumptions::variables_of(FormulaId id) const {
  if (variables_of_.size() <= id.value) variables_of_.resize(id.value + 1);
  auto& known = variables_of_[id.value];
  if (!known.empty()) return known;
  const Formula& f = space_.formula(id);
  if (f.kind == Formula::Kind::Literal) return known = {f.variable};
  std::vector<VariableId> all;
  for (FormulaId member : f.members) {
    const auto& more = variables_of(member);
    all.insert(all.end(), more.begin(), more.end());
  }
  std::sort(all.begin(), all.end());
  all.erase(std::unique(all.begin(), all.end()), all.end());
  return variables_of_[id.value] = std::move(all);
}

// ---- search ---------------------------------------------------------------------------

Answer Assumptions::solve(Work& work) {
  if (failed_) return Answer::No;
  std::vector<Clause> all(clauses_.size());
  std::iota(all.begin(), all.end(), Clause{0});
  push();
  const Answer answer = search(all, clauses_.size(), work);
  pop();
  return answer;
}

/// Of the clauses `among`, and those added since, all must hold.
Answer Assumptions::search(const std::vector<Clause>& among, std::size_t since, Work& work) {
  if (failed_) return Answer::No;
  std::vector<Clause> left;
  for (Clause c : among) {
    if (open(c)) left.push_back(c);
  }
  for (std::size_t c = since; c < clauses_.size(); ++c) {
    if (!satisfied_[c]) left.push_back(static_cast<Clause>(c));
  }
  if (left.empty()) return Answer::Yes;
  const auto parts = components(left);
  if (parts.size() == 1) return split(left, work);
  for (const auto& part : parts) {
    push();
    const Answer answer = split(part, work);
    pop();
    if (answer != Answer::Yes) return answer;
  }
  return Answer::Yes;
}

/// Tries the ways of the clause that has the fewest, one after the other.
Answer Assumptions::split(const std::vector<Clause>& open_clauses, Work& work) {
  if (!work.take(static_cast<std::int64_t>(open_clauses.size()))) return Answer::NotDecided;
  Clause best = open_clauses.front();
  std::size_t fewest = count_ways(best);
  for (Clause c : open_clauses) {
    if (fewest <= 2) break;
    if (const std::size_t n = count_ways(c); n < fewest) best = c, fewest = n;
  }
  const std::size_t since = clauses_.size();
  for (FormulaId way : ways(best)) {
    push();
    const std::int64_t before = looked_at_;
    const bool goes = take(best, way);
    const bool worked = work.take(looked_at_ - before);
    const Answer answer = !worked ? Answer::NotDecided : goes ? search(open_clauses, since, work) : Answer::No;
    pop();
    if (answer != Answer::No) return answer;
    // That way is closed: what follows need not look into it again.
    const Formula& f = space_.formula(way);
    if (f.kind == Formula::Kind::Literal && !(narrow(f.variable, [&](std::size_t w) { return ~f.cells[w]; }) && propagate())) return Answer::No;
  }
  return Answer::No;
}

/// Clauses that share a value that is still open stand in one part.
std::vector<std::vector<Assumptions::Clause>> Assumptions::components(const std::vector<Clause>& open_clauses) const {
  std::vector<std::uint32_t> parent(space_.variables().size());
  std::iota(parent.begin(), parent.end(), 0u);
  const auto root = [&](std::uint32_t v) {
    while (parent[v] != v) v = parent[v] = parent[parent[v]];
    return v;
  };
  const auto settled = [&](VariableId v) {
    const std::uint64_t* words = cells_of(v);
    std::size_t bits = 0;
    for (std::size_t w = 0; w < space_.variable(v).words; ++w) bits += static_cast<std::size_t>(__builtin_popcountll(words[w]));
    return bits == 1;
  };
  std::vector<std::uint32_t> first(open_clauses.size());
  for (std::size_t i = 0; i < open_clauses.size(); ++i) {
    bool found = false;
    for (VariableId v : variables_of(clauses_[open_clauses[i]])) {
      if (settled(v)) continue;
      if (!found) first[i] = v.value, found = true;
      parent[root(v.value)] = root(first[i]);
    }
  }
  std::vector<std::vector<Clause>> parts;
  std::vector<std::uint32_t> of_root(parent.size(), UINT32_MAX);
  for (std::size_t i = 0; i < open_clauses.size(); ++i) {
    std::uint32_t& part = of_root[root(first[i])];
    if (part == UINT32_MAX) part = static_cast<std::uint32_t>(parts.size()), parts.emplace_back();
    parts[part].push_back(open_clauses[i]);
  }
  return parts;
}

}  // namespace yanpan::lang
