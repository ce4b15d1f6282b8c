// The pages of help/, compiled into the program.

#pragma once

#include <string_view>
#include <vector>

namespace yanpan::lang {

/// A page in both languages; each part without its heading.
struct HelpPage {
  std::string_view word, zh, en;
};

const std::vector<HelpPage>& help_pages();

}  // namespace yanpan::lang
