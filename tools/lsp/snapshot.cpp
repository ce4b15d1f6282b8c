#include "tools/lsp/snapshot.hpp"

#include <algorithm>

#include "tools/lsp/uri.hpp"

namespace yanpan::tools::lsp {

namespace fs = std::filesystem;

std::shared_ptr<const Snapshot> Snapshot::of_folder(const fs::path& folder, const std::vector<fs::path>& roots, const OpenFiles& open) {
  const auto reader = [&](const fs::path& path) {
    const auto found = open.find(real_path(path));
    return found == open.end() ? lang::read_from_disk(path) : std::optional(*found->second.text);
  };
  auto snapshot = std::make_shared<Snapshot>();
  lang::CollectingSink sink;
  snapshot->package = lang::load_package(folder, roots, sink, &snapshot->index, reader);
  snapshot->settle(sink, open, {});
  return snapshot;
}

std::shared_ptr<const Snapshot> Snapshot::of_text(const std::string& uri, std::string text, const std::vector<fs::path>& roots) {
  auto snapshot = std::make_shared<Snapshot>();
  lang::CollectingSink sink;
  snapshot->package = lang::load_text(std::move(text), uri, roots, sink, &snapshot->index);
  snapshot->settle(sink, {}, uri);
  return snapshot;
}

std::string real_path(const fs::path& path) {
  std::error_code failed;
  const fs::path result = fs::weakly_canonical(path, failed);
  return (failed ? path : result).string();
}

void Snapshot::settle(lang::CollectingSink& sink, const OpenFiles& open, const std::string& uri_of_text) {
  has_errors = sink.has_errors();
  diagnostics = sink.take_sorted();
  const auto& all = package.sources;
  index.files.resize(std::max(index.files.size(), all.size()));
  for (std::uint32_t file = 0; file < all.size(); ++file) {
    const bool on_disk = !package.places[file].empty(), is_text = file == 0 && !uri_of_text.empty();
    lines_.emplace_back(all.file(file).text);
    built_in_.push_back(!on_disk && !is_text);
    const auto opened = open.find(package.places[file].string());
    uris_.push_back(opened != open.end() ? *opened->second.uri : on_disk ? uri_of(package.places[file]) : is_text ? uri_of_text : uri_of_standard_file(all.file(file).path));
  }
}

std::optional<std::uint32_t> Snapshot::file_at(std::string_view uri) const {
  if (const auto found = std::ranges::find(uris_, uri); found != uris_.end()) return static_cast<std::uint32_t>(found - uris_.begin());
  const auto path = path_of(uri);
  if (!path) return std::nullopt;
  const auto found = std::ranges::find(package.places, fs::path(real_path(*path)));
  if (found == package.places.end()) return std::nullopt;
  return static_cast<std::uint32_t>(found - package.places.begin());
}

const lang::ast::File* Snapshot::tree(std::uint32_t file) const {
  const auto found = std::ranges::find(package.files, file, &lang::ast::File::file);
  return found == package.files.end() ? nullptr : &*found;
}

const lang::Written& Snapshot::written(std::uint32_t file) const { return index.files[file]; }

std::vector<lang::Use> Snapshot::uses_at(std::uint32_t file, std::size_t offset) const {
  // Names do not overlap, so the last one that begins at or before the place is the one.
  const auto after = [](std::pair<std::uint32_t, std::size_t> place, const lang::Use& use) {
    return place < std::pair<std::uint32_t, std::size_t>(use.span.file, use.span.begin);
  };
  auto next = std::upper_bound(index.uses.begin(), index.uses.end(), std::pair<std::uint32_t, std::size_t>(file, offset), after);
  if (next == index.uses.begin()) return {};
  const lang::Span span = std::prev(next)->span;
  if (span.file != file || span.end < offset) {
    return {};
  }
  std::vector<lang::Use> found;
  for (const auto& use : index.uses_at(file, span.begin)) {
    if (use.span.end == span.end) found.push_back(use);
  }
  return found;
}

}  // namespace yanpan::tools::lsp
