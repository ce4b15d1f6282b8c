#include "engine/graph/graph_svg.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <map>
#include <set>

#include "engine/graph/box_text.hpp"
#include "engine/graph/layout.hpp"
#include "engine/graph/scene.hpp"
#include "engine/print/svg.hpp"
#include "lang/base/check.hpp"

namespace yanpan::engine {

namespace {

constexpr int kMargin = 16, kPad = 10, kTextWidth = 210, kTitleRoom = 46, kArrow = 9, kSample = 44, kLeastWidth = 560;

/// What a line means. Told apart by thickness and dashes; colour only helps.
enum class Line : std::uint8_t { Accountable, Contributing, Supervising, Cause, Contributes, Supports, MaySupport, Other };

struct LineStyle {
  Name name;
  std::string_view colour, style;
};

const LineStyle& style_of(Line line) {
  static const std::array<LineStyle, 8> kStyles = {{{{"责任人", "accountable"}, "#1d4f91", "stroke-width=\"3.5\""},
                                                    {{"参与", "took part"}, "#1d4f91", "stroke-width=\"1.2\""},
                                                    {{"监督", "supervised"}, "#1d4f91", "stroke-width=\"1.6\" stroke-dasharray=\"9 5\""},
                                                    {{"主因", "cause"}, "#8f2d1c", "stroke-width=\"3.5\""},
                                                    {{"次因", "contributing cause"}, "#8f2d1c", "stroke-width=\"1.2\""},
                                                    {{"依据", "supports"}, "#2f6b3a", "stroke-width=\"1.6\" stroke-dasharray=\"12 4 2 4\""},
                                                    {{"可能的依据", "may support"}, "#2f6b3a", "stroke-width=\"2\" stroke-dasharray=\"2 5\""},
                                                    {{"所属、问题、处置", "belongs to, found in, answered by"}, "#6a6d73", "stroke-width=\"1.2\""}}};
  return kStyles[static_cast<std::size_t>(line)];
}

Line line_of(const SceneEdge& edge) {
  switch (edge.kind) {
    case EdgeKind::Accountable: return Line::Accountable;
    case EdgeKind::Contributing: return Line::Contributing;
    case EdgeKind::Supervising: return Line::Supervising;
    case EdgeKind::CausedBy: return Line::Cause;
    case EdgeKind::Contributes: return Line::Contributes;
    case EdgeKind::SupportedBy: return edge.sure ? Line::Supports : Line::MaySupport;
    case EdgeKind::AnsweredBy:
    case EdgeKind::FoundIn:
    case EdgeKind::Member: break;
  }
  return Line::Other;
}

SvgColour colour_of(NodeKind kind, const std::optional<lang::Category>& category) {
  if (category) return svg_colour(*category);
  switch (kind) {
    case NodeKind::Problem: return {"#fbf3e2", "#7a5b16"};
    case NodeKind::Person: return {"#eaf0fa", "#1d4f91"};
    case NodeKind::Evidence:
    case NodeKind::Rule: return {"#edf6ee", "#2f6b3a"};
    case NodeKind::Intervention: return {"#f2ecf8", "#5b3b86"};
    case NodeKind::Case:
    case NodeKind::Cause:
    case NodeKind::Unit: break;
  }
  return {"#f4f4f6", "#55585e"};
}

/// The text of a box, cut to the lines it is drawn in.
struct Drawn {
  BoxText text;
  std::vector<std::string> headline, lines;

  explicit Drawn(BoxText whole) : text(std::move(whole)), headline(svg_fit(text.headline, kTextWidth, 3)) {
    for (const std::string& line : text.lines) {
      for (std::string& part : svg_fit(line, kTextWidth, 2)) lines.push_back(std::move(part));
    }
  }
  int height() const { return static_cast<int>(1 + headline.size() + lines.size()) * kSvgLine + kPad; }
  int width() const {
    int width = svg_text_width(text.caption);
    // Bold letters are a little wider.
    for (const std::string& line : headline) width = std::max(width, svg_text_width(line) + 6);
    for (const std::string& line : lines) width = std::max(width, svg_text_width(line));
    return width + 2 * kPad;
  }
};

class Picture {
 public:
  Picture(const Attribution& attribution, const Graph& graph, std::uint32_t middle, Language language)
      : language_(language), texts_(attribution, graph, language), graph_(graph), scene_(gather(graph, middle)) {}

