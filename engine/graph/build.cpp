#include <algorithm>
#include <map>
#include <numeric>
#include <unordered_map>

#include "engine/explain/support.hpp"
#include "engine/graph/graph.hpp"
#include "engine/graph/node_id.hpp"

namespace yanpan::engine {

namespace {

constexpr std::uint32_t kNone = kUnreached;

/// Roles that supervise. The language has no part for them, so a participation
/// supervises where one of its choice values bears one of these names.
constexpr std::string_view kSupervisingRoles[] = {"approver", "supervisor", "审核", "监督"};

bool supervises(const Name& value) {
  return std::any_of(std::begin(kSupervisingRoles), std::end(kSupervisingRoles),
                     [&](std::string_view role) { return value.en == role || value.zh == role; });
}

RowId reference(const Table& table, lang::FieldId field, RowId row) {
  if (!field.valid() || !table.columns[field.value].known(row)) return kNoRow;
  return static_cast<RowId>(table.columns[field.value].at(row));
}

/// Dense numbers of the nodes of one kind.
class Numbers {
 public:
  explicit Numbers(std::size_t size) : numbers_(size, kNone) {}
  std::uint32_t& operator[](std::size_t i) { return numbers_[i]; }

 private:
  std::vector<std::uint32_t> numbers_;
};

class Builder {
 public:
  explicit Builder(const Attribution& attribution)
      : attribution_(attribution), outcome_(attribution.outcome), cases_(rows(roles().case_)), persons_(rows(roles().person)), units_(rows(roles().unit)),
        problems_(outcome_.problems.rows) {}

  Graph build(const GraphFilter& filter) {
    add_cases();
    add_problems();
    add_participations();
    add_interventions();
    if (filter.around) keep_around(*filter.around, filter.depth);
    else add_all_evidence();
    order();
    return std::move(graph_);
  }

 private:
  const lang::Program& program() const { return *attribution_.program; }
  const lang::Roles& roles() const { return program().schema.roles; }
  std::size_t rows(lang::EntityId entity) const { return entity.valid() ? attribution_.table(entity).rows : 0; }

  std::uint32_t add(const NodeRef& node) {
    graph_.nodes.push_back(node);
    return static_cast<std::uint32_t>(graph_.nodes.size() - 1);
  }
  void connect(EdgeKind kind, std::uint32_t from, std::uint32_t to, bool sure = true) { graph_.edges.push_back({kind, from, to, sure}); }

  std::uint32_t person(RowId row) {
    if (persons_[row] != kNone) return persons_[row];
    persons_[row] = add({NodeKind::Person, row});
    const RowId unit = reference(attribution_.table(roles().person), roles().person_unit, row);
    if (unit != kNoRow) {
      if (units_[unit] == kNone) units_[unit] = add({NodeKind::Unit, unit});
      connect(EdgeKind::Member, units_[unit], persons_[row]);
    }
    return persons_[row];
  }

  /// One node a name: a cause that several versions have is one cause.
  std::uint32_t cause(std::uint8_t version, lang::CauseId id) {
    const auto [it, added] = causes_.try_emplace(program().versions[version].causes[id.value].name.stable(), kNone);
    if (added) it->second = add({NodeKind::Cause, id.value, version});
    return it->second;
  }

  std::uint32_t rule(std::uint8_t version, lang::RuleId id) {
    const auto [it, added] = rules_.try_emplace({version, id.value}, kNone);
    if (added) it->second = add({NodeKind::Rule, id.value, version});
    return it->second;
  }

  void add_cases() {
    for (RowId row = 0; row < outcome_.cases.size(); ++row) {
      const CaseVerdict& verdict = outcome_.cases[row];
      if (!verdict.in_scope) continue;
      cases_[row] = add({NodeKind::Case, row});
      if (verdict.person != kNoRow) connect(EdgeKind::Accountable, person(verdict.person), cases_[row]);
    }
  }

  void add_problems() {
    for (RowId row = 0; row < outcome_.problems.rows; ++row) {
      problems_[row] = add({NodeKind::Problem, row});
      const RowId of_case = reference(outcome_.problems, roles().problem_case, row);
      if (of_case != kNoRow && cases_[of_case] != kNone) connect(EdgeKind::FoundIn, cases_[of_case], problems_[row]);
      if (outcome_.verdicts[row].version != kNoVersion) add_verdict(row, outcome_.verdicts[row]);
    }
  }

  void add_verdict(RowId row, const ProblemVerdict& verdict) {
    if (verdict.cause.valid()) connect(EdgeKind::CausedBy, cause(verdict.version, verdict.cause), problems_[row]);
    if (verdict.rule.valid()) connect(EdgeKind::SupportedBy, rule(verdict.version, verdict.rule), problems_[row]);
    for (std::uint32_t id : outcome_.cause_lists.lists[verdict.contributing]) {
      connect(EdgeKind::Contributes, cause(verdict.version, lang::CauseId(id)), problems_[row]);
    }
  }

  void add_participations() {
    if (!roles().participation.valid()) return;
    const Table& table = attribution_.table(roles().participation);
    for (RowId row = 0; row < table.rows; ++row) {
      const RowId of_case = reference(table, roles().participation_case, row);
      const RowId who = reference(table, roles().participation_person, row);
      if (of_case == kNoRow || who == kNoRow || cases_[of_case] == kNone || outcome_.cases[of_case].person == who) continue;
      connect(supervising(table, row) ? EdgeKind::Supervising : EdgeKind::Contributing, person(who), cases_[of_case]);
    }
  }

  bool supervising(const Table& table, RowId row) const {
    return std::any_of(table.columns.begin(), table.columns.end(), [&](const Column& column) {
      return column.type().kind == lang::TypeKind::Choice && column.known(row) &&
             supervises(program().schema.choice(column.type().choice).values[static_cast<std::size_t>(column.at(row))]);
    });
  }

