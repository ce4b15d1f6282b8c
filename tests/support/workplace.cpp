#include "tests/support/workplace.hpp"

#include <cstdlib>
#include <fstream>
#include <iterator>

namespace yanpan::test {

namespace fs = std::filesystem;

Workplace::Workplace() {
  std::string name = (fs::temp_directory_path() / "yanpan-test-XXXXXX").string();
  if (mkdtemp(name.data()) == nullptr) std::abort();
  path_ = name;
}

Workplace::~Workplace() {
  std::error_code failed;
  fs::remove_all(path_, failed);
}

std::string text_of(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

void write_text(const fs::path& path, const std::string& text) {
  if (path.has_parent_path()) fs::create_directories(path.parent_path());
  std::ofstream(path, std::ios::binary) << text;
}

Files files_of(const fs::path& folder) {
  Files files;
  std::error_code failed;
  for (const auto& entry : fs::directory_iterator(folder, failed)) files[entry.path().filename().string()] = text_of(entry.path());
  return files;
}

}  // namespace yanpan::test
