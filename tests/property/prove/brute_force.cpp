#include "tests/property/prove/brute_force.hpp"

#include <algorithm>
#include <functional>

#include "tests/property/prove/policies.hpp"

namespace yanpan::trial {

namespace {

using namespace lang;

Kleene negated(Kleene k) { return static_cast<Kleene>(2 - k); }

Decimal number(const Constant& c) { return c.type.kind == TypeKind::Decimal ? c.decimal : Decimal(c.number); }
bool equal(const Constant& a, const Constant& b) { return a.type.kind == TypeKind::Text ? a.text == b.text : number(a) == number(b); }

bool says(const Atom& atom, const Constant& v) {
  const auto& r = atom.right;
  const bool in = std::any_of(r.begin(), r.end(), [&](const Constant& c) { return equal(v, c); });
  switch (atom.comparison) {
    case Comparison::Equal:
    case Comparison::Is:
    case Comparison::In: return in;
    case Comparison::NotEqual:
    case Comparison::IsNot:
    case Comparison::NotIn: return !in;
    case Comparison::Less: return number(v) < number(r[0]);
    case Comparison::LessEqual: return number(v) <= number(r[0]);
    case Comparison::Greater: return number(v) > number(r[0]);
    case Comparison::GreaterEqual: return number(v) >= number(r[0]);
    case Comparison::Between: return number(v) >= number(r[0]) && number(v) <= number(r[1]);
    case Comparison::StartsWith: return std::any_of(r.begin(), r.end(), [&](const Constant& c) { return v.text.starts_with(c.text); });
    case Comparison::True: return v.number == 1;
    case Comparison::False: return v.number == 0;
    default: return false;
  }
}

Kleene atom_truth(const Atom& atom, const std::optional<Constant>& value) {
  if (atom.comparison == Comparison::Missing) return value ? No : Yes;
  if (atom.comparison == Comparison::NotMissing) return value ? Yes : No;
  if (!value) return Unknown;
  return says(atom, *value) ? Yes : No;
}

void each_atom(const Condition& c, const std::function<void(const Atom&)>& visit) {
  if (c.kind == Condition::Kind::Atom && c.atom.causes.empty()) visit(c.atom);
  for (const Condition& m : c.members) each_atom(m, visit);
}

Condition constant(bool value) {
  Condition c;
  c.kind = value ? Condition::Kind::All : Condition::Kind::Any;
  return c;
}

Condition with_cause(Condition c, const Version& version, CauseId cause) {
  if (c.kind == Condition::Kind::Atom && !c.atom.causes.empty()) {
    const bool in = std::any_of(c.atom.causes.begin(), c.atom.causes.end(), [&](const CauseTest& t) { return t.category ? *t.category == version.causes[cause.value].category : t.cause == cause; });
    return constant(in == (c.atom.comparison == Comparison::CauseIn));
  }
  for (Condition& m : c.members) m = with_cause(m, version, cause);
  return c;
}

}  // namespace

BruteForce::BruteForce(const Policy& policy) : version_(policy.versions.front()), policy_(policy) {
  const auto visit = [&](const Atom& atom) {
    const std::string name = variable_of(atom.left);
    variables_.emplace(name, atom.left);
    atoms_[name].push_back(&atom);
    if (atom.comparison == Comparison::Missing || atom.comparison == Comparison::NotMissing) tested_missing_.insert(name);
  };
  for (const Rule& rule : version_.rules) {
    each_atom(rule.when, visit);
    if (rule.unless) each_atom(*rule.unless, visit);
    if ((rule.effective || rule.expires) && !variables_.contains("problem.occurred")) {
      Path path;
      path.root = policy.schema.roles.problem;
      path.steps = {{PathStep::Kind::Field, policy.schema.roles.problem_occurred, {}}};
      path.type.kind = TypeKind::Date;
      path.label = {"问题.发生日", "problem.occurred"};
      variables_.emplace("problem.occurred", path);
    }
  }
  for (const Constraint& constraint : version_.constraints) each_atom(constraint.when, visit);
  for (const Interventions& table : version_.interventions) {
    for (const TableRow& row : table.rows) each_atom(row.when, visit);
  }
  before_.resize(version_.rules.size());
  for (bool more = true; more;) {
    more = false;
    for (std::size_t r = 0; r < version_.rules.size(); ++r) {
      for (RuleId other : version_.rules[r].precedes) {
        std::set<std::size_t> wanted = before_[r];
        wanted.insert(r);
        for (std::size_t w : wanted) more = before_[other.value].insert(w).second || more;
      }
    }
  }
  std::vector<Point> all;
  enumerate(false, all);
  for (Point& p : all) {
    if (!lawful(p)) continue;
    truths_.push_back(truths(p));
    points_.push_back(std::move(p));
  }
}

/// Every combination of samples, each value known (or missing where that is tested).
void BruteForce::enumerate(bool unset_allowed, std::vector<Point>& out) const {
  out = {Point{}};
  for (const auto& [name, path] : variables_) {
    std::vector<Point> next;
    for (const Point& p : out) {
      if (unset_allowed || tested_missing_.contains(name)) next.push_back(p);
      for (const Constant& value : samples().at(name)) {
        next.push_back(p);
        next.back().values[name] = value;
      }
    }
    out = std::move(next);
  }
  for (std::size_t r = 0; r < version_.rules.size(); ++r) {
    if (version_.rules[r].evidence_items == 0) continue;
    std::vector<Point> next;
    for (const Point& p : out) {
      next.push_back(p);
      next.push_back(p);
      next.back().few.insert(r);
    }
    out = std::move(next);
  }
}

bool BruteForce::lawful(const Point& p) const {
  if (const auto day = p.values.find("problem.occurred"); day != p.values.end()) {
    if (version_.effective && day->second.number < *version_.effective) return false;
    if (version_.expires && day->second.number >= *version_.expires) return false;
  }
  return std::none_of(version_.constraints.begin(), version_.constraints.end(), [&](const Constraint& c) { return truth(c.when, p) == No; });
}

Kleene BruteForce::truth(const Condition& c, const Point& p) const {
  if (c.kind == Condition::Kind::Atom) {
    const auto value = p.values.find(variable_of(c.atom.left));
    return atom_truth(c.atom, value == p.values.end() ? std::nullopt : std::optional(value->second));
  }
  const bool all = c.kind == Condition::Kind::All;
  Kleene result = all ? Yes : No;
  for (const Condition& m : c.members) result = all ? std::min(result, truth(m, p)) : std::max(result, truth(m, p));
  return result;
}

Kleene BruteForce::truth(std::size_t r, const Point& p) const {
  const Rule& rule = version_.rules[r];
  Kleene result = truth(rule.when, p);
  if (rule.unless) result = std::min(result, negated(truth(*rule.unless, p)));
  if (result == Yes && p.few.contains(r)) result = No;
  if (result == No || !(rule.effective || rule.expires)) return result;
  const auto day = p.values.find("problem.occurred");
  if (day == p.values.end()) return Unknown;
  const bool in = (!rule.effective || day->second.number >= *rule.effective) && (!rule.expires || day->second.number < *rule.expires);
  return in ? result : No;
}

BruteForce::Rules BruteForce::truths(const Point& p) const {
  Rules all;
  for (std::size_t r = 0; r < version_.rules.size(); ++r) all.push_back(truth(r, p));
  return all;
}

bool BruteForce::removed(std::size_t rule, const Rules& t) const {
  return std::any_of(before_[rule].begin(), before_[rule].end(), [&](std::size_t b) { return t[b] == Yes; });
}

bool BruteForce::no_candidate(std::size_t rule, const Rules& t) const { return t[rule] != Yes || removed(rule, t); }

/// It fires, nothing stronger may, nothing that precedes it may.
bool BruteForce::in_the_lead(std::size_t rule, const Rules& t) const {
  if (t[rule] != Yes) return false;
  for (std::size_t r = 0; r < t.size(); ++r) {
    const bool rival = version_.rules[r].tier < version_.rules[rule].tier || before_[rule].contains(r);
    if (rival && t[r] != No) return false;
  }
  return true;
}

template <class Holds>
bool BruteForce::somewhere(Holds holds) const {
  return std::any_of(truths_.begin(), truths_.end(), holds);
}

std::set<std::pair<std::size_t, std::size_t>> BruteForce::ties() const {
  std::set<std::pair<std::size_t, std::size_t>> result;
  for (std::size_t a = 0; a < version_.rules.size(); ++a) {
    for (std::size_t b = a + 1; b < version_.rules.size(); ++b) {
      if (version_.rules[a].tier != version_.rules[b].tier || version_.rules[a].cause == version_.rules[b].cause) continue;
      if (somewhere([&](const Rules& t) { return in_the_lead(a, t) && in_the_lead(b, t); })) result.emplace(a, b);
    }
  }
  return result;
}

bool BruteForce::gap() const {
  if (version_.fallback.valid()) return false;
  return somewhere([](const Rules& t) { return std::all_of(t.begin(), t.end(), [](Kleene k) { return k == No; }); });
}

std::set<std::size_t> BruteForce::never_true() const {
  std::set<std::size_t> result;
  for (std::size_t r = 0; r < version_.rules.size(); ++r) {
    if (!somewhere([&](const Rules& t) { return t[r] == Yes; })) result.insert(r);
  }
  return result;
}

std::set<std::size_t> BruteForce::always_true() const {
  std::set<std::size_t> result;
  for (std::size_t r = 0; r < version_.rules.size(); ++r) {
    if (!somewhere([&](const Rules& t) { return t[r] != Yes; })) result.insert(r);
  }
  return result;
}

std::set<std::size_t> BruteForce::dead() const {
  std::set<std::size_t> result;
  const auto never = never_true();
  for (std::size_t r = 0; r < version_.rules.size(); ++r) {
    const bool named = somewhere([&](const Rules& t) {
      if (no_candidate(r, t)) return false;
      for (std::size_t q = 0; q < t.size(); ++q) {
        if (version_.rules[q].tier < version_.rules[r].tier && t[q] == Yes) return false;
      }
      if (!version_.rules[r].precedes.empty()) return true;
      for (std::size_t q = 0; q < r; ++q) {
        if (version_.rules[q].tier == version_.rules[r].tier && version_.rules[q].cause == version_.rules[r].cause && !no_candidate(q, t)) return false;
      }
      return true;
    });
    if (!named && !never.contains(r)) result.insert(r);
  }
  return result;
}

std::set<std::uint32_t> BruteForce::idle_conditions() const {
  std::set<std::uint32_t> result;
  for (const Rule& rule : version_.rules) {
    Condition when = rule.when;
    std::optional<Condition> unless = rule.unless;
    const auto values = [&] {
      std::vector<Kleene> all;
      for (const Point& p : points_) all.push_back(unless ? std::min(truth(when, p), negated(truth(*unless, p))) : truth(when, p));
      return all;
    };
    const auto before = values();
    const bool can_hold = std::find(before.begin(), before.end(), Yes) != before.end();
    const bool can_fail = std::any_of(before.begin(), before.end(), [](Kleene k) { return k != Yes; });
    if (!can_hold || !can_fail) continue;
    // Whether the rule is the same with the constant; if so the constant stays.
    const auto idle = [&](Condition& c, bool neutral) {
      const Condition written = c;
      c = constant(neutral);
      if (values() != before) return c = written, false;
      result.insert(written.span.begin);
      return true;
    };
    const std::function<void(Condition&)> members = [&](Condition& group) {
      for (std::size_t i = group.members.size(); i-- > 0;) {
        if (!idle(group.members[i], group.kind == Condition::Kind::All)) members(group.members[i]);
      }
    };
    if (unless && idle(*unless, false)) unless.reset();
    members(when);
    if (unless) members(*unless);
  }
  return result;
}

std::set<std::uint32_t> BruteForce::idle_rows() const {
  std::set<std::uint32_t> result;
  for (const Interventions& table : version_.interventions) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
      bool reached = false;
      for (std::size_t c = 0; c < version_.causes.size() && !reached; ++c) {
        std::vector<Condition> rows;
        for (std::size_t i = 0; i <= row; ++i) rows.push_back(with_cause(table.rows[i].when, version_, CauseId(c)));
        for (std::size_t p = 0; p < points_.size() && !reached; ++p) {
          bool takes = truth(rows[row], points_[p]) == Yes;
          for (std::size_t above = 0; above < row; ++above) takes = takes && truth(rows[above], points_[p]) != Yes;
          reached = takes && expected(points_[p]).expect.front().cause == CauseId(c);
        }
      }
      if (!reached) result.insert(table.rows[row].span.begin);
    }
  }
  return result;
}