  std::string draw() {
    place();
    for (std::size_t i = 0; i < scene_.edges.size(); ++i) draw_line(scene_.edges[i], layout_.lines[i]);
    for (std::size_t i = 0; i < scene_.boxes.size(); ++i) draw_box(i);
    int y = kTitleRoom + layout_.height + 36;
    const std::string title = fill({"责任图：{}", "attribution graph: {}"}, named(0));
    // The font is a fifth larger than what texts are measured for.
    svg_.text(kMargin, kMargin + 14, svg_cut(title, width_ * 4 / 5), "font-weight=\"bold\" font-size=\"17\"");
    y = draw_legend(y);
    for (const std::string& note : notes()) {
      for (const std::string& line : svg_fit(note, width_, 4)) svg_.text(kMargin, y, line), y += kSvgLine;
    }
    return svg_.picture(width_ + 2 * kMargin, y, language_, title, description());
  }

 private:
  template <class... Args>
  std::string fill(const Name& pattern, const Args&... args) const {
    return fmt::format(fmt::runtime(pattern.in(language_)), args...);
  }

  /// `案件 C2`; a number of things says itself what they are.
  std::string named(std::uint32_t box) const {
    const BoxText& text = boxes_[box].text;
    return scene_.boxes[box].nodes.size() > 1 ? text.headline : text.caption + " " + text.headline;
  }

  void place() {
    std::vector<BoxSize> sizes;
    for (const SceneBox& box : scene_.boxes) {
      boxes_.emplace_back(texts_.text(box));
      sizes.push_back({column_of(box.kind), boxes_.back().width(), boxes_.back().height()});
    }
    std::vector<LineEnds> ends;
    for (const SceneEdge& edge : scene_.edges) ends.push_back({edge.from, edge.to});
    layout_ = lay_out(sizes, ends);
    for (Rect& box : layout_.boxes) box.x += kMargin, box.y += kTitleRoom;
    for (std::vector<Point>& line : layout_.lines) {
      for (Point& point : line) point.x += kMargin, point.y += kTitleRoom;
    }
    width_ = std::max(layout_.width, kLeastWidth);
  }

  void draw_box(std::size_t i) {
    const Rect& at = layout_.boxes[i];
    const Drawn& box = boxes_[i];
    const auto [fill_colour, line_colour] = colour_of(scene_.boxes[i].kind, box.text.category);
    svg_.begin_group(box.text.whole);
    // What several nodes share looks like a pile; its sides stay free for arrows.
    if (scene_.boxes[i].nodes.size() > 1) svg_.rect(at.x + 5, at.y + 6, at.width - 10, at.height, fmt::format("rx=\"6\" fill=\"{}\" stroke=\"{}\"", fill_colour, line_colour));
    svg_.rect(at.x, at.y, at.width, at.height, fmt::format("rx=\"6\" fill=\"{}\" stroke=\"{}\" stroke-width=\"{}\"", fill_colour, line_colour, i == 0 ? "3" : "1.2"));
    int y = at.y + kSvgLine - 2;
    svg_.text(at.x + kPad, y, box.text.caption, fmt::format("font-size=\"12\" fill=\"{}\"", line_colour));
    for (const std::string& line : box.headline) svg_.text(at.x + kPad, y += kSvgLine, line, "font-weight=\"bold\"");
    for (const std::string& line : box.lines) svg_.text(at.x + kPad, y += kSvgLine, line);
    svg_.end_group();
  }

  /// The arrow stands at the end that is explained. `points` run left to right.
  void draw_line(const SceneEdge& edge, const std::vector<Point>& points) {
    const bool forward = layout_.boxes[edge.from].x < layout_.boxes[edge.to].x;
    const LineStyle& style = style_of(line_of(edge));
    const Point tip = forward ? points.back() : points.front();
    const int back = forward ? -kArrow : kArrow;
    svg_.begin_group(sentence(edge));
    svg_.path(steps(points, forward), fmt::format("fill=\"none\" stroke=\"{}\" {}", style.colour, style.style));
    svg_.path(fmt::format("M{} {}l{} -5v10z", tip.x, tip.y, back), fmt::format("fill=\"{}\"", style.colour));
    svg_.end_group();
    used_.insert(line_of(edge));
  }

