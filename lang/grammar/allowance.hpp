// Comments that record a finding as intended, with the reason.
//
//   # 允许 gap：没有规则的由会商定
//   # allow tie-region, dead-rule: kept until the new rules are in force
//
// Either word may stand in a file of either language. A comment that begins
// with the word but names no finding is an ordinary comment.

#pragma once

#include <optional>

#include "lang/grammar/reader.hpp"

namespace yanpan::lang {

/// `comment` begins with its #, or is empty. What it covers is not known here.
std::optional<ast::Allowance> read_allowance(const Reader& reader, std::string_view comment);

}  // namespace yanpan::lang
