// A folder of a test's own, and whole files in one call.

#pragma once

#include <filesystem>
#include <map>
#include <string>

namespace yanpan::test {

/// Made when it is built, gone with everything in it when the test ends.
class Workplace {
 public:
  Workplace();
  ~Workplace();
  Workplace(const Workplace&) = delete;
  Workplace& operator=(const Workplace&) = delete;

  const std::filesystem::path& path() const { return path_; }

 private:
  std::filesystem::path path_;
};

std::string text_of(const std::filesystem::path& path);   // empty where there is no such file
void write_text(const std::filesystem::path& path, const std::string& text);   // makes its folders

/// The files right in a folder by name, with their bytes; none where there is no such folder.
using Files = std::map<std::string, std::string>;
Files files_of(const std::filesystem::path& folder);

}  // namespace yanpan::test
