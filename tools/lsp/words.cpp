#include "tools/lsp/words.hpp"

namespace yanpan::tools::lsp {

Text kind_word(lang::SymbolKind kind) {
  using K = lang::SymbolKind;
  switch (kind) {
    case K::Policy: return {"政策", "policy"};
    case K::Package: return {"规则包", "package"};
    case K::ChoiceSet: return {"选项", "choice"};
    case K::ChoiceValue: return {"选项的值", "value of a choice"};
    case K::Entity: return {"实体", "entity"};
    case K::Field: return {"字段", "field"};
    case K::Source: return {"来源", "source"};
    case K::Measure: return {"量", "measure"};
    case K::Finding: return {"发现", "finding"};
    case K::Step: return {"步骤", "step"};
    case K::Cause: return {"原因", "cause"};
    case K::Rule: return {"规则", "rule"};
    case K::Scenario: return {"用例", "scenario"};
    case K::Department: return {"提供部门", "department"};
    case K::Intervention: return {"措施", "intervention"};
    case K::Actor: return {"主体", "actor"};
    case K::Category: return {"原因的类别", "category of causes"};
    case K::Word: return {"语言自带的词", "word of the language"};
  }
  return {};
}

}  // namespace yanpan::tools::lsp
