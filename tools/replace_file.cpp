#include "tools/replace_file.hpp"

#include <fstream>

namespace yanpan::tools {

namespace fs = std::filesystem;

bool replace_file(const fs::path& path, const std::string& text) {
  const fs::path beside = path.string() + ".yanpan-fix";
  std::error_code failed;
  const bool written = [&] {
    std::ofstream out(beside, std::ios::binary);
    return out.write(text.data(), static_cast<std::streamsize>(text.size())).flush().good();
  }();
  if (written && fs::exists(path, failed)) fs::permissions(beside, fs::status(path, failed).permissions(), failed);
  if (written) fs::rename(beside, path, failed);
  if (!written || failed) fs::remove(beside, failed);
  return written && !failed;
}

}  // namespace yanpan::tools
