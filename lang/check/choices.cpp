#include "lang/check/choices.hpp"

#include "lang/check/passes.hpp"

namespace yanpan::lang::checking {

ChoiceSetId add_choice_set(Draft& draft, const Name& name, const ast::ChoiceValues& values, const ast::Block* block) {
  ChoiceSet set{.name = name, .ordered = values.ordered, .values = {}, .span = values.span};
  NameIndex index;
  std::vector<Span> places;
  for (const ast::DeclaredName& written : values.values) {
    const Name value = declared_name(draft.report, written);
    if (const auto other = index.declare(value, static_cast<std::uint32_t>(set.values.size()))) {
      draft.report(diagnose(Code::DuplicateName, written.first.span, {written.first.text})
                       .label(LabelKind::FirstDeclared, values.values[*other].first.span));
    } else {
      set.values.push_back(value);
      places.push_back(written.first.span);
      draft.record.declare(SymbolKind::ChoiceValue, value, written);
    }
  }
  const ChoiceSetId id(draft.schema.choices.size());
  draft.schema.choices.push_back(std::move(set));
  draft.value_names.push_back(std::move(index));
  draft.value_places.push_back(std::move(places));
  draft.damaged_choices.push_back(block != nullptr && block->damaged);
  draft.choice_blocks.push_back(block != nullptr && std::holds_alternative<ast::Choice>(block->body) ? block : nullptr);
  return id;
}

void declare_choices(Draft& draft) {
  for (const auto& choice : declared<ast::Choice>(draft.report, draft.blocks)) {
    const ChoiceSetId id = add_choice_set(draft, choice.name, choice.node->values, choice.block);
    draft.schema.choices[id.value].span = choice.node->name.first.span;
    enter(draft.choice_names, choice, id.value);
    draft.record.declare(SymbolKind::ChoiceSet, choice.name, choice.node->name, choice.block->doc);
  }
}

}  // namespace yanpan::lang::checking
