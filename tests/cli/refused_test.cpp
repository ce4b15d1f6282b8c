// Exit 2: usage, unreadable policy or data; nothing was written.

#include <catch2/catch.hpp>

#include "tests/cli/program.hpp"

namespace {

namespace fs = std::filesystem;
using namespace yanpan::test;

void refuses(const std::vector<std::string>& words, const fs::path& place) {
  const auto finished = run_yanpan(words, place);
  INFO(words.front() << " ... said: " << finished.err);
  CHECK(finished.exit == 2);
  CHECK(finished.out.empty());
  CHECK_FALSE(finished.err.empty());
  CHECK_FALSE(fs::exists(place / "out"));
}

}  // namespace

TEST_CASE("what cannot run says so and writes nothing") {
  const Workplace place;
  make_sample(place.path(), "40");
  const auto policy = quarter_policy();
  write_text(place.path() / "broken/a.yp", "语言 1 中文\n规则 R1\n");
  fs::create_directories(place.path() / "nothing");

  refuses({"run", policy, "--out", "out"}, place.path());
  refuses({"run", policy, "--data", "nowhere", "--out", "out"}, place.path());
  refuses({"run", policy, "--data", "nothing", "--out", "out"}, place.path());
  refuses({"run", "nowhere", "--data", "data", "--out", "out"}, place.path());
  refuses({"run", "nothing", "--data", "data", "--out", "out"}, place.path());
  refuses({"run", "broken", "--data", "data", "--out", "out"}, place.path());
  refuses({"run", policy, "--data", "data", "--out", "out", "--as-of", "2025-02-30"}, place.path());
  refuses({"run", policy, "--data", "data", "--out", "out", "--threads", "0"}, place.path());
  refuses({"run", policy, "--data", "data", "--out", "out", "--only", "lists"}, place.path());
  refuses({"run", policy, "--data", "data", "--out", "out", "--format", "csv"}, place.path());
  refuses({"run", policy, "--data", "data", "--only", "list"}, place.path());
  refuses({"run", policy, "--data", "data", "--out", "out", "--strict"}, place.path());
  refuses({"graph", policy, "--data", "data", "--case", "nobody"}, place.path());
  refuses({"graph", policy, "--data", "data", "--case", "a", "--person", "b"}, place.path());
  refuses({"explain", "nonsense"}, place.path());
  refuses({"test", "broken"}, place.path());
  refuses({"check", "nowhere"}, place.path());
  refuses({"sample", "data"}, place.path());
  refuses({"init", "data"}, place.path());
  refuses({"prove", "broken"}, place.path());
  refuses({"prove", policy, "--steps", "0"}, place.path());
  refuses({"prove", policy, policy, "--as-scenario", "witnesses.yp"}, place.path());
  refuses({"prove", policy, "--as-scenario", "nowhere/witnesses.yp", "--format", "csv"}, place.path());
  refuses({"compare", policy}, place.path());
  refuses({"compare", policy, "broken"}, place.path());
  refuses({"rank", policy}, place.path());
  refuses({"run", policy, "--dta", "data"}, place.path());
}

TEST_CASE("a list that cannot be written is an error") {
  const Workplace place;
  make_sample(place.path(), "40");
  // A file stands where a folder is wanted.
  write_text(place.path() / "file", "x");
  const auto finished = run_yanpan({"run", quarter_policy(), "--data", "data", "--out", "file"}, place.path());
  CHECK(finished.exit == 2);
  CHECK(text_of(place.path() / "file") == "x");
}

TEST_CASE("nothing but the document goes to standard output") {
  const Workplace place;
  make_sample(place.path(), "40");
  const auto finished = run_yanpan({"run", quarter_policy(), "--data", "data", "--verbose"}, place.path());
  CHECK(finished.out.starts_with("problem,case,person,cause,category,rule,intervention,status,reason,"));
  CHECK(finished.err.find('\033') == std::string::npos);
  CHECK(finished.out.find('\033') == std::string::npos);
}
