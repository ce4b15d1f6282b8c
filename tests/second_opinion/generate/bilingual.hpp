// Policy text in both keyword sets at once. The generator draws every piece of
// a policy once and writes it in Chinese and in English side by side; a file
// then takes one of the two. So both forms of a file say the same.

#pragma once

#include <string>
#include <utility>
#include <vector>

#include "lang/base/language.hpp"

namespace yanpan::trial {

struct Bi {
  std::string zh, en;

  Bi() = default;
  Bi(const char* both) : zh(both), en(both) {}         // NOLINT: same in both
  Bi(const std::string& both) : zh(both), en(both) {}  // NOLINT: same in both
  Bi(std::string chinese, std::string english) : zh(std::move(chinese)), en(std::move(english)) {}

  const std::string& in(Language language) const { return language == Language::Zh ? zh : en; }
  bool empty() const { return zh.empty(); }
  Bi& operator+=(const Bi& more) {
    zh += more.zh;
    en += more.en;
    return *this;
  }
};

inline Bi operator+(Bi left, const Bi& right) { return left += right; }

inline Bi number(std::int64_t value) { return Bi(std::to_string(value)); }
inline Bi quoted(const std::string& text) { return Bi("\"" + text + "\""); }

/// `甲、乙` / `a, b`.
inline Bi listed(const std::vector<Bi>& items) {
  Bi out;
  for (const Bi& item : items) out += (out.empty() ? Bi() : Bi("、", ", ")) + item;
  return out;
}

/// Every line moved right by two blanks.
inline std::vector<Bi> indented(std::vector<Bi> lines) {
  for (Bi& line : lines) line = Bi("  ") + line;
  return lines;
}

inline void append(std::vector<Bi>& lines, const std::vector<Bi>& more) { lines.insert(lines.end(), more.begin(), more.end()); }

}  // namespace yanpan::trial