/// Over all values set or not: fewest, then by name, then the preferred samples.
template <class Holds>
Smallest BruteForce::smallest(Holds holds) const {
  std::vector<Point> all;
  enumerate(true, all);
  std::optional<Smallest> best;
  for (const Point& p : all) {
    Smallest candidate{p.values.size(), {}, p};
    for (const auto& [name, value] : p.values) candidate.names.push_back(name);
    if (best && std::tie(best->count, best->names) <= std::tie(candidate.count, candidate.names)) continue;
    if (!holds(truths(p))) continue;
    const auto extends = [&](const Point& whole) {
      for (const auto& [name, path] : variables_) {
        const auto set = p.values.find(name), there = whole.values.find(name);
        if (set != p.values.end() && (there == whole.values.end() || !equal(set->second, there->second))) return false;
        if (set == p.values.end() && tested_missing_.contains(name) && there != whole.values.end()) return false;
      }
      return whole.few == p.few;
    };
    if (std::any_of(points_.begin(), points_.end(), extends)) best = candidate;
  }
  return *best;
}

Smallest BruteForce::smallest_tie(std::size_t a, std::size_t b) const {
  return smallest([&](const Rules& t) { return in_the_lead(a, t) && in_the_lead(b, t); });
}

Smallest BruteForce::smallest_gap() const {
  return smallest([](const Rules& t) { return std::all_of(t.begin(), t.end(), [](Kleene k) { return k == No; }); });
}

