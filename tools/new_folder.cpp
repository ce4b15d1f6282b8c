#include "tools/new_folder.hpp"

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

constexpr Text kNotAFolder{"{} 不是文件夹", "{} is not a folder"};
constexpr Text kNotEmpty{"{} 里已经有东西，没有写", "{} is not empty; nothing was written"};
constexpr Text kOtherFolder{"换一个新的或者空的文件夹", "give a new or an empty folder"};
constexpr Text kUnreadable{"打不开 {}：{}", "{} cannot be opened: {}"};

}  // namespace

bool folder_is_free(const fs::path& folder, bool may_reuse, Console& console) {
  std::error_code failed;
  const auto status = fs::status(folder, failed);
  if (!fs::exists(status)) return true;
  if (!fs::is_directory(status)) return console.error(kNotAFolder, folder.string()), false;
  const bool empty = fs::is_empty(folder, failed);
  if (failed) return console.error(kUnreadable, folder.string(), failed.message()), false;
  if (empty || may_reuse) return true;
  console.error(fill(console.language(), kNotEmpty, folder.string()), kOtherFolder.in(console.language()));
  return false;
}

}  // namespace yanpan::tools
