#include "engine/graph/scene.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <tuple>

namespace yanpan::engine {

namespace {

constexpr std::uint32_t kNone = kUnreached;

/// In the order in which they stand in one column.
constexpr NodeKind kKinds[] = {NodeKind::Unit, NodeKind::Person, NodeKind::Case, NodeKind::Problem, NodeKind::Cause, NodeKind::Rule, NodeKind::Evidence, NodeKind::Intervention};

/// The tie that says most about a node comes first.
unsigned rank(EdgeKind kind) {
  constexpr EdgeKind kOrder[] = {EdgeKind::Accountable, EdgeKind::CausedBy,    EdgeKind::FoundIn,     EdgeKind::Member,    EdgeKind::Contributing,
                                 EdgeKind::Contributes, EdgeKind::Supervising, EdgeKind::SupportedBy, EdgeKind::AnsweredBy};
  return static_cast<unsigned>(std::find(std::begin(kOrder), std::end(kOrder), kind) - std::begin(kOrder));
}

/// From a node to a box placed before it.
struct Tie {
  unsigned rank;
  std::uint32_t box;
  bool sure;
  auto operator<=>(const Tie&) const = default;
};

struct Tied {
  std::vector<Tie> ties;                    // sorted, not empty
  std::uint32_t node;
  auto operator<=>(const Tied&) const = default;
};

using Group = std::vector<std::uint32_t>;

class Gatherer {
 public:
  Gatherer(const Graph& graph, std::size_t most_of_a_kind) : graph_(graph), most_of_a_kind_(most_of_a_kind), box_(graph.nodes.size(), kNone), beside_(graph.nodes.size()), going_(graph.nodes.size()) {
    for (const Edge& edge : graph.edges) {
      beside_[edge.from].push_back(&edge);
      beside_[edge.to].push_back(&edge);
    }
  }

  Scene run(std::uint32_t middle) {
    going_[middle] = {true, true};
    add_box(kind_of(middle), {middle});
    for (Group ring = next({middle}); !ring.empty(); ring = next(ring)) {
      for (NodeKind kind : kKinds) place(kind, ring);
    }
    for (std::uint32_t node = 0; node < box_.size(); ++node) {
      if (box_[node] == kNone) (going_[node].met() ? scene_.left_out : scene_.aside).push_back(node);
    }
    add_edges();
    return std::move(scene_);
  }

 private:
  /// Which ways the argument goes on from a node.
  struct Going {
    bool left = false, right = false;
    bool met() const { return left || right; }
  };

  NodeKind kind_of(std::uint32_t node) const { return graph_.nodes[node].kind; }

  /// The nodes of the argument one step after these, each met once; sorted.
  Group next(const Group& ring) {
    Group found;
    for (std::uint32_t node : ring) {
      for (const Edge* edge : beside_[node]) {
        const std::uint32_t other = edge->from == node ? edge->to : edge->from;
        const bool right = column_of(kind_of(other)) > column_of(kind_of(node));
        if (going_[other].met() || !(right ? going_[node].right : going_[node].left)) continue;
        // Going right, a case turns to its persons; seen from a unit they are other units'.
        const bool turns = kind_of(other) == NodeKind::Case && scene_.boxes.front().kind != NodeKind::Unit;
        going_[other] = {!right || turns, right};
        found.push_back(other);
      }
    }
    std::sort(found.begin(), found.end());
    return found;
  }

  void place(NodeKind kind, const Group& level) {
    std::vector<Tied> nodes;
    for (std::uint32_t node : level) {
      if (kind_of(node) != kind) continue;
      Tied tied{ties_of(node), node};
      // A node whose neighbours are all left out hangs on nothing in the picture.
      if (!tied.ties.empty()) nodes.push_back(std::move(tied));
    }
    if (nodes.empty()) return;
    std::sort(nodes.begin(), nodes.end());
    const std::size_t room = most_of_a_kind_ - used_[static_cast<std::size_t>(kind)];
    if (nodes.size() > room || kind == NodeKind::Evidence) return place_together(kind, nodes, room);
    for (const Tied& tied : nodes) add_box(kind, {tied.node});
  }

  std::vector<Tie> ties_of(std::uint32_t node) const {
    std::vector<Tie> ties;
    for (const Edge* edge : beside_[node]) {
      const std::uint32_t box = box_[edge->from == node ? edge->to : edge->from];
      if (box != kNone) ties.push_back({rank(edge->kind), box, edge->sure});
    }
    std::sort(ties.begin(), ties.end());
    ties.erase(std::unique(ties.begin(), ties.end()), ties.end());
    return ties;
  }

