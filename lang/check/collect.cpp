#include <algorithm>
#include <tuple>

#include "lang/check/imports.hpp"
#include "lang/check/passes.hpp"
#include "lang/value/date.hpp"

namespace yanpan::lang::checking {

namespace {

/// The header block of a file; a second one is reported.
const ast::Block* header_of(Reporter& report, const ast::File& file) {
  const ast::Block* header = nullptr;
  for (const ast::Block& block : file.blocks) {
    if (!std::holds_alternative<ast::Header>(block.body)) continue;
    if (header != nullptr) {
      report(diagnose(Code::DuplicateBlock, block.keyword, {report.written(block.keyword)})
                 .label(LabelKind::FirstDeclared, header->keyword));
    } else {
      header = &block;
    }
  }
  return header;
}

void add_blocks(const ast::File& file, Blocks& to) {
  for (const ast::Block& block : file.blocks) to.push_back(&block);
}

std::optional<std::int64_t> date_of(const std::optional<ast::DateLiteral>& literal) {
  if (!literal) return std::nullopt;
  return literal->date;
}

Version version_of(Draft& draft, const ast::Header& header, Language language) {
  Version version;
  version.language = language;
  if (!header.name.first.text.empty()) {
    version.name = declared_name(draft.report, header.name);
    draft.record.declare(SymbolKind::Policy, version.name, header.name);
  }
  if (header.version) version.version = header.version->first;
  version.enacted = date_of(header.enacted);
  version.effective = date_of(header.effective);
  version.expires = date_of(header.expires);
  if (header.basis) version.basis = words_name(*header.basis, language);
  return version;
}

/// Without header: english where every file of the package itself is.
Language headless_language(const Draft& draft) {
  bool any = false;
  for (const ast::File& file : draft.files) {
    if (draft.imported.contains(file.file)) continue;
    if (file.language == Language::Zh) return Language::Zh;
    any = true;
  }
  return any ? Language::En : Language::Zh;
}

void find_imported(Draft& draft) {
  for_each<ast::Use>(draft.blocks, [&](const ast::Block&, const ast::Use& use) {
    for (const ast::File& file : draft.files) {
      if (names_file(use, draft.sources.file(file.file).path)) draft.imported.insert(file.file);
    }
  });
}

void refuse_reserved(Draft& draft) {
  for_each<ast::Reserved>(draft.blocks, [&](const ast::Block& block, const ast::Reserved& reserved) {
    draft.report(diagnose(Code::ReservedBlock, block.keyword, {reserved.keyword}));
  });
}

void sort_versions(std::deque<VersionDraft>& versions) {
  std::vector<std::size_t> order(versions.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  const auto key = [&](std::size_t i) {
    const Version& v = versions[i].result;
    return std::tie(v.effective, v.version, v.name.en, v.name.zh);
  };
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return key(a) < key(b); });
  std::deque<VersionDraft> sorted;
  for (std::size_t i : order) sorted.push_back(std::move(versions[i]));
  versions.swap(sorted);
}

}  // namespace

void collect_blocks(Draft& draft) {
  Blocks shared;
  std::vector<std::pair<const ast::File*, const ast::Block*>> headed;
  for (const ast::File& file : draft.files) {
    add_blocks(file, draft.blocks);
    if (const ast::Block* header = header_of(draft.report, file)) {
      headed.emplace_back(&file, header);
    } else {
      add_blocks(file, shared);
    }
  }
  find_imported(draft);
  refuse_reserved(draft);
  for (const auto& [file, header] : headed) {
    VersionDraft& version = draft.versions.emplace_back(draft);
    version.header = header;
    version.blocks = shared;
    add_blocks(*file, version.blocks);
    version.result = version_of(draft, std::get<ast::Header>(header->body), file->language);
    version.result.span = header->span;
  }
  if (headed.empty()) {
    VersionDraft& version = draft.versions.emplace_back(draft);
    version.blocks = shared;
    version.result.language = headless_language(draft);
  }
  sort_versions(draft.versions);
}

namespace {

const ast::Header& header(const VersionDraft& version) { return std::get<ast::Header>(version.header->body); }

void check_own_period(VersionDraft& version) {
  const Version& v = version.result;
  if (v.effective && v.expires && *v.expires <= *v.effective) {
    version.draft.report(diagnose(Code::EmptyPeriod, header(version).expires_span)
                             .label(LabelKind::FirstDeclared, header(version).effective_span, format_date(*v.effective)));
  }
}

void check_neighbours(VersionDraft& earlier, VersionDraft& later) {
  Reporter& report = later.draft.report;
  const Version &a = earlier.result, &b = later.result;
  if (!a.effective || !b.effective) return;
  if (*a.effective == *b.effective) {
    report(diagnose(Code::OverlappingVersions, header(later).effective_span, {a.version, b.version})
               .label(LabelKind::FirstDeclared, header(earlier).effective_span));
  } else if (a.expires && *a.expires > *b.effective) {
    report(diagnose(Code::OverlappingVersions, header(earlier).expires_span, {a.version, b.version})
               .label(LabelKind::FirstDeclared, header(later).effective_span, b.version));
  }
}

}  // namespace

void check_periods(Draft& draft) {
  for (VersionDraft& version : draft.versions) {
    if (version.header == nullptr) return;
    check_own_period(version);
    if (draft.versions.size() > 1 && !version.result.effective && !version.header->damaged) {
      draft.report(diagnose(Code::VersionWithoutDate, version.header->keyword));
    }
  }
  for (std::size_t i = 1; i < draft.versions.size(); ++i) check_neighbours(draft.versions[i - 1], draft.versions[i]);
}

}  // namespace yanpan::lang::checking
