#include "tools/sample/sample.hpp"

#include <cerrno>
#include <cstring>
#include <system_error>

#include "tools/sample/case_tables.hpp"
#include "tools/sample/file_set.hpp"
#include "tools/sample/people_tables.hpp"

namespace yanpan::sample {
namespace {

std::string last_system_reason() { return errno == 0 ? "write failed" : std::strerror(errno); }

}  // namespace

std::optional<std::string> write(const std::filesystem::path& folder, const Options& options) {
  std::error_code error;
  std::filesystem::create_directories(folder, error);
  if (error) return error.message();
  const Office office{.seed = options.seed, .cases = options.cases};
  FileSet files(folder);
  errno = 0;
  write_case_tables(office, files);
  write_people_tables(office, files);
  if (!files.finish() || !files.publish()) return last_system_reason();
  return std::nullopt;
}

}  // namespace yanpan::sample
