#include "tools/replace_file.hpp"

#include <fstream>
#include <iterator>

namespace yanpan::tools {
namespace {

namespace fs = std::filesystem;

/// One file on its way: written beside its place, then put there.
class Replacement {
 public:
  explicit Replacement(const NewFile& file) : file_(file) {
    std::error_code failed;
    target_ = fs::weakly_canonical(file.first, failed);   // what a link leads to
    if (failed) target_ = file.first;
    beside_ = target_.string() + ".yanpan-new";
  }

  bool stage() {
    std::error_code failed;
    const bool exists = fs::exists(target_, failed);
    before_ = read_bytes(target_);
    if (exists && !before_) return false;
    std::ofstream out(beside_, std::ios::binary);
    if (!out.write(file_.second.data(), static_cast<std::streamsize>(file_.second.size())).flush()) return false;
    if (exists) fs::permissions(beside_, fs::status(target_, failed).permissions(), failed);
    return true;
  }
  bool put() {
    std::error_code failed;
    fs::rename(beside_, target_, failed);
    put_ = !failed;
    return put_;
  }
  /// As it was before, whatever has been done.
  void undo() {
    std::error_code failed;
    fs::remove(beside_, failed);
    if (!put_) return;
    if (before_) std::ofstream(target_, std::ios::binary) << *before_;
    else fs::remove(target_, failed);
  }
  std::string path() const { return file_.first.string(); }

 private:
  const NewFile& file_;
  fs::path target_, beside_;
  std::optional<std::string> before_;   // nullopt: there was none
  bool put_ = false;
};

}  // namespace

std::optional<std::string> read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return text;
}

std::expected<void, std::string> replace_files(const std::vector<NewFile>& files) {
  std::vector<Replacement> all(files.begin(), files.end());
  for (const auto step : {&Replacement::stage, &Replacement::put}) {
    for (Replacement& one : all) {
      if ((one.*step)()) continue;
      for (Replacement& other : all) other.undo();
      return std::unexpected(one.path());
    }
  }
  return {};
}

}  // namespace yanpan::tools
