#include "tools/check_fix.hpp"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>

#include "tools/replace_file.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::map<std::uint32_t, std::vector<lang::Fix>> fixes_by_file(const std::vector<lang::Diagnostic>& diagnostics) {
  std::map<std::uint32_t, std::vector<lang::Fix>> by_file;
  for (const auto& diagnostic : diagnostics) {
    for (const auto& fix : diagnostic.fixes) by_file[fix.place.file].push_back(fix);
  }
  return by_file;
}

std::size_t rewrite(std::string& text, std::vector<lang::Fix> fixes) {
  std::stable_sort(fixes.begin(), fixes.end(), [](const auto& a, const auto& b) { return a.place.begin < b.place.begin; });
  std::string result;
  std::size_t done = 0, taken = 0;
  for (const auto& fix : fixes) {
    if (fix.place.begin < done || fix.place.end < fix.place.begin || fix.place.end > text.size()) continue;
    result.append(text, done, fix.place.begin - done);
    result += fix.replacement;
    done = fix.place.end;
    ++taken;
  }
  result.append(text, done);
  text = std::move(result);
  return taken;
}

bool inside(const fs::path& file, const fs::path& package) {
  std::error_code failed;
  const auto below = fs::relative(file, package, failed);
  return !failed && !below.empty() && *below.begin() != "..";
}

// The file as it is on disk, without BOM; nullopt where it is not one.
std::optional<std::string> on_disk(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  return text.starts_with(kBom) ? text.substr(kBom.size()) : text;
}

}  // namespace

std::expected<std::size_t, std::string> apply_fixes(const Checked& checked) {
  std::size_t taken = 0;
  for (auto& [id, fixes] : fixes_by_file(checked.diagnostics)) {
    const auto& file = checked.package.sources.file(id);
    // What was checked must be what is replaced: not the built-in library, not a file changed meanwhile.
    if (!inside(file.path, checked.path) || on_disk(file.path) != file.text) continue;
    std::string text = file.text;
    taken += rewrite(text, fixes);
    if (!replace_file(file.path, text)) return std::unexpected(file.path);
  }
  return taken;
}

}  // namespace yanpan::tools
