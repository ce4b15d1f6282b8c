#include <fmt/format.h>

#include <map>

#include "lang/check/passes.hpp"
#include "lang/diag/lookalike.hpp"

namespace yanpan::lang::checking {

namespace {

/// Names that stand beside each other and must be told apart by eye.
class LookalikeChecker {
 public:
  explicit LookalikeChecker(Reporter& report) : report_(report) {}

  void add(const ast::DeclaredName& name) {
    add(name.first);
    if (name.second) add(*name.second);
  }

  void add(const ast::Ident& name) {
    if (name.text.empty()) return;
    if (const auto c = disguised_character(name.text)) {
      report_(diagnose(Code::MixedScripts, name.span, {name.text, fmt::format("U+{:04X}", static_cast<std::uint32_t>(*c))}));
    }
    const auto [it, fresh] = seen_.emplace(skeleton(name.text), &name);
    if (fresh || it->second->text == name.text) return;
    report_(diagnose(Code::LookalikeNames, name.span, {name.text, it->second->text}).label(LabelKind::FirstDeclared, it->second->span, it->second->text));
  }

 private:
  Reporter& report_;
  std::map<std::u32string, const ast::Ident*> seen_;
};

template <class Node>
void check_kind(Draft& draft) {
  LookalikeChecker names(draft.report);
  for_each<Node>(draft.blocks, [&](const ast::Block&, const Node& node) { names.add(node.name); });
}

void check_values(Draft& draft, const ast::ChoiceValues& values) {
  LookalikeChecker names(draft.report);
  for (const ast::DeclaredName& value : values.values) names.add(value);
}

/// Fields and measures of all entities: all of them stand on the left of conditions.
void check_named_values(Draft& draft) {
  LookalikeChecker names(draft.report);
  for_each<ast::Entity>(draft.blocks, [&](const ast::Block&, const ast::Entity& entity) {
    for (const ast::Field& field : entity.fields) {
      names.add(field.name);
      if (field.type.in_place) check_values(draft, *field.type.in_place);
    }
  });
  for_each<ast::Measure>(draft.blocks, [&](const ast::Block&, const ast::Measure& measure) { names.add(measure.name); });
}

void check_rule_ids(Draft& draft) {
  LookalikeChecker names(draft.report);
  for_each<ast::Rule>(draft.blocks, [&](const ast::Block&, const ast::Rule& rule) { names.add(rule.id); });
}

}  // namespace

void lint_names(Draft& draft) {
  check_kind<ast::Entity>(draft);
  check_kind<ast::Choice>(draft);
  check_kind<ast::Source>(draft);
  check_kind<ast::Cause>(draft);
  check_kind<ast::Finding>(draft);
  for_each<ast::Choice>(draft.blocks, [&](const ast::Block&, const ast::Choice& choice) { check_values(draft, choice.values); });
  check_named_values(draft);
  check_rule_ids(draft);
}

}  // namespace yanpan::lang::checking
