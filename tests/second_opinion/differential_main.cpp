// Engine against second opinion on random cases:
//
//   differential [--pairs N] [--seed S] [--scale K] [--only SEED | --case DIR] [--keep DIR] [--shrink]
//
// Case i is drawn from seed S + i; K makes all its limits K times as large. A
// failed case is kept in DIR/SEED, and tried again from there with --case.
// Ends with 1 where any case failed, or where the cases did not reach a law
// they are meant to reach.

#include <unistd.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <optional>
#include <string>
#include <string_view>

#include "tests/second_opinion/generate/shrink.hpp"
#include "tests/second_opinion/generate/trial.hpp"

namespace {

namespace fs = std::filesystem;
using namespace yanpan::trial;

struct Arguments {
  std::uint64_t pairs = 2000, seed = 1;
  std::optional<std::uint64_t> only;
  int scale = 1;
  std::optional<fs::path> keep, from;
  bool shrink = false;
};

std::uint64_t to_number(const char* text) { return std::strtoull(text, nullptr, 10); }

std::optional<Arguments> read_arguments(int argc, char** argv) {
  Arguments arguments;
  for (int i = 1; i < argc; ++i) {
    const std::string_view option = argv[i];
    const char* value = i + 1 < argc ? argv[i + 1] : nullptr;
    if (option == "--shrink") {
      arguments.shrink = true;
      continue;
    }
    if (value == nullptr) return std::nullopt;
    ++i;
    if (option == "--pairs") arguments.pairs = to_number(value);
    else if (option == "--seed") arguments.seed = to_number(value);
    else if (option == "--only") arguments.only = to_number(value);
    else if (option == "--scale") arguments.scale = static_cast<int>(to_number(value));
    else if (option == "--keep") arguments.keep = value;
    else if (option == "--case") arguments.from = value;
    else return std::nullopt;
  }
  return arguments;
}

/// The seed at work, so that a stop from inside the engine names it too.
volatile std::sig_atomic_t working_low = 0, working_high = 0;

extern "C" void name_the_seed(int signal) {
  char text[] = "stopped at seed 00000000000000000000\n";
  std::uint64_t seed = (static_cast<std::uint64_t>(static_cast<std::uint32_t>(working_high)) << 32) | static_cast<std::uint32_t>(working_low);
  for (int i = 35; i >= 16; --i, seed /= 10) text[i] = static_cast<char>('0' + seed % 10);
  [[maybe_unused]] const auto written = write(STDERR_FILENO, text, sizeof text - 1);
  std::signal(signal, SIG_DFL);
  std::raise(signal);
}

void remember(std::uint64_t seed) {
  working_low = static_cast<std::sig_atomic_t>(seed);
  working_high = static_cast<std::sig_atomic_t>(seed >> 32);
}

const char* word(Ending ending) {
  switch (ending) {
    case Ending::Agreed: return "agreed";
    case Ending::PolicyErrors: return "policy refused";
    case Ending::LoadErrors: return "data not loaded";
    case Ending::Differs: return "engine and second opinion differ";
    case Ending::Unsteady: return "engine unsteady";
  }
  return "";
}

void print(std::uint64_t seed, const Report& report) {
  std::cout << "seed " << seed << ": " << word(report.ending);
  if (!report.what.empty()) std::cout << ": " << report.what;
  std::cout << "\n";
  if (report.ending != Ending::Differs && report.ending != Ending::Unsteady) return;
  const auto [ours, theirs] = first_difference(report.engine[report.text], report.second[report.text]);
  const char* other = report.ending == Ending::Differs ? "second" : "again ";
  std::cout << "  " << text_name(report.text) << "\n  engine: " << ours << "\n  " << other << ": " << theirs << std::endl;
}

void write_texts(const Texts& texts, const fs::path& folder) {
  fs::create_directories(folder);
  for (std::size_t i = 0; i < kTexts; ++i) std::ofstream(folder / text_name(i), std::ios::binary) << texts[i];
}

void keep(const Case& made, const Report& report, const fs::path& folder) {
  write_case(made, folder);
  write_texts(report.engine, folder / "engine");
  write_texts(report.second, folder / "second");
}

Case smaller(const Case& made, const Report& report, const TrialOptions& options) {
  TrialOptions quick = options;
  quick.steadiness = report.ending == Ending::Unsteady;
  return shrink(made, [&](const Case& candidate) {
    const Report other = try_case(candidate, quick);
    return other.ending == report.ending && other.text == report.text;
  });
}

Profile scaled(int scale) {
  Profile profile;
  for (int* limit : {&profile.problems, &profile.cases, &profile.persons, &profile.units, &profile.participations, &profile.events}) *limit *= scale;
  return profile;
}

/// Situations that random cases have to come upon, by the second opinion's count.
constexpr const char* kWanted[] = {
    "problem attributed",        "problem provisional",      "problem referred no_person",     "problem referred many_persons",
    "problem referred collective", "problem referred no_cause", "problem referred tie",         "problem referred missing_facts",
    "problem referred data_conflict", "tie changeable",       "value bounded",                  "value missing",
    "may-row",                   "window leaves the covered days", "finding true",             "finding unknown",
    "evidence short",            "evidence unknown",         "candidate preceded",             "intervention provisional"};

class Run {
 public:
  explicit Run(const Arguments& arguments) : arguments_(arguments) {}

