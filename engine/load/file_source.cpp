#include "engine/load/file_source.hpp"

#include <algorithm>
#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

namespace yanpan::engine {

namespace fs = std::filesystem;

namespace {

bool continuation(char c) { return (static_cast<unsigned char>(c) & 0xc0) == 0x80; }

/// Bytes of the character at the front.
std::size_t character_size(std::string_view text) {
  std::size_t n = 1;
  while (n < text.size() && continuation(text[n])) ++n;
  return n;
}

bool has_wildcard(std::string_view text) { return text.find_first_of("*?") != std::string_view::npos; }

std::vector<std::string> segments_of(std::string_view pattern) {
  std::vector<std::string> out;
  for (std::size_t begin = 0; begin <= pattern.size();) {
    const std::size_t end = std::min(pattern.find('/', begin), pattern.size());
    out.emplace_back(pattern.substr(begin, end - begin));
    begin = end + 1;
  }
  return out;
}

/// Segments that would lead out of the folder, or nowhere.
bool leaves_folder(const std::vector<std::string>& segments) {
  return std::any_of(segments.begin(), segments.end(), [](const std::string& s) { return s.empty() || s == "." || s == ".."; });
}

/// Hidden files, and the lock files office programs leave beside an open sheet, are nobody's export.
bool passed_over(std::string_view name, std::string_view pattern) {
  return has_wildcard(pattern.substr(0, 1)) && (name.starts_with('.') || name.starts_with("~$"));
}

bool segment_matches(std::string_view name, std::string_view pattern) {
  return !passed_over(name, pattern) && matches_pattern(name, pattern);
}

std::string join(const std::string& folder, const std::string& name) { return folder.empty() ? name : folder + "/" + name; }

void collect(const fs::path& root, const std::string& folder, const std::vector<std::string>& segments, std::size_t depth,
             std::vector<std::string>& out) {
  const std::string& pattern = segments[depth];
  const bool last = depth + 1 == segments.size();
  std::error_code error;
  const auto take = [&](const std::string& name) {
    const std::string path = join(folder, name);
    std::error_code ignored;
    if (last && fs::is_regular_file(root / path, ignored)) out.push_back(path);
    if (!last && fs::is_directory(root / path, ignored)) collect(root, path, segments, depth + 1, out);
  };
  if (!has_wildcard(pattern)) return take(pattern);
  for (fs::directory_iterator it(folder.empty() ? root : root / folder, error), end; !error && it != end; it.increment(error)) {
    const std::string name = it->path().filename().string();
    if (segment_matches(name, pattern)) take(name);
  }
}

class MappedFile : public FileBytes {
 public:
  MappedFile(char* data, std::size_t size) : data_(data) { bytes_ = {data, size}; }
  ~MappedFile() override { ::munmap(data_, bytes_.size()); }
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;

  void expect(std::string_view part) const override { advise(part, MADV_POPULATE_READ); }
  void forget(std::string_view part) const override { advise(part, MADV_DONTNEED); }

 private:
  /// Whole pages inside the part only: a neighbour may still be at work on the others.
  void advise(std::string_view part, int advice) const {
    const auto page = static_cast<std::uintptr_t>(::sysconf(_SC_PAGESIZE));
    const auto begin = (reinterpret_cast<std::uintptr_t>(part.data()) + page - 1) / page * page;
    const auto end = (reinterpret_cast<std::uintptr_t>(part.data()) + part.size()) / page * page;
    if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, advice);
  }

  char* data_;
};

class HeldFile : public FileBytes {
 public:
  explicit HeldFile(std::string bytes) : held_(std::move(bytes)) { bytes_ = held_; }

 private:
  std::string held_;
};

struct Descriptor {
  int fd;
  ~Descriptor() {
    if (fd >= 0) ::close(fd);
  }
};

std::expected<std::unique_ptr<FileBytes>, std::string> system_reason() { return std::unexpected(std::string(std::strerror(errno))); }

std::expected<std::unique_ptr<FileBytes>, std::string> read_whole(int fd, std::size_t expected) {
  std::string bytes;
  bytes.reserve(expected + 1);
  char buffer[65536];
  for (;;) {
    const ssize_t n = ::read(fd, buffer, sizeof buffer);
    if (n < 0 && errno == EINTR) continue;
    if (n < 0) return system_reason();
    if (n == 0) return std::make_unique<HeldFile>(std::move(bytes));
    bytes.append(buffer, static_cast<std::size_t>(n));
  }
}

}  // namespace

bool matches_pattern(std::string_view name, std::string_view pattern) {
  // After a mismatch only the last star may take one character more: linear in practice, no recursion.
  std::size_t n = 0, p = 0, star = std::string_view::npos, star_name = 0;
  while (n < name.size()) {
    if (p < pattern.size() && pattern[p] == '*') {
      star = ++p;
      star_name = n;
    } else if (p < pattern.size() && pattern[p] == '?' && name[n] != '/') {
      ++p;
      n += character_size(name.substr(n));
    } else if (p < pattern.size() && pattern[p] == name[n]) {
      ++p;
      ++n;
    } else if (star != std::string_view::npos && name[star_name] != '/') {
      p = star;
      n = ++star_name;
    } else {
      return false;
    }
  }
  while (p < pattern.size() && pattern[p] == '*') ++p;
  return p == pattern.size();
}

std::vector<std::string> DiskFiles::matching(const std::string& pattern) const {
  std::vector<std::string> out;
  const std::vector<std::string> segments = segments_of(pattern);
  if (!leaves_folder(segments)) collect(root_, "", segments, 0, out);
  std::sort(out.begin(), out.end());
  return out;
}

std::expected<std::unique_ptr<FileBytes>, std::string> DiskFiles::open(const std::string& name) const {
  const Descriptor file{::open((root_ / name).c_str(), O_RDONLY | O_CLOEXEC)};
  if (file.fd < 0) return system_reason();
  struct stat about;
  if (::fstat(file.fd, &about) != 0) return system_reason();
  const auto size = static_cast<std::size_t>(about.st_size);
  // A small file is cheaper to copy than to map, and some file systems map nothing.
  constexpr std::size_t kSmall = 64 * 1024;
  if (size <= kSmall) return read_whole(file.fd, size);
  void* data = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file.fd, 0);
  if (data == MAP_FAILED) return read_whole(file.fd, size);
  return std::make_unique<MappedFile>(static_cast<char*>(data), size);
}

std::vector<std::string> MemoryFiles::matching(const std::string& pattern) const {
  std::vector<std::string> out;
  const std::vector<std::string> wanted = segments_of(pattern);
  for (const auto& [name, bytes] : files_) {
    const std::vector<std::string> parts = segments_of(name);
    if (parts.size() == wanted.size() && std::equal(parts.begin(), parts.end(), wanted.begin(), segment_matches)) out.push_back(name);
  }
  return out;
}

std::expected<std::unique_ptr<FileBytes>, std::string> MemoryFiles::open(const std::string& name) const {
  const auto found = files_.find(name);
  if (found == files_.end()) return std::unexpected(std::string(std::strerror(ENOENT)));
  return std::make_unique<HeldFile>(found->second);
}

}  // namespace yanpan::engine
