#include "lang/check/imports.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace yanpan::lang::checking {

namespace {

// The Chinese names of the standard library's folders and files.
constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kAliases = {{{"标准", "std"}, {"事实", "facts"}}};

/// One part of a path in both languages.
Name both_forms(const std::string& part) {
  for (const auto& [zh, en] : kAliases) {
    if (part == zh || part == en) return {std::string(zh), std::string(en)};
  }
  return {part, part};
}

bool plain(const std::string& part) {
  return !part.empty() && part.front() != '.' && part.find_first_of("/\\:*?\"<>|") == std::string::npos &&
         part.find('\0') == std::string::npos;
}

bool ends_with_path(std::string_view path, const std::string& target) {
  if (!path.ends_with(target)) return false;
  return path.size() == target.size() || path[path.size() - target.size() - 1] == '/';
}

}  // namespace

std::vector<std::string> import_targets(const ast::Path& path) {
  std::string literal, alias;
  for (const ast::Ident& part : path.parts) {
    if (!plain(part.text)) return {};
    literal += (literal.empty() ? "" : "/") + part.text;
    alias += (alias.empty() ? "" : "/") + both_forms(part.text).en;
  }
  if (literal.empty()) return {};
  if (literal == alias) return {literal};
  return {literal, alias};
}

Name import_name(const ast::Path& path) {
  Name name;
  for (const ast::Ident& part : path.parts) {
    const Name forms = both_forms(part.text);
    name.zh += (name.zh.empty() ? "" : ".") + forms.zh;
    name.en += (name.en.empty() ? "" : ".") + forms.en;
  }
  return name;
}

bool names_file(const ast::Use& use, std::string_view path) {
  const auto targets = import_targets(use.path);
  return std::any_of(targets.begin(), targets.end(), [&](const std::string& target) {
    return ends_with_path(path, target + ".yp") ||
           ends_with_path(path.substr(0, path.rfind('/') == path.npos ? 0 : path.rfind('/')), target);
  });
}

}  // namespace yanpan::lang::checking