  static std::string steps(std::vector<Point> points, bool forward) {
    // The line ends inside the arrow, so that its tip stays sharp.
    (forward ? points.back() : points.front()).x += forward ? -kArrow + 1 : kArrow - 1;
    std::string out = fmt::format("M{} {}", points[0].x, points[0].y);
    for (std::size_t i = 1; i < points.size(); i += 2) {
      const Point& a = points[i - 1];
      const Point& b = points[i];
      const int bend = (b.x - a.x) / 2;
      out += fmt::format("C{} {} {} {} {} {}", a.x + bend, a.y, b.x - bend, b.y, b.x, b.y);
      if (i + 1 < points.size()) out += fmt::format("H{}", points[i + 1].x);
    }
    return out;
  }

  /// Samples of the lines that occur, as many rows as they need; where it ends.
  int draw_legend(int y) {
    int x = kMargin;
    for (Line line : used_) {
      const LineStyle& style = style_of(line);
      const std::string& words = style.name.in(language_);
      const int room = kSample + 8 + svg_text_width(words) + 24;
      if (x > kMargin && x + room > kMargin + width_) x = kMargin, y += kSvgLine + 4;
      svg_.path(fmt::format("M{} {}h{}", x, y - 5, kSample), fmt::format("fill=\"none\" stroke=\"{}\" {}", style.colour, style.style));
      svg_.text(x + kSample + 8, y, words);
      x += room;
    }
    return used_.empty() ? y : y + kSvgLine + 8;
  }

  /// What a reader must know is not in the picture.
  std::vector<std::string> notes() const {
    std::vector<std::string> out;
    if (!scene_.left_out.empty()) out.push_back(fill({"画不下的：{}。全部内容可用 --format dot 或 graphml 写出。", "no room for {}; --format dot or graphml writes everything"}, counted(scene_.left_out)));
    if (!scene_.aside.empty()) out.push_back(fill({"附近还有、但不在这条线上，没有画出的：{}。", "near by, but not of this argument and not drawn: {}"}, counted(scene_.aside)));
    if (scene_.hidden_edges > 0) {
      out.push_back(fill({"另有 {} 条联系没有画线：合在一框的，只画最要紧的一种。", "{} more links have no line: what shares a box shows its closest one only"}, scene_.hidden_edges));
    }
    return out;
  }

  /// `3 件案件、1 条规则`.
  std::string counted(const std::vector<std::uint32_t>& nodes) const {
    std::map<NodeKind, std::size_t> counts;
    for (std::uint32_t node : nodes) ++counts[graph_.nodes[node].kind];
    std::string list;
    for (const auto& [kind, count] : counts) (list += list.empty() ? "" : language_ == Language::Zh ? "、" : ", ") += texts_.counted(kind, count);
    return list;
  }

  std::string sentence(const SceneEdge& edge) const {
    const std::string times = edge.count > 1 ? fmt::format(" × {}", edge.count) : "";
    const std::string may = edge.sure ? "" : fill({"（可能）", " (may)"});
    return fmt::format("{} → {}{}{}{}{}", named(edge.from), named(edge.to), language_ == Language::Zh ? "：" : ": ", name(edge.kind).in(language_), may, times);
  }

  /// The picture in words: its lines and what is not drawn.
  std::string description() const {
    std::string out;
    const auto add = [&](const std::string& sentence) { (out += out.empty() ? "" : "\n") += sentence; };
    for (const SceneEdge& edge : scene_.edges) add(sentence(edge));
    for (const std::string& note : notes()) add(note);
    return out;
  }

  Language language_;
  BoxTexts texts_;
  const Graph& graph_;
  Scene scene_;
  std::vector<Drawn> boxes_;
  Layout layout_;
  SvgWriter svg_;
  std::set<Line> used_;
  int width_ = 0;
};

/// A case out of scope is in no graph; that too is an answer.
std::string nothing_to_draw(Language language) {
  const Name words{"它不在责任图中：没有问题，也没有参与有问题的案件。", "it is not in the attribution graph: it has no problem and no part in a case with one"};
  SvgWriter svg;
  svg.text(kMargin, 2 * kMargin, words.in(language));
  return svg.picture(kLeastWidth, 4 * kMargin, language, words.in(language), "");
}

}  // namespace

std::string graph_svg(const Attribution& attribution, const GraphFilter& filter, Language language) {
  YANPAN_CHECK(filter.around, "a picture has a middle");
  const Graph graph = build_graph(attribution, filter);
  const auto middle = middle_of(graph, attribution, filter);
  return middle ? Picture(attribution, graph, *middle, language).draw() : nothing_to_draw(language);
}

}  // namespace yanpan::engine
