// The shape of the project, kept true: who may include whom, where a library
// may be seen, and that no file is forgotten. The tables are the documentation.

#include <algorithm>
#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <regex>
#include <set>
#include <string>
#include <vector>

namespace {

namespace fs = std::filesystem;

using Strings = std::vector<std::string>;

const fs::path kRoot = YANPAN_ROOT;

// A folder may include itself and the folders named here, no other of ours.
const std::map<std::string, std::set<std::string>> kMayInclude{
    {"lang/base", {}},
    {"lang/value", {"lang/base"}},
    {"lang/source", {"lang/base"}},
    {"lang/policy", {"lang/base", "lang/value", "lang/source"}},
    {"lang/diag", {"lang/base", "lang/source"}},
    {"lang/ast", {"lang/base", "lang/value", "lang/source", "lang/policy"}},
    {"lang/grammar", {"lang/base", "lang/value", "lang/source", "lang/diag", "lang/ast", "lang/policy"}},
    {"lang/sentence", {"lang/base", "lang/value", "lang/source", "lang/policy"}},
    {"lang/decide", {"lang/base", "lang/value", "lang/policy"}},
    {"lang/check", {"lang/base", "lang/value", "lang/source", "lang/diag", "lang/ast", "lang/policy", "lang/grammar", "lang/index", "lang/decide"}},
    {"lang/index", {"lang/base", "lang/source", "lang/ast", "lang/grammar"}},
    {"lang/format", {"lang/base", "lang/source", "lang/diag", "lang/ast", "lang/policy", "lang/grammar", "lang/index", "lang/check"}},
    {"lang/program", {"lang/base", "lang/value", "lang/source", "lang/policy"}},
    {"lang/scenario", {"lang/base", "lang/value", "lang/source", "lang/policy", "lang/grammar"}},
    {"lang/prove", {"lang/base", "lang/source", "lang/diag", "lang/policy", "lang/decide", "lang/program"}},
    {"lang/mutate", {"lang/base", "lang/policy", "lang/decide", "lang/prove"}},

    {"engine/model", {"lang/base", "lang/value", "lang/policy"}},
    {"engine/load", {"engine/model", "lang/base", "lang/value", "lang/policy"}},
    {"engine/outcome", {"engine/model", "lang/base", "lang/value", "lang/policy", "lang/program"}},
    {"engine/eval", {"engine/outcome", "engine/model", "lang/base", "lang/value", "lang/policy", "lang/program"}},
    {"engine/attribute", {"engine/outcome", "engine/eval", "engine/model", "lang/base", "lang/value", "lang/policy", "lang/program"}},
    {"engine/run",
     {"engine/attribute", "engine/outcome", "engine/eval", "engine/load", "engine/model", "lang/base", "lang/source", "lang/value", "lang/policy",
      "lang/program"}},
    {"engine/scenario",
     {"engine/run", "engine/attribute", "engine/outcome", "engine/eval", "engine/load", "engine/model", "lang/base", "lang/value", "lang/policy", "lang/program"}},
    {"engine/print", {"engine/run", "engine/outcome", "engine/model", "lang/base", "lang/source", "lang/value", "lang/policy", "lang/program"}},
    {"engine/explain",
     {"engine/print", "engine/scenario", "engine/run", "engine/attribute", "engine/outcome", "engine/eval", "engine/model", "lang/base", "lang/value", "lang/policy",
      "lang/decide", "lang/program"}},
    {"engine/graph",
     {"engine/print", "engine/explain", "engine/run", "engine/outcome", "engine/eval", "engine/model", "lang/base", "lang/value", "lang/policy", "lang/program"}},
    {"engine/output",
     {"engine/print", "engine/graph", "engine/explain", "engine/run", "engine/outcome", "engine/eval", "engine/model", "lang/base", "lang/value", "lang/policy",
      "lang/program"}},
};

// Plain data that stands in the folder of who fills it, but below it: the
// evaluation notes into an outcome what it could not compute.
const std::map<std::string, std::string> kLayerOfFile{
    {"engine/attribute/outcome.hpp", "engine/outcome"},
    {"engine/attribute/outcome.cpp", "engine/outcome"},
};

// A library is seen only in files whose path starts with one of these.
struct Library {
  std::regex header;
  Strings allowed;
  bool sources_only;  // never in a header of ours, so that its cost stays in one place
};
const std::map<std::string, Library> kLibraries{
    {"PEGTL", {std::regex("tao/pegtl.*"), {"lang/grammar/", "tests/unit/lang_front/"}, false}},
    {"Boost.Graph", {std::regex("boost/graph/.*"), {"engine/graph/", "lang/check/circles.cpp", "tests/unit/engine_graph/"}, true}},
    {"spdlog", {std::regex("spdlog/.*"), {"tools/", "engine/load/", "engine/run/"}, true}},
    {"nlohmann-json", {std::regex("nlohmann/.*"), {"lang/", "engine/", "tools/", "tests/"}, true}},
    {"CLI11", {std::regex("CLI/.*"), {"tools/"}, true}},
    {"Catch2", {std::regex("catch2/.*"), {"tests/"}, false}},
    {"OpenSSL", {std::regex("openssl/.*"), {"engine/"}, true}},
    {"utf8proc", {std::regex("utf8proc.*"), {"lang/"}, true}},
};

// Headers that may see a library all the same, and are themselves included once or twice.
const std::set<std::string> kSeesLibrary{"tools/lsp/json.hpp"};

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

bool is_code(const fs::path& path) { return path.extension() == ".cpp" || path.extension() == ".hpp"; }

// Every file of ours below `folder`, relative to the root, sorted.
std::vector<fs::path> files_below(const std::string& folder, bool (*wanted)(const fs::path&)) {
  std::vector<fs::path> files;
  for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
    if (entry.is_regular_file() && wanted(entry.path())) files.push_back(fs::relative(entry.path(), kRoot));
  }
  std::sort(files.begin(), files.end());
  return files;
}

