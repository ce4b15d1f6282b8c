#include "tools/policy_input.hpp"

#include <fstream>

#include "lang/diag/render.hpp"
#include "tools/log.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr Text kNoSuchPath{"找不到 {}", "{} does not exist"};
constexpr Text kPathHelp{"写规则文件（.yp）或者放规则文件的文件夹的路径", "give the path of a policy file (.yp) or of a folder of them"};
constexpr Text kUnreadable{"读不了 {}", "{} cannot be read"};
constexpr Text kNoPolicies{"{} 里没有规则文件（.yp）", "{} holds no policy file (.yp)"};
constexpr Text kHasErrors{"规则有 {0} 处错误，没有执行", "the policy has {0} error{1}; nothing was run"};
constexpr Text kCheckHelp{"改好后可以先用 `yanpan check {}` 检查", "mend them; `yanpan check {}` shows them again"};
constexpr Text kWarnings{"规则有 {0} 条警告，可用 `yanpan check {1}` 查看", "the policy has {0} warning{2}; `yanpan check {1}` shows more"};
constexpr Text kBadProgram{"程序内部不一致，没有执行。这是程序的缺陷，请告诉维护者：{}",
                           "the program contradicts itself and was not run. this is a defect of yanpan, please report it: {}"};

bool folder_has_policy(const fs::path& folder) {
  std::error_code failed;
  for (fs::recursive_directory_iterator it(folder, failed), end; !failed && it != end; it.increment(failed)) {
    if (it->path().extension() == ".yp") return true;
  }
  return false;
}

bool refuse(Console& console, const Text& sentence, const fs::path& path) {
  console.error(fill(console.language(), sentence, path.string()), kPathHelp.in(console.language()));
  return false;
}

lang::RenderOptions render_options(const Console& console) { return {console.color_on_stderr(), console.given_language()}; }

void show_errors(const lang::SourceSet& sources, const std::vector<lang::Diagnostic>& diagnostics, Console& console) {
  for (const auto& diagnostic : diagnostics) {
    if (lang::severity(diagnostic.code) == lang::Severity::Error) console.note(lang::render_text(sources, diagnostic, render_options(console)));
  }
}

// The language of a package is known from its first file even when it has errors.
void take_language(const lang::Package& package, Console& console) {
  if (package.policy) return console.set_policy_language(package.policy->language);
  if (package.sources.size() > 0) console.set_policy_language(package.sources.file(0).language);
}

bool lowered_well(const lang::Program& program, Console& console) {
  const auto breaches = lang::verify(program);
  if (!breaches.empty()) console.error(kBadProgram, breaches.front());
  return breaches.empty();
}

}  // namespace

Option root_option() {
  return {"root", "DIR", {"再到这个文件夹里找引用的规则包，可以重复写", "look for imported packages in this folder too; may be repeated"}};
}

std::vector<fs::path> roots_of(const Arguments& arguments) {
  const auto values = arguments.values("root");
  return {values.begin(), values.end()};
}

bool policy_path_usable(const fs::path& path, Console& console) {
  std::error_code failed;
  const auto status = fs::status(path, failed);
  if (!fs::exists(status)) return refuse(console, kNoSuchPath, path);
  if (fs::is_directory(status)) return folder_has_policy(path) || refuse(console, kNoPolicies, path);
  return (fs::is_regular_file(status) && std::ifstream(path).good()) || refuse(console, kUnreadable, path);
}

std::optional<PolicyInput> load_policy(const Arguments& arguments, Console& console) { return load_policy(arguments.positional.front(), arguments, console); }

std::optional<PolicyInput> load_policy(const fs::path& path, const Arguments& arguments, Console& console) {
  if (!policy_path_usable(path, console)) return std::nullopt;
  lang::CollectingSink sink;
  PolicyInput input{lang::load_package(path, roots_of(arguments), sink), {}};
  take_language(input.package, console);
  const auto errors = sink.error_count();
  const auto diagnostics = sink.take_sorted();
  show_errors(input.package.sources, diagnostics, console);
  if (!input.package.policy) {
    console.error(fill(console.language(), kHasErrors, errors, plural(errors)), fill(console.language(), kCheckHelp, path.string()));
    return std::nullopt;
  }
  if (!diagnostics.empty()) console.note(kWarnings, diagnostics.size(), path.string(), plural(diagnostics.size()));
  log_info("policy checked");
  input.program = lang::lower(input.policy());
  if (!lowered_well(input.program, console)) return std::nullopt;
  return input;
}

}  // namespace yanpan::tools
