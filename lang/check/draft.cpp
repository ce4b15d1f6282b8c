#include "lang/check/draft.hpp"

#include "lang/diag/suggest.hpp"

namespace yanpan::lang::checking {

std::optional<EntityId> Draft::find_entity(std::string_view form) const {
  if (const auto id = entity_names.find(form)) return EntityId(*id);
  return std::nullopt;
}

Name role_name(EntityRole role) {
  switch (role) {
    case EntityRole::None: return {};
    case EntityRole::Case: return {"案件", "case"};
    case EntityRole::Person: return {"人员", "person"};
    case EntityRole::Unit: return {"部门", "unit"};
    case EntityRole::Participation: return {"参与", "participation"};
    case EntityRole::Problem: return {"问题", "problem"};
  }
  return {};
}

namespace {

EntityId playing(const Roles& roles, EntityRole role) {
  switch (role) {
    case EntityRole::None: return {};
    case EntityRole::Case: return roles.case_;
    case EntityRole::Person: return roles.person;
    case EntityRole::Unit: return roles.unit;
    case EntityRole::Participation: return roles.participation;
    case EntityRole::Problem: return roles.problem;
  }
  return {};
}

}  // namespace

std::optional<EntityId> need_role(Draft& draft, EntityRole role, Span place) {
  const EntityId entity = playing(draft.schema.roles, role);
  if (entity.valid()) return entity;
  draft.report(diagnose(Code::RoleMissing, place, {draft.report.say(role_name(role), place)}));
  return std::nullopt;
}

std::optional<EntityId> need_entity(Draft& draft, const ast::Ident& written) {
  if (auto found = draft.find_entity(written.text)) {
    draft.used.insert(draft.entity_blocks[found->value]);
    draft.record.use(draft.schema.entity(*found).span, written.span);
    return found;
  }
  draft.report(diagnose(Code::UnknownEntity, written.span, {written.text}).suggest(nearest(written.text, draft.entity_names.forms())));
  return std::nullopt;
}

}  // namespace yanpan::lang::checking
