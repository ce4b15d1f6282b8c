#include "tools/format_input.hpp"

#include <algorithm>
#include <map>

#include "lang/diag/render.hpp"
#include "lang/format/format.hpp"
#include "tools/policy_input.hpp"
#include "tools/replace_file.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;
using Ending = lang::Formatted::Ending;

constexpr Text kUnreadable{"读不了 {}", "{} cannot be read"};
constexpr Text kHasErrors{"{} 里有读不懂的地方，没有改动", "{} has lines that cannot be read and is unchanged"};
constexpr Text kNotChecked{"{} 所在的规则包有错误，名称翻译不了，没有改动", "the package of {} has errors, so its names cannot be translated; it is unchanged"};
constexpr Text kCheckHelp{"改好后可以先用 `yanpan check {}` 检查", "mend them; `yanpan check {}` shows them again"};
constexpr Text kOtherMeaning{"{} 重排后读出来的意思会变，没有改动", "{} would not mean the same when written anew and is unchanged"};
constexpr Text kDefect{"这是程序的缺陷，请告诉维护者", "this is a defect of yanpan: please report it"};
constexpr Text kNotTranslated{"{} 译出来意思会变，没有改动", "{} would not mean the same when translated and is unchanged"};
constexpr Text kTaken{"多半是某个名称的另一种写法在那里另有所指：换一个写法，再译一次",
                      "most likely the other form of some name means something else there: give it another form and translate again"};

constexpr std::string_view kStream = "-";

/// A package with the names in it, and what was found wrong.
struct Loaded {
  lang::Package package;
  lang::Index index;
  std::vector<lang::Diagnostic> diagnostics;
  std::size_t errors = 0;
};

template <class Load>
Loaded load(Load with) {
  Loaded loaded;
  lang::CollectingSink sink;
  loaded.package = with(sink, &loaded.index);
  loaded.errors = sink.error_count();
  loaded.diagnostics = sink.take_sorted();
  return loaded;
}

Loaded load_path(const fs::path& path, const std::vector<fs::path>& roots) {
  return load([&](lang::Sink& sink, lang::Index* index) { return lang::load_package(path, roots, sink, index); });
}

/// The file's number in the package, nullopt where it is no part of it.
std::optional<std::uint32_t> find(const lang::Package& package, const fs::path& path) {
  std::error_code failed;
  for (const auto& file : package.files) {
    if (fs::equivalent(package.sources.file(file.file).path, path, failed)) return file.file;
  }
  return std::nullopt;
}

class Formatter {
 public:
  Formatter(std::optional<Language> to, Console& console) : to_(to), console_(console) {}

  std::optional<std::string> format(const Loaded& loaded, std::uint32_t file, const std::string& shown) {
    const auto& source = loaded.package.sources.file(file);
    console_.set_policy_language(source.language);
    auto result = lang::format_file(loaded.package, loaded.index, file, to_.value_or(source.language));
    if (result.ending == Ending::Done) return std::move(result.text);
    explain(result.ending, loaded, file, shown);
    return std::nullopt;
  }

 private:
  void explain(Ending ending, const Loaded& loaded, std::uint32_t file, const std::string& shown) {
    const auto language = console_.language();
    if (ending == Ending::OtherMeaning) {
      const bool translates = to_ && *to_ != loaded.package.sources.file(file).language;
      return console_.error(fill(language, translates ? kNotTranslated : kOtherMeaning, shown), (translates ? kTaken : kDefect).in(language));
    }
    for (const auto& diagnostic : loaded.diagnostics) {
      const bool tells = lang::severity(diagnostic.code) == lang::Severity::Error && (ending == Ending::NotChecked || diagnostic.place.file == file);
      if (tells) console_.note(lang::render_text(loaded.package.sources, diagnostic, {console_.color_on_stderr(), console_.given_language()}));
    }
    const auto way_out = shown == kStream ? std::string() : fill(language, kCheckHelp, shown);
    console_.error(fill(language, ending == Ending::HasErrors ? kHasErrors : kNotChecked, shown), way_out);
  }

  std::optional<Language> to_;
  Console& console_;
};

/// The .yp files that a path stands for.
std::vector<fs::path> files_of(const fs::path& path) {
  std::error_code failed;
  if (!fs::is_directory(path, failed)) return {path};
  std::vector<fs::path> files;
  for (fs::recursive_directory_iterator it(path, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == ".yp" && it->is_regular_file(failed)) files.push_back(it->path());
  }
  return files;
}

fs::path folder_of(const fs::path& file) { return file.has_parent_path() ? file.parent_path() : fs::path("."); }

/// The folder that a file stands in, its files called as the person did.
Loaded load_folder(const fs::path& folder, const std::vector<fs::path>& roots) {
  Loaded loaded = load_path(folder, roots);
  for (std::uint32_t i = 0; i < loaded.package.sources.size(); ++i) {
    auto& path = loaded.package.sources.file(i).path;
    if (path.starts_with("./") && folder == ".") path.erase(0, 2);
  }
  return loaded;
}

class FileFormatter {
 public:
  FileFormatter(std::optional<Language> to, const std::vector<fs::path>& roots, Console& console) : formatter_(to, console), roots_(roots), console_(console) {}

  std::optional<FormattedFile> format(const fs::path& path) {
    auto before = read_bytes(path);
    if (!before) return console_.error(kUnreadable, path.string()), std::nullopt;
    if (folder_of(path) != folder_ || !package_) {
      folder_ = folder_of(path);
      package_ = load_folder(folder_, roots_);
    }
    // A file is part of its folder; where that does not hold together, it may do so better alone.
    if (package_->package.policy) return finish(*package_, path, std::move(*before));
    const Loaded alone = load_path(path, roots_);
    return finish(alone.errors < package_->errors ? alone : *package_, path, std::move(*before));
  }

 private:
  std::optional<FormattedFile> finish(const Loaded& loaded, const fs::path& path, std::string before) {
    const auto number = find(loaded.package, path);
    if (!number) return console_.error(kUnreadable, path.string()), std::nullopt;
    auto after = formatter_.format(loaded, *number, path.string());
    if (!after) return std::nullopt;
    return FormattedFile{path.string(), std::move(before), std::move(*after)};
  }

  Formatter formatter_;
  const std::vector<fs::path>& roots_;
  Console& console_;
  fs::path folder_;
  std::optional<Loaded> package_;   // of folder_
};

}  // namespace

std::optional<std::vector<FormattedFile>> format_files(const std::vector<std::string>& paths, std::optional<Language> to,
                                                       const std::vector<fs::path>& roots, Console& console) {
  std::map<fs::path, fs::path> files;   // by real path, so that each comes once and a folder's files come together
  for (const auto& path : paths) {
    for (const auto& file : files_of(path)) files.emplace(fs::weakly_canonical(file), file);
  }
  FileFormatter formatter(to, roots, console);
  std::vector<FormattedFile> all;
  bool failed = false;
  for (const auto& [real, file] : files) {
    if (auto formatted = formatter.format(file)) all.push_back(std::move(*formatted));
    else failed = true;
  }
  if (failed) return std::nullopt;
  return all;
}

std::optional<FormattedFile> format_stream(std::string text, std::optional<Language> to, const std::vector<fs::path>& roots, Console& console) {
  const Loaded loaded = load([&](lang::Sink& sink, lang::Index* index) { return lang::load_text(text, std::string(kStream), roots, sink, index); });
  auto after = Formatter(to, console).format(loaded, 0, std::string(kStream));
  if (!after) return std::nullopt;
  return FormattedFile{std::string(kStream), std::move(text), std::move(*after)};
}

}  // namespace yanpan::tools
