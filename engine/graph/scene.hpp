// What of a graph a picture shows: a readable number of boxes. Where there are
// more nodes than a person can read, those that hang on the same things share
// a box, and what finds no room even so is counted. Private to graph/.

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "engine/graph/graph.hpp"

namespace yanpan::engine {

struct SceneBox {
  NodeKind kind;
  std::vector<std::uint32_t> nodes;         // at least one, sorted
  bool operator==(const SceneBox&) const = default;
};

/// All edges of a kind between two boxes.
struct SceneEdge {
  EdgeKind kind;
  std::uint32_t from, to;                   // boxes
  bool sure = true;
  std::uint32_t count = 1;
  bool operator==(const SceneEdge&) const = default;
};

struct Scene {
  std::vector<SceneBox> boxes;              // the middle first, then by distance from it
  std::vector<SceneEdge> edges;             // sorted by kind, from, to
  std::vector<std::uint32_t> left_out;      // nodes in no box, sorted
  std::uint32_t hidden_edges = 0;           // between boxes, but not among `edges`
};

/// Columns from left to right, as the argument is read: unit, person, case,
/// problem, what explains it, what follows.
unsigned column_of(NodeKind kind);

/// How many boxes of a kind a picture shows at most.
std::size_t most_boxes(NodeKind kind);

/// Every node of the graph stands in exactly one box or in `left_out`.
Scene gather(const Graph& graph, std::uint32_t middle);

}  // namespace yanpan::engine
