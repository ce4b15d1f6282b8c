// "Did you mean": the few names nearest to a wrong one.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yanpan::lang::checking {

/// At most three of `candidates`, nearest first: by edit distance over code
/// points, where characters of one shape or sound are near each other, or, for
/// Chinese, by the characters they share (逾期日数 for 逾期天数).
std::vector<std::string> suggest(std::string_view wrong, const std::vector<std::string>& candidates);

}  // namespace yanpan::lang::checking
