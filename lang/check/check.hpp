// From parsed files to a checked policy. Everything that can be found is found
// in one run: a failed name gets the type Error inside the passes and reports
// nothing more.

#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "lang/ast/ast.hpp"
#include "lang/diag/diagnostic.hpp"
#include "lang/policy/policy.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang {

struct Index;   // lang/index/index.hpp

/// Names, types, circles, protected fields, versions; then lints (warnings).
/// nullopt when there was an error. `files` in any order: the result is the same.
/// `index` takes what every name means.
std::optional<Policy> check(const SourceSet& sources, const std::vector<ast::File>& files, Sink& sink, Index* index = nullptr);

/// The meaning of a policy as one canonical text with both forms of every name
/// (L10): its SHA-256 is the policy's digest. Comments, layout, keyword set,
/// which form is used and block order do not change it.
std::string canonical_text(const Policy& policy);

/// A policy package from disk: every .yp file of a folder (or the one file
/// given), and what they import.
///
/// Imports are found under the policy roots (`roots`, then the package's own
/// folder, then its ancestors up to and including one named `policies`), never
/// outside them, and last in the standard library compiled into the program.
struct Package {
  SourceSet sources;
  std::vector<ast::File> files;
  std::optional<Policy> policy;     // nullopt: errors were reported
};
/// An unreadable path is reported as a diagnostic too; nothing throws.
Package load_package(const std::filesystem::path& path, const std::vector<std::filesystem::path>& roots, Sink& sink, Index* index = nullptr);

/// One file that is no file of a disk, called `shown` in messages; its imports
/// are found under `roots` and in the standard library.
Package load_text(std::string text, const std::string& shown, const std::vector<std::filesystem::path>& roots, Sink& sink, Index* index = nullptr);

}  // namespace yanpan::lang
