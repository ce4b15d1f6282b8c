#include "lang/format/lines.hpp"

#include <algorithm>
#include <optional>
#include <string_view>

#include "lang/grammar/layout.hpp"
#include "lang/grammar/token.hpp"

namespace yanpan::lang::formatting {

namespace {

using Kind = SourceLine::Kind;
using K = Keyword;

bool is_comment(const Token& token) { return token.kind == TokenKind::Comment || token.kind == TokenKind::Doc; }

/// What belongs to an aggregate stands below it, though beside it is read too.
class MeasureDepth {
 public:
  /// `opening`: the keyword the line begins with; `depth`: as written.
  int of(std::optional<K> opening, int depth) {
    if (depth == 0) {
      in_measure_ = opening == K::Measure;
      below_form_ = false;
      shift_ = 0;
    } else if (depth == 1) {
      shift_ = below_form_ && opening && is_detail(*opening) ? 1 : 0;
      below_form_ = shift_ == 1 || (in_measure_ && opening && is_form(*opening));
    }
    return depth + shift_;
  }

 private:
  static bool is_form(K keyword) {
    constexpr K kForms[] = {K::Count, K::Sum, K::Mean, K::Max, K::Min, K::Exists, K::Latest, K::Earliest, K::Lookup};
    return std::find(std::begin(kForms), std::end(kForms), keyword) != std::end(kForms);
  }
  static bool is_detail(K keyword) {
    return keyword == K::Same || keyword == K::Where || keyword == K::Window || keyword == K::ExcludingItself;
  }

  bool in_measure_ = false, below_form_ = false;
  int shift_ = 0;
};

/// Cuts the text into lines and gives each its tokens.
class Cutter {
 public:
  Cutter(const SourceSet& sources, std::uint32_t file, const Written& written) : text_(sources.file(file).text), written_(written) {}

  std::vector<SourceLine> cut() {
    std::vector<SourceLine> lines;
    for (std::size_t begin = 0; begin < text_.size();) {
      const std::size_t end = std::min(text_.find('\n', begin), text_.size());
      lines.push_back(line(begin, end));
      begin = end + 1;
    }
    return lines;
  }

 private:
  SourceLine line(std::size_t begin, std::size_t end) {
    SourceLine result;
    std::string_view whole = text_.substr(begin, end - begin);
    result.indent = indent_of(whole.substr(0, scan_blanks(whole)));
    result.begin = token_;
    while (token_ < written_.tokens.size() && written_.tokens[token_].span.begin < end) ++token_;
    result.end = token_;
    if (result.begin < result.end && is_comment(written_.tokens[result.end - 1])) {
      result.comment = &written_.tokens[--result.end];
      whole = whole.substr(0, result.comment->span.begin - begin);
    }
    result.raw = trim(whole.ends_with('\r') ? whole.substr(0, whole.size() - 1) : whole);
    result.kind = !result.raw.empty() ? Kind::Code : result.comment ? Kind::Comment : Kind::Blank;
    if (result.kind != Kind::Code) return result;
    const Token* first = result.begin < result.end ? &written_.tokens[result.begin] : nullptr;
    if (first != nullptr && first->kind == TokenKind::Keyword) result.opening = first->keyword;
    result.depth = measure_.of(result.opening, written_depth(end));
    if (!covered(result)) result.end = result.begin;
    return result;
  }

  /// Whether the tokens say all that stands on the line.
  bool covered(const SourceLine& line) const {
    const char* at = line.raw.data();
    const auto blank = [&](const char* to) { return to >= at && trim({at, static_cast<std::size_t>(to - at)}).empty(); };
    for (std::size_t i = line.begin; i < line.end; ++i) {
      const Span& span = written_.tokens[i].span;
      if (!blank(text_.data() + span.begin)) return false;
      at = text_.data() + span.end;
    }
    return blank(line.raw.data() + line.raw.size());
  }

