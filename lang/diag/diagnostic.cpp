#include "lang/diag/diagnostic.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "lang/diag/help_pages.hpp"

namespace yanpan::lang {
namespace {

struct Entry {
  Severity severity;
  std::string_view word, zh, en, help_zh, help_en;
};

constexpr std::array kEntries = {
#define YANPAN_DIAGNOSTIC(name, severity, word, zh, en, help_zh, help_en) Entry{Severity::severity, word, zh, en, help_zh, help_en},
#include "lang/diag/code.def"
#undef YANPAN_DIAGNOSTIC
};

const Entry& entry(Code code) { return kEntries[static_cast<std::size_t>(code)]; }

/// An argument without text stands for the end of the line, which has none.
std::string_view end_of_line(Language language) { return language == Language::Zh ? "行末" : "the end of the line"; }

/// The number between the braces at the start of `text`, -1 where there is none.
int argument_at(std::string_view text) {
  const bool shaped = text.size() >= 3 && text[0] == '{' && text[2] == '}';
  return shaped && text[1] >= '0' && text[1] <= '9' ? text[1] - '0' : -1;
}

std::string fill(std::string_view pattern, const std::vector<std::string>& args, Language language) {
  std::string result;
  while (!pattern.empty()) {
    const bool quoted = pattern[0] == '`';
    const int number = argument_at(pattern.substr(quoted ? 1 : 0));
    const bool known = number >= 0 && static_cast<std::size_t>(number) < args.size();
    if (known && quoted && args[number].empty() && pattern.substr(4).starts_with('`')) {
      result += end_of_line(language);
      pattern.remove_prefix(5);
    } else if (known && !quoted) {
      result += args[number];
      pattern.remove_prefix(3);
    } else {
      result += pattern[0];
      pattern.remove_prefix(1);
    }
  }
  return result;
}

std::string listed(const std::vector<std::string>& words, Language language) {
  std::string result;
  for (const std::string& word : words) {
    if (!result.empty()) result += language == Language::Zh ? "、" : ", ";
    result += "`" + word + "`";
  }
  return result;
}

std::array<std::uint32_t, 4> order_of(const Diagnostic& d) {
  return {d.place.file, d.place.begin, d.place.end, static_cast<std::uint32_t>(d.code)};
}

}  // namespace

void CollectingSink::report(Diagnostic diagnostic) {
  if (!places_.insert(order_of(diagnostic)).second) return;
  if (severity(diagnostic.code) == Severity::Error) ++errors_;
  all_.push_back(std::move(diagnostic));
}

void CollectingSink::suppress(Suppressed finding) {
  if (places_.insert(order_of(finding.diagnostic)).second) suppressed_.push_back(std::move(finding));
}

std::vector<Suppressed> CollectingSink::take_suppressed() {
  std::vector<Suppressed> sorted = std::exchange(suppressed_, {});
  std::ranges::stable_sort(sorted, {}, [](const Suppressed& each) { return order_of(each.diagnostic); });
  return sorted;
}

std::vector<Diagnostic> CollectingSink::take_sorted() {
  std::vector<Diagnostic> sorted = std::move(all_);
  all_.clear();
  places_.clear();
  errors_ = 0;
  std::ranges::stable_sort(sorted, {}, order_of);
  return sorted;
}

std::string_view word(Code code) { return entry(code).word; }
Severity severity(Code code) { return entry(code).severity; }

std::string message(const Diagnostic& diagnostic, Language language) {
  const Entry& e = entry(diagnostic.code);
  return fill(language == Language::Zh ? e.zh : e.en, diagnostic.args, language);
}

std::string help(const Diagnostic& diagnostic, Language language) {
  const Entry& e = entry(diagnostic.code);
  std::string text = fill(language == Language::Zh ? e.help_zh : e.help_en, diagnostic.args, language);
  if (diagnostic.suggestions.empty()) return text;
  const std::string words = listed(diagnostic.suggestions, language);
  std::string meant = language == Language::Zh ? "你是不是想写 " + words + "？" : "did you mean " + words + "?";
  return text.empty() ? meant : meant + " " + text;
}

std::string label_text(const Label& label, Language language) {
  const bool zh = language == Language::Zh;
  switch (label.kind) {
    case LabelKind::FirstDeclared: return zh ? "`" + label.arg + "` 先在这里写出" : "`" + label.arg + "` stands here first";
    case LabelKind::UsedHere: return zh ? "`" + label.arg + "` 用在这里" : "`" + label.arg + "` is used here";
    case LabelKind::CircleStep: return zh ? "这里用到 `" + label.arg + "`" : "this uses `" + label.arg + "`";
    case LabelKind::OtherRule: return zh ? "另一条规则 `" + label.arg + "`" : "the other rule `" + label.arg + "`";
    case LabelKind::Tested: return zh ? "`" + label.arg + "` 在这里用于条件" : "`" + label.arg + "` is tested here";
  }
  return {};
}

std::string_view explain_page(std::string_view word, Language language) {
  for (const HelpPage& page : help_pages()) {
    if (page.word == word) return language == Language::Zh ? page.zh : page.en;
  }
  return {};
}

std::vector<std::string_view> all_words() {
  std::vector<std::string_view> words;
  for (const Entry& e : kEntries) words.push_back(e.word);
  return words;
}

}  // namespace yanpan::lang
