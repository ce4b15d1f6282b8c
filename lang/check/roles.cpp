#include <algorithm>
#include <tuple>

#include "lang/check/passes.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

class RoleAssigner {
 public:
  explicit RoleAssigner(Draft& draft) : draft_(draft), roles_(draft.schema.roles) {}

  void run() {
    for (EntityId id : imported_first()) claim(id);
    for (EntityId id : {roles_.case_, roles_.person, roles_.unit, roles_.problem}) need_key(id);
    if (roles_.problem.valid()) problem();
    if (roles_.person.valid() && roles_.unit.valid()) person();
    if (roles_.participation.valid()) participation();
  }

 private:
  const Entity& entity(EntityId id) const { return draft_.schema.entity(id); }
  const std::string& say(const Name& name, Span place) const { return draft_.report.say(name, place); }

  /// Of two entities with one part the later is the wrong one. What is imported
  /// comes first: nobody can mend a library from the policy that uses it.
  std::vector<EntityId> imported_first() const {
    std::vector<EntityId> ids;
    for (std::size_t i = 0; i < draft_.schema.entities.size(); ++i) ids.emplace_back(i);
    const auto place = [&](EntityId id) {
      const Span at = entity(id).span;
      return std::tuple(!draft_.imported.contains(at.file), at.file, at.begin);
    };
    std::sort(ids.begin(), ids.end(), [&](EntityId a, EntityId b) { return place(a) < place(b); });
    return ids;
  }

  EntityId* slot(EntityRole role) {
    switch (role) {
      case EntityRole::None: return nullptr;
      case EntityRole::Case: return &roles_.case_;
      case EntityRole::Person: return &roles_.person;
      case EntityRole::Unit: return &roles_.unit;
      case EntityRole::Participation: return &roles_.participation;
      case EntityRole::Problem: return &roles_.problem;
    }
    return nullptr;
  }

  void claim(EntityId id) {
    EntityId* place = slot(entity(id).role);
    if (place == nullptr) return;
    if (!place->valid()) {
      *place = id;
      return;
    }
    const Span at = entity(id).span;
    draft_.report(diagnose(Code::RoleTwice, at, {say(role_name(entity(id).role), at)}).label(LabelKind::FirstDeclared, entity(*place).span, say(entity(*place).name, at)));
  }

  void need_key(EntityId id) {
    if (!id.valid() || !entity(id).key.empty() || draft_.damaged(id)) return;
    const Span at = entity(id).span;
    draft_.report(diagnose(Code::EntityWithoutKey, at, {say(entity(id).name, at)}));
  }

  /// The fields of `from` that refer to `target`.
  std::vector<FieldId> references(EntityId from, EntityId target) const {
    std::vector<FieldId> found;
    for (std::size_t i = 0; i < entity(from).fields.size(); ++i) {
      if (target.valid() && entity(from).fields[i].type == reference_to(target)) found.emplace_back(i);
    }
    return found;
  }

  /// The one reference; several are reported, none gives an invalid id.
  FieldId one_reference(EntityId from, EntityId target) {
    const auto found = references(from, target);
    if (found.size() > 1) {
      const Span at = entity(from).fields[found[1].value].span;
      draft_.report(diagnose(Code::RoleAmbiguous, at, {say(entity(from).name, at), say(entity(target).name, at)})
                        .label(LabelKind::FirstDeclared, entity(from).fields[found[0].value].span, say(entity(from).fields[found[0].value].name, at)));
    }
    return found.empty() ? FieldId{} : found.front();
  }

  FieldId field_named(EntityId id, std::string_view zh, std::string_view en) const {
    const NameIndex& names = draft_.field_names[id.value];
    if (const auto found = names.find(zh)) return FieldId(*found);
    if (const auto found = names.find(en)) return FieldId(*found);
    return {};
  }

  bool is_choice(EntityId id, FieldId field, bool ordered) const {
    if (!field.valid()) return false;
    const Type& type = entity(id).fields[field.value].type;
    return broken(type) || (type.kind == TypeKind::Choice && (!ordered || is_ordered(draft_.schema, type)));
  }

  bool is_date(EntityId id, std::optional<FieldId> field) const {
    if (!field) return false;
    const Type& type = entity(id).fields[field->value].type;
    return broken(type) || type.kind == TypeKind::Date;
  }

  void lacks(EntityId id, const std::vector<Name>& parts) {
    if (parts.empty() || draft_.damaged(id)) return;
    const Span at = entity(id).span;
    std::string list;
    for (const Name& part : parts) list += (list.empty() ? "" : draft_.report.either(at, "、", ", ")) + say(part, at);
    draft_.report(diagnose(Code::RoleIncomplete, at, {say(entity(id).name, at), list}));
  }

  void problem() {
    const EntityId id = roles_.problem;
    std::vector<Name> missing;
    roles_.problem_case = one_reference(id, roles_.case_);
    if (!roles_.problem_case.valid()) missing.push_back({"→ 案件", "-> case"});
    if (const FieldId kind = field_named(id, "类别", "kind"); is_choice(id, kind, false)) roles_.problem_kind = kind;
    else missing.push_back({"类别 选项", "kind choice"});
    if (const FieldId severity = field_named(id, "严重程度", "severity"); is_choice(id, severity, true)) roles_.problem_severity = severity;
    else missing.push_back({"严重程度 有序选项", "severity ordered choice"});
    if (is_date(id, entity(id).main_date)) roles_.problem_occurred = *entity(id).main_date;
    else missing.push_back({"主日期 日期", "date main date"});
    lacks(id, missing);
  }

  void person() { roles_.person_unit = one_reference(roles_.person, roles_.unit); }

  void participation() {
    const EntityId id = roles_.participation;
    std::vector<Name> missing;
    roles_.participation_case = one_reference(id, roles_.case_);
    roles_.participation_person = one_reference(id, roles_.person);
    if (!roles_.participation_case.valid()) missing.push_back({"→ 案件", "-> case"});
    if (!roles_.participation_person.valid()) missing.push_back({"→ 人员", "-> person"});
    lacks(id, missing);
  }

  Draft& draft_;
  Roles& roles_;
};

}  // namespace

void assign_roles(Draft& draft) { RoleAssigner(draft).run(); }

}  // namespace yanpan::lang::checking
