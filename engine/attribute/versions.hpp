// Which version of a policy applies on a day (meaning.md L1).

#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "lang/program/program.hpp"

namespace yanpan::engine {

/// A period that starts with `from` and ends before `to`; open ends hold always.
inline bool in_period(std::int64_t day, const std::optional<std::int64_t>& from, const std::optional<std::int64_t>& to) {
  return (!from || *from <= day) && (!to || day < *to);
}

/// The version in force; nullopt outside every version.
std::optional<std::uint8_t> version_on(const lang::Program& program, std::int64_t day);

/// For 责任人 and findings: the version in force, outside every version the
/// last one begun before, else the first.
std::uint8_t nearest_version(const lang::Program& program, std::int64_t day);

/// One version without a period applies whether or not the day is known.
bool always_in_force(const lang::Program& program);

}  // namespace yanpan::engine
