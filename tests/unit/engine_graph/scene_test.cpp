#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/graph/scene.hpp"

namespace yanpan::engine {

namespace {

/// Nodes are numbered as they are added.
struct Made {
  Graph graph;

  std::uint32_t node(NodeKind kind) {
    graph.nodes.push_back({kind, static_cast<std::uint32_t>(graph.nodes.size())});
    graph.ids.push_back(std::to_string(graph.ids.size()));
    return static_cast<std::uint32_t>(graph.nodes.size() - 1);
  }
  void edge(EdgeKind kind, std::uint32_t from, std::uint32_t to, bool sure = true) { graph.edges.push_back({kind, from, to, sure}); }
  std::uint32_t tied(NodeKind kind, EdgeKind edge_kind, std::uint32_t from) {
    const std::uint32_t made = node(kind);
    edge(edge_kind, from, made);
    return made;
  }
  std::uint32_t evidence(std::uint32_t problem, bool sure = true) {
    const std::uint32_t made = node(NodeKind::Evidence);
    edge(EdgeKind::SupportedBy, made, problem, sure);
    return made;
  }
};

std::size_t boxes_of(const Scene& scene, NodeKind kind) {
  return static_cast<std::size_t>(std::count_if(scene.boxes.begin(), scene.boxes.end(), [&](const SceneBox& box) { return box.kind == kind; }));
}

/// A unit with persons, their cases, problems and what explains them, at random.
Graph random_graph(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };
  Made made;
  std::vector<std::uint32_t> persons, cases, problems, causes;
  const std::uint32_t unit = made.node(NodeKind::Unit);
  for (std::uint32_t n = 1 + below(30); persons.size() < n;) persons.push_back(made.tied(NodeKind::Person, EdgeKind::Member, unit));
  for (std::uint32_t n = 1 + below(60); cases.size() < n;) {
    cases.push_back(made.tied(NodeKind::Case, EdgeKind::Accountable, persons[below(static_cast<std::uint32_t>(persons.size()))]));
    if (below(2)) made.edge(EdgeKind::Contributing, persons[below(static_cast<std::uint32_t>(persons.size()))], cases.back());
  }
  for (std::uint32_t n = 1 + below(12); causes.size() < n;) causes.push_back(made.node(NodeKind::Cause));
  for (std::uint32_t n = 1 + below(90); problems.size() < n;) {
    problems.push_back(made.tied(NodeKind::Problem, EdgeKind::FoundIn, cases[below(static_cast<std::uint32_t>(cases.size()))]));
    made.edge(EdgeKind::CausedBy, causes[below(static_cast<std::uint32_t>(causes.size()))], problems.back());
    for (std::uint32_t i = 0, rows = below(6); i < rows; ++i) made.evidence(problems.back(), below(4) != 0);
    if (below(2)) made.tied(NodeKind::Intervention, EdgeKind::AnsweredBy, problems.back());
  }
  return std::move(made.graph);
}

}  // namespace

TEST_CASE("scene: a case with its person, problem, cause: a box each, the middle first") {
  Made made;
  const auto person = made.node(NodeKind::Person);
  const auto of_case = made.tied(NodeKind::Case, EdgeKind::Accountable, person);
  const auto problem = made.tied(NodeKind::Problem, EdgeKind::FoundIn, of_case);
  const auto cause = made.node(NodeKind::Cause);
  made.edge(EdgeKind::CausedBy, cause, problem);
  const Scene scene = gather(made.graph, of_case);
  CHECK(scene.boxes == std::vector<SceneBox>{{NodeKind::Case, {of_case}}, {NodeKind::Person, {person}}, {NodeKind::Problem, {problem}}, {NodeKind::Cause, {cause}}});
  CHECK(scene.edges == std::vector<SceneEdge>{{EdgeKind::Accountable, 1, 0}, {EdgeKind::CausedBy, 3, 2}, {EdgeKind::FoundIn, 0, 2}});
  CHECK(scene.left_out.empty());
  CHECK(scene.aside.empty());
}

TEST_CASE("scene: the evidence of a problem shares a box; what may match has its own") {
  Made made;
  const auto problem = made.node(NodeKind::Problem);
  std::vector<std::uint32_t> sure, may;
  for (int i = 0; i < 12; ++i) sure.push_back(made.evidence(problem));
  for (int i = 0; i < 3; ++i) may.push_back(made.evidence(problem, false));
  const Scene scene = gather(made.graph, problem);
  REQUIRE(scene.boxes.size() == 3);
  CHECK(std::count(scene.boxes.begin(), scene.boxes.end(), SceneBox{NodeKind::Evidence, sure}) == 1);
  CHECK(std::count(scene.boxes.begin(), scene.boxes.end(), SceneBox{NodeKind::Evidence, may}) == 1);
  for (const SceneEdge& edge : scene.edges) CHECK(edge.count == (edge.sure ? 12 : 3));
}

TEST_CASE("scene: other cases of a case's person are no part of its argument") {
  Made made;
  const auto person = made.node(NodeKind::Person);
  const auto middle = made.tied(NodeKind::Case, EdgeKind::Accountable, person);
  const auto other = made.tied(NodeKind::Case, EdgeKind::Accountable, person);
  const Scene scene = gather(made.graph, middle);
  CHECK(scene.boxes.size() == 2);
  CHECK(scene.aside == std::vector<std::uint32_t>{other});
}

