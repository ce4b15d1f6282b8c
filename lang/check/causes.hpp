// Causes: their category, and finding one by a written name.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

std::optional<Category> find_category(std::string_view word);

/// The cause a path names (`态度·屡纠屡犯`, `attitude.repeat`); reported where there is none.
std::optional<CauseId> need_cause(VersionDraft& version, const ast::Path& written);

/// A category or a cause, as intervention tables and scenarios take them.
std::optional<CauseTest> need_cause_test(VersionDraft& version, const ast::Path& written);

}  // namespace yanpan::lang::checking
