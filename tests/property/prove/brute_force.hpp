// The questions of prove answered by trying every combination of samples.
// Written from the laws (meaning.md V1, V3, L1 to L5, S2) and not from prove:
// slow, and obvious.

#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "lang/policy/policy.hpp"

namespace yanpan::trial {

enum Kleene : std::uint8_t { No = 0, Unknown = 1, Yes = 2 };

/// Values by variable; one that is not there is missing. Rules whose evidence falls short.
struct Point {
  std::map<std::string, lang::Constant> values;
  std::set<std::size_t> few;
};

struct Smallest {
  std::size_t count = 0;
  std::vector<std::string> names;
  Point point;
};

class BruteForce {
 public:
  explicit BruteForce(const lang::Policy& policy);

  std::set<std::pair<std::size_t, std::size_t>> ties() const;
  bool gap() const;
  std::set<std::size_t> never_true() const, always_true() const, dead() const;
  std::set<std::uint32_t> idle_conditions() const;    // by place
  std::set<std::uint32_t> idle_rows() const;          // by place
  Smallest smallest_tie(std::size_t a, std::size_t b) const;
  Smallest smallest_gap() const;

  /// Points that the constraints allow and their verdicts, for the engine to confirm.
  const std::vector<Point>& points() const { return points_; }
  lang::Scenario expected(const Point& point) const;
  /// What the conditions of the policy say of one value: its cell.
  std::string cell(const std::string& variable, const std::optional<lang::Constant>& value) const;

 private:
  using Rules = std::vector<Kleene>;

  Kleene truth(const lang::Condition& condition, const Point& point) const;
  Kleene truth(std::size_t rule, const Point& point) const;
  Rules truths(const Point& point) const;
  bool lawful(const Point& point) const;
  bool removed(std::size_t rule, const Rules& truths) const;   // a rule that precedes it fires
  bool no_candidate(std::size_t rule, const Rules& truths) const;
  bool in_the_lead(std::size_t rule, const Rules& truths) const;
  template <class Holds> bool somewhere(Holds holds) const;
  template <class Holds> Smallest smallest(Holds holds) const;
  void enumerate(bool unset_allowed, std::vector<Point>& out) const;

  const lang::Version& version_;
  const lang::Policy& policy_;
  std::map<std::string, lang::Path> variables_;
  std::map<std::string, std::vector<const lang::Atom*>> atoms_;
  std::set<std::string> tested_missing_;
  std::vector<Point> points_;
  std::vector<Rules> truths_;
  std::vector<std::set<std::size_t>> before_;   // by rule: those that precede it
};

}  // namespace yanpan::trial