  int all(const fs::path& folder) {
    const std::uint64_t first = arguments_.only.value_or(arguments_.seed);
    const std::uint64_t count = single() ? 1 : arguments_.pairs;
    for (std::uint64_t i = 0; i < count; ++i) one(first + i, folder);
    std::cout << count << " cases, " << failures_ << " failed\n";
    for (const auto& [name, times] : reached_) std::cout << "  " << name << ": " << times << "\n";
    return failures_ == 0 && (single() || reached_enough()) ? 0 : 1;
  }

 private:
  bool single() const { return arguments_.only || arguments_.from; }

  void one(std::uint64_t seed, const fs::path& folder) {
    remember(seed);
    const Case made = arguments_.from ? read_case(*arguments_.from) : generate(seed, scaled(arguments_.scale));
    const TrialOptions options{folder, seed, true};
    const Report report = try_case(made, options);
    for (const auto& [name, times] : report.reached) reached_[name] += times;
    if (report.ending == Ending::Agreed) return;
    ++failures_;
    print(seed, report);
    if (arguments_.keep) keep_case(seed, made, report, options);
  }

  void keep_case(std::uint64_t seed, const Case& made, const Report& report, const TrialOptions& options) const {
    const Case kept = arguments_.shrink ? smaller(made, report, options) : made;
    keep(kept, arguments_.shrink ? try_case(kept, options) : report, *arguments_.keep / std::to_string(seed));
  }

  bool reached_enough() const {
    bool enough = true;
    for (const char* name : kWanted) {
      if (reached_.contains(name)) continue;
      std::cout << "never reached: " << name << "\n";
      enough = false;
    }
    return enough;
  }

  Arguments arguments_;
  std::uint64_t failures_ = 0;
  std::map<std::string, std::uint64_t> reached_;
};

fs::path own_folder() {
  std::string pattern = (fs::temp_directory_path() / "differential-XXXXXX").string();
  if (mkdtemp(pattern.data()) == nullptr) {
    std::perror("cannot make a folder for the cases");
    std::exit(2);
  }
  return pattern;
}

}  // namespace

int main(int argc, char** argv) {
  const auto arguments = read_arguments(argc, argv);
  if (!arguments) {
    std::cerr << "usage: differential [--pairs N] [--seed S] [--scale K] [--only SEED | --case DIR] [--keep DIR] [--shrink]\n";
    return 2;
  }
  for (int signal : {SIGABRT, SIGSEGV, SIGFPE}) std::signal(signal, name_the_seed);
  const fs::path folder = own_folder();
  const int status = Run(*arguments).all(folder);
  fs::remove_all(folder);
  return status;
}
