#include "lang/diag/suggest.hpp"

#include <utf8proc.h>

#include <algorithm>

namespace yanpan::lang {
namespace {

constexpr std::size_t kLongestWord = 64;
constexpr std::size_t kMostSuggestions = 3;

std::u32string code_points_of(std::string_view text) {
  std::u32string result;
  while (!text.empty()) {
    utf8proc_int32_t value = 0;
    const auto length = utf8proc_iterate(reinterpret_cast<const utf8proc_uint8_t*>(text.data()),
                                         static_cast<utf8proc_ssize_t>(text.size()), &value);
    if (length <= 0) value = static_cast<unsigned char>(text[0]);
    result += static_cast<char32_t>(value);
    text.remove_prefix(length <= 0 ? 1 : static_cast<std::size_t>(length));
  }
  return result;
}

std::size_t distance(const std::u32string& a, const std::u32string& b) {
  std::vector<std::vector<std::size_t>> d(a.size() + 1, std::vector<std::size_t>(b.size() + 1));
  for (std::size_t i = 0; i <= a.size(); ++i) d[i][0] = i;
  for (std::size_t j = 0; j <= b.size(); ++j) d[0][j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = d[i - 1][j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      d[i][j] = std::min({d[i - 1][j] + 1, d[i][j - 1] + 1, replaced});
      const bool swapped = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (swapped) d[i][j] = std::min(d[i][j], d[i - 2][j - 2] + 1);
    }
  }
  return d[a.size()][b.size()];
}

}  // namespace

std::size_t edit_distance(std::string_view a, std::string_view b) { return distance(code_points_of(a), code_points_of(b)); }

std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::u32string wanted = code_points_of(word.substr(0, kLongestWord * 4));
  std::vector<std::pair<std::size_t, std::string>> found;
  for (const std::string_view candidate : candidates) {
    const std::u32string other = code_points_of(candidate);
    const std::size_t longest = std::max(wanted.size(), other.size());
    if (longest < 2 || wanted.size() > kLongestWord) continue;
    const std::size_t steps = distance(wanted, other);
    const std::size_t allowed = std::max<std::size_t>(1, longest / 3);
    if (steps > 0 && steps <= allowed && steps < longest) found.emplace_back(steps, candidate);
  }
  std::ranges::stable_sort(found, {}, &std::pair<std::size_t, std::string>::first);
  std::vector<std::string> result;
  for (auto& [steps, candidate] : found) {
    if (result.size() < kMostSuggestions && std::ranges::find(result, candidate) == result.end()) result.push_back(std::move(candidate));
  }
  return result;
}

}  // namespace yanpan::lang
