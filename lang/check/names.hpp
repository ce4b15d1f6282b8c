// Names with two forms: telling the forms apart, finding a thing by either
// form, and refusing two things that share one.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "lang/ast/ast.hpp"
#include "lang/base/language.hpp"
#include "lang/check/reporter.hpp"

namespace yanpan::lang::checking {

bool is_ascii(std::string_view text);

/// `重复次数 repeat` ⇒ {重复次数, repeat}: a form with a character outside ASCII
/// is the Chinese one. Two forms of one language are reported, the first stays.
Name declared_name(Reporter& report, const ast::DeclaredName& written);

/// The form that both names have, the Chinese one first; that of `a` where none is.
const std::string& shared_form(const Name& a, const Name& b);

/// Free text in one or two forms; where both look alike the first is in
/// `language`. Never reports.
Name words_name(const ast::Words& words, Language language);

/// `process.unit_gap` read as a path ⇒ the one name "process.unit_gap".
std::string joined(const ast::Path& path);

/// Canonical order of declared things: by stable form, then the Chinese one.
bool name_less(const Name& a, const Name& b);

class NameIndex {
 public:
  /// Enters both forms. The id that already has one of them, if any; then a form
  /// that is still free is entered for that id too, so that its uses are not
  /// reported as unknown on top of the clash.
  std::optional<std::uint32_t> declare(const Name& name, std::uint32_t id);
  std::optional<std::uint32_t> find(std::string_view form) const;
  std::vector<std::string> forms() const;

 private:
  std::map<std::string, std::uint32_t, std::less<>> ids_;
};

/// Names that are mentioned but never declared, such as interventions and
/// departments: a mention of both forms ties them together, and every other
/// mention by either form is the same name.
class MentionedNames {
 public:
  void mention(Reporter& report, const ast::DeclaredName& written);
  Name resolve(const ast::DeclaredName& written) const;
  std::optional<Name> find(std::string_view form) const;
  std::vector<std::string> forms() const;

 private:
  struct Full { Name name; Span span; };
  std::vector<Full> full_;
  NameIndex index_;                                  // into full_
  std::map<std::string, Name, std::less<>> single_;  // mentioned by one form only
};

}  // namespace yanpan::lang::checking
