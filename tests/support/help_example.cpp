#include "tests/support/help_example.hpp"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <sstream>
#include <stdexcept>

#include "tests/support/workplace.hpp"

namespace yanpan::test {
namespace {

using Files = std::map<std::string, std::string>;

std::vector<std::string> lines_of(const std::string& text) {
  std::istringstream in(text);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) lines.push_back(line);
  return lines;
}

std::vector<std::string> words_of(const std::string& line) {
  std::istringstream in(line);
  std::vector<std::string> words;
  for (std::string word; in >> word;) words.push_back(word);
  return words;
}

// ---- the page ----

/// Takes `text` off the front of `rest`, if it stands there.
bool take(std::string& rest, const std::string& text) {
  if (!rest.starts_with(text)) return false;
  rest.erase(0, text.size());
  return true;
}

/// Up to `end`, which is taken off too; nullopt where it does not come.
std::optional<std::string> take_until(std::string& rest, const std::string& end) {
  const auto at = rest.find(end);
  if (at == std::string::npos) return std::nullopt;
  std::string part = rest.substr(0, at);
  rest.erase(0, at + end.size());
  return part;
}

std::string language_part(const std::string& page, bool chinese) {
  const auto en = page.find("\n## English\n\n");
  if (!page.starts_with("## 中文\n\n") || en == std::string::npos) return {};
  return chinese ? page.substr(std::string("## 中文\n\n").size(), en - std::string("## 中文\n\n").size()) : page.substr(en + std::string("\n## English\n\n").size());
}

// ---- the notations ----

void append_code_point(std::string& out, unsigned long c) {
  if (c < 0x80) out += static_cast<char>(c);
  else if (c < 0x800) out += {static_cast<char>(0xC0 | (c >> 6)), static_cast<char>(0x80 | (c & 0x3F))};
  else out += {static_cast<char>(0xE0 | (c >> 12)), static_cast<char>(0x80 | ((c >> 6) & 0x3F)), static_cast<char>(0x80 | (c & 0x3F))};
}

std::string meaning_of(const std::string& notation) {
  std::string out;
  if (notation.starts_with("U+")) return append_code_point(out, std::stoul(notation.substr(2), nullptr, 16)), out;
  const auto times = notation.rfind(" × ");
  if (times == std::string::npos) return {static_cast<char>(std::stoul(notation, nullptr, 16))};
  const int count = std::stoi(notation.substr(times + std::string(" × ").size()));
  for (int i = 0; i < count; ++i) out.append(notation, 0, times);
  return out;
}

std::string without_notations(std::string text) {
  std::string out;
  while (auto before = take_until(text, "⟨")) {
    const auto notation = take_until(text, "⟩");
    if (!notation) throw std::runtime_error("⟨ without ⟩");
    out += *before + meaning_of(*notation);
  }
  return out + text;
}

// ---- the files of an example ----

bool is_file_line(const std::string& line) {
  const auto words = words_of(line);
  return words.size() == 2 && words[0] == "#" && words[1].ends_with(".yp");
}

Files split_files(const std::string& text) {
  Files files;
  std::string name = "example.yp";
  for (const auto& line : lines_of(text)) {
    if (is_file_line(line)) name = words_of(line)[1];
    else files[name] += line + "\n";
  }
  return files;
}

bool names_language(const std::string& text) {
  const auto words = words_of(text.substr(0, text.find('\n')));
  return !words.empty() && (words[0] == "语言" || words[0] == "language");
}

// ---- what it uses ----

bool is_name_byte(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_' || c == '.'; }

/// Whether `name` stands in `text`; an ASCII one as a word of its own.
bool mentions(const std::string& text, const std::string& name) {
  const bool ascii = std::ranges::all_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
    const auto end = at + name.size();
    if (!ascii || ((at == 0 || !is_name_byte(text[at - 1])) && (end == text.size() || !is_name_byte(text[end])))) return true;
  }
  return false;
}

struct Block {
  std::vector<std::string> names;        // what brings it in
  std::vector<std::string> replaced_by;  // first words of blocks
  std::string text;
};

bool opens_block(const std::string& line) { return !line.empty() && line[0] != ' ' && line[0] != '#'; }

bool is_declared(const Block& block, const std::string& example) {
  for (const auto& line : lines_of(example)) {
    const auto words = words_of(line);
    if (!opens_block(line) || words.empty()) continue;
    if (std::ranges::find(block.replaced_by, words[0]) != block.replaced_by.end()) return true;
    for (std::size_t i = 1; i < std::min<std::size_t>(3, words.size()); ++i) {
      if (block.replaced_by.empty() && std::ranges::find(block.names, words[i]) != block.names.end() && words[0] != "约束" && words[0] != "constraint") return true;
    }
  }
  return false;
}

std::vector<Block> frame_blocks(const std::string& text) {
  std::vector<Block> blocks;
  for (const auto& line : lines_of(text)) {
    if (line.starts_with("#: ")) {
      Block block;
      auto* list = &block.names;
      for (const auto& word : words_of(line.substr(3))) {
        if (word == "|") list = &block.replaced_by;
        else list->push_back(word);
      }
      blocks.push_back(block);
    } else if (!blocks.empty()) {
      blocks.back().text += line + "\n";
    }
  }
  return blocks;
}

/// The blocks that an example or its other half needs, and those that they need, less those that they declare.
std::string frame_for(const std::string& frame, const std::string& both) {
  const auto blocks = frame_blocks(frame);
  std::set<const Block*> taken;
  std::string all = both;
  for (bool grew = true; grew;) {
    grew = false;
    for (const auto& block : blocks) {
      const bool needed = std::ranges::any_of(block.names, [&](const auto& name) { return mentions(all, name); });
      if (!needed || taken.contains(&block) || is_declared(block, both)) continue;
      taken.insert(&block);
      all += block.text;
      grew = true;
    }
  }
  std::string text;
  for (const auto& block : blocks) {
    if (taken.contains(&block)) text += block.text;
  }
  return text;
}

// ---- the standard facts ----

/// The facts without the entities that the example declares; nullopt where it declares none of them.
std::optional<std::string> facts_without(const std::string& facts, const std::string& example) {
  std::set<std::string> declared;
  for (const auto& line : lines_of(example)) {
    const auto words = words_of(line);
    if (words.size() > 1 && opens_block(line) && (words[0] == "实体" || words[0] == "entity")) declared.insert(words.begin() + 1, words.end());
  }
  std::string text;
  bool dropping = false, dropped = false;
  for (const auto& line : lines_of(facts)) {
    const auto words = words_of(line);
    if (!line.empty() && line[0] != ' ') dropping = false;
    if (opens_block(line) && words[0] == "实体" && words.size() > 2 && (declared.contains(words[1]) || declared.contains(words[2]))) dropping = dropped = true;
    if (!dropping && words != std::vector<std::string>{"语言", "1", "中文"}) text += line + "\n";
  }
  return dropped ? std::optional(text) : std::nullopt;
}

}  // namespace

