#include "tests/second_opinion/generate/shrink.hpp"

#include <algorithm>

#include "tests/second_opinion/generate/reorder.hpp"

namespace yanpan::trial {

namespace {

/// One piece of one file; the first piece of a file always stays.
struct Piece {
  std::string file;
  std::string text;
  bool stays = false;
};
using Pieces = std::vector<Piece>;
using Files = std::map<std::string, std::string>;
using Cut = std::vector<std::string> (*)(const std::string&);

Pieces cut(const Files& files, Cut how) {
  Pieces pieces;
  for (const auto& [name, text] : files) {
    bool first = true;
    for (std::string& part : how(text)) {
      pieces.push_back({name, std::move(part), first});
      first = false;
    }
  }
  return pieces;
}

Files joined(const Pieces& pieces) {
  Files files;
  for (const Piece& piece : pieces) files[piece.file] += piece.text;
  return files;
}

Pieces without(const Pieces& pieces, std::size_t begin, std::size_t end) {
  Pieces left;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i < begin || i >= end || pieces[i].stays) left.push_back(pieces[i]);
  }
  return left;
}

using Still = std::function<bool(const Files&)>;

/// Tries to leave out runs of pieces, long ones first.
Files shrink_files(const Files& files, Cut how, const Still& still) {
  Pieces pieces = cut(files, how);
  for (std::size_t run = std::max<std::size_t>(1, pieces.size() / 2); run > 0; run /= 2) {
    for (std::size_t at = 0; at < pieces.size();) {
      Pieces fewer = without(pieces, at, at + run);
      if (fewer.size() < pieces.size() && still(joined(fewer))) pieces = std::move(fewer);
      else at += run;
    }
  }
  return joined(pieces);
}

}  // namespace

Case shrink(Case made, const std::function<bool(const Case&)>& still) {
  const auto with = [&made](Files Case::*which, const Files& files) {
    Case other = made;
    other.*which = files;
    return other;
  };
  const auto pass = [&](Files Case::*which, Cut how) {
    made.*which = shrink_files(made.*which, how, [&](const Files& files) { return still(with(which, files)); });
  };
  for (std::size_t before = 0, now = 1; before != now;) {
    before = now;
    pass(&Case::policy_files, blocks_of);
    pass(&Case::data_files, lines_of);
    pass(&Case::policy_files, lines_of);
    now = 0;
    for (const auto& [name, text] : made.policy_files) now += text.size();
    for (const auto& [name, text] : made.data_files) now += text.size();
  }
  return made;
}

}  // namespace yanpan::trial
