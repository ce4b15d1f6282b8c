// Building a program: equal nodes, aggregates and predicates get one id.

#pragma once

#include <map>
#include <string>

#include "lang/program/program.hpp"

namespace yanpan::lang {

class ProgramBuilder {
 public:
  explicit ProgramBuilder(Program& program) : program_(program) {}

  /// The id of an equal node, or a new one. Sets on_problems and on_accountable
  /// from the operands; an unnamed equal node takes the label.
  NodeId node(Node node);
  AggregateId aggregate(AggregatePlan plan);
  PredicateId predicate(Predicate predicate);

  const Node& at(NodeId id) const { return program_.node(id); }
  bool on_accountable(PredicateId id) const;
  bool on_problems(PredicateId id) const;

 private:
  void derive_stage(Node& node) const;

  Program& program_;
  std::map<std::string, NodeId> nodes_;
  std::map<std::string, AggregateId> aggregates_;
  std::map<std::string, PredicateId> predicates_;
};

/// A constant as text, the same for equal constants only.
std::string constant_key(const Constant& constant);

}  // namespace yanpan::lang
