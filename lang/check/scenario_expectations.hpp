// What a scenario expects, its names resolved.

#pragma once

#include "lang/check/draft.hpp"

namespace yanpan::lang::checking {

/// What kind of scenario the expectation stands in decides what it may say:
/// with rows of data it names a record, with values set there is but one problem.
enum class ScenarioKind : std::uint8_t { Values, Rows };

Expectation check_expectation(VersionDraft& version, EntityId problem, ScenarioKind kind, const ast::Expectation& written);

/// `重复次数 3` from `root`: a value set, or one expected; reported where it is none.
std::optional<Setting> check_setting(VersionDraft& version, EntityId root, const ast::Setting& written);

}  // namespace yanpan::lang::checking
