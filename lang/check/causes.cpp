#include "lang/check/causes.hpp"

#include "lang/check/passes.hpp"
#include "lang/diag/suggest.hpp"

namespace yanpan::lang::checking {

namespace {

constexpr Category kCategories[] = {Category::Process, Category::Capacity, Category::Skill, Category::Attitude};

/// 流程·制度缺口 ⇒ 流程; process.unit_gap ⇒ process; nullopt without a second part.
std::optional<std::string> first_part(const std::string& form) {
  for (std::string_view separator : {"·", "."}) {
    const std::size_t at = form.find(separator);
    if (at != std::string::npos && at > 0 && at + separator.size() < form.size()) return form.substr(0, at);
  }
  return std::nullopt;
}

std::optional<Category> category_of(const std::string& form) {
  const auto part = first_part(form);
  return part ? find_category(*part) : std::nullopt;
}

std::vector<std::string> category_words() {
  std::vector<std::string> words;
  for (Category category : kCategories) {
    words.push_back(category_name(category).zh);
    words.push_back(category_name(category).en);
  }
  return words;
}

/// The category of both forms; where they differ or are none, that is reported.
std::optional<Category> category_of(Reporter& report, const Declared<ast::Cause>& cause) {
  std::optional<Category> category;
  for (const std::string* form : {&cause.name.zh, &cause.name.en}) {
    if (form->empty()) continue;
    const auto found = category_of(*form);
    if (found && (!category || *category == *found)) {
      category = found;
      continue;
    }
    const Span at = cause.node->name.first.span;
    report(diagnose(found ? Code::CategoryMismatch : Code::UnknownCategory, at, {*form})
               .suggest(found ? std::vector<std::string>{} : nearest(first_part(*form).value_or(*form), category_words())));
    return std::nullopt;
  }
  return category;
}

}  // namespace

std::optional<Category> find_category(std::string_view word) {
  for (Category category : kCategories) {
    if (category_name(category).matches(std::string(word))) return category;
  }
  return std::nullopt;
}

void declare_causes(VersionDraft& version) {
  for (const auto& cause : declared<ast::Cause>(version.draft.report, version.blocks)) {
    const auto category = category_of(version.draft.report, cause);
    enter(version.cause_names, cause, static_cast<std::uint32_t>(version.result.causes.size()));
    version.cause_blocks.push_back(cause.block);
    version.draft.record.declare(SymbolKind::Cause, cause.name, cause.node->name, cause.block->doc);
    version.result.causes.push_back({cause.name, category.value_or(Category::Process), cause.block->doc, cause.node->name.first.span});
  }
}

std::optional<CauseId> need_cause(VersionDraft& version, const ast::Path& written) {
  const std::string name = joined(written);
  if (const auto id = version.cause_names.find(name)) {
    version.draft.record.use(version.result.causes[*id].span, written.span);
    return CauseId(*id);
  }
  version.draft.report(diagnose(Code::UnknownCause, written.span, {name}).suggest(nearest(name, version.cause_names.forms())));
  return std::nullopt;
}

std::optional<CauseTest> need_cause_test(VersionDraft& version, const ast::Path& written) {
  if (const auto category = find_category(joined(written))) {
    version.draft.record.word(SymbolKind::Category, category_name(*category), written.span);
    return CauseTest{category, {}};
  }
  const auto cause = need_cause(version, written);
  if (!cause) return std::nullopt;
  return CauseTest{std::nullopt, *cause};
}

}  // namespace yanpan::lang::checking
