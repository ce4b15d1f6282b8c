// What nodes are called. Private to graph/.

#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "engine/graph/graph.hpp"
#include "engine/print/printer.hpp"

namespace yanpan::engine {

/// Ids are made of keys and of names in their stable form, so that they are
/// the same in every language, on every machine, and in a part of the graph as
/// in the whole:
///
///   case:A1  person:P7  unit:U2  problem:Q1  cause:process.unit_gap
///   rule:R03@2025.3  intervention:person:P7:late
///   evidence:training:T9  evidence:training:lessons:lessons.csv#12
class NodeIds {
 public:
  explicit NodeIds(const Attribution& attribution);
  std::string id(const NodeRef& node) const;

 private:
  const lang::Schema& schema() const { return attribution_.program->schema; }
  std::string rule_id(const NodeRef& node) const;
  std::string evidence_id(const NodeRef& node) const;
  std::string intervention_id(const NodeRef& node) const;

  const Attribution& attribution_;
  Printer printer_;
  std::vector<std::string> versions_;      // `@2025.3`, by version
};

/// `file#row`, with a sheet `file[sheet]#row`.
std::string place_text(const Printer& printer, const RowOrigin& origin);

}  // namespace yanpan::engine
