// The hidden folder in which a run is made complete before anybody sees it.

#pragma once

#include <expected>
#include <filesystem>
#include <string>

namespace yanpan::engine {

/// Held by a lock as long as the object lives, so that other runs can tell a
/// folder in use from one that a killed run left behind.
class Staging {
 public:
  /// A new, empty folder `parent/<prefix>...`; else the error number.
  static std::expected<Staging, int> create(const std::filesystem::path& parent, const std::string& prefix);
  /// Removes what killed runs left in `parent`. Only files that a run writes
  /// are ever deleted; anything else is moved to `home` if that exists, or stays.
  static void remove_leftovers(const std::filesystem::path& parent, const std::string& prefix, const std::filesystem::path& home);

  Staging(Staging&& other) noexcept;
  Staging& operator=(Staging&&) = delete;
  ~Staging();

  const std::filesystem::path& path() const { return path_; }

 private:
  Staging(std::filesystem::path path, int descriptor) : path_(std::move(path)), descriptor_(descriptor) {}

  std::filesystem::path path_;
  int descriptor_;
};

/// The name of a file that runs write.
bool is_output_name(const std::string& name);

/// Deletes the outputs of a run in `folder`, moves everything else to `home`
/// unless something of that name is there, and removes the folder if it is
/// empty then.
void empty_folder(const std::filesystem::path& folder, const std::filesystem::path& home);

}  // namespace yanpan::engine
