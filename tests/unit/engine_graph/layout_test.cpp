// Where boxes and lines stand. Besides small pictures of our own, many made up
// from a fixed seed: what must hold of every picture is asked of each.

#include <algorithm>
#include <catch2/catch.hpp>
#include <random>

#include "engine/graph/layout.hpp"

namespace yanpan::engine {

namespace {

struct Sketch {
  std::vector<BoxSize> boxes;
  std::vector<LineEnds> lines;
  Layout laid_out() const { return lay_out(boxes, lines); }
};

Sketch random_sketch(std::uint32_t seed) {
  std::mt19937 random(seed);
  const auto below = [&](std::uint32_t n) { return static_cast<std::uint32_t>(random() % n); };  // std distributions differ between libraries
  Sketch sketch;
  for (std::uint32_t i = 0, n = 2 + below(30); i < n; ++i) sketch.boxes.push_back({below(6), static_cast<int>(40 + below(200)), static_cast<int>(30 + below(90))});
  for (std::uint32_t i = 0, n = below(60); i < n; ++i) {
    const std::uint32_t from = below(static_cast<std::uint32_t>(sketch.boxes.size())), to = below(static_cast<std::uint32_t>(sketch.boxes.size()));
    if (sketch.boxes[from].column != sketch.boxes[to].column) sketch.lines.push_back({from, to});
  }
  return sketch;
}

bool overlap(const Rect& a, const Rect& b) { return a.x < b.right() && b.x < a.right() && a.y < b.bottom() && b.y < a.bottom(); }

/// Strictly inside its height: a line may end on a side, never inside.
bool crosses(const Point& a, const Point& b, const Rect& box) {
  return std::min(a.x, b.x) < box.right() && box.x < std::max(a.x, b.x) && std::min(a.y, b.y) < box.bottom() && box.y < std::max(a.y, b.y);
}

/// Every column is at one place, so a curve is safe where no box stands between its ends.
bool safe(const std::vector<Point>& line, const std::vector<Rect>& boxes) {
  for (std::size_t i = 1; i < line.size(); ++i) {
    const bool curve = i % 2 == 1;
    const auto in_the_way = [&](const Rect& box) { return curve ? line[i - 1].x < box.right() && box.x < line[i].x : crosses(line[i - 1], line[i], box); };
    if (!curve && line[i].y != line[i - 1].y) return false;
    if (std::any_of(boxes.begin(), boxes.end(), in_the_way)) return false;
  }
  return true;
}

bool on_side(const Point& point, const Rect& box, bool right) { return point.x == (right ? box.right() : box.x) && box.y < point.y && point.y < box.bottom(); }

}  // namespace

TEST_CASE("layout: nothing gives an empty picture, one box stands at the corner") {
  CHECK(lay_out({}, {}).width == 0);
  const Layout one = lay_out({{3, 50, 40}}, {});
  CHECK(one.boxes[0].x == 0);
  CHECK(one.boxes[0].y == 0);
  CHECK(one.width == 50);
  CHECK(one.height == 40);
}

TEST_CASE("layout: columns stand left to right, and what is tied alone stands on one height") {
  const Layout layout = lay_out({{5, 60, 40}, {0, 50, 40}}, {{0, 1}});
  CHECK(layout.boxes[1].right() < layout.boxes[0].x);
  CHECK(layout.boxes[0].y == layout.boxes[1].y);
  CHECK(layout.lines[0].size() == 2);   // no column with boxes between them, no lane
  CHECK(layout.lines[0].front().x == layout.boxes[1].right());
  CHECK(layout.lines[0].back().x == layout.boxes[0].x);
}

TEST_CASE("layout: boxes are put in the order that crosses least") {
  // a, b on the left; a's partner is given last.
  const Layout layout = lay_out({{0, 50, 40}, {0, 50, 40}, {1, 50, 40}, {1, 50, 40}}, {{0, 3}, {1, 2}});
  CHECK((layout.boxes[0].y < layout.boxes[1].y) == (layout.boxes[3].y < layout.boxes[2].y));
}

TEST_CASE("layout: a line over a column has a lane of its own between the boxes") {
  const Sketch sketch{{{0, 50, 40}, {1, 50, 40}, {2, 50, 40}}, {{0, 1}, {1, 2}, {0, 2}}};
  const Layout layout = sketch.laid_out();
  CHECK(layout.lines[2].size() == 4);
  CHECK(safe(layout.lines[2], layout.boxes));
}

TEST_CASE("layout: a box grows with the lines at one side of it") {
  Sketch sketch{{{0, 50, 20}}, {}};
  for (std::uint32_t i = 1; i <= 20; ++i) {
    sketch.boxes.push_back({1, 50, 20});
    sketch.lines.push_back({0, i});
  }
  const Layout layout = sketch.laid_out();
  std::vector<int> ports;
  for (const auto& line : layout.lines) ports.push_back(line.front().y);
  std::sort(ports.begin(), ports.end());
  CHECK(std::adjacent_find(ports.begin(), ports.end()) == ports.end());
}

TEST_CASE("layout: in every picture boxes are apart, large enough and inside, lines end at their boxes and cross none") {
  for (std::uint32_t seed = 0; seed < 300; ++seed) {
    INFO("seed " << seed);
    const Sketch sketch = random_sketch(seed);
    const Layout layout = sketch.laid_out();
    REQUIRE(layout.boxes.size() == sketch.boxes.size());
    REQUIRE(layout.lines.size() == sketch.lines.size());
    for (std::size_t a = 0; a < layout.boxes.size(); ++a) {
      const Rect& box = layout.boxes[a];
      REQUIRE((box.x >= 0 && box.y >= 0 && box.right() <= layout.width && box.bottom() <= layout.height));
      REQUIRE((box.width >= sketch.boxes[a].width && box.height >= sketch.boxes[a].height));
      for (std::size_t b = 0; b < a; ++b) REQUIRE_FALSE(overlap(box, layout.boxes[b]));
    }
    for (std::size_t l = 0; l < layout.lines.size(); ++l) {
      auto [left, right] = sketch.lines[l];
      if (sketch.boxes[left].column > sketch.boxes[right].column) std::swap(left, right);
      REQUIRE(layout.lines[l].size() % 2 == 0);
      REQUIRE(on_side(layout.lines[l].front(), layout.boxes[left], true));
      REQUIRE(on_side(layout.lines[l].back(), layout.boxes[right], false));
      REQUIRE(safe(layout.lines[l], layout.boxes));
    }
  }
}

TEST_CASE("layout: the same boxes and lines stand at the same places") {
  for (std::uint32_t seed = 0; seed < 20; ++seed) {
    const Layout one = random_sketch(seed).laid_out(), other = random_sketch(seed).laid_out();
    CHECK(one.lines == other.lines);
  }
}

}  // namespace yanpan::engine
