// "Did you mean": the words nearest to what was typed. One implementation for
// keywords, names, options and verbs.

#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace yanpan::lang {

/// Up to three candidates near the word, nearest first, each once; none where it
/// is one of them. Near are few edits (swapped neighbours are one), where a
/// character of the same shape or sound counts less than any other; or, for
/// Chinese, at least half of the characters (逾期日数 for 逾期天数).
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string_view>& candidates);
std::vector<std::string> nearest(std::string_view word, const std::vector<std::string>& candidates);

}  // namespace yanpan::lang
