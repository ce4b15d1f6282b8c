#include <signal.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <mutex>
#include <catch2/catch.hpp>
#include <fstream>
#include <set>
#include <sstream>
#include <thread>

#include "engine/output/output.hpp"
#include "tests/unit/engine_output/sample.hpp"

namespace yanpan::engine {

namespace fs = std::filesystem;

namespace {

/// An empty folder of its own, removed at the end.
struct Scratch {
  Scratch() {
    std::string name = (fs::temp_directory_path() / "yanpan-test-XXXXXX").string();
    REQUIRE(mkdtemp(name.data()) != nullptr);
    path = name;
  }
  ~Scratch() {
    std::error_code error;
    fs::permissions(path, fs::perms::owner_all, error);
    fs::remove_all(path, error);
  }
  fs::path path;
};

OutputOptions options(std::vector<OutputFile> files = {std::begin(kAllOutputs), std::end(kAllOutputs)}) {
  OutputOptions out;
  out.files = std::move(files);
  return out;
}

std::set<std::string> names(const fs::path& folder) {
  std::set<std::string> out;
  for (const auto& entry : fs::directory_iterator(folder)) out.insert(entry.path().filename());
  return out;
}

std::string content(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  std::stringstream out;
  out << in.rdbuf();
  return out.str();
}

void put(const fs::path& path, const std::string& text) { std::ofstream(path, std::ios::binary) << text; }

}  // namespace

TEST_CASE("write_folder: a new folder, every file, nothing beside it") {
  const Sample sample;
  const Scratch scratch;
  CHECK(write_folder(sample.attribution, options(), scratch.path / "deep" / "out") == std::nullopt);
  CHECK(names(scratch.path / "deep") == std::set<std::string>{"out"});
  CHECK(names(scratch.path / "deep" / "out").size() == std::size(kAllOutputs));
  StringSink cases;
  write_output(sample.attribution, OutputFile::Cases, options(), cases);
  CHECK(content(scratch.path / "deep" / "out" / "cases.csv") == cases.text);
}

TEST_CASE("write_folder: a later run replaces the earlier one, stale files go") {
  const Sample sample;
  const Scratch scratch;
  const fs::path out = scratch.path / "out";
  REQUIRE(write_folder(sample.attribution, options(), out) == std::nullopt);
  fs::permissions(out, fs::perms::owner_all | fs::perms::group_read);
  CHECK(write_folder(sample.attribution, options({OutputFile::List, OutputFile::Run, OutputFile::List}), out / "") == std::nullopt);
  CHECK(names(out) == std::set<std::string>{"list.csv", "run.json"});
  CHECK(names(scratch.path) == std::set<std::string>{"out"});
  CHECK(fs::status(out).permissions() == (fs::perms::owner_all | fs::perms::group_read));
}

TEST_CASE("write_folder: other files and folders stay where they are") {
  const Sample sample;
  const Scratch scratch;
  const fs::path out = scratch.path / "out";
  fs::create_directories(out / "notes");
  put(out / "notes" / "a.txt", "a");
  put(out / "mine.txt", "mine");
  put(out / "graph.json", "old");
  put(out / "cases.csv", "old");
  struct stat before {}, after {};
  REQUIRE(::stat(out.c_str(), &before) == 0);
  CHECK(write_folder(sample.attribution, options({OutputFile::Cases}), out) == std::nullopt);
  REQUIRE(::stat(out.c_str(), &after) == 0);
  CHECK(before.st_ino == after.st_ino);
  CHECK(names(out) == std::set<std::string>{"notes", "mine.txt", "cases.csv"});
  CHECK(content(out / "cases.csv") != "old");
  CHECK(content(out / "notes" / "a.txt") == "a");
}

TEST_CASE("write_folder: through a link the folder changes, the link stays") {
  const Sample sample;
  const Scratch scratch;
  fs::create_directory(scratch.path / "real");
  fs::create_directory_symlink("real", scratch.path / "link");
  CHECK(write_folder(sample.attribution, options({OutputFile::Cases}), scratch.path / "link") == std::nullopt);
  CHECK(fs::is_symlink(scratch.path / "link"));
  CHECK(names(scratch.path / "real") == std::set<std::string>{"cases.csv"});
  CHECK(names(scratch.path) == std::set<std::string>{"real", "link"});
}

TEST_CASE("P8: a failed run leaves nothing and says why in the run's language") {
  const Sample sample;
  const Scratch scratch;
  put(scratch.path / "file", "x");
  auto english = options();
  english.language = Language::En;
  const auto error = write_folder(sample.attribution, english, scratch.path / "file");
  REQUIRE(error);
  CHECK(error->ends_with(": not a folder"));
  CHECK(write_folder(sample.attribution, options(), scratch.path / "file").value().ends_with("：不是文件夹"));
  CHECK(write_folder(sample.attribution, options(), scratch.path / "file" / "out").has_value());
  CHECK(names(scratch.path) == std::set<std::string>{"file"});
}

TEST_CASE("P8: a full disk leaves the earlier run whole and nothing beside it") {
  const Sample sample;
  const Scratch scratch;
  const fs::path out = scratch.path / "out";
  REQUIRE(write_folder(sample.attribution, options({OutputFile::Cases}), out) == std::nullopt);
  const std::string before = content(out / "cases.csv");
  // A file-size limit stands in for the disk; the child keeps it to itself.
  const pid_t child = ::fork();
  REQUIRE(child >= 0);
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    const struct rlimit small { 10, 10 };
    ::setrlimit(RLIMIT_FSIZE, &small);
    ::_exit(write_folder(sample.attribution, options(), out).has_value() ? 7 : 0);
  }
  int status = 0;
  REQUIRE(::waitpid(child, &status, 0) == child);
  CHECK(WEXITSTATUS(status) == 7);
  CHECK(names(scratch.path) == std::set<std::string>{"out"});
  CHECK(names(out) == std::set<std::string>{"cases.csv"});
  CHECK(content(out / "cases.csv") == before);
}

