#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "lang/check/check.hpp"
#include "lang/diag/render.hpp"
#include "tests/second_opinion/generate/generator.hpp"
#include "tests/second_opinion/generate/reorder.hpp"
#include "tests/second_opinion/generate/shrink.hpp"

using namespace yanpan;
using namespace yanpan::trial;

namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string pattern = (fs::temp_directory_path() / "generator-XXXXXX").string();
    path_ = mkdtemp(pattern.data());
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  void fill(const std::map<std::string, std::string>& files) const {
    for (const auto& entry : fs::directory_iterator(path_)) fs::remove_all(entry.path());
    for (const auto& [name, text] : files) std::ofstream(path_ / name, std::ios::binary) << text;
  }
  const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

/// The canonical text of a policy, or the errors of check.
std::string meaning_of(const Case& made, const Folder& folder) {
  folder.fill(made.policy_files);
  lang::CollectingSink sink;
  const lang::Package package = lang::load_package(folder.path(), {}, sink);
  if (package.policy) return lang::canonical_text(*package.policy);
  std::string errors = "refused:\n";
  for (const lang::Diagnostic& diagnostic : sink.take_sorted()) {
    if (lang::severity(diagnostic.code) == lang::Severity::Error) errors += lang::render_text(package.sources, diagnostic, {});
  }
  return errors;
}

Profile in(Language language) {
  Profile profile;
  profile.language = language;
  return profile;
}

}  // namespace

TEST_CASE("same seed same bytes, another seed another case") {
  const Case one = generate(7, {}), again = generate(7, {}), other = generate(8, {});
  CHECK(one.policy_files == again.policy_files);
  CHECK(one.data_files == again.data_files);
  CHECK(one.as_of == again.as_of);
  CHECK(one.policy_files != other.policy_files);
  CHECK(one.data_files != other.data_files);
}

TEST_CASE("every generated policy passes check, and says the same in both keyword sets (L10)") {
  const Folder folder;
  for (std::uint64_t seed = 1; seed <= 150; ++seed) {
    const std::string zh = meaning_of(generate(seed, in(Language::Zh)), folder);
    INFO("seed " << seed);
    REQUIRE(zh.substr(0, 8) != "refused:");
    REQUIRE(zh == meaning_of(generate(seed, in(Language::En)), folder));
  }
}

TEST_CASE("another order of files and blocks says the same (L9)") {
  const Folder folder;
  for (std::uint64_t seed = 1; seed <= 40; ++seed) {
    const Case made = generate(seed, {});
    INFO("seed " << seed);
    REQUIRE(meaning_of(made, folder) == meaning_of(reordered(made, seed), folder));
  }
}

TEST_CASE("a text is cut into blocks and lines and loses nothing") {
  const std::string text = "language 1 english\n\ncause skill.a\n\nrule R1\n  tier 1\n";
  const auto blocks = blocks_of(text);
  REQUIRE(blocks.size() == 3);
  CHECK(blocks[1] == "cause skill.a\n\n");
  CHECK(blocks[2] == "rule R1\n  tier 1\n");
  CHECK(lines_of("a\nb").size() == 2);
}

TEST_CASE("shrinking keeps what is asked for and drops the rest") {
  Case made;
  made.policy_files["p.yp"] = "language 1 english\n\ncause skill.a\n\ncause skill.b\n";
  made.data_files["d.csv"] = "id\nQ1\nQ2\nQ3\n";
  const Case small = shrink(made, [](const Case& one) {
    return one.policy_files.at("p.yp").find("skill.b") != std::string::npos && one.data_files.at("d.csv").find("Q2") != std::string::npos;
  });
  CHECK(small.policy_files.at("p.yp").find("skill.a") == std::string::npos);
  CHECK(small.data_files.at("d.csv") == "id\nQ2\n");
}
