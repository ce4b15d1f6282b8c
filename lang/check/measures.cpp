#include "lang/check/measures.hpp"

#include <tuple>

#include "lang/check/constants.hpp"
#include "lang/check/passes.hpp"
#include "lang/check/paths.hpp"
#include "lang/check/typerefs.hpp"

namespace yanpan::lang::checking {

namespace {

struct Pending {
  EntityId of;
  Name name;
  const ast::Block* block;
  const ast::Measure* node;
};

std::optional<EntityId> entity_of(Draft& draft, const ast::Measure& written) {
  if (!written.of || written.of->parts.empty()) return need_role(draft, EntityRole::Problem, written.name.first.span);
  if (written.of->parts.size() == 1) return need_entity(draft, written.of->parts.front());
  draft.report(diagnose(Code::UnknownEntity, written.of->span, {joined(*written.of)}));
  return std::nullopt;
}

std::vector<Pending> pending_measures(VersionDraft& version) {
  std::vector<Pending> all;
  for_each<ast::Measure>(version.blocks, [&](const ast::Block& block, const ast::Measure& node) {
    if (node.name.first.text.empty()) return;
    const auto of = entity_of(version.draft, node);
    if (of) all.push_back({*of, declared_name(version.draft.report, node.name), &block, &node});
  });
  std::stable_sort(all.begin(), all.end(), [](const Pending& a, const Pending& b) {
    return std::tie(a.of, a.name.stable(), a.name.zh) < std::tie(b.of, b.name.stable(), b.name.zh);
  });
  return all;
}

/// What already has this name: a measure or a field of the entity.
struct Taken {
  Span place;
  std::string form;   // the one they share
};

std::optional<Taken> taken_by(VersionDraft& version, const Pending& pending, std::uint32_t id) {
  if (const auto other = version.measure_names[pending.of.value].declare(pending.name, id)) {
    const Measure& measure = version.result.measures[*other];
    return Taken{measure.span, shared_form(pending.name, measure.name)};
  }
  for (const std::string* form : {&pending.name.zh, &pending.name.en}) {
    const auto field = version.draft.field_names[pending.of.value].find(*form);
    if (field) return Taken{version.draft.schema.field(pending.of, FieldId(*field)).span, *form};
  }
  return std::nullopt;
}

void add_measure(VersionDraft& version, const Pending& pending) {
  Draft& draft = version.draft;
  const Span at = pending.node->name.first.span;
  if (const auto other = taken_by(version, pending, static_cast<std::uint32_t>(version.result.measures.size()))) {
    // Of two declarations the later in the text is the wrong one.
    const bool later = std::tie(other->place.file, other->place.begin) < std::tie(at.file, at.begin);
    draft.report(diagnose(Code::DuplicateName, later ? at : other->place, {other->form}).label(LabelKind::FirstDeclared, later ? other->place : at));
  }
  Measure measure;
  measure.name = pending.name;
  measure.of = pending.of;
  measure.type = resolve_type(draft, pending.node->type, *pending.block);
  measure.doc = pending.block->doc;
  measure.span = at;
  if (pending.node->range) measure.range = range_of(draft, measure.type, *pending.node->range, at);
  draft.record.declare(SymbolKind::Measure, measure.name, pending.node->name, measure.doc);
  version.result.measures.push_back(std::move(measure));
  version.measure_blocks.push_back(pending.block);
}

}  // namespace

void declare_measures(VersionDraft& version) {
  version.measure_names.resize(version.draft.schema.entities.size());
  for (const Pending& pending : pending_measures(version)) add_measure(version, pending);
}

namespace {

/// The declared type takes the value: equal, or an integer where decimals are.
bool takes(const Type& declared, const Type& value) {
  return declared == value || (declared.kind == TypeKind::Decimal && value.kind == TypeKind::Integer);
}

void check_type(Draft& draft, const Measure& measure, const ast::Measure& written, const Type& value) {
  if (broken(measure.type) || broken(value) || takes(measure.type, value)) return;
  const Span at = written.type.span.end > written.type.span.begin ? written.type.span : measure.span;
  const Language language = draft.report.language(at);
  draft.report(diagnose(Code::MeasureType, at,
                        {measure.name.in(language), type_words(draft.schema, measure.type, language), type_words(draft.schema, value, language)}));
}

void check_body(VersionDraft& version, std::size_t index) {
  Draft& draft = version.draft;
  const ast::Block& block = *version.measure_blocks[index];
  const auto& written = std::get<ast::Measure>(block.body);
  if (block.damaged) return;
  Measure& measure = version.result.measures[index];
  Type type = broken_type();
  if (const auto* expr = std::get_if<ast::Expr>(&written.body)) {
    Expr checked = check_expr(version, measure.of, *expr);
    type = checked.type;
    measure.body = std::move(checked);
  } else if (const auto* aggregate = std::get_if<ast::Aggregate>(&written.body)) {
    measure.body = check_aggregate(version, measure, *aggregate, type);
  } else {
    draft.report(diagnose(Code::MeasureWithoutBody, measure.span, {draft.report.say(measure.name, measure.span)}));
  }
  check_type(draft, measure, written, type);
}

}  // namespace

void check_measures(VersionDraft& version) {
  for (std::size_t i = 0; i < version.result.measures.size(); ++i) check_body(version, i);
}

}  // namespace yanpan::lang::checking
