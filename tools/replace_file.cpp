#include "tools/replace_file.hpp"

#include <fstream>
#include <iterator>

namespace yanpan::tools {

namespace fs = std::filesystem;

std::optional<std::string> read_bytes(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) return std::nullopt;
  std::string text{std::istreambuf_iterator<char>(in), {}};
  if (in.bad()) return std::nullopt;
  return text;
}

bool replace_file(const fs::path& path, const std::string& text) {
  std::error_code failed;
  const fs::path target = fs::weakly_canonical(path, failed);
  if (failed) return false;
  const fs::path beside = target.string() + ".yanpan-new";
  const bool written = [&] {
    std::ofstream out(beside, std::ios::binary);
    return out.write(text.data(), static_cast<std::streamsize>(text.size())).flush().good();
  }();
  if (written && fs::exists(target, failed)) fs::permissions(beside, fs::status(target, failed).permissions(), failed);
  if (written) fs::rename(beside, target, failed);
  if (!written || failed) fs::remove(beside, failed);
  return written && !failed;
}

}  // namespace yanpan::tools
