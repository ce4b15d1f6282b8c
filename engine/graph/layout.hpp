// Where boxes and lines of a picture stand. Knows sizes only: what a box means,
// what stands in it and how it looks is no business of this file.
//
// Boxes stand in columns, left to right. Lines run from column to column; one
// that passes over a column has a lane of its own there, between the boxes, so
// that no line crosses a box. Whole numbers only: the same input gives the
// same picture everywhere. Units are pixels. Private to graph/.

#pragma once

#include <cstdint>
#include <vector>

namespace yanpan::engine {

struct BoxSize {
  unsigned column;                        // columns without a box take no room
  int width, height;                      // what its text needs; it may be made larger
};

/// Between two boxes of different columns.
struct LineEnds {
  std::uint32_t from, to;
};

struct Point {
  int x, y;
  bool operator==(const Point&) const = default;
};

struct Rect {
  int x, y, width, height;
  int right() const { return x + width; }
  int bottom() const { return y + height; }
};

struct Layout {
  std::vector<Rect> boxes;                // as given; all boxes of a column have one width
  /// As given, from the left end to the right end: curve, straight through a
  /// column, curve, straight ... curve. An even number of points, the first and
  /// the last on the side of a box.
  std::vector<std::vector<Point>> lines;
  int width = 0, height = 0;              // everything stands between 0 and these
};

/// Boxes nearest to what they are tied to, in an order with few crossings;
/// among equals the order given.
Layout lay_out(const std::vector<BoxSize>& boxes, const std::vector<LineEnds>& lines);

}  // namespace yanpan::engine
