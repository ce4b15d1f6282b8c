#include "tools/lsp/actions.hpp"

#include <algorithm>

#include "tools/text.hpp"

namespace yanpan::tools::lsp {
namespace {

constexpr Text kReplace{"改为 `{}`", "change to `{}`"};
constexpr Text kInsert{"加上 `{}`", "insert `{}`"};
constexpr Text kBlank{"加空白", "insert a blank"};
constexpr Text kDelete{"删去 `{}`", "delete `{}`"};
constexpr Text kAll{"改正本文件里所有能自动改的（{} 处）", "apply every repair in this file ({})"};

std::string trimmed(std::string_view text) {
  const auto begin = text.find_first_not_of(" \n"), end = text.find_last_not_of(" \n");
  return begin == std::string_view::npos ? "" : std::string(text.substr(begin, end - begin + 1));
}

std::string title(const Snapshot& snapshot, const lang::Fix& fix) {
  const Language language = snapshot.language(fix.place.file);
  const auto old = snapshot.sources().text(fix.place);
  if (fix.replacement.empty()) return fill(language, kDelete, trimmed(old));
  const std::string text = trimmed(fix.replacement);
  if (text.empty()) return std::string(kBlank.in(language));
  return fill(language, old.empty() ? kInsert : kReplace, text);
}

bool touches(Range a, Range b) { return a.start <= b.end && b.start <= a.end; }

TextEdit edit(const Snapshot& snapshot, const lang::Fix& fix) { return {snapshot.range(fix.place), fix.replacement}; }

/// A diagnostic is repaired whole.
void add_fixes(std::vector<Action>& found, const Snapshot& snapshot, const lang::Diagnostic& diagnostic) {
  std::vector<TextEdit> edits;
  for (const auto& fix : diagnostic.fixes) {
    if (fix.place.file == diagnostic.place.file) edits.push_back(edit(snapshot, fix));
  }
  if (!edits.empty()) found.push_back({title(snapshot, diagnostic.fixes.front()), &diagnostic, std::move(edits)});
}

/// Each word that may have been meant, where no one of them is the repair.
void add_suggestions(std::vector<Action>& found, const Snapshot& snapshot, const lang::Diagnostic& diagnostic) {
  if (!diagnostic.fixes.empty()) return;
  for (const auto& word : diagnostic.suggestions) {
    const lang::Fix fix{diagnostic.place, word};
    found.push_back({title(snapshot, fix), &diagnostic, {edit(snapshot, fix)}});
  }
}

/// Repairs that do not overlap one before them.
std::vector<TextEdit> all_edits(const Snapshot& snapshot, std::uint32_t file) {
  std::vector<lang::Fix> fixes;
  for (const auto& diagnostic : snapshot.diagnostics) {
    for (const auto& fix : diagnostic.fixes) {
      if (fix.place.file == file) fixes.push_back(fix);
    }
  }
  std::ranges::stable_sort(fixes, {}, [](const lang::Fix& fix) { return fix.place.begin; });
  std::vector<TextEdit> edits;
  std::size_t done = 0;
  for (const auto& fix : fixes) {
    if (fix.place.begin < done) continue;
    edits.push_back(edit(snapshot, fix));
    done = fix.place.end + (fix.place.begin == fix.place.end ? 1 : 0);
  }
  return edits;
}

}  // namespace

std::vector<Action> actions(const Snapshot& snapshot, std::uint32_t file, Range range) {
  std::vector<Action> found;
  for (const auto& diagnostic : snapshot.diagnostics) {
    if (diagnostic.place.file != file || !touches(snapshot.range(diagnostic.place), range)) continue;
    add_fixes(found, snapshot, diagnostic);
    add_suggestions(found, snapshot, diagnostic);
  }
  if (auto edits = all_edits(snapshot, file); edits.size() > 1) {
    found.push_back({fill(snapshot.language(file), kAll, edits.size()), nullptr, std::move(edits)});
  }
  return found;
}

}  // namespace yanpan::tools::lsp
