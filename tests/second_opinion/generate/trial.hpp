// One generated case, tried: the engine against the second opinion, and the
// engine against itself with other threads and another order of everything.

#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>

#include "tests/second_opinion/generate/generator.hpp"

namespace yanpan::trial {

enum class Ending : std::uint8_t {
  Agreed,
  PolicyErrors,  // check refuses what should be valid: a mistake of the generator
  LoadErrors,    // the data does not load: a mistake of the generator
  Differs,       // engine and second opinion
  Unsteady,      // engine and engine: threads or order show
};

/// list.csv, cases.csv, interventions.csv, conflicts.csv.
inline constexpr std::size_t kTexts = 4;
using Texts = std::array<std::string, kTexts>;
const char* text_name(std::size_t text);

struct Report {
  Ending ending = Ending::Agreed;
  std::string what;                // the diagnostics, or which run was unsteady
  std::size_t text = 0;            // Differs, Unsteady: the first of Texts that differs
  Texts engine, second;            // Unsteady: second is the other run of the engine
  std::map<std::string, std::uint64_t> reached;
};

struct TrialOptions {
  std::filesystem::path folder;  // for the case's files; emptied first
  std::uint64_t seed = 0;        // of the new order
  bool steadiness = true;        // also run with other threads and another order
};
Report try_case(const Case& made, const TrialOptions& options);

void write_case(const Case& made, const std::filesystem::path& folder);
/// What write_case wrote; files may have been edited since.
Case read_case(const std::filesystem::path& folder);

/// The first line in which two texts differ, of each.
std::pair<std::string, std::string> first_difference(const std::string& a, const std::string& b);

}  // namespace yanpan::trial
