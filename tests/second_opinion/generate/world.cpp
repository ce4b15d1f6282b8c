#include "tests/second_opinion/generate/world.hpp"

#include <algorithm>

#include "lang/value/date.hpp"

namespace yanpan::trial {

bool Entity::keyed() const {
  return std::any_of(fields.begin(), fields.end(), [](const Field& field) { return field.key; });
}

Bi World::say(const Name& name) {
  const bool crossed = random.chance(6);
  return {name.in(crossed ? Language::En : Language::Zh), name.in(crossed ? Language::Zh : Language::En)};
}

Bi World::declare(const Name& name) {
  if (name.zh.empty() || name.en.empty()) return Bi(name.stable());
  return {name.zh + " " + name.en, name.zh + " " + name.en};
}

Name World::name(const std::string& zh, const std::string& en) {
  const int only = random.below(12);
  return {only == 0 ? "" : zh, only == 1 ? "" : en};
}

std::int64_t World::date() {
  if (random.chance(75)) return random.pick(dates) + (random.chance(15) ? random.between(-1, 1) : 0);
  return random.between(*date_from_civil(2025, 1, 1), *date_from_civil(2025, 12, 31));
}

}  // namespace yanpan::trial
