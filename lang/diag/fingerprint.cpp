#include "lang/diag/fingerprint.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <map>
#include <string_view>

namespace yanpan::lang {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

std::string without_blanks(std::string_view text) {
  std::string result;
  std::ranges::copy_if(text, std::back_inserter(result), [](char c) { return !is_blank(c); });
  return result;
}

/// The next word of `text`, which loses it.
std::string_view take_word(std::string_view& text) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  const std::string_view word = text.substr(0, text.find_first_of(" \t\r\n"));
  text.remove_prefix(word.size());
  return word;
}

bool opens_block(std::string_view line) { return !line.empty() && !is_blank(line.front()) && line.front() != '#' && line.front() != '|'; }

/// The first two words of the nearest line at column 1 that the place stands in or below.
std::string heading(std::string_view text, std::size_t place) {
  for (std::size_t begin = std::min(place, text.size());;) {
    const std::size_t end_above = begin == 0 ? std::string_view::npos : text.rfind('\n', begin - 1);
    begin = end_above == std::string_view::npos ? 0 : end_above + 1;
    std::string_view line = text.substr(begin, text.find('\n', begin) - begin);
    if (opens_block(line)) {
      const std::string_view keyword = take_word(line);
      return std::string(keyword) + ' ' + std::string(take_word(line));
    }
    if (begin == 0) return {};
    --begin;
  }
}

std::string_view below(std::string_view path, std::string_view root) {
  if (!root.empty() && path.starts_with(root)) path.remove_prefix(root.size());
  while (path.starts_with('/')) path.remove_prefix(1);
  return path;
}

/// FNV-1a; a collision costs one finding its own line in a review tool, no more.
std::uint64_t hash(std::string_view text) {
  std::uint64_t value = 0xcbf29ce484222325u;
  for (const char c : text) value = (value ^ static_cast<unsigned char>(c)) * 0x100000001b3u;
  return value;
}

std::string identity(const SourceSet& sources, const Diagnostic& diagnostic, std::string_view root) {
  const std::string code(word(diagnostic.code));
  if (diagnostic.place.file >= sources.size()) return code;
  const SourceFile& file = sources.file(diagnostic.place.file);
  return fmt::format("{}\n{}\n{}\n{}", code, below(file.path, root), heading(file.text, diagnostic.place.begin), without_blanks(sources.text(diagnostic.place)));
}

}  // namespace

std::vector<std::string> fingerprints(const SourceSet& sources, const std::vector<Diagnostic>& diagnostics, const std::string& root) {
  std::map<std::uint64_t, int> seen;
  std::vector<std::string> result;
  for (const Diagnostic& diagnostic : diagnostics) {
    const std::uint64_t value = hash(identity(sources, diagnostic, root));
    const int number = ++seen[value];
    result.push_back(number == 1 ? fmt::format("{:016x}", value) : fmt::format("{:016x}-{}", value, number));
  }
  return result;
}

}  // namespace yanpan::lang
