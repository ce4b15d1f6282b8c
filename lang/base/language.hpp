// The two languages of yanpan, and names that carry a form in each.

#pragma once

#include <cstdint>
#include <string>

namespace yanpan {

enum class Language : std::uint8_t { Zh, En };

/// A declared name. At least one form is not empty; either form may be used
/// anywhere. A form that is missing is written in the other one.
struct Name {
  std::string zh;
  std::string en;

  const std::string& in(Language language) const {
    const std::string& wanted = language == Language::Zh ? zh : en;
    return wanted.empty() ? (language == Language::Zh ? en : zh) : wanted;
  }
  /// The form that is the same in every language: english, else Chinese.
  const std::string& stable() const { return en.empty() ? zh : en; }
  bool empty() const { return zh.empty() && en.empty(); }
  bool matches(const std::string& text) const { return !text.empty() && (text == zh || text == en); }
  bool operator==(const Name&) const = default;
};

}  // namespace yanpan