std::optional<HelpPage> read_help_page(const std::string& page, bool chinese) {
  std::string rest = language_part(page, chinese);
  HelpPage parts;
  const auto what = take_until(rest, chinese ? "\n\n为什么要紧：" : "\n\nWhy it matters: ");
  const auto why = take_until(rest, chinese ? "\n\n例：\n\n```\n" : "\n\nExample:\n\n```\n");
  const auto wrong = take_until(rest, "\n```\n\n");
  if (!what || !why || !wrong || what->empty() || why->empty()) return std::nullopt;
  parts = {*what, *why, *wrong, {}};
  if (rest == (chinese ? "改为：删去。\n" : "Instead: delete it.\n")) return parts;
  if (!take(rest, chinese ? "改为：\n\n```\n" : "Instead:\n\n```\n") || !rest.ends_with("\n```\n")) return std::nullopt;
  parts.repaired = rest.substr(0, rest.size() - std::string("\n```\n").size());
  return parts.repaired.empty() ? std::nullopt : std::optional(parts);
}

std::string help_page_text(const std::filesystem::path& root, const std::string& word) { return text_of(root / "lang/diag/help" / (word + ".md")); }

Files example_package(const std::filesystem::path& root, const HelpPage& page, bool chinese, bool repaired) {
  const std::string example = repaired ? page.repaired : page.wrong;
  const bool own_language_line = names_language(page.wrong) || names_language(page.repaired);
  Files files;
  for (const auto& [name, text] : split_files(example)) {
    files[name] = (own_language_line ? "" : chinese ? "语言 1 中文\n" : "language 1 english\n") + without_notations(text);
  }
  const auto facts = facts_without(text_of(root / "policies/std/facts.yp"), example);
  files["frame.yp"] = "语言 1 中文\n" + frame_for(text_of(root / "tests/support/help_frame.yp"), page.wrong + "\n" + page.repaired) + (facts ? *facts : "引用 标准.事实\n");
  return files;
}

}  // namespace yanpan::test
