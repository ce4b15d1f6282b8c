// The attribution graph as plain data, ready to be written. Private to graph/.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "engine/graph/export.hpp"

namespace yanpan::engine {

enum class NodeKind : std::uint8_t { Case, Cause, Evidence, Intervention, Person, Problem, Rule, Unit };
std::string_view word(NodeKind kind);     // case, cause ...

/// In the order of their words, which is the order they are written in.
enum class EdgeKind : std::uint8_t { Accountable, AnsweredBy, CausedBy, Contributes, Contributing, FoundIn, Member, Supervising, SupportedBy };
std::string_view word(EdgeKind kind);     // accountable, answered_by ...

/// What a node stands for. `a` and `b` by kind: a row and 0, of evidence the
/// row and its entity; a cause or rule id and its version; an index in
/// Outcome::interventions and 0.
struct NodeRef {
  NodeKind kind;
  std::uint32_t a;
  std::uint32_t b = 0;
  auto operator<=>(const NodeRef&) const = default;
};

struct Edge {
  EdgeKind kind;
  std::uint32_t from, to;
  bool sure = true;                       // false: evidence that may match, may not (R4)
  auto operator<=>(const Edge&) const = default;
};

/// Nodes by number, sorted by id; edges sorted, each once.
struct Graph {
  std::vector<NodeRef> nodes;
  std::vector<std::string> ids;           // by node: `problem:Q1`
  std::vector<Edge> edges;
};

/// Everything but evidence, or what the filter leaves of it, then the evidence
/// of the problems in it. Evidence is a leaf: nothing is reached through it.
Graph build_graph(const Attribution& attribution, const GraphFilter& filter);

/// The node the filter puts in the middle; nullopt: not in the graph.
std::optional<std::uint32_t> middle_of(const Graph& graph, const Attribution& attribution, const GraphFilter& filter);

inline constexpr std::uint32_t kUnreached = 0xffffffffu;

/// How many edges, in either direction, each node is away from `middle`;
/// kUnreached beyond `depth`. `through[n]` is false for nodes that a walk may
/// reach but not go on from, the middle itself excepted.
std::vector<std::uint32_t> distances(const std::vector<Edge>& edges, const std::vector<bool>& through, std::uint32_t middle, unsigned depth);

}  // namespace yanpan::engine
