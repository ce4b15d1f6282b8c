#include "tools/unified_diff.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace yanpan::tools {
namespace {

using Lines = std::vector<std::string_view>;

constexpr std::size_t kContext = 3;
/// Of a larger middle no longest common part is looked for: it is shown as replaced.
constexpr std::size_t kMostCells = 16'000'000;

/// With their ends, so that a last line without one differs.
Lines lines_of(std::string_view text) {
  Lines lines;
  while (!text.empty()) {
    const std::size_t length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.push_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

struct Edit {
  char sign;                   // ' ' in both, '-' only before, '+' only after
  std::size_t before, after;   // lines of each that stand above
};

class Comparison {
 public:
  Comparison(const Lines& before, const Lines& after) : a_(before), b_(after) {}

  std::vector<Edit> edits() {
    while (i_ < a_.size() && i_ < b_.size() && a_[i_] == b_[i_]) both();
    a_end_ = a_.size();
    b_end_ = b_.size();
    while (a_end_ > i_ && b_end_ > j_ && a_[a_end_ - 1] == b_[b_end_ - 1]) --a_end_, --b_end_;
    middle();
    while (i_ < a_.size()) both();
    return std::move(edits_);
  }

 private:
  void both() { edits_.push_back({' ', i_++, j_++}); }
  void taken() { edits_.push_back({'-', i_++, j_}); }
  void put() { edits_.push_back({'+', i_, j_++}); }

  void middle() {
    const std::size_t width = b_end_ - j_ + 1, height = a_end_ - i_ + 1;
    if (width * height <= kMostCells) follow_longest(width, height);
    while (i_ < a_end_) taken();
    while (j_ < b_end_) put();
  }

  /// `common[x, y]`: lines the rests from there on have in common, in order.
  void follow_longest(std::size_t width, std::size_t height) {
    const std::size_t i0 = i_, j0 = j_;
    std::vector<std::uint32_t> common(width * height, 0);
    for (std::size_t x = height - 1; x-- > 0;) {
      for (std::size_t y = width - 1; y-- > 0;) {
        const std::size_t here = x * width + y;
        common[here] = a_[i0 + x] == b_[j0 + y] ? common[here + width + 1] + 1 : std::max(common[here + width], common[here + 1]);
      }
    }
    while (i_ < a_end_ && j_ < b_end_) {
      const std::size_t here = (i_ - i0) * width + (j_ - j0);
      if (a_[i_] == b_[j_]) both();
      else if (common[here + width] >= common[here + 1]) taken();
      else put();
    }
  }

  const Lines &a_, &b_;
  std::size_t i_ = 0, j_ = 0, a_end_ = 0, b_end_ = 0;
  std::vector<Edit> edits_;
};

/// `3,7`, `3` for one line, `2,0` for none after line 2.
std::string range(std::size_t above, std::size_t count) {
  if (count == 1) return std::to_string(above + 1);
  return fmt::format("{},{}", count == 0 ? above : above + 1, count);
}

class Printer {
 public:
  Printer(const Lines& before, const Lines& after, std::vector<Edit> edits) : a_(before), b_(after), edits_(std::move(edits)) {}

  std::string hunks() {
    std::string text;
    for (std::size_t i = 0; (i = next_change(i)) < edits_.size();) {
      const std::size_t begin = i - std::min(i, kContext), end = hunk_end(i);
      text += hunk(begin, end);
      i = end;
    }
    return text;
  }

 private:
  std::size_t next_change(std::size_t i) const {
    while (i < edits_.size() && edits_[i].sign == ' ') ++i;
    return i;
  }

  /// Changes with no more than twice the context between them stand together.
  std::size_t hunk_end(std::size_t change) const {
    std::size_t end = change;
    for (std::size_t i = change; i < edits_.size() && i <= end + 2 * kContext + 1; ++i) {
      if (edits_[i].sign != ' ') end = i;
    }
    return std::min(edits_.size(), end + 1 + kContext);
  }

  std::string hunk(std::size_t begin, std::size_t end) const {
    std::size_t before = 0, after = 0;
    std::string body;
    for (std::size_t i = begin; i < end; ++i) {
      const Edit& edit = edits_[i];
      before += edit.sign != '+';
      after += edit.sign != '-';
      const std::string_view line = edit.sign == '+' ? b_[edit.after] : a_[edit.before];
      body += edit.sign;
      body += line;
      if (!line.ends_with('\n')) body += "\n\\ No newline at end of file\n";
    }
    return fmt::format("@@ -{} +{} @@\n{}", range(edits_[begin].before, before), range(edits_[begin].after, after), body);
  }

  const Lines &a_, &b_;
  std::vector<Edit> edits_;
};

}  // namespace

std::string unified_diff(std::string_view path, std::string_view before, std::string_view after) {
  if (before == after) return {};
  const Lines a = lines_of(before), b = lines_of(after);
  return fmt::format("--- {0}\n+++ {0}\n{1}", path, Printer(a, b, Comparison(a, b).edits()).hunks());
}

}  // namespace yanpan::tools
