#include "lang/check/typerefs.hpp"

#include "lang/check/choices.hpp"
#include "lang/diag/suggest.hpp"
#include "lang/grammar/keywords.hpp"

namespace yanpan::lang::checking {

namespace {

/// What could stand for a type: the type words of the file's language, then the choice sets.
std::vector<std::string> type_names(const Draft& draft, Span place) {
  std::vector<std::string> names = draft.choice_names.forms();
  for (const Keyword word : {Keyword::Boolean, Keyword::Integer, Keyword::Decimal, Keyword::Text, Keyword::Date, Keyword::Instant, Keyword::Month, Keyword::Duration}) {
    names.emplace_back(spelling(word, draft.report.language(place)));
  }
  return names;
}

Type named_choice(Draft& draft, const ast::Ident& written) {
  if (const auto id = draft.choice_names.find(written.text)) {
    draft.used.insert(draft.choice_blocks[*id]);
    draft.record.use(draft.schema.choices[*id].span, written.span);
    return Type{.kind = TypeKind::Choice, .choice = ChoiceSetId(*id), .entity = {}, .unit = {}};
  }
  Notice notice = diagnose(Code::UnknownType, written.span, {written.text}).suggest(nearest(written.text, type_names(draft, written.span)));
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
