// What makes a finding the same finding after the policy has been edited.
//
// A fingerprint is made of the code, the path of the file, the first two words
// of the block (规则 R07) and the marked text without its white space. It does not
// change when lines move, when other lines change, or with the language of the
// report or the version of the program. Findings of one file that have all of
// this in common are numbered in order of place.

#pragma once

#include <string>
#include <vector>

#include "lang/diag/diagnostic.hpp"
#include "lang/source/source_set.hpp"

namespace yanpan::lang {

/// The key of SARIF's partialFingerprints; a change of what goes in gets a new one.
inline constexpr const char* kFingerprintScheme = "yanpan/v1";

/// One for each diagnostic, in their order, which is that of take_sorted:
/// 16 hexadecimal digits, and from the second equal one on `-2`, `-3` ...
/// Paths count from `root`, so that it does not matter where the command was given.
std::vector<std::string> fingerprints(const SourceSet& sources, const std::vector<Diagnostic>& diagnostics, const std::string& root);

}  // namespace yanpan::lang
