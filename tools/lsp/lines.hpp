// Where lines begin in a text, and its places as editors count them: lines
// from 0, columns from 0 in UTF-16 units. Bytes everywhere else.

#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace yanpan::tools::lsp {

struct Position {
  std::uint32_t line = 0;
  std::uint32_t character = 0;   // UTF-16 units: 中 is one, 😀 two
  auto operator<=>(const Position&) const = default;
};

struct Range {
  Position start, end;
  bool operator==(const Range&) const = default;
};

class Lines {
 public:
  /// Keeps a view of the text. Lines end with \n, \r\n or \r.
  explicit Lines(std::string_view text);

  /// Behind the text: its end. Inside a character: its start.
  Position position(std::size_t offset) const;
  /// Behind a line: its end, without the signs that end it. Between the two
  /// units of one character: its start.
  std::size_t offset(Position position) const;
  Range range(std::size_t begin, std::size_t end) const { return {position(begin), position(end)}; }
  std::size_t line_start(std::size_t line) const { return starts_[line]; }
  /// Without the signs that end it.
  std::string_view line(std::size_t line) const;
  std::size_t count() const { return starts_.size(); }
  std::string_view text() const { return text_; }

 private:
  std::string_view text_;
  std::vector<std::size_t> starts_;
};

/// UTF-16 units of a text; a byte that is not valid UTF-8 counts one.
std::uint32_t utf16_units(std::string_view text);

/// A replacement in a text that is being edited.
struct Change {
  Range range;
  std::string text;
};
void apply(std::string& text, const Change& change);

}  // namespace yanpan::tools::lsp
