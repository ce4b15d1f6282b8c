// `prove --as-scenario FILE`: the witnesses as scenarios in a policy file.

#pragma once

#include <filesystem>
#include <optional>

#include "tools/proof.hpp"

namespace yanpan::tools {

/// Appends what the policy does not hold yet, in the language of the file, each
/// under a name that is free; a file that does not exist is begun. Findings of
/// another version than the file's are left out. nullopt: not written.
std::optional<std::size_t> append_scenarios(const Proof& proof, const std::filesystem::path& file);

}  // namespace yanpan::tools
