#include "engine/output/file_sink.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace yanpan::engine {

namespace {

/// Some file systems have no sync to offer for what is asked; that is no failure.
int sync(int descriptor) { return ::fsync(descriptor) == 0 || errno == EINVAL || errno == EROFS ? 0 : errno; }

}  // namespace

FileSink::FileSink(const std::filesystem::path& path) : descriptor_(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666)) {
  if (descriptor_ < 0) error_ = errno;
}

FileSink::~FileSink() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

void FileSink::write(std::string_view bytes) {
  while (error_ == 0 && !bytes.empty()) {
    const ssize_t written = ::write(descriptor_, bytes.data(), bytes.size());
    if (written >= 0) bytes.remove_prefix(static_cast<std::size_t>(written)), written_ += written;
    else if (errno != EINTR) error_ = errno;
  }
  start_sync();
}

/// Asks the system to begin with what stands written: the sync at the end then
/// has little to wait for. Only a wish, so its result does not matter.
void FileSink::start_sync() {
  constexpr std::int64_t kStep = std::int64_t{16} << 20;
  if (error_ != 0 || written_ - begun_ < kStep) return;
  ::sync_file_range(descriptor_, begun_, written_ - begun_, SYNC_FILE_RANGE_WRITE);
  begun_ = written_;
}

int FileSink::finish() {
  if (error_ == 0) error_ = sync(descriptor_);
  if (descriptor_ >= 0 && ::close(descriptor_) != 0 && error_ == 0) error_ = errno;
  descriptor_ = -1;
  return error_;
}

int sync_folder(const std::filesystem::path& folder) {
  const int descriptor = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (descriptor < 0) return errno;
  const int error = sync(descriptor);
  ::close(descriptor);
  return error;
}

std::string system_reason(int error, Language language) {
  static const struct {
    int error;
    Name words;
  } kReasons[] = {
      {ENOSPC, {"磁盘空间不足", "no space left on the disk"}},
      {EDQUOT, {"超出磁盘配额", "disk quota exceeded"}},
      {EACCES, {"没有写入权限", "no permission to write"}},
      {EPERM, {"系统不允许此操作", "the system does not allow it"}},
      {EROFS, {"磁盘为只读", "the disk is read-only"}},
      {ENOTDIR, {"不是文件夹", "not a folder"}},
      {ENAMETOOLONG, {"名称过长", "the name is too long"}},
      {EFBIG, {"文件过大", "the file is too large"}},
      {EIO, {"磁盘读写出错", "the disk reports a read or write error"}},
      {ENOENT, {"文件夹在写入过程中被移走", "the folder was moved away while it was written"}},
  };
  for (const auto& reason : kReasons) {
    if (reason.error == error) return reason.words.in(language);
  }
  return std::generic_category().message(error);
}

}  // namespace yanpan::engine
