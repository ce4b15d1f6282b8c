#include "tools/check_fix.hpp"

#include <algorithm>
#include <filesystem>

#include "tools/file_edit.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

bool inside(const fs::path& file, const fs::path& package) {
  std::error_code failed;
  const auto below = fs::relative(file, package, failed);
  return !failed && !below.empty() && *below.begin() != "..";
}

/// The places that are to change, none of which meets another.
class Plan {
 public:
  explicit Plan(const Checked& checked) : checked_(checked) {
    for (const auto& diagnostic : checked.diagnostics) {
      if (!diagnostic.fixes.empty() && std::ranges::all_of(diagnostic.fixes, [&](const auto& fix) { return possible(fix.place); })) take(diagnostic);
    }
  }

  const std::vector<const lang::Diagnostic*>& taken() const { return taken_; }
  const std::vector<Edit>& edits() const { return edits_; }

 private:
  bool possible(const lang::Span& place) const {
    const auto& file = checked_.package.sources.file(place.file);
    if (place.end < place.begin || place.end > file.text.size() || !inside(file.path, checked_.path)) return false;
    return std::ranges::none_of(edits_, [&](const Edit& edit) {
      return edit.place.file == place.file && place.begin <= edit.place.end && edit.place.begin <= place.end;
    });
  }

  void take(const lang::Diagnostic& diagnostic) {
    taken_.push_back(&diagnostic);
    for (const auto& fix : diagnostic.fixes) edits_.push_back({fix.place, fix.replacement});
  }

  const Checked& checked_;
  std::vector<const lang::Diagnostic*> taken_;
  std::vector<Edit> edits_;
};

/// Line `number` (from 1) without the blanks around it.
std::string line_of(std::string_view text, std::uint32_t number) {
  for (; number > 1; --number) text.remove_prefix(text.find('\n') + 1);
  text = text.substr(0, text.find_first_of("\r\n"));
  const auto first = text.find_first_not_of(" \t");
  return first == std::string_view::npos ? "" : std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

std::string line_after(const std::vector<NewFile>& files, const std::string& path, std::uint32_t line) {
  const auto changed = std::ranges::find(files, fs::path(path), &NewFile::first);
  return changed == files.end() ? "" : line_of(changed->second, line);
}

}  // namespace

std::expected<std::vector<Repair>, std::string> apply_fixes(const Checked& checked) {
  const auto& sources = checked.package.sources;
  const Plan plan(checked);
  const auto files = edited(sources, checked.path, plan.edits());
  if (!files) return std::unexpected(files.error());
  if (const auto written = replace_files(*files); !written) return std::unexpected(written.error());
  std::vector<Repair> repairs;
  for (const auto* diagnostic : plan.taken()) {
    const auto& place = diagnostic->fixes.front().place;
    const auto& path = sources.file(place.file).path;
    const auto line = sources.position(place.file, place.begin).line;
    repairs.push_back({path, line, std::string(lang::word(diagnostic->code)), line_after(*files, path, line)});
  }
  return repairs;
}

}  // namespace yanpan::tools
