// Packages from disk: roots, imports, links.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>

#include "tests/unit/lang_check/fixture.hpp"

using namespace yanpan;
using namespace yanpan::lang;
namespace fs = std::filesystem;

namespace {

/// A folder of its own that goes away with the test.
class Folder {
 public:
  Folder() : path_(fs::temp_directory_path() / fs::path("yanpan_package_XXXXXX")) {
    std::string name = path_.string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  fs::path write(const std::string& name, const std::string& text) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << text;
    return path_ / name;
  }
  fs::path operator/(const std::string& name) const { return path_ / name; }

 private:
  fs::path path_;
};

struct Loaded {
  Package package;
  std::vector<std::string> words;
};

Loaded load(const fs::path& path, const std::vector<fs::path>& roots = {}) {
  CollectingSink sink;
  Loaded result{load_package(path, roots, sink), {}};
  for (const Diagnostic& d : sink.take_sorted()) result.words.emplace_back(word(d.code));
  return result;
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("imports are found beside the package, up to policies") {
  Folder folder;
  folder.write("policies/std/facts.yp", kFacts);
  folder.write("policies/quarter/policy.yp", "\xEF\xBB\xBF" + kPolicy);
  const Loaded loaded = load(folder / "policies/quarter");
  CHECK(loaded.words == Words{});
  REQUIRE(loaded.package.policy);
  CHECK(loaded.package.files.size() == 2);
}

TEST_CASE("a single file and a given root") {
  Folder folder;
  folder.write("elsewhere/std/facts.yp", kFacts);
  const fs::path file = folder.write("own/policy.yp", kPolicy);
  folder.write("own/other.yp", "语言 1 中文\n约束 没有 ≥ 1\n");
  const Loaded loaded = load(file, {folder / "elsewhere"});
  CHECK(loaded.words == Words{});
  CHECK(loaded.package.policy);
}

TEST_CASE("imports may form a circle and are loaded once") {
  Folder folder;
  folder.write("policies/std/facts.yp", replaced(kFacts, "语言 1 中文\n", "语言 1 中文\n引用 quarter.more\n"));
  folder.write("policies/quarter/policy.yp", kPolicy);
  folder.write("policies/quarter/more.yp", "language 1 english\nuse std.facts\n");
  CHECK(load(folder / "policies/quarter").words == Words{});
}

TEST_CASE("imports that are not there, lead outside, or have a header") {
  Folder folder;
  folder.write("policies/std/facts.yp", kFacts);
  folder.write("policies/a/policy.yp", kPolicy + "引用 没有\n");
  CHECK(load(folder / "policies/a").words == Words{"import-not-found"});
  folder.write("policies/b/policy.yp", kPolicy + "引用 `..`.secret\n");
  CHECK(load(folder / "policies/b").words == Words{"import-outside"});
  folder.write("policies/c/policy.yp", kPolicy + "引用 old.policy\n");
  folder.write("policies/old/policy.yp", "语言 1 中文\n政策 旧\n  施行 2020-01-01\n");
  const Words words = load(folder / "policies/c").words;
  CHECK(std::count(words.begin(), words.end(), "import-with-header") == 1);
}

TEST_CASE("links that lead out of the roots are refused") {
  Folder folder;
  folder.write("secret/facts.yp", kFacts);
  folder.write("policies/a/policy.yp", replaced(kPolicy, "引用 标准.事实", "引用 linked"));
  fs::create_symlink(folder / "secret/facts.yp", folder / "policies/a/linked.yp");
  const Words words = load(folder / "policies/a").words;
  CHECK(std::count(words.begin(), words.end(), "import-outside") == 1);
  CHECK(std::count(words.begin(), words.end(), "unreadable-file") == 1);
}

TEST_CASE("nothing to read") {
  Folder folder;
  fs::create_directories(folder / "empty");
  CHECK(load(folder / "empty").words == Words{"no-policy-files"});
  CHECK(load(folder / "none.yp").words == Words{"unreadable-file"});
  CHECK_FALSE(load(folder / "none.yp").package.policy);
}
