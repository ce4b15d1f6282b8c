// A checked scenario as an author writes it: a block ready to be pasted into a
// policy file, in either language. Reading it back gives the same scenario.
//
//   scenario repeat after reminder
//     given repeat 3, reminded, load_ratio 1.0
//     expect R07 attitude.repeat, intervention early_supervision
//
// Names stand in the language asked for, in back-quotes where they would read
// as something else. Every decimal must end (1.25, not 1/3): no other is ever
// written in a policy. A name of a value or rule that holds a back-quote, and a
// text that holds both " and ”, do not exist: neither can be written down.

#pragma once

#include <string>

#include "lang/policy/policy.hpp"

namespace yanpan::lang {

/// The whole block, each line ended. The scenario is one of `version`.
std::string scenario_text(const Policy& policy, const Version& version, const Scenario& scenario, Language language);
/// Its line without indentation: `应得 R07 态度·屡纠屡犯`, `不应得 R05 因 负荷比`.
std::string expectation_text(const Policy& policy, const Version& version, const Expectation& expectation, Language language);
/// What stands behind the keyword, or in a cell of a table of cases: `R07 态度·屡纠屡犯`.
std::string outcome_text(const Policy& policy, const Version& version, const Expectation& expectation, Language language);

/// A path of a problem or another entity: `案件.受理日`.
std::string path_text(const Policy& policy, const Version& version, const Path& path, Language language);

}  // namespace yanpan::lang
