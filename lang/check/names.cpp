#include "lang/check/names.hpp"

#include <algorithm>
#include <tuple>

namespace yanpan::lang::checking {

bool is_ascii(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
}

namespace {

Name single_form(const std::string& text) { return is_ascii(text) ? Name{"", text} : Name{text, ""}; }

/// Both forms where they are of different languages.
std::optional<Name> two_forms(const std::string& a, const std::string& b) {
  if (is_ascii(a) == is_ascii(b)) return std::nullopt;
  return is_ascii(a) ? Name{b, a} : Name{a, b};
}

}  // namespace

Name declared_name(Reporter& report, const ast::DeclaredName& written) {
  if (!written.second) return single_form(written.first.text);
  if (auto both = two_forms(written.first.text, written.second->text)) return *both;
  report(diagnose(Code::SameLanguageForms, written.second->span, {written.first.text, written.second->text}));
  return single_form(written.first.text);
}

Name words_name(const ast::Words& words, Language language) {
  if (words.second.empty()) return words.first.empty() ? Name{} : single_form(words.first);
  if (auto both = two_forms(words.first, words.second)) return *both;
  return language == Language::Zh ? Name{words.first, words.second} : Name{words.second, words.first};
}

std::string joined(const ast::Path& path) {
  std::string text;
  for (const ast::Ident& part : path.parts) {
    if (!text.empty()) text += '.';
    text += part.text;
  }
  return text;
}

bool name_less(const Name& a, const Name& b) { return std::tie(a.stable(), a.zh) < std::tie(b.stable(), b.zh); }

std::optional<std::uint32_t> NameIndex::declare(const Name& name, std::uint32_t id) {
  std::optional<std::uint32_t> other;
  for (const std::string* form : {&name.zh, &name.en}) {
    if (!other && !form->empty()) other = find(*form);
  }
  for (const std::string* form : {&name.zh, &name.en}) {
    if (!form->empty()) ids_.emplace(*form, other.value_or(id));
  }
  return other;
}

std::optional<std::uint32_t> NameIndex::find(std::string_view form) const {
  auto it = ids_.find(form);
  if (it == ids_.end()) return std::nullopt;
  return it->second;
}

std::vector<std::string> NameIndex::forms() const {
  std::vector<std::string> all;
  for (const auto& [form, id] : ids_) all.push_back(form);
  return all;
}

const std::string& shared_form(const Name& a, const Name& b) {
  if (!a.zh.empty() && a.zh == b.zh) return a.zh;
  return !a.en.empty() && a.en == b.en ? a.en : a.stable();
}

void MentionedNames::mention(Reporter& report, const ast::DeclaredName& written) {
  const Name name = declared_name(report, written);
  if (name.zh.empty() || name.en.empty()) {
    single_.emplace(name.stable(), name);
    return;
  }
  const auto other = index_.declare(name, static_cast<std::uint32_t>(full_.size()));
  if (!other) {
    full_.push_back({name, written.first.span});
  } else if (full_[*other].name != name) {
    report(diagnose(Code::DuplicateName, written.first.span, {shared_form(name, full_[*other].name)})
               .label(LabelKind::FirstDeclared, full_[*other].span));
  }
}

Name MentionedNames::resolve(const ast::DeclaredName& written) const {
  if (auto found = find(written.first.text)) return *found;
  return single_form(written.first.text);
}

std::optional<Name> MentionedNames::find(std::string_view form) const {
  if (auto id = index_.find(form)) return full_[*id].name;
  if (auto it = single_.find(form); it != single_.end()) return it->second;
  return std::nullopt;
}

std::vector<std::string> MentionedNames::forms() const {
  std::vector<std::string> all = index_.forms();
  for (const auto& [form, name] : single_) {
    if (!index_.find(form)) all.push_back(form);
  }
  return all;
}

}  // namespace yanpan::lang::checking
