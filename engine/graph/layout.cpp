#include "engine/graph/layout.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "lang/base/check.hpp"

namespace yanpan::engine {

namespace {

constexpr int kSpace = 16;                // between two boxes of a column
constexpr int kLane = 10;                 // height of a line that passes over a column
constexpr int kPort = 9;                  // between two lines at one side of a box
constexpr int kGapLeast = 64, kGapMost = 150, kGapLine = 4;
constexpr int kSweeps = 12;

/// A box, or the lane of a line in a column it passes over.
struct Item {
  std::size_t column;
  int height;
  int y = 0;                              // of its middle
  std::vector<std::uint32_t> left, right; // items of the columns beside, once a line
};

using Column = std::vector<std::uint32_t>;

/// For each place the value of a non-decreasing row nearest to the one given
/// (least squares): neighbours that stand the wrong way round share their mean.
std::vector<std::int64_t> pool(const std::vector<std::int64_t>& wanted) {
  struct Block {
    std::int64_t sum, count;
    std::int64_t mean() const { return sum / count; }
  };
  std::vector<Block> blocks;
  for (std::int64_t value : wanted) {
    blocks.push_back({value, 1});
    while (blocks.size() > 1 && blocks[blocks.size() - 2].mean() > blocks.back().mean()) {
      const Block last = blocks.back();
      blocks.pop_back();
      blocks.back().sum += last.sum;
      blocks.back().count += last.count;
    }
  }
  std::vector<std::int64_t> out;
  for (const Block& block : blocks) out.insert(out.end(), static_cast<std::size_t>(block.count), block.mean());
  return out;
}

class Placer {
 public:
  Placer(const std::vector<BoxSize>& boxes, const std::vector<LineEnds>& lines) : boxes_(boxes), lines_(lines) {}

  Layout run() {
    number_columns();
    add_items();
    reduce_crossings();
    place_down();
    place_across();
    draw_lines();
    return std::move(layout_);
  }

 private:
  void number_columns() {
    std::map<unsigned, std::size_t> numbers;
    for (const BoxSize& box : boxes_) numbers[box.column];
    std::size_t next = 0;
    for (auto& [column, number] : numbers) number = next++;
    for (const BoxSize& box : boxes_) items_.push_back({numbers[box.column], box.height, 0, {}, {}});
    columns_.resize(next);
  }

  void add_items() {
    for (const LineEnds& line : lines_) add_line(line);
    for (std::uint32_t i = 0; i < items_.size(); ++i) {
      Item& item = items_[i];
      columns_[item.column].push_back(i);
      item.height = std::max(item.height, static_cast<int>(std::max(item.left.size(), item.right.size()) + 1) * (i < boxes_.size() ? kPort : 0));
    }
  }

  void add_line(const LineEnds& line) {
    const bool forward = items_[line.from].column < items_[line.to].column;
    const std::uint32_t first = forward ? line.from : line.to, last = forward ? line.to : line.from;
    YANPAN_CHECK(items_[first].column != items_[last].column, "a line runs between two columns");
    std::vector<std::uint32_t>& way = ways_.emplace_back(1, first);
    for (std::size_t column = items_[first].column + 1; column < items_[last].column; ++column) {
      way.push_back(static_cast<std::uint32_t>(items_.size()));
      items_.push_back({column, kLane, 0, {}, {}});
    }
    way.push_back(last);
    for (std::size_t i = 0; i + 1 < way.size(); ++i) {
      items_[way[i]].right.push_back(way[i + 1]);
      items_[way[i + 1]].left.push_back(way[i]);
    }
  }

  // Order inside the columns.

  std::vector<std::size_t> ranks() const {
    std::vector<std::size_t> rank(items_.size());
    for (const Column& column : columns_) {
      for (std::size_t i = 0; i < column.size(); ++i) rank[column[i]] = i;
    }
    return rank;
  }

  /// Pairs of lines between neighbouring columns that cross.
  std::size_t crossings() const {
    const std::vector<std::size_t> rank = ranks();
    std::size_t count = 0;
    for (const Column& column : columns_) {
      std::vector<std::pair<std::size_t, std::size_t>> ends;
      for (std::uint32_t i : column) {
        for (std::uint32_t other : items_[i].right) ends.emplace_back(rank[i], rank[other]);
      }
      for (std::size_t a = 0; a < ends.size(); ++a) {
        for (std::size_t b = a + 1; b < ends.size(); ++b) count += ends[a].first < ends[b].first && ends[a].second > ends[b].second ? 1 : 0;
      }
    }
    return count;
  }

  /// Each item to the mean place of its neighbours; one without any stays.
  void sort_by_neighbours(Column& column, std::vector<std::uint32_t> Item::*side) {
    const std::vector<std::size_t> rank = ranks();
    const auto mean = [&](std::uint32_t i) {
      const auto& beside = items_[i].*side;
      if (beside.empty()) return rank[i] * 1000;
      std::size_t sum = 0;
      for (std::uint32_t other : beside) sum += rank[other] * 1000;
      return sum / beside.size();
    };
    std::stable_sort(column.begin(), column.end(), [&](std::uint32_t a, std::uint32_t b) { return mean(a) < mean(b); });
  }

