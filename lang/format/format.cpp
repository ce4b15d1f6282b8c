#include "lang/format/format.hpp"

#include <algorithm>

#include "lang/format/lines.hpp"
#include "lang/format/spelling.hpp"
#include "lang/source/width.hpp"

namespace yanpan::lang {

namespace formatting {

namespace {

using Kind = SourceLine::Kind;

constexpr int kIndent = 2;
constexpr std::string_view kBeforeComment = "  ";

/// A line cut into cells, which the lines around it may want below each other.
struct Cells {
  enum class Shape : std::uint8_t { Plain, Row, Mapping } shape = Shape::Plain;
  std::vector<std::string> cells;
};

bool is_sign(const Token& token, Sign sign) { return token.kind == TokenKind::Sign && token.sign == sign; }

class Cellmaker {
 public:
  Cellmaker(const SourceSet& sources, std::uint32_t file, const Written& written, const Style& style)
      : written_(written), speller_(sources, written, style, sources.file(file).language) {}

  Cells make(const SourceLine& line) const {
    const std::span<const Token> tokens(written_.tokens.data() + line.begin, line.end - line.begin);
    if (tokens.empty()) return {Cells::Shape::Plain, {std::string(line.raw)}};
    if (is_sign(tokens.front(), Sign::Bar)) return row(tokens.subspan(1));
    const auto arrow = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return is_sign(token, Sign::BackArrow); });
    if (arrow != tokens.end()) return mapping(tokens, static_cast<std::size_t>(arrow - tokens.begin()));
    return {Cells::Shape::Plain, {spell(tokens)}};
  }

 private:
  std::string spell(std::span<const Token> tokens) const { return joined(speller_.spell(tokens)); }

  /// | a | b |
  Cells row(std::span<const Token> tokens) const {
    Cells result{Cells::Shape::Row, {}};
    while (!tokens.empty()) {
      const auto bar = std::find_if(tokens.begin(), tokens.end(), [](const Token& token) { return is_sign(token, Sign::Bar); });
      const auto length = static_cast<std::size_t>(bar - tokens.begin());
      result.cells.push_back(spell(tokens.first(length)));
      tokens = tokens.subspan(std::min(length + 1, tokens.size()));
    }
    return result;
  }

  /// 字段 ← "列" and how to read it
  Cells mapping(std::span<const Token> tokens, std::size_t arrow) const {
    const std::size_t options = std::min(arrow + 2, tokens.size());
    Cells result{Cells::Shape::Mapping, {spell(tokens.first(arrow)), spell(tokens.subspan(arrow, options - arrow))}};
    if (options < tokens.size()) result.cells.push_back(spell(tokens.subspan(options)));
    return result;
  }

  const Written& written_;
  Speller speller_;
};

/// Widths of columns, by the widest cell that has something behind it.
class Columns {
 public:
  void widen(const Cells& line) {
    const std::size_t followed = line.shape == Cells::Shape::Row ? line.cells.size() : line.cells.size() - 1;
    widths_.resize(std::max(widths_.size(), followed));
    for (std::size_t i = 0; i < followed; ++i) widths_[i] = std::max(widths_[i], display_width(line.cells[i]));
  }

  std::string write(const Cells& line) const {
    const bool row = line.shape == Cells::Shape::Row;
    std::string text = row ? "|" : "";
    for (std::size_t i = 0; i < line.cells.size(); ++i) {
      const bool last = i + 1 == line.cells.size();
      if (row || i > 0) text += ' ';
      text += line.cells[i];
      if (row || !last) text.append(widths_[i] - display_width(line.cells[i]), ' ');
      if (row) text += " |";
    }
    return text;
  }

 private:
  std::vector<std::size_t> widths_;
};

class Writer {
 public:
  Writer(const SourceSet& sources, std::uint32_t file, const Written& written, const Style& style)
      : sources_(sources), lines_(lines_of(sources, file, written)), cellmaker_(sources, file, written, style) {}

  std::string write() {
    for (const SourceLine& line : lines_) cells_.push_back(line.kind == Kind::Code ? cellmaker_.make(line) : Cells{});
    std::string text;
    for (std::size_t i = 0; i < lines_.size(); ++i) text += line(i) + '\n';
    return text;
  }

 private:
  std::string line(std::size_t i) {
    const SourceLine& line = lines_[i];
    if (line.kind == Kind::Blank) return {};
    std::string text(static_cast<std::size_t>(line.depth * kIndent), ' ');
    if (line.kind == Kind::Code) text += code(i);
    if (line.kind == Kind::Code && line.comment) text += kBeforeComment;
    if (line.comment) text += sources_.text(line.comment->span);
    return text;
  }

  std::string code(std::size_t i) {
    if (cells_[i].shape == Cells::Shape::Plain) return cells_[i].cells.front();
    if (i >= aligned_to_) align(i);
    return columns_.write(cells_[i]);
  }

  /// The lines from `first` on that stand below each other: rows of one table,
  /// or mappings with no other line and no blank line between.
  void align(std::size_t first) {
    columns_ = {};
    aligned_to_ = first;
    const auto shape = cells_[first].shape;
    for (std::size_t i = first; i < lines_.size(); ++i) {
      if (lines_[i].kind == Kind::Blank && shape == Cells::Shape::Mapping) break;
      if (lines_[i].kind != Kind::Code) continue;
      if (cells_[i].shape != shape) break;
      columns_.widen(cells_[i]);
      aligned_to_ = i + 1;
    }
  }

  const SourceSet& sources_;
  std::vector<SourceLine> lines_;
  Cellmaker cellmaker_;
  std::vector<Cells> cells_;
  Columns columns_;
  std::size_t aligned_to_ = 0;   // columns_ holds for the lines before
};

}  // namespace

}  // namespace formatting

std::string format_text(const SourceSet& sources, std::uint32_t file, const Written& written, const Style& style) {
  return formatting::Writer(sources, file, written, style).write();
}

}  // namespace yanpan::lang
