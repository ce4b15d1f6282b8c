// The command line of one verb: read against its options, refused with a hint.

#pragma once

#include <expected>
#include <span>
#include <string>

#include "tools/command.hpp"

namespace yanpan::tools {

/// A usage error: what was typed and what was probably meant.
struct UsageError {
  std::string sentence;
  std::string way_out;
};

/// Reads what follows the verb. Options may stand anywhere; `--name value` and
/// `--name=value` are the same; `--` ends them.
std::expected<Arguments, UsageError> read_arguments(const Command& command, std::span<const std::string> words, Language language);

/// A whole number in [least, most] from the value of an option.
std::expected<std::uint64_t, UsageError> read_number(const Arguments& arguments, std::string_view option, std::uint64_t otherwise,
                                                     std::uint64_t least, std::uint64_t most, Language language);

}  // namespace yanpan::tools
