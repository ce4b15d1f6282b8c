#include "engine/attribute/labels.hpp"

#include <algorithm>

namespace yanpan::engine {

std::uint32_t Labels::label_locked(const Name& name) {
  const auto [found, fresh] = known_.try_emplace({name.zh, name.en}, static_cast<std::uint32_t>(outcome_.labels.size()));
  if (fresh) outcome_.labels.push_back(name);
  return found->second;
}

std::uint32_t Labels::label(const Name& name) {
  const std::lock_guard lock(guard_);
  return label_locked(name);
}

std::vector<std::uint32_t> Labels::ids(std::vector<Name> names) {
  std::sort(names.begin(), names.end(), [](const Name& a, const Name& b) { return a.stable() != b.stable() ? a.stable() < b.stable() : a.zh < b.zh; });
  names.erase(std::unique(names.begin(), names.end()), names.end());
  const std::lock_guard lock(guard_);
  std::vector<std::uint32_t> out;
  for (const Name& name : names) out.push_back(label_locked(name));
  return out;
}

std::uint32_t Labels::list(std::vector<Name> names) {
  std::vector<std::uint32_t> sorted = ids(std::move(names));
  const std::lock_guard lock(guard_);
  return outcome_.label_lists.add(std::move(sorted));
}

std::uint32_t Labels::extend(std::uint32_t list_id, std::vector<Name> names) {
  {
    const std::lock_guard lock(guard_);
    for (std::uint32_t label : outcome_.label_lists.lists[list_id]) names.push_back(outcome_.labels[label]);
  }
  return list(std::move(names));
}

Name field_label(const lang::Schema& schema, lang::EntityId entity, lang::FieldId field) {
  const Name& e = schema.entity(entity).name;
  const Name& f = schema.field(entity, field).name;
  return {e.in(Language::Zh) + "." + f.in(Language::Zh), e.in(Language::En) + "." + f.in(Language::En)};
}

Name occurred_label(const lang::Schema& schema) { return field_label(schema, schema.roles.problem, schema.roles.problem_occurred); }

}  // namespace yanpan::engine