TEST_CASE("scene: persons of a person's cases are drawn, of a unit's cases its own only") {
  Made made;
  const auto unit = made.node(NodeKind::Unit);
  const auto person = made.tied(NodeKind::Person, EdgeKind::Member, unit);
  const auto of_case = made.tied(NodeKind::Case, EdgeKind::Accountable, person);
  const auto guest = made.node(NodeKind::Person);
  made.edge(EdgeKind::Supervising, guest, of_case);
  CHECK(gather(made.graph, person).aside.empty());
  CHECK(gather(made.graph, unit).aside == std::vector<std::uint32_t>{guest});
}

TEST_CASE("scene: of many that hang on one thing the busiest stand alone, the others together") {
  Made made;
  const auto unit = made.node(NodeKind::Unit);
  std::vector<std::uint32_t> persons;
  for (int i = 0; i < 40; ++i) persons.push_back(made.tied(NodeKind::Person, EdgeKind::Member, unit));
  made.tied(NodeKind::Case, EdgeKind::Accountable, persons[37]);
  const Scene scene = gather(made.graph, unit);
  CHECK(boxes_of(scene, NodeKind::Person) == 12);
  CHECK(std::count(scene.boxes.begin(), scene.boxes.end(), SceneBox{NodeKind::Person, {persons[37]}}) == 1);
  CHECK(scene.left_out.empty());
}

TEST_CASE("scene: where too many differ they gather by their closest tie, and hidden links are counted") {
  Made made;
  const auto unit = made.node(NodeKind::Unit);
  std::vector<std::uint32_t> persons;
  for (int i = 0; i < 4; ++i) persons.push_back(made.tied(NodeKind::Person, EdgeKind::Member, unit));
  // A case for each pair of persons and one for each person alone: 16 that all differ.
  std::uint32_t contributing = 0;
  for (std::size_t a = 0; a < 4; ++a) {
    made.tied(NodeKind::Case, EdgeKind::Accountable, persons[a]);
    for (std::size_t b = 0; b < 4; ++b) {
      if (a == b) continue;
      made.edge(EdgeKind::Contributing, persons[b], made.tied(NodeKind::Case, EdgeKind::Accountable, persons[a]));
      ++contributing;
    }
  }
  const Scene scene = gather(made.graph, unit);
  CHECK(boxes_of(scene, NodeKind::Case) == 4);
  CHECK(scene.hidden_edges == contributing);
  for (const SceneEdge& edge : scene.edges) CHECK(edge.kind != EdgeKind::Contributing);
}

TEST_CASE("scene: what finds no room even so is left out, with what hangs on it alone") {
  Made made;
  const auto middle = made.node(NodeKind::Person);
  std::vector<std::uint32_t> guests, units;
  for (int i = 0; i < 12; ++i) {
    guests.push_back(made.node(NodeKind::Person));
    made.edge(EdgeKind::Supervising, guests.back(), made.tied(NodeKind::Case, EdgeKind::Accountable, middle));
    units.push_back(made.node(NodeKind::Unit));
    made.edge(EdgeKind::Member, units.back(), guests.back());
  }
  const Scene scene = gather(made.graph, middle);
  CHECK(boxes_of(scene, NodeKind::Person) == 12);
  CHECK(scene.left_out == std::vector<std::uint32_t>{guests.back(), units.back()});
}

TEST_CASE("scene: a middle without edges stands alone") {
  Made made;
  const auto middle = made.node(NodeKind::Case);
  const Scene scene = gather(made.graph, middle);
  CHECK(scene.boxes == std::vector<SceneBox>{{NodeKind::Case, {middle}}});
}

TEST_CASE("scene: in every picture each node is shown once or counted once, and there are not too many boxes") {
  std::size_t aside = 0;
  for (std::uint32_t seed = 0; seed < 200; ++seed) {
    const Graph graph = random_graph(seed);
    for (std::uint32_t middle : {0u, 1u, static_cast<std::uint32_t>(graph.nodes.size() / 2)}) {
      INFO("seed " << seed << ", middle " << middle);
      const Scene scene = gather(graph, middle);
      std::vector<std::uint32_t> all = scene.left_out;
      all.insert(all.end(), scene.aside.begin(), scene.aside.end());
      for (const SceneBox& box : scene.boxes) {
        REQUIRE_FALSE(box.nodes.empty());
        for (std::uint32_t node : box.nodes) REQUIRE(graph.nodes[node].kind == box.kind);
        all.insert(all.end(), box.nodes.begin(), box.nodes.end());
      }
      REQUIRE(scene.boxes.front().nodes == std::vector<std::uint32_t>{middle});
      std::sort(all.begin(), all.end());
      REQUIRE(all.size() == graph.nodes.size());
      REQUIRE(std::adjacent_find(all.begin(), all.end()) == all.end());
      REQUIRE(scene.boxes.size() <= kMostBoxes);
      REQUIRE(gather(graph, middle).boxes == scene.boxes);
      aside += scene.aside.size();
    }
  }
  CHECK(aside > 0);   // or the above says nothing about it
}

TEST_CASE("scene: links are drawn or counted, none is lost") {
  for (std::uint32_t seed = 0; seed < 50; ++seed) {
    const Graph graph = random_graph(seed);
    const Scene scene = gather(graph, 0);
    std::vector<bool> shown(graph.nodes.size());
    for (const SceneBox& box : scene.boxes) {
      for (std::uint32_t node : box.nodes) shown[node] = true;
    }
    std::size_t drawn = scene.hidden_edges, between = 0;
    for (const SceneEdge& edge : scene.edges) drawn += edge.count;
    for (const Edge& edge : graph.edges) between += shown[edge.from] && shown[edge.to] ? 1 : 0;
    CHECK(drawn == between);
  }
}

}  // namespace yanpan::engine
