#include "lang/check/passes.hpp"

namespace yanpan::lang::checking {

namespace {

/// A library declares more than one policy needs: what comes from an imported
/// file may stay unused.
bool is_imported(const Draft& draft, const ast::Block& block) { return draft.imported.contains(block.span.file); }

/// Files without a rule are a library to be imported: who uses them is not here.
bool is_library(const Draft& draft) {
  return std::all_of(draft.versions.begin(), draft.versions.end(), [](const VersionDraft& version) { return version.result.rules.empty(); });
}

template <class Node>
void unused(Draft& draft, Code code) {
  for_each<Node>(draft.blocks, [&](const ast::Block& block, const Node& node) {
    if (draft.used.contains(&block) || is_imported(draft, block)) return;
    draft.report(diagnose(code, node.name.first.span, {node.name.first.text}));
  });
}

/// An entity is also used where it plays a part, or a source fills it.
void unused_entities(Draft& draft) {
  std::set<EntityId> filled;
  for (const Source& source : draft.schema.sources) filled.insert(source.entity);
  for (std::size_t i = 0; i < draft.schema.entities.size(); ++i) {
    const Entity& entity = draft.schema.entities[i];
    const ast::Block& block = *draft.entity_blocks[i];
    const bool needed = entity.role != EntityRole::None || draft.read.contains(EntityId(i)) || filled.contains(EntityId(i));
    if (needed || draft.used.contains(&block) || is_imported(draft, block)) continue;
    draft.report(diagnose(Code::UnusedEntity, entity.span, {draft.report.say(entity.name, entity.span)}));
  }
}

}  // namespace

void lint_unused(Draft& draft) {
  if (is_library(draft)) return;
  unused<ast::Measure>(draft, Code::UnusedMeasure);
  unused<ast::Cause>(draft, Code::UnusedCause);
  unused<ast::Choice>(draft, Code::UnusedChoice);
  unused_entities(draft);
}

namespace {

/// Where a package's own words ask for rows of an entity: the place to point at.
Span asking_place(const Draft& draft) {
  for (const VersionDraft& version : draft.versions) {
    if (version.header != nullptr) return version.header->keyword;
  }
  for (const ast::File& file : draft.files) {
    if (!draft.imported.contains(file.file) && !file.blocks.empty()) return file.blocks.front().keyword;
  }
  return {};
}

}  // namespace

/// Every field of a filled entity may come from a column of its own name, so
/// what is never supplied is told by entity.
void lint_supply(Draft& draft) {
  if (draft.schema.sources.empty() || is_library(draft)) return;
  std::set<EntityId> filled;
  for (const Source& source : draft.schema.sources) filled.insert(source.entity);
  for (const VersionDraft& version : draft.versions) {
    if (!version.result.findings.empty()) filled.insert(draft.schema.roles.problem);
  }
  for (EntityId id : draft.read) {
    if (filled.contains(id)) continue;
    const Entity& entity = draft.schema.entity(id);
    const bool library = is_imported(draft, *draft.entity_blocks[id.value]);
    const Span at = library ? asking_place(draft) : entity.span;
    draft.report(diagnose(Code::NeverSupplied, at, {draft.report.say(entity.name, at)}).label(LabelKind::FirstDeclared, entity.span));
  }
}

}  // namespace yanpan::lang::checking
