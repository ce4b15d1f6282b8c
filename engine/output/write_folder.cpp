// A run's folder, whole or not at all.
//
// Everything is written and synced in a hidden folder first. Then, where the
// target is new or holds nothing but an earlier run, the two folders change
// places in one step of the system: whoever looks sees the old run or the new
// one, at any moment and after any crash. Where the target holds other things
// too (they stay where they are, open files and working folders included), or
// the system cannot swap, the old run's files are removed before the first new
// one is moved in, so nobody ever sees files of two runs; run.json goes first
// and comes last, so a folder with a run.json is a whole run. What a killed run
// leaves is one hidden folder, which the next run removes.

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "engine/output/file_sink.hpp"
#include "engine/output/output.hpp"
#include "engine/output/staging.hpp"

namespace yanpan::engine {

namespace fs = std::filesystem;

namespace {

struct Failure {
  int error = 0;
  std::string what;                    // the file or folder concerned
  explicit operator bool() const { return error != 0; }
};

Failure failed(int error, const fs::path& what) { return {error, what.string()}; }

/// Links resolved, so that a swap moves the folder and not a link to it.
fs::path resolved(const fs::path& folder) {
  std::error_code error;
  fs::path path = fs::weakly_canonical(fs::absolute(folder, error), error);
  if (error) path = folder.lexically_normal();
  return path.has_filename() ? path : path.parent_path();
}

bool holds_only_a_run(const fs::path& folder) {
  std::error_code error;
  fs::directory_iterator it(folder, error), end;
  for (; !error && it != end; it.increment(error)) {
    if (!is_output_name(it->path().filename())) return false;
  }
  return !error;
}

std::vector<OutputFile> each_once(std::vector<OutputFile> files) {
  std::sort(files.begin(), files.end());
  files.erase(std::unique(files.begin(), files.end()), files.end());
  return files;
}

Failure write_files(const Attribution& attribution, const OutputOptions& options, const fs::path& folder) {
  for (OutputFile file : each_once(options.files)) {
    FileSink sink(folder / file_name(file));
    write_output(attribution, file, options, sink);
    if (const int error = sink.finish(); error != 0) return failed(error, file_name(file));
  }
  return failed(sync_folder(folder), folder);
}

/// The outputs with run.json at the end.
std::vector<fs::path> names_in_order() {
  std::vector<fs::path> names;
  for (OutputFile file : kAllOutputs) names.emplace_back(file_name(file));
  std::stable_partition(names.begin(), names.end(), [](const fs::path& name) { return name != file_name(OutputFile::Run); });
  return names;
}

Failure move_file_by_file(const fs::path& from, const fs::path& to) {
  std::vector<fs::path> names = names_in_order();
  for (auto name = names.rbegin(); name != names.rend(); ++name) {
    if (::unlink((to / *name).c_str()) != 0 && errno != ENOENT) return failed(errno, *name);
  }
  for (const fs::path& name : names) {
    if (::rename((from / name).c_str(), (to / name).c_str()) != 0 && errno != ENOENT) return failed(errno, name);
  }
  ::rmdir(from.c_str());
  return failed(sync_folder(to), to);
}

bool swap_folders(const fs::path& a, const fs::path& b) { return ::renameat2(AT_FDCWD, a.c_str(), AT_FDCWD, b.c_str(), RENAME_EXCHANGE) == 0; }

/// Moves `from` to a name that nothing has yet; false where something has.
bool move_to_new_name(const fs::path& from, const fs::path& to) {
  if (::renameat2(AT_FDCWD, from.c_str(), AT_FDCWD, to.c_str(), RENAME_NOREPLACE) == 0) return true;
  // A plain rename replaces an empty folder at most, never a file or a run.
  return errno == EINVAL && ::rename(from.c_str(), to.c_str()) == 0;
}

void keep_mode(const fs::path& of, const fs::path& on) {
  struct stat status {};
  if (::stat(of.c_str(), &status) == 0) ::chmod(on.c_str(), status.st_mode & 07777);
}

Failure publish(const fs::path& staged, const fs::path& target) {
  if (move_to_new_name(staged, target)) return failed(sync_folder(target.parent_path()), target.parent_path());
  std::error_code error;
  if (!fs::is_directory(target, error)) return failed(error ? error.value() : ENOTDIR, target);
  if (staged.parent_path() != target && holds_only_a_run(target)) {
    keep_mode(target, staged);
    if (swap_folders(staged, target)) {
      empty_folder(staged, target);
      return failed(sync_folder(target.parent_path()), target.parent_path());
    }
  }
  return move_file_by_file(staged, target);
}

/// Beside the target; inside it where the folder above is not ours to write.
std::expected<Staging, Failure> stage(const fs::path& target) {
  const std::string beside = "." + target.filename().string() + ".yanpan-", inside = ".yanpan-";
  Staging::remove_leftovers(target.parent_path(), beside, target);
  Staging::remove_leftovers(target, inside, target);
  auto staging = Staging::create(target.parent_path(), beside);
  if (staging) return std::move(*staging);
  auto inner = Staging::create(target, inside);
  if (inner) return std::move(*inner);
  return std::unexpected(failed(staging.error(), target));
}

Failure write_run(const Attribution& attribution, const OutputOptions& options, const fs::path& target) {
  std::error_code error;
  if (fs::exists(target, error) && !fs::is_directory(target, error)) return failed(ENOTDIR, target);
  if (!fs::create_directories(target.parent_path(), error) && error) return failed(error.value(), target.parent_path());
  auto staging = stage(target);
  if (!staging) return staging.error();
  Failure failure = write_files(attribution, options, staging->path());
  if (!failure) failure = publish(staging->path(), target);
  if (failure) empty_folder(staging->path(), {});
  return failure;
}

}  // namespace

std::optional<std::string> write_folder(const Attribution& attribution, const OutputOptions& options, const fs::path& folder) {
  const Failure failure = write_run(attribution, options, resolved(folder));
  if (!failure) return std::nullopt;
  return failure.what + (options.language == Language::Zh ? "：" : ": ") + system_reason(failure.error, options.language);
}

}  // namespace yanpan::engine
