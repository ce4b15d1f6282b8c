#include "lang/check/circles.hpp"

#include <algorithm>
#include <deque>
#include <numeric>

#include <boost/graph/adjacency_list.hpp>
#include <boost/graph/strong_components.hpp>

namespace yanpan::lang::checking {

namespace {

using Needs = std::vector<std::vector<std::uint32_t>>;
using Graph = boost::adjacency_list<boost::vecS, boost::vecS, boost::directedS>;

std::vector<std::uint32_t> knots_of(const Needs& needs) {
  Graph graph(needs.size());
  for (std::size_t from = 0; from < needs.size(); ++from) {
    for (std::uint32_t to : needs[from]) boost::add_edge(from, to, graph);
  }
  std::vector<std::uint32_t> knots(needs.size());
  boost::strong_components(graph, boost::make_iterator_property_map(knots.begin(), boost::get(boost::vertex_index, graph)));
  return knots;
}

/// The shortest way from `start` back to itself inside its knot; empty: none.
std::vector<std::uint32_t> circle_through(std::uint32_t start, const Needs& needs, const std::vector<std::uint32_t>& knots) {
  constexpr std::uint32_t kUnseen = 0xffffffffu;
  std::vector<std::uint32_t> from(needs.size(), kUnseen);
  std::deque<std::uint32_t> queue{start};
  while (!queue.empty()) {
    const std::uint32_t here = queue.front();
    queue.pop_front();
    for (std::uint32_t next : needs[here]) {
      if (next == start) {
        std::vector<std::uint32_t> circle;
        for (std::uint32_t step = here; step != start; step = from[step]) circle.push_back(step);
        circle.push_back(start);
        std::reverse(circle.begin(), circle.end());
        return circle;
      }
      if (knots[next] != knots[start] || from[next] != kUnseen) continue;
      from[next] = here;
      queue.push_back(next);
    }
  }
  return {};
}

}  // namespace

Order order_of(const Needs& needs) {
  // Components are numbered so that one comes after all it leads to: sorting
  // by that number puts what is needed first.
  const std::vector<std::uint32_t> knots = knots_of(needs);
  Order result;
  result.order.resize(needs.size());
  std::iota(result.order.begin(), result.order.end(), 0u);
  std::stable_sort(result.order.begin(), result.order.end(), [&](std::uint32_t a, std::uint32_t b) { return knots[a] < knots[b]; });
  std::vector<std::uint32_t> sizes(needs.size(), 0);
  for (std::uint32_t knot : knots) ++sizes[knot];
  std::vector<bool> told(needs.size(), false);
  for (std::uint32_t node = 0; node < needs.size(); ++node) {
    const bool alone = sizes[knots[node]] == 1;
    if (told[knots[node]] || (alone && std::find(needs[node].begin(), needs[node].end(), node) == needs[node].end())) continue;
    told[knots[node]] = true;
    result.circles.push_back(circle_through(node, needs, knots));
  }
  return result;
}

}  // namespace yanpan::lang::checking
