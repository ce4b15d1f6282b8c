#include <algorithm>
#include <boost/graph/compressed_sparse_row_graph.hpp>

#include "engine/graph/graph.hpp"

namespace yanpan::engine {

namespace {

using Links = boost::compressed_sparse_row_graph<boost::directedS, boost::no_property, boost::no_property, boost::no_property, std::uint32_t, std::uint32_t>;

/// Every edge in both directions.
Links links(const std::vector<Edge>& edges, std::size_t nodes) {
  std::vector<std::pair<std::uint32_t, std::uint32_t>> both;
  both.reserve(2 * edges.size());
  for (const Edge& edge : edges) {
    both.emplace_back(edge.from, edge.to);
    both.emplace_back(edge.to, edge.from);
  }
  return Links(boost::edges_are_unsorted_multi_pass, both.begin(), both.end(), static_cast<std::uint32_t>(nodes));
}

}  // namespace

std::vector<std::uint32_t> distances(const std::vector<Edge>& edges, const std::vector<bool>& through, std::uint32_t middle, unsigned depth) {
  const Links graph = links(edges, through.size());
  std::vector<std::uint32_t> distance(through.size(), kUnreached);
  std::vector<std::uint32_t> ring{middle}, next;
  distance[middle] = 0;
  for (unsigned step = 1; step <= depth && !ring.empty(); ++step, ring.swap(next), next.clear()) {
    for (std::uint32_t node : ring) {
      if (!through[node] && node != middle) continue;
      for (auto [it, end] = boost::adjacent_vertices(node, graph); it != end; ++it) {
        if (distance[*it] != kUnreached) continue;
        distance[*it] = step;
        next.push_back(*it);
      }
    }
  }
  return distance;
}

}  // namespace yanpan::engine
