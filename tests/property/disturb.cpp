#include "tests/property/disturb.hpp"

#include <sstream>

namespace yanpan::laws {

namespace {

using trial::Random;

std::string blanks(Random& random) {
  static const std::vector<std::string> kBlanks = {" ", "   ", "\t", "　", " \t "};
  return random.pick(kBlanks);
}

/// A line of its own above another.
std::string between(Random& random) {
  std::string text;
  for (int i = random.below(4); i > 0; --i) text += blanks(random) + "\n";
  for (int i = random.below(3); i > 0; --i) {
    text += std::string(static_cast<std::size_t>(random.below(9)), ' ') + (random.chance(20) ? "## 文 " : "# 注 ");
    text += std::to_string(random.below(1000)) + blanks(random) + "\n";
  }
  return text;
}

/// One indent in place of two blanks: 1 to 5 blanks, or a tab.
std::string indent(std::size_t depth, int width) {
  return width == 0 ? std::string(depth, '\t') : std::string(depth * static_cast<std::size_t>(width), ' ');
}

/// Where a comment at the end of the line begins, its length where there is none.
std::size_t end_of_code(const std::string& line) {
  for (std::size_t at = 0; at < line.size(); ++at) {
    if (line[at] == '#') return at;
    const std::string close = line[at] == '"' ? "\"" : line[at] == '`' ? "`" : line.compare(at, 3, "“") == 0 ? "”" : "";
    if (close.empty()) continue;
    const std::size_t end = line.find(close, at + 1);
    if (end == std::string::npos) return line.size();
    at = end + close.size() - 1;
  }
  return line.size();
}

}  // namespace

std::string disturb(const std::string& text, Random& random) {
  const int width = random.below(6);
  const bool carriage = random.chance(20);
  std::string result = random.chance(20) ? "\xEF\xBB\xBF" : "";
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const std::size_t start = line.find_first_not_of(' ');
    if (start == std::string::npos) continue;
    if (random.chance(30)) result += between(random);
    std::string content = line.substr(start);
    const std::size_t blank = content.find(' ');
    if (random.chance(30) && content[0] != '`' && content[0] != '#' && blank != std::string::npos) content.replace(blank, 1, blanks(random));
    if (random.chance(20) && content.find('#') == std::string::npos) content += blanks(random) + "#" + std::to_string(random.below(1000));
    result += indent(start / 2, width) + content + (random.chance(10) ? blanks(random) : "") + (carriage ? "\r\n" : "\n");
  }
  return result + between(random);
}

std::string bare(const std::string& text) {
  std::string result;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    line.resize(end_of_code(line));
    std::istringstream words(line);
    bool any = false;
    for (std::string word; words >> word; any = true) result += (any ? " " : "") + word;
    if (any) result += '\n';
  }
  return result;
}

}  // namespace yanpan::laws
