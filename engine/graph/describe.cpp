#include "engine/graph/describe.hpp"

#include <array>

#include "engine/graph/node_id.hpp"
#include "lang/value/date.hpp"

namespace yanpan::engine {

namespace {

void add(NodeText& text, std::string_view name, std::string_view value) {
  if (!value.empty()) text.attributes.emplace_back(name, value);
}

}  // namespace

const Name& name(NodeKind kind) {
  static const std::array<Name, 8> kNames = {
      {{"案件", "case"}, {"原因", "cause"}, {"证据", "evidence"}, {"处置", "intervention"}, {"人员", "person"}, {"问题", "problem"}, {"规则", "rule"}, {"部门", "unit"}}};
  return kNames[static_cast<std::size_t>(kind)];
}

const Name& name(EdgeKind kind) {
  static const std::array<Name, 9> kNames = {{{"责任人", "accountable"},
                                              {"处置", "answered by"},
                                              {"主因", "cause"},
                                              {"次因", "contributes"},
                                              {"参与", "took part"},
                                              {"问题", "found in"},
                                              {"成员", "member"},
                                              {"监督", "supervised"},
                                              {"依据", "supports"}}};
  return kNames[static_cast<std::size_t>(kind)];
}

NodeText Describer::describe(const NodeRef& node) const {
  const lang::Roles& roles = schema().roles;
  const auto& versions = attribution_.program->versions;
  switch (node.kind) {
    case NodeKind::Case: return describe_case(node.a);
    case NodeKind::Person: return {std::string(printer_.key(roles.person, node.a)), {}};
    case NodeKind::Unit: return {std::string(printer_.key(roles.unit, node.a)), {}};
    case NodeKind::Problem: return describe_problem(node.a);
    case NodeKind::Cause: return describe_cause(versions[node.b].causes[node.a]);
    case NodeKind::Rule: return describe_rule(versions[node.b], versions[node.b].rules[node.a]);
    case NodeKind::Evidence: return describe_evidence(lang::EntityId(node.b), node.a);
    case NodeKind::Intervention: return describe_intervention(attribution_.outcome.interventions[node.a]);
  }
  return {};
}

NodeText Describer::describe_case(RowId row) const {
  const CaseVerdict& verdict = attribution_.outcome.cases[row];
  NodeText text{std::string(printer_.key(schema().roles.case_, row)), {}};
  add(text, "reason", reason_word(verdict.reason));
  add(text, "status", status_word(verdict.person != kNoRow ? Status::Attributed : Status::Referred));
  return text;
}

std::string Describer::problem_cell(lang::FieldId field, RowId row) const {
  return field.valid() ? printer_.value(attribution_.outcome.problems.columns[field.value], row) : std::string();
}

NodeText Describer::describe_problem(RowId row) const {
  const lang::Roles& roles = schema().roles;
  const ProblemVerdict& verdict = attribution_.outcome.verdicts[row];
  NodeText text{std::string(printer_.key(roles.problem, row)), {}};
  add(text, "kind", problem_cell(roles.problem_kind, row));
  add(text, "occurred", problem_cell(roles.problem_occurred, row));
  add(text, "reason", reason_word(verdict.reason));
  add(text, "severity", problem_cell(roles.problem_severity, row));
  add(text, "status", status_word(verdict.status));
  return text;
}

NodeText Describer::describe_cause(const lang::Cause& cause) const {
  NodeText text{printer_.name(cause.name), {}};
  add(text, "category", category_word(cause.category));
  return text;
}

NodeText Describer::describe_rule(const lang::VersionPlan& version, const lang::RulePlan& rule) const {
  NodeText text{rule.id, {}};
  add(text, "basis", printer_.name(rule.basis.empty() ? version.basis : rule.basis));
  add(text, "tier", std::to_string(rule.tier));
  add(text, "title", printer_.name(rule.title));
  add(text, "version", version.version);
  return text;
}

NodeText Describer::describe_evidence(lang::EntityId entity, RowId row) const {
  std::string places;
  for (const RowOrigin& origin : printer_.origins(entity, row)) (places += places.empty() ? "" : ";") += place_text(printer_, origin);
  const std::string_view key = printer_.key(entity, row);
  NodeText text{printer_.entity(entity) + " ", {}};
  text.label += key.empty() ? std::string_view(places) : key;
  add(text, "entity", printer_.entity(entity));
  add(text, "rows", places);
  return text;
}

NodeText Describer::describe_intervention(const InterventionVerdict& verdict) const {
  static constexpr std::string_view kScopes[] = {"problem", "person", "unit"};
  NodeText text{printer_.name(verdict.intervention), {}};
  add(text, "actor", printer_.name(verdict.actor));
  if (verdict.due) add(text, "due", format_date(*verdict.due));
  add(text, "scope", kScopes[static_cast<std::size_t>(verdict.scope)]);
  add(text, "status", status_word(verdict.provisional ? Status::Provisional : Status::Attributed));
  return text;
}

}  // namespace yanpan::engine
