// P8: outputs appear whole or not at all. A run is killed at many points; what
// a reader then finds is the run before, or the new one, never a mix or a half.

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <catch2/catch.hpp>
#include <chrono>
#include <thread>

#include "tests/cli/program.hpp"

namespace {

namespace fs = std::filesystem;
using namespace yanpan::test;

using Clock = std::chrono::steady_clock;
using Time = std::chrono::microseconds;

pid_t start(const fs::path& place, const std::string& policy, const std::string& language) {
  const pid_t child = fork();
  if (child != 0) return child;
  if (chdir(place.c_str()) != 0) _exit(127);
  std::FILE* nothing = std::freopen("/dev/null", "w", stderr);
  if (nothing == nullptr) _exit(127);
  execl(YANPAN_PROGRAM, "yanpan", "run", policy.c_str(), "--data", "data", "--out", "out", "--lang", language.c_str(), nullptr);
  _exit(127);
}

void run_and_kill(const fs::path& place, const std::string& language, Time after) {
  const pid_t child = start(place, quarter_policy(), language);
  std::this_thread::sleep_for(after);
  kill(child, SIGKILL);
  waitpid(child, nullptr, 0);
}

Files whole_run(const fs::path& place, const std::string& language, const std::string& folder) {
  const auto finished = run_yanpan({"run", quarter_policy(), "--data", "data", "--out", folder, "--lang", language}, place);
  INFO(finished.err);
  REQUIRE(finished.exit <= 1);
  return files_of(place / folder);
}

}  // namespace

TEST_CASE("P8 a killed run leaves no half output") {
  const Workplace place;
  make_sample(place.path(), "150");
  // The two runs differ in language, so that a mix of them would show.
  const auto old_run = whole_run(place.path(), "zh", "old");
  const auto begin = Clock::now();
  const auto new_run = whole_run(place.path(), "en", "new");
  const auto whole = std::chrono::duration_cast<Time>(Clock::now() - begin);
  REQUIRE(old_run != new_run);

  // From the first moment until a little after the end, most of them where files are written.
#ifdef __SANITIZE_ADDRESS__
  constexpr int kRounds = 12;   // a run takes seconds there
#else
  constexpr int kRounds = 40;
#endif
  int killed_early = 0, finished = 0;
  for (int i = 0; i < kRounds; ++i) {
    const auto after = i < kRounds / 4 ? whole * i / kRounds * 2 : whole * (i + kRounds / 4) / kRounds;
    fs::remove_all(place.path() / "out");
    if (i % 2 == 0) whole_run(place.path(), "zh", "out");
    run_and_kill(place.path(), "en", after);
    const auto seen = files_of(place.path() / "out");
    const bool whole_new = seen == new_run;
    const bool untouched = i % 2 == 0 ? seen == old_run : seen.empty();
    INFO("killed after " << after.count() << " microseconds; " << seen.size() << " files");
    CHECK((whole_new || untouched));
    ++(whole_new ? finished : killed_early);
  }
  CHECK(killed_early > 0);
  CHECK(killed_early + finished == kRounds);

  // What the killed runs left beside the folder must not stay for ever.
  whole_run(place.path(), "en", "out");
  for (const auto& entry : fs::directory_iterator(place.path())) {
    const auto name = entry.path().filename().string();
    INFO(name);
    CHECK((name == "data" || name == "old" || name == "new" || name == "out"));
  }
}
