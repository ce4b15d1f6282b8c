#include "tools/lsp/scope.hpp"

#include <algorithm>

#include "lang/check/names.hpp"

namespace yanpan::tools::lsp {
namespace {

namespace ast = lang::ast;
using lang::SymbolKind;

const Name kAccountable{"责任人", "accountable"};

Name name_of(const ast::DeclaredName& written) {
  Name name;
  for (const auto* form : {&written.first, written.second ? &*written.second : nullptr}) {
    if (form != nullptr) (lang::checking::is_ascii(form->text) ? name.en : name.zh) = form->text;
  }
  return name;
}

bool named(const Candidate& candidate, std::string_view form) { return !form.empty() && (candidate.name.zh == form || candidate.name.en == form); }

}  // namespace

Scope::Scope(const Snapshot& snapshot) : snapshot_(snapshot) {
  for (const auto& file : snapshot.package.files) {
    for (const auto& block : file.blocks) add_block(block);
  }
  // Measures after all entities they may belong to.
  for (const auto& file : snapshot.package.files) {
    for (const auto& block : file.blocks) {
      if (const auto* measure = std::get_if<ast::Measure>(&block.body)) add_measure(*measure, block.doc);
    }
  }
}

Candidate Scope::candidate(const ast::DeclaredName& name, SymbolKind kind, const std::string& doc, std::string detail) const {
  return {name_of(name), kind, std::move(detail), doc};
}

void Scope::add_block(const ast::Block& block) {
  if (const auto* entity = std::get_if<ast::Entity>(&block.body)) {
    Entity& added = entities_.emplace_back(Entity{candidate(entity->name, SymbolKind::Entity, block.doc), entity->role, {}});
    for (const auto& field : entity->fields) {
      added.members.push_back({candidate(field.name, SymbolKind::Field, field.doc, text(field.type.span)), &field.type});
    }
  } else if (const auto* choice = std::get_if<ast::Choice>(&block.body)) {
    choices_.emplace_back(candidate(choice->name, SymbolKind::ChoiceSet, block.doc), &choice->values);
  } else if (const auto* cause = std::get_if<ast::Cause>(&block.body)) {
    others_.push_back(candidate(cause->name, SymbolKind::Cause, block.doc));
  } else if (const auto* finding = std::get_if<ast::Finding>(&block.body)) {
    others_.push_back(candidate(finding->name, SymbolKind::Finding, block.doc));
  } else if (const auto* rule = std::get_if<ast::Rule>(&block.body)) {
    others_.push_back({{"", rule->id.text}, SymbolKind::Rule, rule->title ? rule->title->first : "", block.doc});
  }
}

void Scope::add_measure(const ast::Measure& measure, const std::string& doc) {
  const Entity* of = measure.of && !measure.of->parts.empty() ? entity(measure.of->parts.front().text) : role(lang::EntityRole::Problem);
  for (auto& each : entities_) {
    if (&each == of) each.members.push_back({candidate(measure.name, SymbolKind::Measure, doc, text(measure.type.span)), &measure.type});
  }
}

const Scope::Entity* Scope::entity(std::string_view name) const {
  const auto found = std::ranges::find_if(entities_, [&](const Entity& each) { return named(each.what, name); });
  return found == entities_.end() ? nullptr : &*found;
}

const Scope::Entity* Scope::role(lang::EntityRole role) const {
  const auto found = std::ranges::find(entities_, std::optional(role), &Entity::role);
  return found == entities_.end() ? nullptr : &*found;
}

Scope::Reached Scope::reach(const Entity* row, const std::vector<std::string>& path) const {
  Reached here{row};
  for (std::size_t i = 0; i < path.size(); ++i) {
    const Entity* from = here.entity;
    here = {};
    const auto member = from ? std::ranges::find_if(from->members, [&](const Member& m) { return named(m.what, path[i]); }) : std::vector<Member>::const_iterator{};
    if (from && member != from->members.end()) {
      here = {member->type->reference ? entity(member->type->reference->text) : nullptr, member->type, from, &*member};
    } else if (path[i] == kAccountable.zh || path[i] == kAccountable.en) {
      here.entity = role(lang::EntityRole::Person);
    } else if (i == 0) {
      here.entity = entity(path[i]);
    }
    if (!here.entity && !here.type) return {};
  }
  return here;
}

Candidates Scope::entities() const {
  Candidates all;
  for (const auto& each : entities_) all.push_back(each.what);
  return all;
}

Candidates Scope::members(const Entity* entity) const {
  Candidates all;
  if (entity == nullptr) return all;
  for (const auto& member : entity->members) all.push_back(member.what);
  const bool has_person = entity->role == lang::EntityRole::Problem || entity->role == lang::EntityRole::Case;
  if (has_person) all.push_back({kAccountable, SymbolKind::Word, {}, {}});
  return all;
}

Candidates Scope::values_of(const ast::ChoiceValues& values) const {
  Candidates all;
  for (const auto& value : values.values) all.push_back(candidate(value, SymbolKind::ChoiceValue, {}));
  return all;
}

Candidates Scope::values(const Reached& reached) const {
  if (!reached.type) return {};
  Candidates all;
  if (reached.type->in_place) all = values_of(*reached.type->in_place);
  if (reached.type->choice) {
    for (const auto& [name, values] : choices_) {
      if (named(name, reached.type->choice->text)) all = values_of(*values);
    }
  }
  // What the engine finds by itself is a kind of problem too.
  const bool kind = reached.owner && reached.owner->role == lang::EntityRole::Problem && (named(reached.member->what, "类别") || named(reached.member->what, "kind"));
  if (kind) std::ranges::copy(declared(SymbolKind::Finding), std::back_inserter(all));
  return all;
}

Candidates Scope::declared(SymbolKind kind) const {
  Candidates all;
  if (kind == SymbolKind::ChoiceSet) {
    for (const auto& [name, values] : choices_) all.push_back(name);
  }
  std::ranges::copy_if(others_, std::back_inserter(all), [&](const Candidate& each) { return each.kind == kind; });
  return all;
}

Candidates Scope::mentioned(SymbolKind kind) const {
  Candidates all;
  for (const auto& symbol : snapshot_.index.symbols) {
    if (symbol.kind == kind && !symbol.name.empty()) all.push_back({symbol.name, kind, {}, symbol.doc});
  }
  return all;
}

}  // namespace yanpan::tools::lsp
