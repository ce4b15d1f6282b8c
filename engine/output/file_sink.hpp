// A file that is being written, and what the system said about it.

#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "engine/model/byte_sink.hpp"
#include "lang/base/language.hpp"

namespace yanpan::engine {

/// A new file. The first error stays and the rest of the bytes is dropped.
class FileSink : public ByteSink {
 public:
  explicit FileSink(const std::filesystem::path& path);
  ~FileSink() override;
  FileSink(const FileSink&) = delete;
  FileSink& operator=(const FileSink&) = delete;

  void write(std::string_view bytes) override;
  /// Down to the disk. 0, or the first error number.
  int finish();

 private:
  void start_sync();

  int descriptor_;
  int error_ = 0;
  std::int64_t written_ = 0, begun_ = 0;   // bytes written; bytes whose way to the disk has begun
};

/// 0, or the error number.
int sync_folder(const std::filesystem::path& folder);

/// What a system error means, for people; the system's own words where we have none.
std::string system_reason(int error, Language language);

}  // namespace yanpan::engine
