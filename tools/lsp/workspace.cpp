#include "tools/lsp/workspace.hpp"

#include <algorithm>
#include <set>

#include "tools/lsp/uri.hpp"

namespace yanpan::tools::lsp {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kBom = "\xEF\xBB\xBF";

std::string without_bom(std::string text) {
  if (text.starts_with(kBom)) text.erase(0, kBom.size());
  return text;
}

bool is_folder(const std::string& key) { return key.starts_with('/'); }

}  // namespace

std::string Workspace::key(const std::string& uri) {
  const auto path = path_of(uri);
  std::error_code failed;
  return path && fs::is_regular_file(*path, failed) ? real_path(path->parent_path()) : uri;
}

void Workspace::open(const std::string& uri, std::string text) {
  texts_[uri] = without_bom(std::move(text));
  forget(uri);
}

void Workspace::change(const std::string& uri, const std::optional<Range>& range, std::string text) {
  const auto found = texts_.find(uri);
  if (found == texts_.end()) return;
  if (range) apply(found->second, {*range, std::move(text)});
  else found->second = without_bom(std::move(text));
  forget(uri);
}

void Workspace::close(const std::string& uri) {
  texts_.erase(uri);
  forget(uri);
  std::set<std::string> used;
  for (const auto& [open, text] : texts_) used.insert(key(open));
  std::erase_if(packages_, [&](const auto& package) { return !used.contains(package.first); });
}

const std::string* Workspace::text(const std::string& uri) const {
  const auto found = texts_.find(uri);
  return found == texts_.end() ? nullptr : &found->second;
}

void Workspace::forget(const std::string& uri) {
  const std::string own = key(uri);
  for (auto& [name, package] : packages_) {
    if (package.now && (name == own || package.now->file_at(uri))) package.now.reset();
  }
}

std::shared_ptr<const Snapshot> Workspace::read(const std::string& key, const std::map<std::string, std::string>& changed) const {
  Snapshot::OpenFiles open;
  for (const auto* texts : {&texts_, &changed}) {
    for (const auto& [uri, text] : *texts) {
      if (const auto path = path_of(uri)) open[real_path(*path)] = {&uri, &text};
    }
  }
  if (!is_folder(key)) {
    const auto other = changed.find(key);
    return Snapshot::of_text(key, other == changed.end() ? texts_.at(key) : other->second, roots_);
  }
  return Snapshot::of_folder(key, roots_, open);
}

std::shared_ptr<const Snapshot> Workspace::current(const std::string& key) {
  Package& package = packages_[key];
  if (!package.now) {
    package.now = read(key, {});
    if (!package.now->has_errors) package.good = package.now;
  }
  return package.now;
}

std::shared_ptr<const Snapshot> Workspace::snapshot(const std::string& uri) { return texts_.contains(uri) ? current(key(uri)) : nullptr; }

std::shared_ptr<const Snapshot> Workspace::last_good(const std::string& uri) const {
  const auto found = packages_.find(key(uri));
  return found == packages_.end() ? nullptr : found->second.good;
}

std::optional<Place> Workspace::place(const std::string& uri, Position position) {
  auto now = snapshot(uri);
  const auto file = now ? now->file_at(uri) : std::nullopt;
  if (!file) return std::nullopt;
  const std::size_t offset = now->lines(*file).offset(position);
  return Place{std::move(now), *file, offset};
}

std::shared_ptr<const Snapshot> Workspace::with(const std::string& uri, const std::map<std::string, std::string>& texts) const {
  return read(key(uri), texts);
}

std::vector<std::shared_ptr<const Snapshot>> Workspace::packages() {
  std::set<std::string> keys;
  for (const auto& [uri, text] : texts_) keys.insert(key(uri));
  std::vector<std::shared_ptr<const Snapshot>> all;
  for (const auto& each : keys) all.push_back(current(each));
  return all;
}

}  // namespace yanpan::tools::lsp
