#include "lang/grammar/written.hpp"

#include <algorithm>

namespace yanpan::lang {
namespace {

/// In order of place; of several at one place the first stays.
template <class Part, class Place>
void order(std::vector<Part>& parts, Place place) {
  std::stable_sort(parts.begin(), parts.end(), [&](const Part& a, const Part& b) { return place(a) < place(b); });
  const auto same = [&](const Part& a, const Part& b) { return place(a) == place(b); };
  parts.erase(std::unique(parts.begin(), parts.end(), same), parts.end());
}

}  // namespace

void Written::settle() {
  order(tokens, [](const Token& token) { return token.span.begin; });
  order(lines, [](const WrittenLine& line) { return line.span.begin; });
  order(pairs, [](const NamePair& pair) { return pair.first.begin; });
  for (const auto& [place, keyword] : further_rivals) {
    const auto before = [](const Token& token, std::uint32_t begin) { return token.span.begin < begin; };
    const auto token = std::lower_bound(tokens.begin(), tokens.end(), place, before);
    if (token != tokens.end() && token->span.begin == place) token->rivals.set(static_cast<std::size_t>(keyword));
  }
}

}  // namespace yanpan::lang
