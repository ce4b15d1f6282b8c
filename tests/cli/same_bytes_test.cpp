// P2: same input, same bytes, whatever the threads, the locale, the time zone,
// the order of rows, and the machine's own order of files.

#include <algorithm>
#include <catch2/catch.hpp>
#include <sstream>

#include "tests/cli/program.hpp"

namespace {

namespace fs = std::filesystem;
using namespace yanpan::test;

Files run_quarter(const fs::path& place, const std::string& out, const std::vector<std::string>& variables,
                                               std::vector<std::string> more = {}) {
  std::vector<std::string> words{"run", quarter_policy(), "--data", "data", "--out", out};
  words.insert(words.end(), more.begin(), more.end());
  const auto finished = run_yanpan(words, place, variables);
  INFO(finished.err);
  REQUIRE(finished.exit <= 1);
  return files_of(place / out);
}

// Plain files only: a line break inside quotes would be torn apart.
void reverse_rows(const fs::path& file) {
  const auto text = text_of(file);
  if (text.find('"') != std::string::npos) return;
  std::istringstream in(text);
  std::string header;
  std::getline(in, header);
  std::vector<std::string> rows;
  for (std::string row; std::getline(in, row);) rows.push_back(row);
  std::reverse(rows.begin(), rows.end());
  std::string out = header + "\n";
  for (const auto& row : rows) out += row + "\n";
  write_text(file, out);
}

void same_files(const Files& a, const Files& b) {
  REQUIRE(a.size() == b.size());
  for (const auto& [name, text] : a) {
    INFO(name);
    CHECK((b.contains(name) && b.at(name) == text));
  }
}

}  // namespace

TEST_CASE("P2 threads change no byte") {
  const Workplace place;
  make_sample(place.path(), "300");
  const std::vector<std::string> plain{"LANG=C"};
  const auto one = run_quarter(place.path(), "one", plain, {"--threads", "1"});
  REQUIRE(one.size() == 9);
  same_files(one, run_quarter(place.path(), "two", plain, {"--threads", "2"}));
  same_files(one, run_quarter(place.path(), "seven", plain, {"--threads", "7"}));
}

TEST_CASE("P2 locale and time zone change no byte") {
  const Workplace place;
  make_sample(place.path(), "300");
  const auto plain = run_quarter(place.path(), "plain", {"LANG=C", "TZ=UTC"});
  for (const auto* locale : {"zh_CN.UTF-8", "tr_TR.UTF-8", "de_DE.UTF-8", "C.UTF-8"}) {
    for (const auto* zone : {"Asia/Shanghai", "America/New_York"}) {
      same_files(plain, run_quarter(place.path(), "other", {std::string("LC_ALL=") + locale, std::string("TZ=") + zone}));
    }
  }
}

TEST_CASE("P2 the order of rows changes no verdict") {
  const Workplace place;
  make_sample(place.path(), "300");
  const auto before = run_quarter(place.path(), "before", {"LANG=C"});
  for (const auto& entry : fs::directory_iterator(place.path() / "data")) reverse_rows(entry.path());
  const auto after = run_quarter(place.path(), "after", {"LANG=C"});
  // The others name the row a value stands in.
  for (const auto* name : {"list.csv", "cases.csv", "interventions.csv"}) {
    INFO(name);
    CHECK(before.at(name) == after.at(name));
  }
}

TEST_CASE("P2 the policy in english gives the same verdicts") {
  const Workplace place;
  make_sample(place.path(), "300");
  const auto chinese = run_quarter(place.path(), "zh", {"LANG=C"}, {"--lang", "zh"});
  const auto english = run_yanpan({"run", (kProject / "policies/quarter-en").string(), "--data", "data", "--out", "en", "--lang", "zh"}, place.path());
  INFO(english.err);
  REQUIRE(english.exit <= 1);
  for (const auto* name : {"list.csv", "cases.csv", "interventions.csv"}) {
    INFO(name);
    CHECK(chinese.at(name) == text_of(place.path() / "en" / name));
  }
}

TEST_CASE("P2 the same seed writes the same sample") {
  const Workplace place;
  run_yanpan({"sample", "a", "--cases", "120", "--seed", "9"}, place.path(), {"LANG=C", "TZ=UTC"});
  run_yanpan({"sample", "b", "--cases", "120", "--seed", "9"}, place.path(), {"LC_ALL=tr_TR.UTF-8", "TZ=Asia/Shanghai"});
  const auto a = files_of(place.path() / "a");
  REQUIRE_FALSE(a.empty());
  same_files(a, files_of(place.path() / "b"));
}
