// Where input bytes come from: a folder on disk, or memory in tests. Names are
// relative to the data folder, with / between folders.

#pragma once

#include <expected>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace yanpan::engine {

/// One file's bytes, held as long as this lives. Disk files are mapped.
class FileBytes {
 public:
  virtual ~FileBytes() = default;
  std::string_view bytes() const { return bytes_; }
  /// Says that a part will be read soon, or not again. Never changes what bytes() shows.
  virtual void expect(std::string_view) const {}
  virtual void forget(std::string_view) const {}

 protected:
  std::string_view bytes_;
};

class FileSource {
 public:
  virtual ~FileSource() = default;
  /// Names that match a pattern of * and ?, sorted. A pattern without / looks
  /// at the folder itself only; nothing outside the folder ever matches.
  virtual std::vector<std::string> matching(const std::string& pattern) const = 0;
  /// The file, or the system's reason.
  virtual std::expected<std::unique_ptr<FileBytes>, std::string> open(const std::string& name) const = 0;
};

class DiskFiles : public FileSource {
 public:
  explicit DiskFiles(std::filesystem::path root) : root_(std::move(root)) {}
  std::vector<std::string> matching(const std::string& pattern) const override;
  std::expected<std::unique_ptr<FileBytes>, std::string> open(const std::string& name) const override;

 private:
  std::filesystem::path root_;
};

class MemoryFiles : public FileSource {
 public:
  void add(std::string name, std::string bytes) { files_[std::move(name)] = std::move(bytes); }
  std::vector<std::string> matching(const std::string& pattern) const override;
  std::expected<std::unique_ptr<FileBytes>, std::string> open(const std::string& name) const override;

 private:
  std::map<std::string, std::string> files_;
};

/// One name against a pattern: * is any run of bytes without /, ? one character.
bool matches_pattern(std::string_view name, std::string_view pattern);

}  // namespace yanpan::engine