  void add_interventions() {
    for (std::uint32_t i = 0; i < outcome_.interventions.size(); ++i) {
      const std::uint32_t node = add({NodeKind::Intervention, i});
      for (RowId problem : outcome_.interventions[i].problems) connect(EdgeKind::AnsweredBy, problems_[problem], node);
    }
  }

  void add_all_evidence() {
    for (RowId row = 0; row < outcome_.problems.rows; ++row) add_evidence(row, problems_[row]);
  }

  void add_evidence(RowId problem, std::uint32_t node) {
    for (const SupportRow& row : cited_rows(attribution_, problem)) {
      const auto key = std::uint64_t{row.entity.value} << 32 | row.row;
      const auto [it, added] = evidence_.try_emplace(key, kNone);
      if (added) it->second = add({NodeKind::Evidence, row.row, row.entity.value});
      connect(EdgeKind::SupportedBy, it->second, node, row.sure);
    }
  }

  std::uint32_t middle(const std::pair<lang::EntityId, RowId>& around) {
    const auto [entity, row] = around;
    if (!entity.valid() || row >= rows(entity)) return kNone;
    if (entity == roles().case_) return cases_[row];
    if (entity == roles().person) return persons_[row];
    if (entity == roles().unit) return units_[row];
    return entity == roles().problem ? problems_[row] : kNone;
  }

  static bool leads_on(NodeKind kind) { return kind != NodeKind::Cause && kind != NodeKind::Rule && kind != NodeKind::Unit; }

  void keep_around(const std::pair<lang::EntityId, RowId>& around, unsigned depth) {
    const std::uint32_t centre = middle(around);
    if (centre == kNone) {
      graph_ = {};
      return;
    }
    std::vector<bool> through;
    for (const NodeRef& node : graph_.nodes) through.push_back(leads_on(node.kind));
    const std::vector<std::uint32_t> distance = distances(graph_.edges, through, centre, depth);
    const std::vector<NodeRef> before = keep_reached(distance);
    for (std::uint32_t i = 0, kept = 0; i < before.size(); ++i) {
      if (distance[i] == kUnreached) continue;
      if (before[i].kind == NodeKind::Problem && distance[i] < depth) add_evidence(before[i].a, kept);
      ++kept;
    }
  }

  /// Drops what was not reached; the nodes as they were.
  std::vector<NodeRef> keep_reached(const std::vector<std::uint32_t>& distance) {
    std::vector<std::uint32_t> renumbered(distance.size(), kNone);
    std::vector<NodeRef> before;
    before.swap(graph_.nodes);
    for (std::size_t i = 0; i < before.size(); ++i) {
      if (distance[i] != kUnreached) renumbered[i] = add(before[i]);
    }
    std::vector<Edge> kept;
    for (const Edge& edge : graph_.edges) {
      if (renumbered[edge.from] != kNone && renumbered[edge.to] != kNone) kept.push_back({edge.kind, renumbered[edge.from], renumbered[edge.to], edge.sure});
    }
    graph_.edges = std::move(kept);
    return before;
  }

  /// Nodes by id, edges by (kind, from, to).
  void order() {
    const NodeIds names(attribution_);
    std::vector<std::string> ids;
    for (const NodeRef& node : graph_.nodes) ids.push_back(names.id(node));
    std::vector<std::uint32_t> by_id(ids.size()), place(ids.size());
    std::iota(by_id.begin(), by_id.end(), 0u);
    std::sort(by_id.begin(), by_id.end(), [&](std::uint32_t a, std::uint32_t b) { return ids[a] < ids[b]; });
    std::vector<NodeRef> nodes;
    for (std::uint32_t i = 0; i < by_id.size(); ++i) {
      place[by_id[i]] = i;
      nodes.push_back(graph_.nodes[by_id[i]]);
      graph_.ids.push_back(std::move(ids[by_id[i]]));
    }
    graph_.nodes = std::move(nodes);
    for (Edge& edge : graph_.edges) edge = {edge.kind, place[edge.from], place[edge.to], edge.sure};
    std::sort(graph_.edges.begin(), graph_.edges.end());
    graph_.edges.erase(std::unique(graph_.edges.begin(), graph_.edges.end()), graph_.edges.end());
  }

  const Attribution& attribution_;
  const Outcome& outcome_;
  Graph graph_;
  Numbers cases_, persons_, units_, problems_;
  std::map<std::string, std::uint32_t> causes_;
  std::map<std::pair<std::uint8_t, std::uint32_t>, std::uint32_t> rules_;
  std::unordered_map<std::uint64_t, std::uint32_t> evidence_;
};

}  // namespace

std::optional<std::uint32_t> middle_of(const Graph& graph, const Attribution& attribution, const GraphFilter& filter) {
  if (!filter.around) return std::nullopt;
  const auto [entity, row] = *filter.around;
  const lang::Roles& roles = attribution.program->schema.roles;
  const std::pair<lang::EntityId, NodeKind> kinds[] = {
      {roles.case_, NodeKind::Case}, {roles.person, NodeKind::Person}, {roles.unit, NodeKind::Unit}, {roles.problem, NodeKind::Problem}};
  for (const auto& [of, kind] : kinds) {
    if (!entity.valid() || of != entity) continue;
    const auto at = std::find(graph.nodes.begin(), graph.nodes.end(), NodeRef{kind, row});
    if (at != graph.nodes.end()) return static_cast<std::uint32_t>(at - graph.nodes.begin());
  }
  return std::nullopt;
}

Graph build_graph(const Attribution& attribution, const GraphFilter& filter) { return Builder(attribution).build(filter); }

}  // namespace yanpan::engine