  /// Those with the same ties share a box; where that is not enough, those whose
  /// strongest tie leads to the same box; then the largest boxes are kept.
  void place_together(NodeKind kind, const std::vector<Tied>& nodes, std::size_t room) {
    std::map<std::vector<Tie>, Group> same;
    std::map<std::uint32_t, Group> nearest;
    for (const Tied& tied : nodes) {
      same[tied.ties].push_back(tied.node);
      nearest[tied.ties.front().box].push_back(tied.node);
    }
    if (same.size() == 1 && kind != NodeKind::Evidence && room > 1) return place_first(kind, same.begin()->second, room);
    if (same.size() <= room) {
      for (auto& [ties, group] : same) add_box(kind, std::move(group));
      return;
    }
    for (const std::uint32_t box : largest(nearest, room)) add_box(kind, std::move(nearest[box]), box);
  }

  /// Where all hang on the same: those with most edges each by itself, the others in one box.
  void place_first(NodeKind kind, Group nodes, std::size_t room) {
    std::stable_sort(nodes.begin(), nodes.end(), [&](std::uint32_t a, std::uint32_t b) { return beside_[a].size() > beside_[b].size(); });
    const auto others = nodes.begin() + static_cast<std::ptrdiff_t>(room - 1);
    for (auto node = nodes.begin(); node != others; ++node) add_box(kind, {*node});
    add_box(kind, Group(others, nodes.end()));
  }

  /// The keys of the largest groups, smallest key first.
  static std::vector<std::uint32_t> largest(const std::map<std::uint32_t, Group>& groups, std::size_t room) {
    std::vector<std::uint32_t> keys;
    for (const auto& [key, group] : groups) keys.push_back(key);
    std::stable_sort(keys.begin(), keys.end(), [&](std::uint32_t a, std::uint32_t b) { return groups.at(a).size() > groups.at(b).size(); });
    keys.resize(std::min(keys.size(), room));
    std::sort(keys.begin(), keys.end());
    return keys;
  }

  /// `only`: of the boxes before it, the only one it is joined to; else all.
  void add_box(NodeKind kind, Group nodes, std::uint32_t only = kNone) {
    std::sort(nodes.begin(), nodes.end());
    for (std::uint32_t node : nodes) box_[node] = static_cast<std::uint32_t>(scene_.boxes.size());
    scene_.boxes.push_back({kind, std::move(nodes)});
    only_.push_back(only);
    ++used_[static_cast<std::size_t>(kind)];
  }

  bool hidden(std::uint32_t a, std::uint32_t b) const {
    const auto [before, after] = std::minmax(a, b);
    return only_[after] != kNone && only_[after] != before;
  }

  void add_edges() {
    std::map<std::tuple<EdgeKind, std::uint32_t, std::uint32_t, bool>, std::uint32_t> counts;
    for (const Edge& edge : graph_.edges) {
      const std::uint32_t from = box_[edge.from], to = box_[edge.to];
      if (from == kNone || to == kNone) continue;
      if (hidden(from, to)) ++scene_.hidden_edges;
      else ++counts[{edge.kind, from, to, edge.sure}];
    }
    for (const auto& [key, count] : counts) {
      const auto& [kind, from, to, sure] = key;
      scene_.edges.push_back({kind, from, to, sure, count});
    }
  }

  const Graph& graph_;
  std::size_t most_of_a_kind_;                       // boxes; at least 1, for the middle
  std::vector<std::uint32_t> box_;                   // by node
  std::vector<std::vector<const Edge*>> beside_;     // by node
  std::vector<Going> going_;                         // by node
  std::vector<std::uint32_t> only_;                  // by box
  std::array<std::size_t, 8> used_{};                // boxes by kind
  Scene scene_;
};

}  // namespace

unsigned column_of(NodeKind kind) {
  switch (kind) {
    case NodeKind::Unit: return 0;
    case NodeKind::Person: return 1;
    case NodeKind::Case: return 2;
    case NodeKind::Problem: return 3;
    case NodeKind::Cause:
    case NodeKind::Rule:
    case NodeKind::Evidence: return 4;
    case NodeKind::Intervention: return 5;
  }
  return 0;
}

Scene gather(const Graph& graph, std::uint32_t middle) {
  // The fewer boxes a kind may have, the more nodes share one: as many as can be read.
  for (std::size_t most : {12, 9, 7, 5}) {
    Scene scene = Gatherer(graph, most).run(middle);
    if (scene.boxes.size() <= kMostBoxes) return scene;
  }
  return Gatherer(graph, kMostBoxes / std::size(kKinds)).run(middle);
}

}  // namespace yanpan::engine
