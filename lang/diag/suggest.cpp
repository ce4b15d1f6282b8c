#include "lang/diag/suggest.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <unordered_map>
#include <utility>

#include "lang/diag/lookalike.hpp"
#include "lang/diag/pinyin.hpp"

namespace yanpan::lang {
namespace {

// Costs in quarters of an edit: a look-alike is the likeliest slip, then a
// character of the same sound, then one of a near sound.
constexpr int kEdit = 4, kNearSound = 3, kSound = 2, kShape = 1;
constexpr std::size_t kLongest = 32;  // words beyond this are no slips; keeps the table small
constexpr std::size_t kMost = 3;

char32_t lower(char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; }

int substitution(char32_t a, char32_t b) {
  if (a == b) return 0;
  if (lower(a) == lower(b) || same_shape(a, b)) return kShape;
  switch (compare_sound(a, b)) {
    case Sound::Same: return kSound;
    case Sound::Near: return kNearSound;
    case Sound::Different: break;
  }
  return kEdit;
}

/// What it costs to write the characters of one word for others. Candidates
/// share few characters, so each is compared with the word once.
class Substitutions {
 public:
  explicit Substitutions(const std::u32string& word) : word_(word) {}

  using Costs = std::array<int, kLongest>;   // by place in the word
  const Costs& of(char32_t c) {
    const auto [found, fresh] = costs_.try_emplace(c);
    if (fresh) std::ranges::transform(word_, found->second.begin(), [c](char32_t own) { return substitution(own, c); });
    return found->second;
  }

 private:
  const std::u32string& word_;
  std::unordered_map<char32_t, Costs> costs_;
};

int distance(const std::u32string& a, const std::u32string& b, Substitutions& substitutions) {
  int d[kLongest + 1][kLongest + 1];
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = static_cast<int>(i) * kEdit;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = static_cast<int>(j) * kEdit;
  for (std::size_t j = 1; j <= b.size(); ++j) {
    const Substitutions::Costs& costs = substitutions.of(b[j - 1]);
    for (std::size_t i = 1; i <= a.size(); ++i) {
      d[i][j] = std::min({d[i - 1][j] + kEdit, d[i][j - 1] + kEdit, d[i - 1][j - 1] + costs[i - 1]});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + kEdit);
    }
  }
  return d[a.size()][b.size()];
}

/// How many characters stand in both, each counted as often as it is in both.
std::size_t shared(std::u32string a, std::u32string b) {
  std::ranges::sort(a);
  std::ranges::sort(b);
  std::u32string both;
  std::ranges::set_intersection(a, b, std::back_inserter(both));
  return both.size();
}

bool is_chinese(const std::u32string& text) {
  return std::ranges::any_of(text, [](char32_t c) { return c >= 0x2E80; });
}

/// Smaller is nearer; nullopt: not near at all.
std::optional<int> rank(const std::u32string& wrong, const std::u32string& candidate, Substitutions& substitutions) {
  const std::size_t longest = std::max(wrong.size(), candidate.size());
  if (candidate.size() > kLongest || candidate == wrong) return std::nullopt;
  const int edits = distance(wrong, candidate, substitutions), all = static_cast<int>(longest) * kEdit;
  // Of two characters one may be quite another, of one none: nothing would be left of it.
  if (edits <= std::max(kEdit, all / 3) && edits < all) return edits;
  const std::size_t both = is_chinese(wrong) ? shared(wrong, candidate) : 0;
  if (both >= 2 && 2 * both >= wrong.size()) return all + edits;
  return std::nullopt;
}

}  // namespace

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::u32string wrong = code_points_of(word.substr(0, kLongest * 4 + 1));
  if (wrong.size() > kLongest) return {};
  Substitutions substitutions(wrong);
  std::vector<std::pair<int, std::string_view>> ranked;
  for (const std::string_view candidate : candidates) {
    if (const auto r = rank(wrong, code_points_of(candidate), substitutions)) ranked.emplace_back(*r, candidate);
  }
  std::ranges::sort(ranked);
  ranked.erase(std::ranges::unique(ranked).begin(), ranked.end());
  std::vector<std::string> result;
  for (std::size_t i = 0; i < std::min(kMost, ranked.size()); ++i) result.emplace_back(ranked[i].second);
  return result;
}

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates) {
  return nearest(word, std::vector<std::string_view>(candidates.begin(), candidates.end()));
}

}  // namespace yanpan::lang
