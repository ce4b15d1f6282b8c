#include "lang/check/allow.hpp"

#include <algorithm>

#include "lang/diag/suggest.hpp"

namespace yanpan::lang {

namespace {

bool covers(const Span& whole, const Span& part) {
  return whole.begin < whole.end && whole.file == part.file && whole.begin <= part.begin && part.begin < whole.end;
}

/// rule-always-true and rule-never-true: check sees the plain cases, prove sees all.
FoundBy finder(std::string_view code) {
  for (std::string_view known : {word(Code::RuleAlwaysTrue), word(Code::RuleNeverTrue)}) {
    if (code == known) return FoundBy::Prove;
  }
#define YANPAN_DIAGNOSTIC(name, severity, word, zh, en, help_zh, help_en) \
  if (code == word) return FoundBy::Prove;
#include "lang/diag/code_prove.def"
#undef YANPAN_DIAGNOSTIC
  return FoundBy::Check;
}

}  // namespace

Allowances::Allowances(const std::vector<ast::File>& files) {
  for (const ast::File& file : files) {
    for (const ast::Allowance& allowance : file.allowances) all_.push_back(&allowance);
  }
}

const ast::Allowance* Allowances::find(const Diagnostic& finding) {
  if (severity(finding.code) == Severity::Error) return nullptr;
  const std::string_view wanted = word(finding.code);
  const ast::Allowance* found = nullptr;
  for (const ast::Allowance* each : all_) {
    const bool named = std::ranges::any_of(each->codes, [&](const ast::Ident& code) { return code.text == wanted; });
    if (!named || each->reason.empty() || !covers(each->covers, finding.place)) continue;
    used_.emplace(each, wanted);
    if (found == nullptr) found = each;
  }
  return found;
}

std::vector<Diagnostic> Allowances::unused(FoundBy by) const {
  const auto words = all_words();
  std::vector<Diagnostic> result;
  for (const ast::Allowance* each : all_) {
    for (const ast::Ident& code : each->codes) {
      if (each->reason.empty() || finder(code.text) != by || used_.contains({each, code.text})) continue;
      Diagnostic unused{Code::UnusedSuppression, code.span, {code.text}, {}, {}, {}};
      if (std::ranges::find(words, std::string_view(code.text)) == words.end()) unused.suggestions = nearest(code.text, words);
      result.push_back(std::move(unused));
    }
  }
  return result;
}

std::vector<Diagnostic> Allowances::without_reason() const {
  std::vector<Diagnostic> result;
  for (const ast::Allowance* each : all_) {
    if (each->reason.empty()) result.push_back({Code::SuppressionWithoutReason, each->span, {each->codes.front().text}, {}, {}, {}});
  }
  return result;
}

}  // namespace yanpan::lang
