// Nearest words, for "did you mean".

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace yanpan::lang {

/// Fewest insertions, deletions, replacements and swaps of neighbours, by code point.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// Those of `candidates` that `word` may be a slip of, nearest first, then in
/// the order given; at most three. A slip changes at most a third of the
/// characters (one of two) and leaves one unchanged.
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace yanpan::lang
