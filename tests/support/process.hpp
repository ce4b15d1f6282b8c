// Runs a program to its end, with its two streams kept apart.

#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace yanpan::test {

struct Finished {
  std::string out, err;
  int exit = 0;              // 128 + n: ended by signal n
};

/// `variables` (NAME=value) are the whole environment of the program; `input`,
/// seen from `folder`, is its standard input.
Finished run_program(const std::vector<std::string>& words, const std::vector<std::string>& variables, const std::filesystem::path& folder,
                     const std::filesystem::path& input = "/dev/null");

}  // namespace yanpan::test
