// Conditions: each comparison against the type of its left side.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// Where a condition stands decides what it may use: no
/// 责任人 in steps, 集体 and findings; no problems in findings (meaning.md C1).
enum class TestPlace : std::uint8_t { Rule, Where, Constraint, Collective, Step, Finding };

/// From a row of `root`. What cannot be resolved is reported and left out.
Condition check_condition(VersionDraft& version, EntityId root, const ast::Condition& written, TestPlace place);

/// Lines joined by 且.
Condition check_lines(VersionDraft& version, EntityId root, const std::vector<ast::Condition>& lines, TestPlace place);

/// One comparison of a path that is already resolved; used for table cells too.
std::optional<Atom> check_comparison(VersionDraft& version, EntityId root, Path left, const ast::Atom& written);

/// `path` used where 责任人 (or, in findings, problems) is not known yet; true: reported.
bool known_too_late(VersionDraft& version, const Path& path, TestPlace place);

Condition atom_condition(Atom atom, Span span);
Condition all_of(std::vector<Condition> members, Span span);

}  // namespace yanpan::lang::checking
