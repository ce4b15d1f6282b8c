// Where records end: the header, and the cuts between chunks.

#include <algorithm>
#include <array>
#include <cstring>

#include "engine/load/byte_scan.hpp"
#include "engine/load/csv.hpp"
#include "engine/load/edges.hpp"

namespace yanpan::engine {

namespace {

constexpr std::array<char, 3> kSeparators = {',', ';', '\t'};

/// Follows quotes through a text, from any record start on.
class QuoteWalk {
 public:
  QuoteWalk(std::string_view text, char separator, std::size_t begin, std::uint32_t line)
      : text_(text), separator_(separator), pos_(begin), line_(line) {}

  /// The start of the first record at or after `goal`; text.size() if there is none.
  std::size_t record_start(std::size_t goal) {
    goal = std::min(goal, text_.size());
    if (at_record_) skip_to(goal);
    while (pos_ < text_.size() && !(pos_ >= goal && at_record_)) {
      step();
      if (at_record_) skip_to(goal);
    }
    return pos_;
  }
  std::uint32_t line() const { return line_; }
  std::optional<UnclosedQuote> unclosed() const { return unclosed_; }

 private:
  /// Over whole records before `goal` that hold no quote.
  void skip_to(std::size_t goal) {
    if (next_quote_ < pos_) next_quote_ = std::min(text_.find('"', pos_), text_.size());
    const std::size_t end = std::min(goal, next_quote_);
    if (end <= pos_) return;
    const std::size_t last = text_.rfind('\n', end - 1);
    if (last == std::string_view::npos || last < pos_) return;
    line_ += static_cast<std::uint32_t>(scan_bytes(text_.substr(pos_, last + 1 - pos_)).line_ends);
    pos_ = last + 1;
  }

  void step() {
    if (at_cell_ && text_[pos_] == '"') return quoted();
    plain();
  }

  /// To the end of the unquoted cell, or of the rest of a quoted one.
  void plain() {
    while (pos_ < text_.size() && text_[pos_] != separator_ && text_[pos_] != '\n') ++pos_;
    if (pos_ == text_.size()) return;
    at_cell_ = true;
    at_record_ = text_[pos_] == '\n';
    line_ += at_record_;
    column_ = at_record_ ? 0 : column_ + 1;
    ++pos_;
  }

  void quoted() {
    const UnclosedQuote opened{line_, column_};
    at_cell_ = at_record_ = false;
    for (++pos_;; ++pos_) {
      const std::size_t close = text_.find('"', pos_);
      const std::size_t end = std::min(close, text_.size());
      line_ += static_cast<std::uint32_t>(scan_bytes(text_.substr(pos_, end - pos_)).line_ends);
      pos_ = end;
      if (close == std::string_view::npos) {
        unclosed_ = opened;
        return;
      }
      ++pos_;
      if (pos_ == text_.size() || text_[pos_] != '"') return;
    }
  }

  std::string_view text_;
  char separator_;
  std::size_t pos_;
  std::uint32_t line_;
  std::size_t column_ = 0, next_quote_ = 0;
  bool at_cell_ = true, at_record_ = true;
  std::optional<UnclosedQuote> unclosed_;
};

CsvChunk chunk_of(std::string_view text, std::size_t begin, std::size_t end, std::uint32_t line) {
  const std::string_view part = text.substr(begin, end - begin);
  const ByteScan scan = scan_bytes(part);
  return {part, line, scan.line_ends + (part.ends_with('\n') ? 0 : 1), scan.quote};
}

/// The first record start at or after `goal` of a text without quotes.
std::size_t plain_record_start(std::string_view text, std::size_t goal) {
  if (goal >= text.size()) return text.size();
  const std::size_t line_end = text.find('\n', goal - 1);
  return line_end == std::string_view::npos ? text.size() : line_end + 1;
}

}  // namespace

char detect_separator(std::string_view text) {
  std::array<std::size_t, kSeparators.size()> counts{};
  bool quoted = false;
  for (char c : text) {
    if (c == '"') quoted = !quoted;
    if (quoted) continue;
    if (c == '\n') break;
    for (std::size_t i = 0; i < kSeparators.size(); ++i) counts[i] += c == kSeparators[i];
  }
  return kSeparators[static_cast<std::size_t>(std::max_element(counts.begin(), counts.end()) - counts.begin())];
}

CsvHeader read_header(std::string_view text, char separator) {
  QuoteWalk walk(text, separator, 0, 1);
  CsvHeader out;
  out.end = walk.record_start(1);
  out.lines = std::max(1u, walk.line() - 1);
  out.unclosed = walk.unclosed();
  const std::string_view record = text.substr(0, out.end);
  // Room for every separator, the quoted ones too; the reader then says how many cells there are.
  CellBlock block(static_cast<std::size_t>(std::count(record.begin(), record.end(), separator)) + 1);
  CsvReader reader({record, 1, 1, true}, separator);
  if (!reader.next(block) || block.kinds[0] == RecordKind::Empty) return out;
  for (std::size_t c = 0; c < reader.last_cells(); ++c) out.names.emplace_back(trim(block.at(0, c)));
  return out;
}

CsvCut cut_quoted(std::string_view text, const CsvHeader& header, char separator, std::size_t size) {
  CsvCut out;
  std::size_t begin = header.end;
  std::uint32_t line = header.lines + 1;
  QuoteWalk walk(text, separator, begin, line);
  while (begin < text.size()) {
    const std::size_t end = walk.record_start(begin + size);
    out.chunks.push_back(chunk_of(text, begin, end, line));
    line = walk.line();
    begin = end;
  }
  out.unclosed = walk.unclosed();
  return out;
}

std::vector<CsvChunk> cut_plain(std::string_view text, const CsvHeader& header, const std::vector<std::size_t>& line_ends,
                                std::size_t size) {
  std::vector<CsvChunk> out;
  std::size_t begin = header.end, lines_before = 0;
  std::uint32_t line = header.lines + 1;
  for (std::size_t part = 0; part < line_ends.size(); ++part) {
    lines_before += line_ends[part];
    const std::size_t goal = (part + 1) * size;
    const std::size_t end = plain_record_start(text, goal);
    if (end <= begin) continue;
    // Up to `end` there is one line end more than up to `goal`, unless it lies exactly there.
    const bool past_goal = end > goal && goal < text.size();
    const auto next_line = static_cast<std::uint32_t>(lines_before + 1 + (past_goal && text[end - 1] == '\n' ? 1 : 0));
    out.push_back({text.substr(begin, end - begin), line, next_line - line + (text[end - 1] == '\n' ? 0u : 1u), false});
    begin = end;
    line = next_line;
  }
  return out;
}

}  // namespace yanpan::engine