  void reduce_crossings() {
    std::vector<Column> best = columns_;
    std::size_t fewest = crossings();
    for (int sweep = 0; sweep < kSweeps && fewest > 0; ++sweep) {
      if (sweep % 2 == 0) {
        for (std::size_t c = 1; c < columns_.size(); ++c) sort_by_neighbours(columns_[c], &Item::left);
      } else {
        for (std::size_t c = columns_.size() - 1; c-- > 0;) sort_by_neighbours(columns_[c], &Item::right);
      }
      if (const std::size_t now = crossings(); now < fewest) fewest = now, best = columns_;
    }
    columns_ = std::move(best);
  }

  // Down.

  void place_down() {
    for (Column& column : columns_) settle(column, {});
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
      const bool last = sweep + 2 >= kSweeps;
      if (sweep % 2 == 0) {
        for (std::size_t c = 0; c < columns_.size(); ++c) settle(columns_[c], last ? Sides{true, true} : Sides{true, false});
      } else {
        for (std::size_t c = columns_.size(); c-- > 0;) settle(columns_[c], last ? Sides{true, true} : Sides{false, true});
      }
    }
    int top = 0;
    for (std::size_t i = 0; i < items_.size(); ++i) top = i == 0 ? top_of(items_[i]) : std::min(top, top_of(items_[i]));
    for (Item& item : items_) item.y -= top;
  }

  struct Sides {
    bool left = false, right = false;
  };

  static int top_of(const Item& item) { return item.y - item.height / 2; }

  int wanted(const Item& item, Sides sides) const {
    std::int64_t sum = 0, count = 0;
    const auto add = [&](const std::vector<std::uint32_t>& beside) {
      for (std::uint32_t other : beside) sum += items_[other].y, ++count;
    };
    if (sides.left) add(item.left);
    if (sides.right) add(item.right);
    return count == 0 ? item.y : static_cast<int>(sum / count);
  }

  /// As near as can be to where each item would like to stand, in their order
  /// and with room between them.
  void settle(const Column& column, Sides sides) {
    std::vector<std::int64_t> tops;
    std::int64_t offset = 0;
    for (std::uint32_t i : column) {
      tops.push_back(wanted(items_[i], sides) - items_[i].height / 2 - offset);
      offset += items_[i].height + kSpace;
    }
    tops = pool(tops);
    offset = 0;
    for (std::size_t at = 0; at < column.size(); ++at) {
      Item& item = items_[column[at]];
      item.y = static_cast<int>(tops[at] + offset) + item.height / 2;
      offset += item.height + kSpace;
    }
  }

  // Across.

  void place_across() {
    std::vector<int> width(columns_.size(), 0);
    for (std::size_t i = 0; i < boxes_.size(); ++i) width[items_[i].column] = std::max(width[items_[i].column], boxes_[i].width);
    int x = 0;
    for (std::size_t c = 0; c < columns_.size(); ++c) {
      left_.push_back(x);
      right_.push_back(x + width[c]);
      std::size_t leaving = 0;
      for (std::uint32_t i : columns_[c]) leaving += items_[i].right.size();
      x += width[c] + std::min(kGapMost, kGapLeast + kGapLine * static_cast<int>(leaving));
    }
    for (std::size_t i = 0; i < boxes_.size(); ++i) {
      const Item& item = items_[i];
      layout_.boxes.push_back({left_[item.column], top_of(item), width[item.column], item.height});
      layout_.width = std::max(layout_.width, layout_.boxes.back().right());
    }
    for (const Item& item : items_) layout_.height = std::max(layout_.height, top_of(item) + item.height);
  }

  // Lines.

  /// Where line `l` leaves (or, on the left side, enters) its box: lines of a
  /// side stand in the order of where they come from.
  int port(std::size_t l, bool right_side) const {
    const std::uint32_t box = right_side ? ways_[l].front() : ways_[l].back();
    const auto end = [&](std::size_t line) { return right_side ? ways_[line][1] : ways_[line][ways_[line].size() - 2]; };
    int before = 0, all = 0;
    for (std::size_t other = 0; other < ways_.size(); ++other) {
      if ((right_side ? ways_[other].front() : ways_[other].back()) != box) continue;
      ++all;
      before += std::pair(items_[end(other)].y, other) < std::pair(items_[end(l)].y, l) ? 1 : 0;
    }
    const Rect& rect = layout_.boxes[box];
    return rect.y + rect.height * (before + 1) / (all + 1);
  }

  void draw_lines() {
    for (std::size_t l = 0; l < ways_.size(); ++l) {
      const std::vector<std::uint32_t>& way = ways_[l];
      std::vector<Point> points{{right_[items_[way.front()].column], port(l, true)}};
      for (std::size_t i = 1; i + 1 < way.size(); ++i) {
        const Item& lane = items_[way[i]];
        points.push_back({left_[lane.column], lane.y});
        points.push_back({right_[lane.column], lane.y});
      }
      points.push_back({left_[items_[way.back()].column], port(l, false)});
      layout_.lines.push_back(std::move(points));
    }
  }

  const std::vector<BoxSize>& boxes_;
  const std::vector<LineEnds>& lines_;
  std::vector<Item> items_;                         // the boxes, then the lanes
  std::vector<Column> columns_;                     // items from the top down
  std::vector<std::vector<std::uint32_t>> ways_;    // by line: its items from left to right
  std::vector<int> left_, right_;                   // by column
  Layout layout_;
};

}  // namespace

Layout lay_out(const std::vector<BoxSize>& boxes, const std::vector<LineEnds>& lines) { return Placer(boxes, lines).run(); }

}  // namespace yanpan::engine
