// What the passes of check build together: the schema shared by all versions,
// and one draft a version. Nothing here is a pass; passes.hpp lists them.
//
// A type that could not be told is `broken`: it fits everything and nothing
// more is reported about what rests on it.

#pragma once

#include <algorithm>
#include <deque>
#include <set>
#include <variant>
#include <vector>

#include "lang/ast/ast.hpp"
#include "lang/check/names.hpp"
#include "lang/check/reporter.hpp"
#include "lang/index/recorder.hpp"
#include "lang/policy/policy.hpp"
#include "lang/policy/words.hpp"

namespace yanpan::lang::checking {

using Blocks = std::vector<const ast::Block*>;

inline Type broken_type() { return Type{.kind = TypeKind::Reference, .choice = {}, .entity = {}, .unit = {}}; }
inline Type simple_type(TypeKind kind) { return Type{.kind = kind, .choice = {}, .entity = {}, .unit = {}}; }
inline Type reference_to(EntityId entity) { return Type{.kind = TypeKind::Reference, .choice = {}, .entity = entity, .unit = {}}; }
inline Type duration_of(DurationUnit unit) { return Type{.kind = TypeKind::Duration, .choice = {}, .entity = {}, .unit = unit}; }
inline bool broken(const Type& type) { return type.kind == TypeKind::Reference && !type.entity.valid(); }
inline bool is_number(const Type& type) { return type.kind == TypeKind::Integer || type.kind == TypeKind::Decimal; }

struct Draft;

/// What a measure rests on, directly or through other measures.
struct MeasureFacts {
  bool on_problems = false;
  std::optional<Name> protected_field;   // entity.field
  bool own_severity = false;             // an expression over the severity of the problem itself
};

struct VersionDraft {
  explicit VersionDraft(Draft& whole) : draft(whole) {}

  Draft& draft;
  const ast::Block* header = nullptr;          // nullptr: a package without header
  Blocks blocks;                               // shared by all versions, then its own
  Version result;

  std::vector<NameIndex> measure_names;        // by entity
  Blocks measure_blocks;                       // by MeasureId
  std::vector<MeasureFacts> measure_facts;     // by MeasureId
  NameIndex cause_names;
  Blocks cause_blocks;                         // by CauseId
  NameIndex rule_names;
  Blocks rule_blocks;                          // by RuleId
  MentionedNames intervention_names, actor_names;
};

struct Draft {
  Draft(const SourceSet& source_set, const std::vector<ast::File>& file_list, Sink& sink, Index* index)
      : sources(source_set), files(file_list), report(source_set, file_list, sink), record(index) {}

  const SourceSet& sources;
  const std::vector<ast::File>& files;
  Reporter report;
  Recorder record;

  Blocks blocks;                               // of every file
  std::set<std::uint32_t> imported;            // files that another file imports
  std::deque<VersionDraft> versions;

  Schema schema;
  NameIndex choice_names, entity_names;
  std::vector<NameIndex> field_names;          // by entity
  std::vector<NameIndex> value_names;          // by choice set
  std::vector<std::vector<Span>> value_places; // where each is declared, by choice set and value
  std::vector<bool> damaged_choices;           // by choice set: some values could not be read
  Blocks choice_blocks;                        // by choice set; nullptr for one in place
  Blocks entity_blocks;                        // by entity

  std::set<const ast::Block*> used;            // measures, causes, choices, entities that something names
  std::set<EntityId> read;                     // entities whose rows or fields something asks for

  bool damaged(EntityId entity) const { return entity_blocks[entity.value]->damaged; }
  std::optional<EntityId> find_entity(std::string_view form) const;
};

template <class Node, class Visit>
void for_each(const Blocks& blocks, Visit visit) {
  for (const ast::Block* block : blocks) {
    if (const Node* node = std::get_if<Node>(&block->body)) visit(*block, *node);
  }
}

template <class Node>
struct Declared {
  Name name;
  const ast::Block* block;
  const Node* node;
  std::vector<Name> clashing;   // names of later declarations that were dropped for this one
};

template <class Node>
void enter(NameIndex& index, const Declared<Node>& declared, std::uint32_t id) {
  index.declare(declared.name, id);
  for (const Name& name : declared.clashing) index.declare(name, id);
}

/// The blocks of one kind with a name, in canonical order. Of two that share a
/// form the later in the text is reported and dropped.
template <class Node>
std::vector<Declared<Node>> declared(Reporter& report, const Blocks& blocks) {
  std::vector<Declared<Node>> all;
  NameIndex index;
  for_each<Node>(blocks, [&](const ast::Block& block, const Node& node) {
    if (node.name.first.text.empty()) return;
    const Name name = declared_name(report, node.name);
    if (const auto other = index.declare(name, static_cast<std::uint32_t>(all.size()))) {
      report(diagnose(Code::DuplicateName, node.name.first.span, {shared_form(name, all[*other].name)})
                 .label(LabelKind::FirstDeclared, all[*other].node->name.first.span));
      all[*other].clashing.push_back(name);
      return;
    }
    all.push_back({name, &block, &node, {}});
  });
  std::stable_sort(all.begin(), all.end(), [](const auto& a, const auto& b) { return name_less(a.name, b.name); });
  return all;
}

Name role_name(EntityRole role);

/// The entity that plays a part; where none does, that is reported at `place`.
std::optional<EntityId> need_role(Draft& draft, EntityRole role, Span place);

/// The entity a one-word path names; reported where there is none.
std::optional<EntityId> need_entity(Draft& draft, const ast::Ident& written);

}  // namespace yanpan::lang::checking
