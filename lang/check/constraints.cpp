#include <tuple>

#include "lang/check/conditions.hpp"
#include "lang/check/passes.hpp"

namespace yanpan::lang::checking {

namespace {

std::optional<EntityId> entity_of(Draft& draft, const ast::Constraint& written, Span place) {
  if (!written.of || written.of->parts.empty()) return need_role(draft, EntityRole::Problem, place);
  return need_entity(draft, written.of->parts.front());
}

}  // namespace

void check_constraints(VersionDraft& version) {
  Draft& draft = version.draft;
  auto& constraints = version.result.constraints;
  for_each<ast::Constraint>(version.blocks, [&](const ast::Block& block, const ast::Constraint& written) {
    const auto of = entity_of(draft, written, block.keyword);
    if (!of || block.damaged) return;
    if (!written.when) {
      draft.report(diagnose(Code::MissingLine, block.keyword, {draft.report.written(block.keyword), draft.report.either(block.keyword, "条件", "condition")}));
      return;
    }
    Constraint constraint;
    constraint.of = *of;
    constraint.when = check_condition(version, *of, *written.when, TestPlace::Constraint);
    constraint.label = {condition_words(draft.schema, {}, constraint.when, Language::Zh), condition_words(draft.schema, {}, constraint.when, Language::En)};
    constraint.span = block.span;
    constraints.push_back(std::move(constraint));
  });
  // Also by the Chinese words: two conditions may read alike in one language only.
  std::stable_sort(constraints.begin(), constraints.end(), [](const Constraint& a, const Constraint& b) {
    return std::tie(a.of, a.label.en, a.label.zh) < std::tie(b.of, b.label.en, b.label.zh);
  });
}

}  // namespace yanpan::lang::checking
