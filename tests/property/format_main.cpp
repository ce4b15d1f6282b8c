// The laws of formatting on generated policies, or on every package of a tree.

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "tests/golden/golden_file.hpp"
#include "tests/property/format_laws.hpp"
#include "tests/property/keyword_names.hpp"
#include "tests/second_opinion/generate/generator.hpp"

namespace {

namespace fs = std::filesystem;
using namespace yanpan;

struct Tally {
  std::size_t tried = 0, refused = 0, broken = 0;

  void add(const std::string& name, const laws::Verdict& verdict) {
    if (!verdict.valid) {
      ++refused;
      return;
    }
    ++tried;
    if (verdict.broken.empty()) return;
    ++broken;
    std::cout << name << ": " << verdict.broken << "\n";
  }
};

/// A generated package: it has to be valid, else the generator is wrong.
void try_generated(std::uint64_t seed, const fs::path& folder, Tally& tally) {
  const trial::Case made = trial::generate(seed, {});
  tally.add("seed " + std::to_string(seed), laws::try_formatting({made.policy_files.begin(), made.policy_files.end()}, folder, seed));
}

void try_keyword_names(std::uint64_t seed, const fs::path& folder, Tally& tally) {
  trial::Random random(seed);
  tally.add("seed " + std::to_string(seed), laws::try_formatting({{"a.yp", laws::policy_with_keyword_names(random)}}, folder, seed));
}

test::Files policies_in(const fs::path& folder) {
  test::Files files;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() == ".yp") files.emplace(entry.path().filename().string(), test::text_of(entry.path()));
  }
  return files;
}

/// A folder is a package, or holds files that are one each.
void try_folder(const fs::path& folder, const fs::path& work, Tally& tally) {
  const auto files = policies_in(folder);
  if (files.empty()) return;
  const laws::Verdict whole = laws::try_formatting(files, work, 1);
  if (whole.valid || files.size() == 1) return tally.add(folder.string(), whole);
  for (const auto& file : files) tally.add((folder / file.first).string(), laws::try_formatting({file}, work, 1));
}

/// The packages that a golden test writes.
void try_golden(const fs::path& path, const fs::path& work, Tally& tally) {
  std::map<std::string, test::Files> folders;
  for (const golden::Part& part : golden::split(test::text_of(path))) {
    if (part.kind != golden::Part::Kind::File || part.words.size() != 2) continue;
    const fs::path file = part.words[1];
    if (file.extension() == ".yp") folders[file.parent_path().string()][file.filename().string()] = part.body;
  }
  for (const auto& [folder, files] : folders) tally.add(path.filename().string() + " " + folder, laws::try_formatting(files, work, 1));
}

void try_tree(const fs::path& root, const fs::path& work, Tally& tally) {
  std::set<fs::path> folders, golden;
  for (const char* top : {"policies", "tools/init", "tests"}) {
    for (const auto& entry : fs::recursive_directory_iterator(root / top)) {
      if (entry.is_directory()) folders.insert(entry.path());
      if (entry.path().extension() == ".md") golden.insert(entry.path());
    }
  }
  for (const auto& folder : folders) try_folder(folder, work, tally);
  for (const auto& path : golden) try_golden(path, work, tally);
}

int usage() {
  std::cerr << "usage: format_property ((--policies | --keywords) N [--seed S] | --tree DIR)\n";
  return 2;
}

}  // namespace

int main(int argc, char** argv) {
  const std::vector<std::string> words(argv + 1, argv + argc);
  if (words.size() != 2 && words.size() != 4) return usage();
  const test::Workplace work;
  const fs::path folder = work.path() / "package";
  Tally tally;
  if (words[0] == "--tree") {
    try_tree(words[1], folder, tally);
  } else if (words[0] == "--policies" || words[0] == "--keywords") {
    const bool generated = words[0] == "--policies";
    const std::uint64_t count = std::strtoull(words[1].c_str(), nullptr, 10);
    const std::uint64_t seed = words.size() == 4 ? std::strtoull(words[3].c_str(), nullptr, 10) : 1;
    for (std::uint64_t i = 0; i < count; ++i) (generated ? try_generated : try_keyword_names)(seed + i, folder, tally);
    // What the generator makes is valid; a name like a keyword may clash with one of the facts.
    tally.broken += generated || tally.refused > count / 2 ? tally.refused : 0;
  } else {
    return usage();
  }
  std::cout << tally.tried << " packages, " << tally.broken << " failed, " << tally.refused << " have errors of their own\n";
  return tally.broken == 0 && tally.tried > 0 ? 0 : 1;
}
