#include "tools/file_edit.hpp"

#include <algorithm>
#include <map>

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

bool inside(const fs::path& file, const fs::path& package) {
  std::error_code failed;
  const auto below = fs::relative(file, package, failed);
  return !failed && !below.empty() && *below.begin() != "..";
}

std::string rewritten(const std::string& text, std::vector<Edit> edits) {
  std::stable_sort(edits.begin(), edits.end(), [](const Edit& a, const Edit& b) { return a.place.begin < b.place.begin; });
  std::string out;
  std::size_t done = 0;
  for (const Edit& edit : edits) {
    if (edit.place.begin < done) continue;
    out.append(text, done, edit.place.begin - done);
    out += edit.replacement;
    done = edit.place.end;
  }
  return out.append(text, done);
}

}  // namespace

std::expected<std::vector<NewFile>, std::string> edited(const lang::SourceSet& sources, const fs::path& package, std::vector<Edit> edits) {
  std::map<std::uint32_t, std::vector<Edit>> by_file;
  for (Edit& edit : edits) by_file[edit.place.file].push_back(std::move(edit));
  std::vector<NewFile> files;
  for (auto& [id, changes] : by_file) {
    const auto& file = sources.file(id);
    const auto on_disk = read_bytes(file.path);
    const bool marked = on_disk && on_disk->starts_with(kBom);
    if (!inside(file.path, package) || !on_disk || on_disk->substr(marked ? kBom.size() : 0) != file.text) return std::unexpected(file.path);
    files.emplace_back(file.path, (marked ? std::string(kBom) : "") + rewritten(file.text, std::move(changes)));
  }
  return files;
}

}  // namespace yanpan::tools
