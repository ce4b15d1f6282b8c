#include <algorithm>
#include <cstdint>
#include <fstream>
#include <iterator>
#include <map>
#include <system_error>

#include "lang/check/check.hpp"
#include "lang/check/imports.hpp"
#include "lang/check/names.hpp"
#include "lang/check/reporter.hpp"
#include "lang/grammar/parse.hpp"
#include "lang/index/recorder.hpp"

namespace yanpan::lang {

namespace {

namespace fs = std::filesystem;
using checking::diagnose;

/// Counts errors on their way to the caller's sink.
class CountingSink final : public Sink {
 public:
  explicit CountingSink(Sink& target) : target_(target) {}
  void report(Diagnostic diagnostic) override {
    if (severity(diagnostic.code) == Severity::Error) ++errors_;
    target_.report(std::move(diagnostic));
  }
  void suppress(Suppressed finding) override { target_.suppress(std::move(finding)); }
  bool has_errors() const { return errors_ > 0; }

 private:
  Sink& target_;
  std::size_t errors_ = 0;
};

fs::path real(const fs::path& path) {
  std::error_code error;
  fs::path result = fs::weakly_canonical(path, error);
  return error ? fs::path() : result;
}

/// Whether `path`, links followed, lies in the folder `root`, links followed.
bool lies_in(const fs::path& path, const fs::path& root) {
  const fs::path inner = real(path), outer = real(root);
  if (inner.empty() || outer.empty()) return false;
  const auto [end, rest] = std::mismatch(outer.begin(), outer.end(), inner.begin(), inner.end());
  return end == outer.end();
}

constexpr std::uintmax_t kLargestFile = 64u << 20;   // far beyond what parse takes; keeps memory bounded

/// The policy files of a folder itself, not of its subfolders, by name.
std::vector<fs::path> policy_files(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) {
    if (it->path().extension() == ".yp") files.push_back(it->path());
  }
  std::sort(files.begin(), files.end());
  return files;
}

/// Where imports are looked for: the roots given, the package's own folder,
/// then its ancestors up to one named `policies`; without such an ancestor the
/// own folder alone, so that nothing outside a policy tree is ever read.
std::vector<fs::path> search_roots(const std::vector<fs::path>& given, const fs::path& folder) {
  std::vector<fs::path> roots = given;
  roots.push_back(folder);
  std::vector<fs::path> ancestors;
  for (fs::path here = real(folder); here.has_relative_path(); here = here.parent_path()) {
    ancestors.push_back(here);
    if (here.filename() != "policies") continue;
    roots.insert(roots.end(), ancestors.begin() + 1, ancestors.end());
    break;
  }
  return roots;
}

/// As a person would write it: relative where the file lies below the current folder.
std::string shown(const fs::path& path) {
  std::error_code error;
  if (!path.is_absolute()) return path.string();
  const fs::path relative = path.lexically_relative(fs::current_path(error));
  const bool below = !error && !relative.empty() && *relative.begin() != "..";
  return below ? relative.string() : path.string();
}

class Loader {
 public:
  Loader(const std::vector<fs::path>& roots, Sink& sink, Index* index, const ReadFile& reader)
      : sink_(sink), given_(roots), index_(index), record_(index), reader_(reader) {}

  Package load(const fs::path& path) {
    path_ = path;
    read_package();
    return finish();
  }

  Package load_text(std::string text, const std::string& shown) {
    roots_ = given_;
    add_text(shown, shown, std::move(text));
    return finish();
  }

 private:
  Package finish() {
    // Files are appended while their imports are followed.
    for (std::size_t i = 0; i < package_.files.size(); ++i) follow_imports(i);
    record_.settle();
    auto policy = check(package_.sources, package_.files, sink_, index_);
    if (!sink_.has_errors() && !package_.files.empty()) package_.policy = std::move(policy);
    return std::move(package_);
  }

  void read_package() {
    std::error_code error;
    if (!fs::is_directory(path_, error)) {
      roots_ = search_roots(given_, path_.has_parent_path() ? path_.parent_path() : fs::path("."));
      if (!add_file(path_)) unreadable(path_, Code::UnreadableFile);
      return;
    }
    roots_ = search_roots(given_, path_);
    const auto files = policy_files(path_);
    if (files.empty()) unreadable(path_, Code::NoPolicyFiles);
    for (const fs::path& file : files) {
      if (!lies_in(file, path_) || !add_file(file)) unreadable(file, Code::UnreadableFile);
    }
  }

  /// A place in a file that has no text: the renderer still shows its path.
  void unreadable(const fs::path& path, Code code) {
    const std::uint32_t id = package_.sources.add({path.string(), "", Language::Zh});
    package_.places.resize(id + 1);
    sink_.report(diagnose(code, {id, 0, 0}, {path.string()}));
  }

  /// Reads the file once, however often and by whatever link it is named.
  bool add_file(const fs::path& path) {
    const std::string key = real(path).string();
    if (loaded_.contains(key)) return true;
    auto text = reader_(path);
    if (!text) return false;
    add_text(key, shown(path), std::move(*text));
    package_.places.back() = key;
    return true;
  }

