#include "lang/diag/help_pages.hpp"

#include <utility>

namespace yanpan::lang {
namespace {

constexpr std::pair<std::string_view, std::string_view> kFiles[] = {
#include "lang/diag/help_pages.inc"
};

constexpr std::string_view kZhHeading = "## 中文\n";
constexpr std::string_view kEnHeading = "## English\n";

std::string_view trim_lines(std::string_view text) {
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

/// From behind the heading to the other heading or the end.
std::string_view part(std::string_view page, std::string_view heading, std::string_view other) {
  const std::size_t begin = page.find(heading);
  if (begin == std::string_view::npos) return {};
  const std::string_view rest = page.substr(begin + heading.size());
  return trim_lines(rest.substr(0, rest.find(other)));
}

std::vector<HelpPage> split_files() {
  std::vector<HelpPage> pages;
  for (const auto& [word, text] : kFiles) {
    pages.push_back({word, part(text, kZhHeading, kEnHeading), part(text, kEnHeading, kZhHeading)});
  }
  return pages;
}

}  // namespace

const std::vector<HelpPage>& help_pages() {
  static const std::vector<HelpPage> pages = split_files();
  return pages;
}

}  // namespace yanpan::lang