  int written_depth(std::size_t end) {
    while (line_ + 1 < written_.lines.size() && written_.lines[line_ + 1].span.begin < end) ++line_;
    return written_.lines[line_].depth;
  }

  std::string_view text_;
  const Written& written_;
  std::size_t token_ = 0, line_ = 0;
  MeasureDepth measure_;
};

/// A comment stands as deep as the line it is above; one that was indented more,
/// like the lines before it, stays with them.
void place_comments(std::vector<SourceLine>& lines) {
  std::vector<int> next_depth(lines.size() + 1, 0);
  for (std::size_t i = lines.size(); i-- > 0;) next_depth[i] = lines[i].kind == Kind::Code ? lines[i].depth : next_depth[i + 1];
  std::vector<std::pair<int, int>> open;   // indent and depth of the lines that hold the last one, itself at the end
  for (std::size_t i = 0; i < lines.size(); ++i) {
    SourceLine& line = lines[i];
    if (line.kind == Kind::Code) {
      while (!open.empty() && open.back().first >= line.indent) open.pop_back();
      open.emplace_back(line.indent, line.depth);
    } else if (line.kind == Kind::Comment) {
      line.depth = next_depth[i];
      if (line.comment->kind == TokenKind::Doc) continue;
      if (open.empty()) continue;
      const auto beside = std::find_if(open.begin(), open.end(), [&](const auto& level) { return level.first >= line.indent; });
      line.depth = std::max(line.depth, beside != open.end() ? beside->second : open.back().second);
    }
  }
}

/// Where the comments directly above line `head` begin; `head` itself without any.
std::size_t above(const std::vector<SourceLine>& lines, std::size_t head) {
  std::size_t first = head;
  while (first > 0 && lines[first - 1].kind == Kind::Comment && lines[first - 1].depth == 0) --first;
  return first;
}

/// Whether two blocks that follow each other stand apart: where one of them has
/// lines below, but the first line and the header keep together with what follows.
bool apart(const SourceLine& first, bool first_is_tall, const SourceLine& second, bool second_is_tall) {
  const bool keeps = first.opening == K::Language || (first.opening == K::Policy && second.opening == K::Use);
  return (first_is_tall || second_is_tall) && !keeps;
}

/// Lines before which a blank one has to stand.
std::vector<bool> parted_blocks(const std::vector<SourceLine>& lines) {
  std::vector<std::size_t> heads;
  std::vector<bool> tall, parted(lines.size(), false);
  for (std::size_t i = 0; i < lines.size(); ++i) {
    if (lines[i].kind != Kind::Code) continue;
    if (lines[i].depth == 0) {
      heads.push_back(i);
      tall.push_back(false);
    } else if (!tall.empty()) {
      tall.back() = true;
    }
  }
  for (std::size_t h = 1; h < heads.size(); ++h) {
    if (apart(lines[heads[h - 1]], tall[h - 1], lines[heads[h]], tall[h])) parted[above(lines, heads[h])] = true;
  }
  return parted;
}

std::vector<SourceLine> settle_blanks(const std::vector<SourceLine>& lines) {
  const std::vector<bool> parted = parted_blocks(lines);
  std::vector<SourceLine> settled;
  for (std::size_t i = 0; i < lines.size(); ++i) {
    const bool after_blank = settled.empty() || settled.back().kind == Kind::Blank;
    if (lines[i].kind == Kind::Blank && after_blank) continue;
    if (parted[i] && !after_blank) settled.emplace_back();
    settled.push_back(lines[i]);
  }
  while (!settled.empty() && settled.back().kind == Kind::Blank) settled.pop_back();
  return settled;
}

}  // namespace

std::vector<SourceLine> lines_of(const SourceSet& sources, std::uint32_t file, const Written& written) {
  std::vector<SourceLine> lines = Cutter(sources, file, written).cut();
  place_comments(lines);
  return settle_blanks(lines);
}

}  // namespace yanpan::lang::formatting
