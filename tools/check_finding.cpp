#include "tools/check_finding.hpp"

#include <algorithm>
#include <filesystem>
#include <tuple>

#include "lang/diag/fingerprint.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

struct Source {
  const lang::Diagnostic* diagnostic;
  const std::string* reason;   // nullptr: not allowed
};

std::vector<Source> by_place(const Checked& checked) {
  std::vector<Source> all;
  for (const auto& diagnostic : checked.diagnostics) all.push_back({&diagnostic, nullptr});
  for (const auto& allowed : checked.suppressed) all.push_back({&allowed.diagnostic, &allowed.reason});
  std::ranges::stable_sort(all, {}, [](const Source& source) {
    const auto& place = source.diagnostic->place;
    return std::tuple(place.file, place.begin, place.end, source.diagnostic->code);
  });
  return all;
}

// Paths inside a package count from its folder, also where one file of it was named.
std::string folder_of(const std::string& path) {
  std::error_code failed;
  return fs::is_directory(path, failed) ? path : fs::path(path).parent_path().string();
}

Finding finding(const Checked& checked, const Source& source, const lang::RenderOptions& options) {
  const auto& diagnostic = *source.diagnostic;
  const auto& sources = checked.package.sources;
  const bool placed = diagnostic.place.file < sources.size();
  const auto language = options.language.value_or(placed ? sources.file(diagnostic.place.file).language : checked.language());
  const lang::Position none{1, 1, 0, 1};
  return {&diagnostic,
          language,
          placed ? sources.file(diagnostic.place.file).path : checked.path,
          std::string(lang::word(diagnostic.code)),
          lang::message(diagnostic, language),
          lang::help(diagnostic, language),
          placed ? sources.position(diagnostic.place.file, diagnostic.place.begin) : none,
          placed ? sources.position(diagnostic.place.file, diagnostic.place.end) : none,
          {},
          source.reason ? std::optional(*source.reason) : std::nullopt};
}

}  // namespace

bool Finding::error() const { return lang::severity(diagnostic->code) == lang::Severity::Error; }

std::string Finding::sentences() const { return help.empty() ? message : message + "\n" + help; }

std::vector<Finding> findings(const Checked& checked, const lang::RenderOptions& options) {
  std::vector<Finding> all;
  std::vector<lang::Diagnostic> diagnostics;
  for (const auto& source : by_place(checked)) {
    all.push_back(finding(checked, source, options));
    diagnostics.push_back(*source.diagnostic);
  }
  const auto prints = lang::fingerprints(checked.package.sources, diagnostics, folder_of(checked.path));
  for (std::size_t i = 0; i < all.size(); ++i) all[i].fingerprint = prints[i];
  return all;
}

}  // namespace yanpan::tools
