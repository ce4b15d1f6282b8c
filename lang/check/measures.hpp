// Measures: what they rest on.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// Whether the value comes from the rows of problems, directly or through measures.
bool rests_on_problems(const VersionDraft& version, const Path& path);

/// The protected field the path reads, directly or through measures.
std::optional<Name> protected_field(const VersionDraft& version, const Path& path);

/// The type of the result comes out in `type`.
Aggregate check_aggregate(VersionDraft& version, const Measure& measure, const ast::Aggregate& written, Type& type);
Expr check_expr(VersionDraft& version, EntityId root, const ast::Expr& written);

}  // namespace yanpan::lang::checking
