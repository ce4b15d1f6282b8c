#include "tools/file_edit.hpp"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::optional<std::string> read_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  return std::string{std::istreambuf_iterator<char>(in), {}};
}

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

fs::path beside(const fs::path& path) { return path.string() + ".yanpan-new"; }

bool stage(const NewFile& file) {
  std::ofstream out(beside(file.first), std::ios::binary);
  if (!out.write(file.second.data(), static_cast<std::streamsize>(file.second.size())).flush()) return false;
  std::error_code failed;
  if (fs::exists(file.first, failed)) fs::permissions(beside(file.first), fs::status(file.first, failed).permissions(), failed);
  return true;
}

void drop_staged(const std::vector<NewFile>& files) {
  std::error_code failed;
  for (const NewFile& file : files) fs::remove(beside(file.first), failed);
}

/// What was there, put back.
void restore(const std::vector<std::pair<fs::path, std::optional<std::string>>>& before) {
  std::error_code failed;
  for (const auto& [path, text] : before) {
    if (!text) fs::remove(path, failed);
    else std::ofstream(path, std::ios::binary).write(text->data(), static_cast<std::streamsize>(text->size()));
  }
}

}  // namespace

std::expected<std::vector<NewFile>, std::string> edited(const lang::SourceSet& sources, const fs::path& package, std::vector<Edit> edits) {
  std::map<std::uint32_t, std::vector<Edit>> by_file;
  for (Edit& edit : edits) by_file[edit.place.file].push_back(std::move(edit));
  std::vector<NewFile> files;
  for (auto& [id, changes] : by_file) {
    const auto& file = sources.file(id);
    const auto on_disk = read_file(file.path);
    const bool marked = on_disk && on_disk->starts_with(kBom);
    if (!inside(file.path, package) || !on_disk || on_disk->substr(marked ? kBom.size() : 0) != file.text) return std::unexpected(file.path);
    files.emplace_back(file.path, (marked ? std::string(kBom) : "") + rewritten(file.text, std::move(changes)));
  }
  return files;
}

std::expected<void, std::string> replace_files(const std::vector<NewFile>& files) {
  for (const NewFile& file : files) {
    if (stage(file)) continue;
    drop_staged(files);
    return std::unexpected(file.first.string());
  }
  std::vector<std::pair<fs::path, std::optional<std::string>>> before;
  for (const NewFile& file : files) {
    before.emplace_back(file.first, read_file(file.first));
    std::error_code failed;
    fs::rename(beside(file.first), file.first, failed);
    if (!failed) continue;
    before.pop_back();
    restore(before);
    drop_staged(files);
    return std::unexpected(file.first.string());
  }
  return {};
}

}  // namespace yanpan::tools
