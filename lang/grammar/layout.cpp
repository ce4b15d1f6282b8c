#include "lang/grammar/layout.hpp"

#include <optional>

#include "lang/grammar/allowance.hpp"
#include "lang/grammar/characters.hpp"
#include "lang/grammar/line_state.hpp"
#include "lang/grammar/token.hpp"

namespace yanpan::lang {
namespace {

constexpr int kTabWidth = 4;

std::string_view opening_quote(std::string_view text) {
  for (const std::string_view quote : {"\"", "“", "`"}) {
    if (text.starts_with(quote)) return quote;
  }
  return {};
}

/// Cuts one line at a time out of the file's text.
class LineCutter {
 public:
  explicit LineCutter(Reader& reader) : reader_(reader), rest_(reader.text()) {}

  /// The next line that says something; comments and blank lines are passed over.
  std::optional<Line> next() {
    while (!rest_.empty()) {
      if (auto line = cut(take())) return line;
    }
    return std::nullopt;
  }

  /// Those behind the last line, which concern nothing.
  std::vector<ast::Allowance> allowances() { return std::move(allowances_); }

 private:
  std::string_view take() {
    const std::size_t end = rest_.find('\n');
    std::string_view line = rest_.substr(0, end);
    rest_.remove_prefix(end == std::string_view::npos ? rest_.size() : end + 1);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return line;
  }

  std::optional<Line> cut(std::string_view whole) {
    const bool clean = check_characters(reader_, whole);
    const std::size_t blanks = scan_blanks(whole);
    const std::string_view content = whole.substr(blanks);
    if (content.starts_with('#')) {
      add_doc(content);
      add_allowance(content);
      reader_.keep_token(content.starts_with("##") ? TokenKind::Doc : TokenKind::Comment, trim(content));
      return std::nullopt;
    }
    if (content.empty()) return std::nullopt;
    bool open_quote = false;
    const std::string_view code = without_comment(content, open_quote);
    const std::string_view comment = content.substr(code.size());
    if (!comment.empty()) reader_.keep_token(TokenKind::Comment, trim(comment));
    add_allowance(comment);
    const Span place = reader_.span(trim(code));
    return Line{place.begin, place.end, indent_of(whole.substr(0, blanks)), !clean || open_quote, std::exchange(doc_, {}), {}, std::exchange(allowances_, {})};
  }

  void add_allowance(std::string_view comment) {
    if (auto allowance = read_allowance(reader_, comment)) allowances_.push_back(std::move(*allowance));
  }

  void add_doc(std::string_view comment) {
    if (!comment.starts_with("##")) return;
    if (!doc_.empty()) doc_ += '\n';
    doc_ += trim(comment.substr(2));
  }

  std::string_view without_comment(std::string_view content, bool& open_quote) {
    for (std::size_t at = 0; at < content.size();) {
      const std::string_view rest = content.substr(at);
      if (rest.starts_with('#')) return content.substr(0, at);
      const std::string_view quote = opening_quote(rest);
      if (quote.empty()) {
        at += first_code_point(rest).length;
        continue;
      }
      const std::string_view closing = quote == "“" ? "”" : quote;
      const std::size_t end = rest.find(closing, quote.size());
      if (end == std::string_view::npos) {
        reader_.report(Code::UnclosedQuote, reader_.span(rest.substr(0, quote.size())), {std::string(quote), std::string(closing)});
        open_quote = true;
        return content;
      }
      at += end + closing.size();
    }
    return content;
  }

  Reader& reader_;
  std::string_view rest_;
  std::string doc_;
  std::vector<ast::Allowance> allowances_;
};

/// Hangs each line below the nearest line above that is indented less.
class Tree {
 public:
  explicit Tree(Reader& reader) : reader_(reader) { open_.push_back({-1, std::nullopt, &blocks_, nullptr}); }

  void add(Line line) {
    while (line.indent <= open_.back().indent) open_.pop_back();
    if (too_deep(line)) return;
    check_indent(line);
    const int indent = line.indent;
    reader_.keep_line(line, static_cast<int>(open_.size()) - 1);
    open_.back().lines->push_back(std::move(line));
    // Only the last line of each level is open, so these pointers stay good.
    Line& held = open_.back().lines->back();
    open_.push_back({indent, std::nullopt, &held.under, &held});
  }

  std::vector<Line> finish() { return std::move(blocks_); }

 private:
  struct Level {
    int indent;                        // of the line that holds the level
    std::optional<int> lines_indent;   // of the first line in it
    std::vector<Line>* lines;
    Line* owner;
  };

  bool too_deep(const Line& line) {
    if (open_.size() <= static_cast<std::size_t>(kMaxNesting)) return false;
    if (!reported_deep_) reader_.report(Code::TooDeep, reader_.span(line), {std::to_string(kMaxNesting)});
    reported_deep_ = true;
    open_.back().owner->spoiled = true;
    return true;
  }

  void check_indent(Line& line) {
    Level& level = open_.back();
    const bool at_top = open_.size() == 1;
    if (at_top && line.indent > 0) {
      report(Code::UnexpectedIndent, line);
    } else if (level.lines_indent && *level.lines_indent != line.indent) {
      report(Code::BadIndent, line);
    }
    if (!level.lines_indent) level.lines_indent = at_top ? 0 : line.indent;
  }

  void report(Code code, Line& line) {
    reader_.report(code, reader_.span(line));
    line.spoiled = true;
  }

  Reader& reader_;
  std::vector<Line> blocks_;
  std::vector<Level> open_;
  bool reported_deep_ = false;
};

}  // namespace

int indent_of(std::string_view blanks) {
  int indent = 0;
  while (!blanks.empty()) {
    const CodePoint c = first_code_point(blanks);
    if (c.value == '\t') indent = (indent / kTabWidth + 1) * kTabWidth;
    else indent += c.value == 0x3000 ? 2 : 1;
    blanks.remove_prefix(c.length);
  }
  return indent;
}

Layout lay_out(Reader& reader) {
  LineCutter cutter(reader);
  Tree tree(reader);
  while (auto line = cutter.next()) tree.add(std::move(*line));
  return {tree.finish(), cutter.allowances()};
}

}  // namespace yanpan::lang
