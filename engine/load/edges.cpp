#include "engine/load/edges.hpp"

namespace yanpan::engine {

namespace {

bool ascii_space(char c) { return c == ' ' || (c >= '\t' && c <= '\r'); }

constexpr std::string_view kWideBlanks[] = {"\xe3\x80\x80", "\xc2\xa0"};

bool cut_front(std::string_view& text) {
  for (std::string_view blank : kWideBlanks) {
    if (text.starts_with(blank)) return text.remove_prefix(blank.size()), true;
  }
  if (text.empty() || !ascii_space(text.front())) return false;
  return text.remove_prefix(1), true;
}

bool cut_back(std::string_view& text) {
  for (std::string_view blank : kWideBlanks) {
    if (text.ends_with(blank)) return text.remove_suffix(blank.size()), true;
  }
  if (text.empty() || !ascii_space(text.back())) return false;
  return text.remove_suffix(1), true;
}

}  // namespace

std::string_view trim_slow(std::string_view text) {
  while (cut_front(text)) {
  }
  while (cut_back(text)) {
  }
  return text;
}

}  // namespace yanpan::engine
