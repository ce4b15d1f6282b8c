#include <map>

#include "lang/check/passes.hpp"

namespace yanpan::lang::checking {

namespace {

struct NamedFinding { Name name; Span span; };

/// One entry a finding, whatever the versions it stands in; the fuller name
/// wins where one version gives a form that another leaves out.
std::map<std::string, NamedFinding> findings_by_name(Draft& draft) {
  std::map<std::string, NamedFinding> all;
  for_each<ast::Finding>(draft.blocks, [&](const ast::Block&, const ast::Finding& finding) {
    if (finding.name.first.text.empty()) return;
    const Name name = declared_name(draft.report, finding.name);
    const auto [it, fresh] = all.try_emplace(name.stable(), NamedFinding{name, finding.name.first.span});
    if (fresh || it->second.name == name) return;
    if (name.zh.empty() || it->second.name.zh.empty()) {
      if (it->second.name.zh.empty()) it->second.name = name;
    } else {
      draft.report(diagnose(Code::DuplicateName, finding.name.first.span, {finding.name.first.text})
                       .label(LabelKind::FirstDeclared, it->second.span));
    }
  });
  return all;
}

}  // namespace

void join_findings(Draft& draft) {
  const Roles& roles = draft.schema.roles;
  if (!roles.problem.valid() || !roles.problem_kind.valid()) return;
  const Type& type = draft.schema.field(roles.problem, roles.problem_kind).type;
  if (broken(type)) return;
  ChoiceSet& kinds = draft.schema.choices[type.choice.value];
  NameIndex& index = draft.value_names[type.choice.value];
  for (const auto& [stable, finding] : findings_by_name(draft)) {
    const auto other = index.declare(finding.name, static_cast<std::uint32_t>(kinds.values.size()));
    if (!other) {
      kinds.values.push_back(finding.name);
      draft.value_places[type.choice.value].push_back(finding.span);
    } else if (kinds.values[*other] != finding.name && kinds.values[*other].stable() != stable) {
      draft.report(diagnose(Code::DuplicateName, finding.span, {draft.report.say(finding.name, finding.span)})
                       .label(LabelKind::FirstDeclared, kinds.span));
    }
  }
}

}  // namespace yanpan::lang::checking
