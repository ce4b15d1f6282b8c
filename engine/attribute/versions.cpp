#include "engine/attribute/versions.hpp"

namespace yanpan::engine {

std::optional<std::uint8_t> version_on(const lang::Program& program, std::int64_t day) {
  for (std::size_t i = program.versions.size(); i-- > 0;)
    if (in_period(day, program.versions[i].effective, program.versions[i].end)) return static_cast<std::uint8_t>(i);
  return std::nullopt;
}

std::uint8_t nearest_version(const lang::Program& program, std::int64_t day) {
  if (const auto version = version_on(program, day)) return *version;
  std::uint8_t last = 0;
  for (std::size_t i = 0; i < program.versions.size(); ++i)
    if (!program.versions[i].effective || *program.versions[i].effective <= day) last = static_cast<std::uint8_t>(i);
  return last;
}

bool always_in_force(const lang::Program& program) {
  return program.versions.size() == 1 && !program.versions[0].effective && !program.versions[0].end;
}

}  // namespace yanpan::engine
