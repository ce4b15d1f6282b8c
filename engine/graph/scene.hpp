// What of a graph a picture shows: the argument that leads to and from its
// middle, in a readable number of boxes. Where there are more nodes than a
// person can read, those that hang on the same things share a box; what finds
// no room even so, and what is not of the argument, is counted. Private to
// graph/.

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
  std::vector<std::uint32_t> left_out;      // of the argument, but without room; sorted
  std::vector<std::uint32_t> aside;         // not of the argument; sorted
  std::uint32_t hidden_edges = 0;           // between boxes, but not among `edges`
};

/// Columns from left to right, as the argument is read: unit, person, case,
/// problem, what explains it, what follows.
unsigned column_of(NodeKind kind);

/// What a person reads at a glance: no picture has more boxes.
inline constexpr std::size_t kMostBoxes = 36;

/// Of the argument is what one reaches from the middle going right all the way
/// or left all the way, and the persons of the cases met going right, with
/// their units. So the picture of a case has its persons but not their other
/// cases; that of a unit has its own persons only.
/// Every node of the graph stands in one box, in `left_out` or in `aside`.
Scene gather(const Graph& graph, std::uint32_t middle);

}  // namespace yanpan::engine
