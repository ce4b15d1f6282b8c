// Random policies with random data, for comparing the engine with the second
// opinion. Everything is drawn from the seed alone: the same seed gives the
// same bytes on every machine.
//
// Every policy is valid by construction: `check` reports no error. Data is
// dirty on purpose (missing, unreadable and conflicting cells, dangling keys,
// gaps in coverage), but a run always starts: required files and columns exist.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "lang/base/language.hpp"

namespace yanpan::trial {

/// Upper limits of what is drawn; most cases stay well below.
struct Profile {
  int problems = 40;
  int cases = 15;
  int persons = 8;
  int units = 3;
  int participations = 40;
  int events = 14;  // rows of each further table
  int measures = 12;
  int rules = 9;
  std::optional<Language> language;  // of every file; nullopt: drawn file by file
};

struct Case {
  std::map<std::string, std::string> policy_files;  // name.yp → text, UTF-8
  std::map<std::string, std::string> data_files;    // name.csv → bytes, UTF-8 or GB18030
  std::optional<std::string> as_of;                 // ISO date
};

Case generate(std::uint64_t seed, const Profile& profile);

}  // namespace yanpan::trial
