#include "lang/check/constants.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

bool marked(const ast::Field& field, ast::Mark mark) {
  return std::find(field.marks.begin(), field.marks.end(), mark) != field.marks.end();
}

Field field_of(Draft& draft, const ast::Field& written, const ast::Block& block) {
  Field field;
  field.name = declared_name(draft.report, written.name);
  field.type = resolve_type(draft, written.type, block);
  field.key = marked(written, ast::Mark::Key);
  field.main_date = marked(written, ast::Mark::MainDate);
  field.term_start = marked(written, ast::Mark::TermStart);
  field.term_end = marked(written, ast::Mark::TermEnd);
  field.end_included = marked(written, ast::Mark::EndIncluded);
  field.required = marked(written, ast::Mark::Required);
  field.personal = marked(written, ast::Mark::Personal);
  field.is_protected = marked(written, ast::Mark::Protected);
  field.disputable = marked(written, ast::Mark::Disputable);
  field.doc = written.doc;
  field.span = written.name.first.span;
  return field;
}

/// A mark on a type it has no meaning for.
void check_marks(Draft& draft, const Field& field) {
  if (broken(field.type)) return;
  const bool date = field.type.kind == TypeKind::Date;
  const bool dated = date || field.type.kind == TypeKind::Instant;
  const bool bad = (field.main_date && !dated) || ((field.term_start || field.term_end) && !date) || (field.end_included && !field.term_end);
  if (bad) draft.report(diagnose(Code::BadMark, field.span, {draft.report.say(field.name, field.span)}));
}

/// Sets the field that a mark names; a second one is reported.
void set_once(Draft& draft, const Entity& entity, std::optional<FieldId>& slot, FieldId field) {
  const Span here = entity.fields[field.value].span;
  if (!slot) {
    slot = field;
  } else {
    draft.report(diagnose(Code::MarkTwice, here, {draft.report.say(entity.name, here)})
                     .label(LabelKind::FirstDeclared, entity.fields[slot->value].span, draft.report.say(entity.fields[slot->value].name, here)));
  }
}

void collect_marks(Draft& draft, Entity& entity) {
  for (std::size_t i = 0; i < entity.fields.size(); ++i) {
    const Field& field = entity.fields[i];
    const FieldId id(i);
    check_marks(draft, field);
    if (field.key) entity.key.push_back(id);
    if (field.main_date) set_once(draft, entity, entity.main_date, id);
    if (field.term_start) set_once(draft, entity, entity.term_start, id);
    if (field.term_end) set_once(draft, entity, entity.term_end, id);
    if (field.end_included) entity.end_included = true;
  }
}

void add_fields(Draft& draft, EntityId id, const ast::Entity& written, const ast::Block& block) {
  for (const ast::Field& line : written.fields) {
    if (line.name.first.text.empty()) continue;
    Field field = field_of(draft, line, block);
    Entity& entity = draft.schema.entities[id.value];
    if (const auto other = draft.field_names[id.value].declare(field.name, static_cast<std::uint32_t>(entity.fields.size()))) {
      draft.report(diagnose(Code::DuplicateName, line.name.first.span, {shared_form(field.name, entity.fields[*other].name)})
                       .label(LabelKind::FirstDeclared, entity.fields[*other].span));
    } else {
      draft.record.declare(SymbolKind::Field, field.name, line.name, line.doc);
      entity.fields.push_back(std::move(field));
    }
  }
  collect_marks(draft, draft.schema.entities[id.value]);
}

/// A reference is a key: what it leads to must have one. An entity with a part
/// needs a key for itself, which roles.cpp reports once.
void check_references(Draft& draft) {
  for (const Entity& entity : draft.schema.entities) {
    for (const Field& field : entity.fields) {
      if (field.type.kind != TypeKind::Reference || broken(field.type)) continue;
      const Entity& target = draft.schema.entity(field.type.entity);
      const bool told = target.role != EntityRole::None && target.role != EntityRole::Participation;
      if (!target.key.empty() || told || draft.damaged(field.type.entity)) continue;
      draft.report(diagnose(Code::EntityWithoutKey, field.span, {draft.report.say(target.name, field.span)})
                       .label(LabelKind::FirstDeclared, target.span));
    }
  }
}

}  // namespace

void declare_entities(Draft& draft) {
  const auto entities = declared<ast::Entity>(draft.report, draft.blocks);
  for (const auto& entity : entities) {
    enter(draft.entity_names, entity, static_cast<std::uint32_t>(draft.schema.entities.size()));
    Entity result;
    result.name = entity.name;
    result.role = entity.node->role.value_or(EntityRole::None);
    result.doc = entity.block->doc;
    result.span = entity.node->name.first.span;
    draft.schema.entities.push_back(std::move(result));
    draft.entity_blocks.push_back(entity.block);
    draft.record.declare(SymbolKind::Entity, entity.name, entity.node->name, entity.block->doc);
  }
  draft.field_names.resize(entities.size());
  for (std::size_t i = 0; i < entities.size(); ++i) add_fields(draft, EntityId(i), *entities[i].node, *entities[i].block);
  check_references(draft);
}

void check_field_ranges(Draft& draft) {
  for (std::size_t e = 0; e < draft.schema.entities.size(); ++e) {
    const auto& written = std::get<ast::Entity>(draft.entity_blocks[e]->body);
    for (const ast::Field& line : written.fields) {
      if (!line.range) continue;
      const auto id = draft.field_names[e].find(line.name.first.text);
      if (!id) continue;
      Field& field = draft.schema.entities[e].fields[*id];
      field.range = range_of(draft, field.type, *line.range, line.name.first.span);
    }
  }
}

}  // namespace yanpan::lang::checking
