#include "lang/prove/value_keys.hpp"

#include <map>
#include <memory>

#include "lang/policy/canonical.hpp"
#include "lang/program/program.hpp"

namespace yanpan::lang::proving {

namespace {

/// The nodes of the paths: those of a scenario that sets them all.
std::vector<NodeId> nodes_of(const Policy& policy, std::size_t version, const std::vector<const Path*>& paths) {
  Policy with = policy;
  for (Version& each : with.versions) each.scenarios.clear();
  Scenario all;
  for (const Path* path : paths) all.given.push_back({*path, std::nullopt});
  with.versions[version].scenarios.push_back(std::move(all));
  const Program program = lower(with);
  std::vector<NodeId> nodes;
  for (const auto& given : program.versions[version].scenarios.front().given) nodes.push_back(given.node);
  return nodes;
}

}  // namespace

Space::KeyOf value_keys(const Policy& policy, std::size_t version, const std::vector<const Path*>& paths) {
  const Schema& schema = policy.schema;
  const Version& v = policy.versions[version];
  auto keys = std::make_shared<std::map<std::string, std::string>>();
  const auto nodes = nodes_of(policy, version, paths);
  for (std::size_t i = 0; i < paths.size(); ++i) (*keys)[canonical_path(schema, v, *paths[i])] = "#" + std::to_string(nodes[i].value);
  return [keys, &schema, &v](const Path& path) {
    std::string text = canonical_path(schema, v, path);
    const auto known = keys->find(text);
    return known == keys->end() ? text : known->second;
  };
}

}  // namespace yanpan::lang::proving