/// L1 to L5 for one point.
Scenario BruteForce::expected(const Point& p) const {
  const Rules t = truths(p);
  Scenario scenario;
  scenario.name = {"", "point"};
  for (const auto& [name, value] : p.values) scenario.given.push_back({variables_.at(name), value});
  for (std::size_t r : p.few) scenario.evidence_short.push_back(RuleId(r));
  Expectation& e = scenario.expect.emplace_back();
  std::vector<std::size_t> candidates, unknown;
  for (std::size_t r = 0; r < t.size(); ++r) {
    if (removed(r, t)) continue;
    if (t[r] == Yes) candidates.push_back(r);
    if (t[r] == Unknown) unknown.push_back(r);
  }
  const auto refer = [&](Reason reason) { e.refer = true, e.reason = reason; };
  if (candidates.empty()) {
    if (!unknown.empty()) refer(Reason::MissingFacts);
    else if (version_.fallback.valid()) e.cause = version_.fallback;
    else refer(Reason::NoCause);
    return scenario;
  }
  const auto tier = [&](std::size_t r) { return version_.rules[r].tier; };
  const std::int64_t lead = tier(*std::min_element(candidates.begin(), candidates.end(), [&](std::size_t a, std::size_t b) { return tier(a) < tier(b); }));
  std::erase_if(candidates, [&](std::size_t r) { return tier(r) != lead; });
  const CauseId cause = version_.rules[candidates.front()].cause;
  if (std::any_of(candidates.begin(), candidates.end(), [&](std::size_t r) { return version_.rules[r].cause != cause; })) return refer(Reason::Tie), scenario;
  e.rule = RuleId(candidates.front());
  e.cause = cause;
  return scenario;
}

std::string BruteForce::cell(const std::string& variable, const std::optional<Constant>& value) const {
  std::string said;
  const auto atoms = atoms_.find(variable);
  if (atoms != atoms_.end()) {
    for (const Atom* atom : atoms->second) said += static_cast<char>('0' + atom_truth(*atom, value));
  }
  if (variable == "problem.occurred" && value) {
    for (const Rule& rule : version_.rules) {
      if (rule.effective) said += value->number >= *rule.effective ? 'e' : '-';
      if (rule.expires) said += value->number >= *rule.expires ? 'x' : '-';
    }
  }
  return said;
}

}  // namespace yanpan::trial