std::vector<fs::path> all_code() {
  std::vector<fs::path> files;
  for (const auto* top : {"lang", "engine", "tools", "tests"}) {
    const auto below = files_below(top, is_code);
    files.insert(files.end(), below.begin(), below.end());
  }
  return files;
}

Strings includes_of(const fs::path& file) {
  static const std::regex kInclude("(?:^|\\n)[ \\t]*#[ \\t]*include[ \\t]*[<\"]([^>\"]+)[>\"]");
  const auto text = text_of(kRoot / file);
  Strings found;
  for (std::sregex_iterator it(text.begin(), text.end(), kInclude), end; it != end; ++it) found.push_back((*it)[1]);
  return found;
}

// lang/diag/render.hpp ⇒ lang/diag
std::string layer_of(const std::string& path) {
  if (const auto own = kLayerOfFile.find(path); own != kLayerOfFile.end()) return own->second;
  const auto first = path.find('/');
  const auto second = path.find('/', first + 1);
  return path.substr(0, second);
}

bool starts_with_any(const std::string& path, const Strings& prefixes) {
  return std::any_of(prefixes.begin(), prefixes.end(), [&](const auto& prefix) { return path.starts_with(prefix); });
}

bool is_ours(const std::string& include) { return starts_with_any(include, {"lang/", "engine/", "tools/", "tests/"}); }

bool arrow_allowed(const std::string& from, const std::string& to) {
  if (from == to) return true;
  const auto row = kMayInclude.find(from);
  return row != kMayInclude.end() && row->second.contains(to);
}

bool lists(const fs::path& folder, const std::string& name) {
  const auto escaped = std::regex_replace(name, std::regex("[.]"), "[.]");
  return std::regex_search(text_of(kRoot / folder / "CMakeLists.txt"), std::regex("(^|[\\s(])" + escaped + "([\\s)]|$)"));
}

// A library is inside a folder of ours exactly where its name would be looked for.
void check_libraries(const std::string& file, const std::string& include) {
  for (const auto& [name, library] : kLibraries) {
    if (!std::regex_match(include, library.header)) continue;
    INFO(file << " includes " << include << " of " << name);
    CHECK(starts_with_any(file, library.allowed));
    CHECK((!library.sources_only || file.ends_with(".cpp") || kSeesLibrary.contains(file)));
  }
}

}  // namespace

TEST_CASE("include arrows run one way") {
  for (const auto* top : {"lang", "engine"}) {
    for (const auto& file : files_below(top, is_code)) {
      for (const auto& include : includes_of(file)) {
        if (!is_ours(include)) continue;
        INFO(file.string() << " includes " << include);
        CHECK(arrow_allowed(layer_of(file.string()), layer_of(include)));
      }
    }
  }
}

