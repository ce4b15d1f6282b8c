// The policy a verb works on: read, checked, lowered, with its digest. What is
// wrong with it is said on standard error.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lang/check/check.hpp"
#include "lang/program/program.hpp"
#include "tools/command.hpp"

namespace yanpan::tools {

struct PolicyInput {
  lang::Package package;   // its policy is set
  lang::Program program;

  const lang::Policy& policy() const { return *package.policy; }
};

/// The option `--root DIR`, which may be repeated.
Option root_option();
std::vector<std::filesystem::path> roots_of(const Arguments& arguments);

/// False, with the reason on standard error, unless `path` is a file that can be
/// read or a folder that holds at least one .yp file.
bool policy_path_usable(const std::filesystem::path& path, Console& console);

/// nullopt after errors: the caller ends with Exit::CouldNot.
std::optional<PolicyInput> load_policy(const std::filesystem::path& path, const Arguments& arguments, Console& console);
/// The package of the first positional argument.
std::optional<PolicyInput> load_policy(const Arguments& arguments, Console& console);

}  // namespace yanpan::tools
