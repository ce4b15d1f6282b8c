// The open documents, and the packages they belong to: the folder of each,
// read again after a change of any text it is made of.

#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "tools/lsp/snapshot.hpp"

namespace yanpan::tools::lsp {

class Workspace {
 public:
  /// Where imports are looked for beside the package's own folders.
  void set_roots(std::vector<std::filesystem::path> roots) { roots_ = std::move(roots); }

  void open(const std::string& uri, std::string text);
  /// nullopt range: the whole text.
  void change(const std::string& uri, const std::optional<Range>& range, std::string text);
  void close(const std::string& uri);
  /// A file changed on disk.
  void touch(const std::string& uri) { forget(uri); }
  const std::string* text(const std::string& uri) const;

  /// The document's package as it stands now; nullptr where the document is not open.
  std::shared_ptr<const Snapshot> snapshot(const std::string& uri);
  /// The last one without errors; nullptr where there was none.
  std::shared_ptr<const Snapshot> last_good(const std::string& uri) const;
  std::optional<Place> place(const std::string& uri, Position position);

  /// The package with other texts in place of those that are open.
  std::shared_ptr<const Snapshot> with(const std::string& uri, const std::map<std::string, std::string>& texts) const;

  /// The packages of all open documents, by folder; read where they changed.
  std::vector<std::shared_ptr<const Snapshot>> packages();

 private:
  struct Package {
    std::shared_ptr<const Snapshot> now, good;
  };

  /// The folder; for a text on no disk its own URI.
  static std::string key(const std::string& uri);
  void forget(const std::string& uri);
  std::shared_ptr<const Snapshot> read(const std::string& key, const std::map<std::string, std::string>& changed) const;
  std::shared_ptr<const Snapshot> current(const std::string& key);

  std::vector<std::filesystem::path> roots_;
  std::map<std::string, std::string> texts_;       // by uri
  std::map<std::string, Package> packages_;        // by key
};

}  // namespace yanpan::tools::lsp
