#include "engine/eval/distinct.hpp"

#include <algorithm>
#include <numeric>
#include <span>

namespace yanpan::engine {

namespace {

/// Where each code stands, ascending: occurrences of a code in a range by two binary searches.
class Occurrences {
 public:
  explicit Occurrences(const ValueCodes& codes) : begins_(codes.count + 1, 0) {
    for (std::uint32_t code : codes.of_position)
      if (code != kNoCode) ++begins_[code + 1];
    std::partial_sum(begins_.begin(), begins_.end(), begins_.begin());
    positions_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::uint32_t p = 0; p < codes.of_position.size(); ++p)
      if (codes.of_position[p] != kNoCode) positions_[next[codes.of_position[p]]++] = p;
  }
  std::uint32_t in(std::uint32_t code, Range range) const {
    if (range.empty()) return 0;
    const auto begin = positions_.begin() + begins_[code], end = positions_.begin() + begins_[code + 1];
    return static_cast<std::uint32_t>(std::lower_bound(begin, end, range.end) - std::lower_bound(begin, end, range.begin));
  }

 private:
  std::vector<std::uint32_t> begins_, positions_;
};

/// Values that vanish with the hole, the same for all questions with one window.
class Vanishing {
 public:
  Vanishing(const ValueCodes& codes, const Occurrences& occurrences) : codes_(codes), occurrences_(occurrences) {}

  std::uint32_t with_hole(const Question& q) {
    if (q.hole.empty()) return 0;
    if (q.whole.begin == whole_.begin && q.whole.end == whole_.end && q.hole.begin == hole_.begin && q.hole.end == hole_.end) return last_;
    whole_ = q.whole;
    hole_ = q.hole;
    std::vector<std::uint32_t> seen;
    for (std::uint32_t p = q.hole.begin; p < q.hole.end; ++p)
      if (codes_.of_position[p] != kNoCode) seen.push_back(codes_.of_position[p]);
    std::sort(seen.begin(), seen.end());
    seen.erase(std::unique(seen.begin(), seen.end()), seen.end());
    last_ = static_cast<std::uint32_t>(std::count_if(seen.begin(), seen.end(), [&](std::uint32_t code) { return occurrences_.in(code, q.whole) == occurrences_.in(code, q.hole); }));
    return last_;
  }
  std::uint32_t with_self(const Question& q) const {
    if (q.self == kNoRow) return 0;
    const std::uint32_t code = codes_.of_position[q.self];
    if (code == kNoCode) return 0;
    return occurrences_.in(code, q.whole) - occurrences_.in(code, q.hole) == 1 ? 1 : 0;
  }

 private:
  const ValueCodes& codes_;
  const Occurrences& occurrences_;
  Range whole_, hole_;
  std::uint32_t last_ = 0;
};

struct Asking {
  Range whole;
  RowId row;
};

/// Questions by group.
struct ByGroup {
  std::vector<std::uint32_t> begins;
  std::vector<Asking> asking;
};

ByGroup by_group(const AggregateIndex& index, const std::vector<Question>& questions) {
  ByGroup out;
  out.begins.assign(index.groups() + 1, 0);
  const auto asks = [&](const Question& q) { return q.group != kNoGroup && !q.whole.empty(); };
  for (const Question& q : questions)
    if (asks(q)) ++out.begins[q.group + 1];
  std::partial_sum(out.begins.begin(), out.begins.end(), out.begins.begin());
  out.asking.resize(out.begins.back());
  std::vector<std::uint32_t> next(out.begins.begin(), out.begins.end() - 1);
  for (RowId row = 0; row < questions.size(); ++row)
    if (asks(questions[row])) out.asking[next[questions[row].group]++] = {questions[row].whole, row};
  return out;
}

/// The questions of one group in the order in which a window slides.
void slide_over(std::span<Asking> asking, Slide& slide, std::vector<std::uint32_t>& out) {
  const auto place = [](const Asking& a) { return std::uint64_t{a.whole.end} << 32 | a.whole.begin; };
  std::sort(asking.begin(), asking.end(), [&](const Asking& a, const Asking& b) { return place(a) < place(b); });
  for (const Asking& a : asking) out[a.row] = slide.count(a.whole);
}

}  // namespace

std::vector<std::uint32_t> count_distinct(const AggregateIndex& index, const ValueCodes& codes, const std::vector<Question>& questions, const Threads& threads) {
  std::vector<std::uint32_t> out(questions.size(), 0);
  ByGroup groups = by_group(index, questions);
  const std::size_t pieces = questions.size() < 16384 ? 1 : threads.count() * 4;
  threads.each(pieces, [&](std::size_t piece) {
    Slide slide(codes);
    // Pieces of about equally many questions, cut at groups.
    const auto cut = [&](std::size_t i) {
      return static_cast<std::uint32_t>(std::lower_bound(groups.begins.begin(), groups.begins.end() - 1, groups.asking.size() * i / pieces) - groups.begins.begin());
    };
    const std::uint32_t last = piece + 1 == pieces ? index.groups() : cut(piece + 1);
    for (std::uint32_t g = piece == 0 ? 0 : cut(piece); g < last; ++g) {
      if (groups.begins[g] != groups.begins[g + 1]) slide_over(std::span(groups.asking).subspan(groups.begins[g], groups.begins[g + 1] - groups.begins[g]), slide, out);
    }
  });
  const bool holes = std::any_of(questions.begin(), questions.end(), [](const Question& q) { return !q.hole.empty() || q.self != kNoRow; });
  if (!holes) return out;
  const Occurrences occurrences(codes);
  Vanishing vanishing(codes, occurrences);
  for (const Asking& a : groups.asking) out[a.row] -= vanishing.with_hole(questions[a.row]) + vanishing.with_self(questions[a.row]);
  return out;
}

}  // namespace yanpan::engine
