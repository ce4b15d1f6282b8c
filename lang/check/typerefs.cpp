#include "lang/check/typerefs.hpp"

#include "lang/check/choices.hpp"
#include "lang/check/suggest.hpp"

namespace yanpan::lang::checking {

namespace {

Type named_choice(Draft& draft, const ast::Ident& written) {
  if (const auto id = draft.choice_names.find(written.text)) {
    draft.used.insert(draft.choice_blocks[*id]);
    draft.record.use(draft.schema.choices[*id].span, written.span);
    return Type{.kind = TypeKind::Choice, .choice = ChoiceSetId(*id), .entity = {}, .unit = {}};
  }
  Notice notice = diagnose(Code::UnknownType, written.span, {written.text}).suggest(suggest(written.text, draft.choice_names.forms()));
  if (draft.find_entity(written.text)) notice.fixes.push_back({written.span, "→ " + written.text});
  draft.report(notice);
  return broken_type();
}

Type reference(Draft& draft, const ast::Ident& written) {
  const auto entity = need_entity(draft, written);
  return entity ? reference_to(*entity) : broken_type();
}

}  // namespace

Type resolve_type(Draft& draft, const ast::TypeRef& written, const ast::Block& block) {
  if (written.reference) return reference(draft, *written.reference);
  if (written.choice) return named_choice(draft, *written.choice);
  if (written.in_place) {
    return Type{.kind = TypeKind::Choice, .choice = add_choice_set(draft, {}, *written.in_place, &block), .entity = {}, .unit = {}};
  }
  if (!written.word || *written.word == TypeKind::Reference || *written.word == TypeKind::Choice) return broken_type();
  if (*written.word != TypeKind::Duration) return simple_type(*written.word);
  return written.unit ? duration_of(*written.unit) : broken_type();
}

bool is_ordered(const Schema& schema, const Type& type) {
  switch (type.kind) {
    case TypeKind::Integer:
    case TypeKind::Decimal:
    case TypeKind::Date:
    case TypeKind::Instant:
    case TypeKind::Month:
    case TypeKind::Duration: return true;
    case TypeKind::Choice: return type.choice.valid() && schema.choice(type.choice).ordered;
    default: return false;
  }
}

}  // namespace yanpan::lang::checking
