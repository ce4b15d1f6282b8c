// The pages of the diagnostics say what is true: each has its four parts in
// both languages, its example gives the code, and the repaired one does not.

#include <catch2/catch.hpp>

#include <algorithm>
#include <filesystem>
#include <set>
#include <string>
#include <vector>

#include "tests/cli/program.hpp"
#include "tests/support/help_example.hpp"
#include "tests/support/workplace.hpp"

namespace yanpan::test {
namespace {

struct Known {
  std::string word;
  bool error;
  bool prove;   // only prove looks for it
};

std::vector<Known> all_codes() {
  std::vector<Known> codes;
#define YANPAN_DIAGNOSTIC(name, severity, word, zh, en, help_zh, help_en) codes.push_back({word, std::string(#severity) == "Error", false});
#include "lang/diag/code_syntax.def"
#include "lang/diag/code_check.def"
#undef YANPAN_DIAGNOSTIC
#define YANPAN_DIAGNOSTIC(name, severity, word, zh, en, help_zh, help_en) codes.push_back({word, std::string(#severity) == "Error", true});
#include "lang/diag/code_prove.def"
#undef YANPAN_DIAGNOSTIC
  return codes;
}

/// error[unknown-name] ⇒ unknown-name, of both severities or of errors alone.
std::set<std::string> codes_in(const std::string& text, bool errors_only) {
  std::set<std::string> codes;
  const std::vector<std::string> severities = errors_only ? std::vector<std::string>{"error[", "错误["} : std::vector<std::string>{"error[", "错误[", "warning[", "警告["};
  for (const auto& severity : severities) {
    for (auto at = text.find(severity); at != std::string::npos; at = text.find(severity, at + 1)) {
      const auto begin = at + severity.size();
      codes.insert(text.substr(begin, text.find(']', begin) - begin));
    }
  }
  return codes;
}

std::string checked(const std::map<std::string, std::string>& files, const std::string& verb) {
  const Workplace place;
  for (const auto& [name, text] : files) write_text(place.path() / "package" / name, text);
  const auto finished = run_yanpan({verb, "package"}, place.path(), {"LANG=C.UTF-8"});
  return finished.out + finished.err;
}

// Their examples are command lines: the mistake is no text. Golden tests produce them.
const std::set<std::string> kCommands = {"unreadable-file", "no-policy-files", "not-decided"};

// Under sanitizers a start of the program takes half a second: a sample of the pages.
#ifdef __SANITIZE_ADDRESS__
constexpr std::size_t kEvery = 8;
#else
constexpr std::size_t kEvery = 1;
#endif

}  // namespace

TEST_CASE("every page says what it means, why it matters, an example and the repair") {
  for (const auto& code : all_codes()) {
    const auto text = help_page_text(kProject, code.word);
    for (const bool chinese : {true, false}) {
      CAPTURE(code.word, chinese);
      const auto page = read_help_page(text, chinese);
      CHECK(page);
      if (page) CHECK(page->commands() == kCommands.contains(code.word));
    }
  }
}

TEST_CASE("no page is left of a code that is gone") {
  const auto codes = all_codes();
  for (const auto& entry : std::filesystem::directory_iterator(kProject / "lang/diag/help")) {
    CAPTURE(entry.path().string());
    CHECK(std::ranges::find(codes, entry.path().stem().string(), &Known::word) != codes.end());
  }
}

TEST_CASE("the example of a page gives its code, the repaired one does not") {
  const auto codes = all_codes();
  for (std::size_t i = 0; i < codes.size(); i += kEvery) {
    const auto& code = codes[i];
    for (const bool chinese : {true, false}) {
      const auto page = read_help_page(help_page_text(kProject, code.word), chinese);
      if (!page || page->commands()) continue;
      CAPTURE(code.word, chinese);
      const auto verb = code.prove ? "prove" : "check";
      const auto wrong = checked(example_package(kProject, *page, chinese, false), verb);
      {
        INFO(page->wrong << "\n" << wrong.substr(0, 4000));
        CHECK(codes_in(wrong, false).contains(code.word));
        CHECK(codes_in(wrong, true) == (code.error ? std::set<std::string>{code.word} : std::set<std::string>{}));
      }
      if (page->repaired.empty()) continue;
      const auto repaired = checked(example_package(kProject, *page, chinese, true), verb);
      INFO(page->repaired << "\n" << repaired.substr(0, 4000));
      CHECK(!codes_in(repaired, false).contains(code.word));
      CHECK(codes_in(repaired, true).empty());
    }
  }
}

}  // namespace yanpan::test
