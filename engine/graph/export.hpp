// The attribution graph as a document: the whole of it, or what lies around
// one case, person, unit or problem.

#pragma once

#include <cstdint>
#include <optional>
#include <utility>

#include "engine/model/byte_sink.hpp"
#include "engine/run/run.hpp"

namespace yanpan::engine {

enum class GraphFormat : std::uint8_t { Json, GraphMl, Dot, Svg };

struct GraphFilter {
  /// A row of the case, person, unit or problem entity; nullopt: everything.
  std::optional<std::pair<lang::EntityId, RowId>> around;
  /// How many edges away, in either direction. Causes, rules and units join
  /// rows that have nothing else in common, so nothing is reached through one
  /// of them unless it is the middle itself.
  unsigned depth = 2;
};

/// Nodes sorted by id, edges by (kind, from, to); labels in the language given.
/// A middle that is not in the graph (a case out of scope, say) gives a graph
/// without nodes, and as Svg a picture that says so. Svg draws what lies around
/// something: the filter must name it. Of that it shows the argument (scene.hpp);
/// where there is more than a person can read, nodes share boxes, and what has
/// no room is said in the picture.
void write_graph(const Attribution& attribution, GraphFormat format, const GraphFilter& filter, Language language, ByteSink& out);

/// The same in the program's own language.
void write_graph(const Attribution& attribution, GraphFormat format, const GraphFilter& filter, ByteSink& out);

}  // namespace yanpan::engine
