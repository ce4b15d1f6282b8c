// Two texts line by line, as `diff -u` shows them.

#pragma once

#include <string>
#include <string_view>

namespace yanpan::tools {

/// Empty where the texts are equal. Three lines of context.
std::string unified_diff(std::string_view path, std::string_view before, std::string_view after);

}  // namespace yanpan::tools
