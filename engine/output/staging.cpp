#include "engine/output/staging.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <cstdio>
#include <vector>

#include "engine/output/output.hpp"

namespace yanpan::engine {

namespace fs = std::filesystem;

namespace {

/// The folder, opened and locked; -1 where it is gone or somebody else's.
int lock_folder(const fs::path& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
  if (descriptor < 0) return -1;
  struct stat held {}, named {};
  // Between the opening and the lock another run may have cleaned it away.
  if (::flock(descriptor, LOCK_EX | LOCK_NB) == 0 && ::fstat(descriptor, &held) == 0 && ::lstat(path.c_str(), &named) == 0 &&
      held.st_ino == named.st_ino && held.st_dev == named.st_dev) {
    return descriptor;
  }
  ::close(descriptor);
  return -1;
}

std::vector<fs::path> entries(const fs::path& folder) {
  std::vector<fs::path> out;
  std::error_code error;
  for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error)) out.push_back(it->path());
  return out;
}

}  // namespace

bool is_output_name(const std::string& name) {
  return std::any_of(std::begin(kAllOutputs), std::end(kAllOutputs), [&](OutputFile file) { return file_name(file) == name; });
}

std::expected<Staging, int> Staging::create(const fs::path& parent, const std::string& prefix) {
  // No name comes twice in a process: another run may still be emptying the folder that had it.
  static std::atomic<unsigned> next{0};
  for (int attempt = 0; attempt < 1000; ++attempt) {
    fs::path path = parent / (prefix + std::to_string(::getpid()) + "-" + std::to_string(next++));
    if (::mkdir(path.c_str(), 0777) != 0) {
      if (errno != EEXIST) return std::unexpected(errno);
      continue;
    }
    if (const int descriptor = lock_folder(path); descriptor >= 0) return Staging(std::move(path), descriptor);
  }
  return std::unexpected(EEXIST);
}

Staging::Staging(Staging&& other) noexcept : path_(std::move(other.path_)), descriptor_(std::exchange(other.descriptor_, -1)) {}

Staging::~Staging() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void Staging::remove_leftovers(const fs::path& parent, const std::string& prefix, const fs::path& home) {
  for (const fs::path& path : entries(parent)) {
    if (!path.filename().native().starts_with(prefix)) continue;
    const int descriptor = lock_folder(path);
    if (descriptor < 0) continue;
    empty_folder(path, home);
    ::close(descriptor);
  }
}

void empty_folder(const fs::path& folder, const fs::path& home) {
  std::error_code error;
  const bool has_home = fs::is_directory(home, error);
  for (const fs::path& path : entries(folder)) {
    const fs::path name = path.filename();
    if (is_output_name(name)) fs::remove(path, error);
    else if (has_home && !fs::exists(fs::symlink_status(home / name, error))) ::rename(path.c_str(), (home / name).c_str());
  }
  ::rmdir(folder.c_str());
}

}  // namespace yanpan::engine
