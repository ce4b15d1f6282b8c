// Every diagnostic is seen in what a command of a golden test prints, in both
// languages. A code that none produces is one that nobody has ever read.

#include <catch2/catch.hpp>

#include <filesystem>
#include <string>

#include "lang/diag/diagnostic.hpp"
#include "tests/golden/golden_file.hpp"
#include "tests/support/workplace.hpp"

namespace yanpan::golden {
namespace {

/// What all commands of all golden files print.
std::string printed() {
  std::string text;
  for (const auto& entry : std::filesystem::recursive_directory_iterator(std::filesystem::path(YANPAN_ROOT) / "tests/golden")) {
    if (entry.path().extension() != ".md") continue;
    for (const auto& part : split(test::text_of(entry.path()))) {
      if (part.kind == Part::Kind::Run) text += part.body;
    }
  }
  return text;
}

bool has(const std::string& text, const std::string& what) { return text.find(what) != std::string::npos; }

}  // namespace

TEST_CASE("every code is produced by a golden test, in both languages") {
  const auto text = printed();
  for (const std::string_view each : lang::all_words()) {
    const std::string code = "[" + std::string(each) + "]";
    CAPTURE(code);
    CHECK((has(text, "错误" + code) || has(text, "警告" + code)));
    CHECK((has(text, "error" + code) || has(text, "warning" + code)));
  }
}

}  // namespace yanpan::golden
