#include "tests/golden/golden_file.hpp"

#include <algorithm>
#include <optional>
#include <sstream>

namespace yanpan::golden {
namespace {

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

std::optional<Part::Kind> kind_of(const std::string& word) {
  if (word == "file") return Part::Kind::File;
  if (word == "run") return Part::Kind::Run;
  if (word == "session") return Part::Kind::Session;
  if (word == "show") return Part::Kind::Show;
  if (word == "example") return Part::Kind::Example;
  return std::nullopt;
}

// The opening line of a block of ours, or nullopt; other fenced blocks are prose.
std::optional<Part> opening(const std::string& line) {
  const auto ticks = line.find_first_not_of('`');
  if (ticks == std::string::npos || ticks < 3) return std::nullopt;
  Part part;
  part.fence = line.substr(0, ticks);
  part.words = words_of(line.substr(ticks));
  const auto kind = part.words.empty() ? std::nullopt : kind_of(part.words.front());
  if (!kind) return std::nullopt;
  part.kind = *kind;
  return part;
}

// A fence longer than any in the body, so that pages about Markdown are safe.
std::string fence_for(const Part& part) {
  std::string fence = part.fence;
  while (part.body.find(fence) != std::string::npos) fence += '`';
  return fence;
}

}  // namespace

std::vector<Part> split(const std::string& text) {
  std::vector<Part> parts(1);
  bool inside = false;
  std::istringstream in(text);
  for (std::string line; std::getline(in, line);) {
    if (inside && line == parts.back().fence) {
      inside = false;
      parts.emplace_back();
      continue;
    }
    const auto part = inside ? std::nullopt : opening(line);
    if (part) {
      inside = true;
      parts.push_back(*part);
      continue;
    }
    parts.back().body += line + "\n";
  }
  return parts;
}

std::string join(const std::vector<Part>& parts) {
  std::string text;
  for (const auto& part : parts) {
    if (part.kind == Part::Kind::Prose) {
      text += part.body;
      continue;
    }
    const auto fence = fence_for(part);
    text += fence;
    for (std::size_t i = 0; i < part.words.size(); ++i) text += (i > 0 ? " " : "") + part.words[i];
    text += "\n" + part.body + fence + "\n";
  }
  return text;
}

}  // namespace yanpan::golden
