#include "engine/graph/node_id.hpp"

#include <algorithm>

namespace yanpan::engine {

namespace {

bool same_place(const RowOrigin& a, const RowOrigin& b) { return a.file == b.file && a.source == b.source && a.row == b.row; }

/// A record cut at a separator makes several rows of one place, which stand
/// next to each other in their table; this is how many stand before.
std::size_t rows_before(const Table& table, RowId row) {
  std::size_t before = 0;
  const RowOrigin& own = table.row_origins(row).front();
  while (row > before) {
    const auto origins = table.row_origins(static_cast<RowId>(row - before - 1));
    if (origins.empty() || !same_place(origins.front(), own)) break;
    ++before;
  }
  return before;
}

/// Two versions of one name would give two rules one id, so the second gets its place.
std::string version_suffix(const std::vector<lang::VersionPlan>& versions, std::size_t index) {
  const std::string& own = versions[index].version;
  const auto same = [&](const lang::VersionPlan& version) { return version.version == own; };
  const auto before = std::count_if(versions.begin(), versions.begin() + static_cast<std::ptrdiff_t>(index), same);
  if (before > 0) return "@" + own + "/" + std::to_string(before + 1);
  return own.empty() ? std::string() : "@" + own;
}

}  // namespace

NodeIds::NodeIds(const Attribution& attribution) : attribution_(attribution), printer_(attribution, Language::En) {
  const auto& versions = attribution.program->versions;
  for (std::size_t i = 0; i < versions.size(); ++i) versions_.push_back(version_suffix(versions, i));
}

std::string NodeIds::id(const NodeRef& node) const {
  const lang::Roles& roles = schema().roles;
  const auto with = [&](std::string_view rest) { return std::string(word(node.kind)).append(":").append(rest); };
  switch (node.kind) {
    case NodeKind::Case: return with(printer_.key(roles.case_, node.a));
    case NodeKind::Person: return with(printer_.key(roles.person, node.a));
    case NodeKind::Unit: return with(printer_.key(roles.unit, node.a));
    case NodeKind::Problem: return with(printer_.key(roles.problem, node.a));
    case NodeKind::Cause: return with(attribution_.program->versions[node.b].causes[node.a].name.stable());
    case NodeKind::Rule: return with(rule_id(node));
    case NodeKind::Evidence: return with(evidence_id(node));
    case NodeKind::Intervention: return with(intervention_id(node));
  }
  return {};
}

std::string NodeIds::rule_id(const NodeRef& node) const {
  return attribution_.program->versions[node.b].rules[node.a].id + versions_[node.b];
}

std::string NodeIds::evidence_id(const NodeRef& node) const {
  const lang::EntityId entity(node.b);
  std::string out = schema().entity(entity).name.stable() + ":";
  if (const std::string_view key = printer_.key(entity, node.a); !key.empty()) return out.append(key);
  const Table& table = attribution_.table(entity);
  const auto origins = table.row_origins(node.a);
  if (origins.empty()) return out + std::to_string(node.a);
  out += schema().sources[origins.front().source].name.stable() + ":" + place_text(printer_, origins.front());
  const std::size_t before = rows_before(table, node.a);
  return before == 0 ? out : out + "/" + std::to_string(before + 1);
}

std::string NodeIds::intervention_id(const NodeRef& node) const {
  const InterventionVerdict& verdict = attribution_.outcome.interventions[node.a];
  const lang::Roles& roles = schema().roles;
  // A scope, a subject and, unless the subject is a problem, a kind name one intervention.
  if (verdict.scope == lang::TableScope::Problem) return std::string("problem:").append(printer_.key(roles.problem, verdict.subject));
  const bool person = verdict.scope == lang::TableScope::Person;
  std::string out = person ? "person:" : "unit:";
  out += printer_.key(person ? roles.person : roles.unit, verdict.subject);
  if (!verdict.has_kind) return out;
  const lang::Type& kind = schema().field(roles.problem, roles.problem_kind).type;
  return out + ":" + schema().choice(kind.choice).values[verdict.kind].stable();
}

std::string place_text(const Printer& printer, const RowOrigin& origin) {
  const InputFile& file = printer.file(origin);
  return file.name + (file.sheet.empty() ? "" : "[" + file.sheet + "]") + "#" + std::to_string(origin.row);
}

}  // namespace yanpan::engine
