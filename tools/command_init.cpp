#include <fstream>

#include "tools/command.hpp"
#include "tools/init/init_files.hpp"
#include "tools/new_folder.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr Text kSummary{"新建一个规则包：三条规则、来源、用例和几行数据", "start a policy package: three rules, sources, scenarios, a few rows of data"};
constexpr Text kDetails{
    "写出的规则包能通过 check 和 test，可以直接在它的 data 上运行，再改成自己的。\n"
    "--lang 决定用中文还是英文的写法。\n"
    "例：yanpan init my-policy\n",
    "the package passes check and test and runs on its own data; change it into yours.\n"
    "--lang decides whether it is written in 中文 or in english.\n"
    "example: yanpan init my-policy\n"};
constexpr Text kFailed{"写不成 {}", "{} could not be written"};
constexpr Text kWritten{
    "规则包写在 {0}。接下来：\n  yanpan check {0}\n  yanpan test {0}\n  yanpan run {0} --data {0}/data",
    "the package is in {0}. next:\n  yanpan check {0}\n  yanpan test {0}\n  yanpan run {0} --data {0}/data"};

bool write_file(const fs::path& path, std::string_view text) {
  std::error_code failed;
  fs::create_directories(path.parent_path(), failed);
  std::ofstream out(path, std::ios::binary);
  return out.write(text.data(), static_cast<std::streamsize>(text.size())).flush().good();
}

// A folder that is there and empty keeps its identity: a shell may stand in it.
bool move_into_place(const fs::path& beside, const fs::path& folder) {
  std::error_code failed;
  if (!fs::exists(folder, failed)) {
    fs::rename(beside, folder, failed);
    return !failed;
  }
  for (const auto& entry : fs::directory_iterator(beside, failed)) {
    fs::rename(entry.path(), folder / entry.path().filename(), failed);
    if (failed) return false;
  }
  return fs::remove(beside, failed);
}

// Everything is written beside the folder first, so that a failure leaves no
// half package. The path that could not be written, or nullopt.
std::optional<fs::path> write_package(const fs::path& folder, std::string_view prefix) {
  std::error_code failed;
  const fs::path beside = folder.string() + ".yanpan-new";
  fs::remove_all(beside, failed);
  std::optional<fs::path> refused;
  for (const auto& file : init_files()) {
    if (refused || !file.path.starts_with(prefix)) continue;
    const auto path = file.path.substr(prefix.size());
    if (!write_file(beside / path, file.text)) refused = folder / path;
  }
  if (!refused && !move_into_place(beside, folder)) refused = folder;
  fs::remove_all(beside, failed);
  return refused;
}

// `packages/mine/`, `packages/mine` and `.` inside it are one folder.
fs::path real_folder(const std::string& typed) {
  std::error_code failed;
  const auto path = fs::absolute(typed, failed).lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

Exit init(const Arguments& arguments, Console& console) {
  const auto& typed = arguments.positional.front();
  const auto folder = real_folder(typed);
  if (!folder_is_free(typed, false, console)) return Exit::CouldNot;
  if (const auto failed = write_package(folder, console.language() == Language::Zh ? "zh/" : "en/")) {
    console.error(kFailed, failed->string());
    return Exit::CouldNot;
  }
  console.note(kWritten, typed);
  return Exit::Done;
}

}  // namespace

const Command& init_command() {
  static const Command command{"init", "DIR [--lang LANG]", kSummary, kDetails, 1, 1, {}, init};
  return command;
}

}  // namespace yanpan::tools
