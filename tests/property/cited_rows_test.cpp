// P4: re-running on only the cited rows gives the same verdict. Tested on every
// row of the sample quarter, through the files themselves.

#include <catch2/catch.hpp>

#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <unistd.h>

#include "engine/explain/facts.hpp"
#include "engine/load/load.hpp"
#include "engine/output/output.hpp"
#include "engine/run/run.hpp"
#include "lang/check/check.hpp"
#include "tools/sample/sample.hpp"

using namespace yanpan;
namespace fs = std::filesystem;

namespace {

class Text final : public engine::ByteSink {
 public:
  void write(std::string_view bytes) override { text += bytes; }
  std::string text;
};

/// A folder of its own, gone with the test.
struct Folder {
  fs::path path;
  explicit Folder(const std::string& name) : path(fs::temp_directory_path() / ("yanpan-" + name + "-" + std::to_string(::getpid()))) {
    fs::remove_all(path);
    fs::create_directories(path);
  }
  ~Folder() { fs::remove_all(path); }
};

/// The records of a CSV file by the line they start on; 1 is the header.
std::map<std::uint32_t, std::string> records(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  std::stringstream all;
  all << in.rdbuf();
  std::map<std::uint32_t, std::string> out;
  std::string record;
  std::uint32_t line = 1, start = 1;
  bool quoted = false;
  for (char c : all.str()) {
    record += c;
    if (c == '"') quoted = !quoted;
    if (c != '\n') continue;
    ++line;
    if (quoted) continue;
    out[start] = std::move(record);
    record.clear();
    start = line;
  }
  if (!record.empty()) out[start] = record;
  return out;
}

std::unique_ptr<engine::Attribution> run(const lang::Program& program, const fs::path& data, std::optional<std::int64_t> as_of, bool evidence) {
  engine::LoadOptions options;
  options.data = data;
  options.threads = 1;
  auto loaded = engine::load(program.schema, options);
  REQUIRE(loaded.has_value());
  engine::AttributeOptions how;
  how.as_of = as_of;
  how.threads = 1;
  how.keep_evidence = evidence;
  return engine::attribute(program, std::move(*loaded), how);
}

std::map<std::string, std::string> list_rows(const engine::Attribution& attribution) {
  Text text;
  engine::write_output(attribution, engine::OutputFile::List, {}, text);
  std::istringstream lines(text.text);
  std::map<std::string, std::string> out;
  for (std::string line; std::getline(lines, line);) out[line.substr(0, line.find(','))] = line;
  return out;
}

}  // namespace

TEST_CASE("P4: only the cited rows give the same verdict") {
  lang::CollectingSink sink;
  lang::Package package = lang::load_package(fs::path(YANPAN_SOURCE_DIR) / "policies" / "quarter", {}, sink);
  REQUIRE(package.policy.has_value());
  const lang::Program program = lang::lower(*package.policy);

  const Folder sample("sample"), reduced("cited");
  REQUIRE_FALSE(sample::write(sample.path, {}));
  const auto whole = run(program, sample.path, std::nullopt, true);
  const std::map<std::string, std::string> expected = list_rows(*whole);
  std::vector<std::map<std::uint32_t, std::string>> files;
  for (const engine::InputFile& file : whole->snapshot.files) files.push_back(records(sample.path / file.name));

  std::size_t compared = 0;
  for (engine::RowId problem = 0; problem < whole->outcome.problems.rows; ++problem) {
    std::vector<std::set<std::uint32_t>> cited(files.size());
    for (const engine::SupportRow& row : engine::explain(*whole, problem, Language::Zh).rows)
      for (const engine::RowOrigin& origin : whole->table(row.entity).row_origins(row.row)) cited[origin.file].insert(origin.row);
    for (std::size_t f = 0; f < files.size(); ++f) {
      std::ofstream out(reduced.path / whole->snapshot.files[f].name, std::ios::binary);
      out << files[f].at(1);
      for (std::uint32_t row : cited[f]) out << files[f].at(row);
    }
    const std::string key(whole->key(program.schema.roles.problem, problem));
    const auto again = list_rows(*run(program, reduced.path, whole->outcome.as_of, false));
    INFO(key);
    REQUIRE(again.contains(key));
    CHECK(again.at(key) == expected.at(key));
    ++compared;
  }
  CHECK(compared + 1 == expected.size());
}
