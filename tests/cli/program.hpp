// The program under test and the quarter it is tried on.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "tests/support/process.hpp"
#include "tests/support/workplace.hpp"

namespace yanpan::test {

inline const std::filesystem::path kProject = YANPAN_ROOT;

inline Finished run_yanpan(std::vector<std::string> words, const std::filesystem::path& folder,
                       const std::vector<std::string>& variables = {"LANG=en_US.UTF-8"}) {
  words.insert(words.begin(), YANPAN_PROGRAM);
  return run_program(words, variables, folder);
}

inline std::string quarter_policy() { return (kProject / "policies/quarter").string(); }

/// A sample quarter in `folder`/data.
inline void make_sample(const std::filesystem::path& folder, const std::string& cases) {
  run_yanpan({"sample", "data", "--cases", cases}, folder);
}

}  // namespace yanpan::test