  void add_text(const std::string& key, std::string path, std::string text) {
    if (text.starts_with("\xEF\xBB\xBF")) text.erase(0, 3);
    const std::uint32_t id = package_.sources.add({std::move(path), std::move(text), Language::Zh});
    package_.places.resize(id + 1);
    loaded_.emplace(key, package_.files.size());
    package_.files.push_back(parse(package_.sources, id, sink_, written(id)));
  }

  Written* written(std::uint32_t file) {
    if (index_ == nullptr) return nullptr;
    index_->files.resize(std::max<std::size_t>(index_->files.size(), file + 1));
    return &index_->files[file];
  }

  void follow_imports(std::size_t index) {
    std::vector<std::pair<ast::Use, Span>> uses;
    for (const ast::Block& block : package_.files[index].blocks) {
      if (const auto* use = std::get_if<ast::Use>(&block.body); use && !block.damaged) uses.emplace_back(*use, block.keyword);
    }
    for (const auto& [use, keyword] : uses) import(use.path);
  }

  void import(const ast::Path& written) {
    const auto targets = checking::import_targets(written);
    if (targets.empty()) {
      sink_.report(diagnose(Code::ImportOutside, written.span, {checking::joined(written)}));
      return;
    }
    record(written);
    for (const std::string& target : targets) {
      if (import_from_roots(written, target)) return;
    }
    for (const std::string& target : targets) {
      if (import_standard(written, target + ".yp")) return;
    }
    sink_.report(diagnose(Code::ImportNotFound, written.span, {checking::joined(written), targets.back() + ".yp"}));
  }

  /// Both forms only where neither names a folder of its own.
  void record(const ast::Path& written) {
    const Name name = checking::import_name(written);
    std::string zh = name.zh;
    std::replace(zh.begin(), zh.end(), '.', '/');
    const bool taken = name.zh != name.en && std::any_of(roots_.begin(), roots_.end(), [&](const fs::path& root) { return stands_in(root, zh); });
    const std::string text = checking::joined(written);
    record_.word(SymbolKind::Package, taken ? Name{text, text} : name, written.span);
  }

  static bool stands_in(const fs::path& root, const std::string& target) {
    std::error_code error;
    return fs::exists(root / (target + ".yp"), error) || fs::is_directory(root / target, error);
  }

  /// true: found, or refused and reported.
  bool import_from_roots(const ast::Path& written, const std::string& target) {
    for (const fs::path& root : roots_) {
      std::error_code error;
      const fs::path file = root / (target + ".yp"), folder = root / target;
      if (fs::exists(file, error)) return import_files(written, root, {file});
      if (fs::is_directory(folder, error) && !policy_files(folder).empty()) return import_files(written, root, policy_files(folder));
    }
    return false;
  }

  bool import_files(const ast::Path& written, const fs::path& root, const std::vector<fs::path>& files) {
    for (const fs::path& file : files) {
      if (!lies_in(file, root)) {
        sink_.report(diagnose(Code::ImportOutside, written.span, {checking::joined(written)}));
      } else if (!add_file(file)) {
        sink_.report(diagnose(Code::ImportNotFound, written.span, {checking::joined(written), file.string()}));
      } else {
        refuse_header(written, package_.files[loaded_.at(real(file).string())]);
      }
    }
    return true;
  }

  bool import_standard(const ast::Path& written, const std::string& name) {
    const auto text = checking::standard_file(name);
    if (!text) return false;
    const std::string key = "standard:" + name;
    if (!loaded_.contains(key)) add_text(key, name, std::string(*text));
    refuse_header(written, package_.files[loaded_.at(key)]);
    return true;
  }

  /// A file with a header is a version of a policy, not something to build on.
  void refuse_header(const ast::Path& written, const ast::File& file) {
    for (const ast::Block& block : file.blocks) {
      if (!std::holds_alternative<ast::Header>(block.body)) continue;
      sink_.report(diagnose(Code::ImportWithHeader, written.span, {checking::joined(written)}).label(LabelKind::FirstDeclared, block.keyword));
      return;
    }
  }

  CountingSink sink_;
  fs::path path_;
  std::vector<fs::path> given_, roots_;
  Index* index_;
  Recorder record_;
  const ReadFile& reader_;
  Package package_;
  std::map<std::string, std::size_t> loaded_;   // real path to index in files
};

}  // namespace

std::optional<std::string> read_from_disk(const fs::path& path) {
  std::error_code error;
  if (!fs::is_regular_file(path, error) || fs::file_size(path, error) > kLargestFile || error) return std::nullopt;
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text((std::istreambuf_iterator<char>(in)), std::istreambuf_iterator<char>());
  if (in.bad()) return std::nullopt;
  return text;
}

Package load_package(const fs::path& path, const std::vector<fs::path>& roots, Sink& sink, Index* index, const ReadFile& reader) {
  return Loader(roots, sink, index, reader).load(path);
}

Package load_text(std::string text, const std::string& shown, const std::vector<fs::path>& roots, Sink& sink, Index* index) {
  return Loader(roots, sink, index, read_from_disk).load_text(std::move(text), shown);
}

}  // namespace yanpan::lang
