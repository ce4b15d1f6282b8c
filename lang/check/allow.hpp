// Findings an author has recorded as intended (# 允许 gap：理由): which
// allowance covers which finding, and which allowances cover none.
//
// One mechanism for the warnings of check and the findings of prove. An error
// cannot be allowed, nor can an allowance without reason be: it covers nothing.

#pragma once

#include <set>
#include <utility>
#include <vector>

#include "lang/ast/ast.hpp"
#include "lang/diag/diagnostic.hpp"

namespace yanpan::lang {

/// Who looks for a finding, and so can tell that an allowance covers none.
enum class FoundBy : std::uint8_t { Check, Prove };

/// Points into the files it was made of.
class Allowances {
 public:
  explicit Allowances(const std::vector<ast::File>& files);

  /// The allowance that covers the finding, which counts as used from now on; nullptr: none.
  const ast::Allowance* find(const Diagnostic& finding);
  /// Codes of allowances that cover nothing that `by` looked for.
  std::vector<Diagnostic> unused(FoundBy by) const;
  std::vector<Diagnostic> without_reason() const;

 private:
  std::vector<const ast::Allowance*> all_;
  std::set<std::pair<const ast::Allowance*, std::string>> used_;
};

}  // namespace yanpan::lang