TEST_CASE("tools are included by tests at most") {
  for (const auto& file : all_code()) {
    if (starts_with_any(file.string(), {"tools/", "tests/"})) continue;
    for (const auto& include : includes_of(file)) {
      INFO(file.string() << " includes " << include);
      CHECK_FALSE(starts_with_any(include, {"tools/", "tests/"}));
    }
  }
}

TEST_CASE("the table of arrows names every folder") {
  for (const auto* top : {"lang", "engine"}) {
    for (const auto& file : files_below(top, is_code)) {
      INFO(file.string());
      CHECK(kMayInclude.contains(layer_of(file.string())));
    }
  }
}

TEST_CASE("the table of arrows has no circle") {
  // Taking away, again and again, the folders that include nothing left must end with none.
  auto left = kMayInclude;
  for (bool taken = true; taken;) {
    taken = false;
    for (auto it = left.begin(); it != left.end();) {
      const bool free = std::none_of(it->second.begin(), it->second.end(), [&](const auto& to) { return left.contains(to); });
      taken = taken || free;
      it = free ? left.erase(it) : std::next(it);
    }
  }
  CHECK(left.empty());
}

TEST_CASE("a library is seen only where it is used") {
  for (const auto& file : all_code()) {
    for (const auto& include : includes_of(file)) check_libraries(file.string(), include);
  }
}

TEST_CASE("an installed header includes installed headers only") {
  const auto list = text_of(kRoot / "tools/package/install.cmake");
  static const std::regex kHeader("(lang|engine)/[a-z_/]+[.](hpp|def)");
  std::set<std::string> installed;
  for (std::sregex_iterator it(list.begin(), list.end(), kHeader), end; it != end; ++it) installed.insert(it->str());
  REQUIRE(installed.size() > 20);
  for (const auto& header : installed) {
    for (const auto& include : includes_of(header)) {
      INFO(header << " includes " << include);
      CHECK((!is_ours(include) || installed.contains(include)));
      CHECK_FALSE(std::any_of(kLibraries.begin(), kLibraries.end(), [&](const auto& l) { return std::regex_match(include, l.second.header); }));
    }
  }
}

TEST_CASE("our headers are included by their path from the root") {
  for (const auto& file : all_code()) {
    const auto text = text_of(kRoot / file);
    for (std::size_t at = text.find("#include \""); at != std::string::npos; at = text.find("#include \"", at + 1)) {
      const auto path = text.substr(at + 10, text.find('"', at + 10) - at - 10);
      INFO(file.string() << " includes " << path);
      CHECK(is_ours(path));
    }
  }
}

TEST_CASE("every header is included once") {
  for (const auto& file : all_code()) {
    if (file.extension() != ".hpp") continue;
    INFO(file.string());
    CHECK(text_of(kRoot / file).find("#pragma once") != std::string::npos);
  }
}

TEST_CASE("every source is listed in a CMakeLists of its folder, one above or one right below") {
  for (const auto& file : all_code()) {
    if (file.extension() != ".cpp") continue;
    bool listed = false;
    for (auto folder = file.parent_path(); !listed && !folder.empty(); folder = folder.parent_path()) {
      listed = lists(folder, fs::relative(file, folder).string());
    }
    for (const auto& entry : fs::directory_iterator(kRoot / file.parent_path())) {
      listed = listed || lists(fs::relative(entry.path(), kRoot), "../" + file.filename().string());
    }
    INFO(file.string());
    CHECK(listed);
  }
}

TEST_CASE("every top folder has its page in both languages") {
  for (const auto* folder : {".", "lang", "engine", "policies", "tools", "tests"}) {
    for (const auto* page : {"README.md", "README.zh.md"}) {
      INFO(folder << "/" << page);
      CHECK(fs::exists(kRoot / folder / page));
    }
  }
}

TEST_CASE("the top level holds what was agreed") {
  const std::set<std::string> agreed{"CMakeLists.txt", "CMakePresets.json", "README.md", "README.zh.md", "LICENSE", ".ci", ".clang-format",
                                     ".gitignore",     ".git",              "lang",      "engine",       "policies", "tools", "tests",
                                     "build",          ".cache",            "compile_commands.json"};
  for (const auto& entry : fs::directory_iterator(kRoot)) {
    INFO(entry.path().string());
    CHECK(agreed.contains(entry.path().filename().string()));
  }
}
