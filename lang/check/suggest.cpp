#include "lang/check/suggest.hpp"

#include <algorithm>
#include <utility>

#include "lang/check/lookalike.hpp"

namespace yanpan::lang::checking {

namespace {

// Costs in quarters of an edit, so that a look-alike is nearer than any other character.
constexpr int kEdit = 4, kSound = 2, kShape = 1;
constexpr int kFar = 1'000'000;
constexpr std::size_t kLongest = 64;  // names beyond this are no typing slips; keeps the table small

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

int substitution(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (lower(a) == lower(b) || same_shape(a, b)) return kShape;
  return same_sound(a, b) ? kSound : kEdit;
}

int distance(const std::u32string& a, const std::u32string& b) {
  std::vector<int> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = static_cast<int>(j) * kEdit;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    int diagonal = std::exchange(row[0], static_cast<int>(i) * kEdit);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const int replaced = diagonal + substitution(a[i - 1], b[j - 1]);
      diagonal = row[j];
      row[j] = std::min({replaced, row[j] + kEdit, row[j - 1] + kEdit});
    }
  }
  return row[b.size()];
}

/// How many characters stand in both, each counted as often as it is in both.
std::size_t shared(std::u32string a, std::u32string b) {
  std::sort(a.begin(), a.end());
  std::sort(b.begin(), b.end());
  std::u32string both;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(both));
  return both.size();
}

bool chinese(const std::u32string& text) {
  return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x2E80; });
}

/// Rank of a candidate, smaller is nearer; kFar: not near at all.
int rank(const std::u32string& wrong, const std::u32string& candidate) {
  if (candidate.size() > kLongest || candidate == wrong) return kFar;
  const int edits = distance(wrong, candidate);
  const int longest = static_cast<int>(std::max(wrong.size(), candidate.size()));
  if (edits <= kEdit * std::max(1, longest / 3)) return edits;
  const bool half = chinese(wrong) && 2 * shared(wrong, candidate) >= std::max<std::size_t>(wrong.size(), 2) &&
                    shared(wrong, candidate) >= 2;
  return half ? kEdit * longest + edits : kFar;
}

}  // namespace

std::vector<std::string> suggest(std::string_view wrong, const std::vector<std::string>& candidates) {
  const std::u32string text = code_points(wrong);
  std::vector<std::pair<int, std::string>> ranked;
  if (text.size() > kLongest) return {};
  for (const std::string& candidate : candidates) {
    if (const int r = rank(text, code_points(candidate)); r < kFar) ranked.emplace_back(r, candidate);
  }
  std::sort(ranked.begin(), ranked.end());
  ranked.erase(std::unique(ranked.begin(), ranked.end()), ranked.end());
  std::vector<std::string> nearest;
  for (std::size_t i = 0; i < std::min<std::size_t>(3, ranked.size()); ++i) nearest.push_back(ranked[i].second);
  return nearest;
}

}  // namespace yanpan::lang::checking
