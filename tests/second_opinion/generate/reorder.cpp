#include "tests/second_opinion/generate/reorder.hpp"

#include "tests/second_opinion/generate/random.hpp"

namespace yanpan::trial {

namespace {

std::string joined(const std::vector<std::string>& parts) {
  std::string text;
  for (const std::string& part : parts) text += part;
  return text;
}

/// Everything behind the first part in a new order.
std::string shuffled(std::vector<std::string> parts, Random& random) {
  if (parts.empty()) return {};
  const std::string first = parts.front();
  parts.erase(parts.begin());
  random.shuffle(parts);
  return first + joined(parts);
}

}  // namespace

std::vector<std::string> lines_of(const std::string& text) {
  std::vector<std::string> lines;
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size() - 1) + 1;
    lines.push_back(text.substr(at, end - at));
    at = end;
  }
  return lines;
}

std::vector<std::string> blocks_of(const std::string& policy_text) {
  std::vector<std::string> blocks;
  for (const std::string& line : lines_of(policy_text)) {
    const bool opens = line.front() != ' ' && line.front() != '\n';
    if (opens || blocks.empty()) blocks.push_back(line);
    else blocks.back() += line;
  }
  return blocks;
}

Case reordered(const Case& made, std::uint64_t seed) {
  Random random(seed);
  Case out;
  out.as_of = made.as_of;
  char rank = 'z';
  for (const auto& [name, text] : made.policy_files) out.policy_files[rank-- + name] = shuffled(blocks_of(text), random);
  for (const auto& [name, bytes] : made.data_files) out.data_files[name] = shuffled(lines_of(bytes), random);
  return out;
}

}  // namespace yanpan::trial
