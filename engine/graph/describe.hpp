// What a node shows beside its id: a label and plain attributes, as printed in
// the run's language. Private to graph/.

#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/print/printer.hpp"

namespace yanpan::engine {

struct NodeText {
  std::string label;
  std::vector<std::pair<std::string_view, std::string>> attributes;   // none is empty
};

/// What a person calls a kind: 案件, case; 责任人, accountable. Rules and
/// evidence both support a problem: 依据.
const Name& name(NodeKind kind);
const Name& name(EdgeKind kind);

/// Every attribute a node can have, sorted.
inline constexpr std::string_view kNodeAttributes[] = {"actor",  "basis", "category", "due",  "entity",  "kind",    "occurred", "reason",
                                                       "rows",   "scope", "severity", "status", "tier", "title", "version"};

class Describer {
 public:
  Describer(const Attribution& attribution, Language language) : attribution_(attribution), printer_(attribution, language) {}
  NodeText describe(const NodeRef& node) const;

 private:
  const lang::Schema& schema() const { return attribution_.program->schema; }
  NodeText describe_case(RowId row) const;
  NodeText describe_problem(RowId row) const;
  NodeText describe_cause(const lang::Cause& cause) const;
  NodeText describe_rule(const lang::VersionPlan& version, const lang::RulePlan& rule) const;
  NodeText describe_evidence(lang::EntityId entity, RowId row) const;
  NodeText describe_intervention(const InterventionVerdict& verdict) const;
  std::string problem_cell(lang::FieldId field, RowId row) const;

  const Attribution& attribution_;
  Printer printer_;
};

}  // namespace yanpan::engine