TEST_CASE("P8: the next run removes what a killed run left, and nothing that is not a run's") {
  const Sample sample;
  const Scratch scratch;
  const fs::path out = scratch.path / "out", left = scratch.path / ".out.yanpan-99999-0";
  fs::create_directories(out / ".yanpan-99999-0");
  put(out / ".yanpan-99999-0" / "list.csv", "half");
  fs::create_directory(left);
  put(left / "list.csv", "half");
  put(left / "mine.txt", "mine");
  CHECK(write_folder(sample.attribution, options({OutputFile::Cases}), out) == std::nullopt);
  CHECK(names(scratch.path) == std::set<std::string>{"out"});
  CHECK(names(out) == std::set<std::string>{"cases.csv", "mine.txt"});
}

TEST_CASE("P8: killed at any moment, a folder holds one run or the other, never a mix") {
  const Sample sample;
  const Scratch scratch;
  const fs::path out = scratch.path / "out";
  auto chinese = options({OutputFile::List, OutputFile::Interventions, OutputFile::Run});
  auto english = chinese;
  english.language = Language::En;
  REQUIRE(write_folder(sample.attribution, chinese, out) == std::nullopt);
  for (int round = 0; round < 60; ++round) {
    const pid_t child = ::fork();
    REQUIRE(child >= 0);
    if (child == 0) {
      for (;;) write_folder(sample.attribution, english, out), write_folder(sample.attribution, chinese, out);
    }
    ::usleep(static_cast<useconds_t>(500 + round * 137 % 4000));
    ::kill(child, SIGKILL);
    REQUIRE(::waitpid(child, nullptr, 0) == child);
    REQUIRE(names(out) == std::set<std::string>{"list.csv", "interventions.csv", "run.json"});
    const bool is_english = content(out / "run.json").find("\"en\"") != std::string::npos;
    REQUIRE((content(out / "list.csv").find("early_supervision") != std::string::npos) == is_english);
    REQUIRE((content(out / "interventions.csv").find("commentary") != std::string::npos) == is_english);
  }
  CHECK(write_folder(sample.attribution, chinese, out) == std::nullopt);
  CHECK(names(scratch.path) == std::set<std::string>{"out"});
}

TEST_CASE("P8: several runs into one folder at once leave one whole run") {
  const Sample sample;
  const Scratch scratch;
  std::mutex guard;
  std::string failures;
  {
    std::vector<std::jthread> runs;
    for (int i = 0; i < 4; ++i) {
      runs.emplace_back([&] {
        for (int round = 0; round < 10; ++round) {
          const auto failure = write_folder(sample.attribution, options(), scratch.path / "out");
          if (!failure) continue;
          const std::lock_guard lock(guard);
          failures += *failure + "\n";
        }
      });
    }
  }
  CHECK(failures == "");
  CHECK(names(scratch.path / "out").size() == std::size(kAllOutputs));
  CHECK(names(scratch.path) == std::set<std::string>{"out"});
}

}  // namespace yanpan::engine
