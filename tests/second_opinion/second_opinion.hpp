// The second opinion: a slow, obvious evaluator of the laws of the policy
// language, used by tests only.
//
// It is written from the two pages of the specification and shares nothing
// with the engine but the checked policy and the loaded tables, so that a
// misreading on either side shows as a difference. Every measure is computed
// row by row with nested loops: meant for tables of at most some hundred rows.

#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "engine/model/snapshot.hpp"
#include "lang/base/language.hpp"
#include "lang/policy/policy.hpp"

namespace yanpan::second {

struct Options {
  std::optional<std::int64_t> as_of;  // nullopt: the latest main date among the rows (L7)
  Language language = Language::Zh;   // of the names in the texts
};

struct Result {
  /// Whole files, as they would stand on disk.
  std::string list_csv, cases_csv, interventions_csv, conflicts_csv;
  /// How often each situation came up, by name: shows whether random data reaches the laws.
  std::map<std::string, std::uint64_t> reached;
};

/// Total: every policy that check accepts and every snapshot loaded for it has a result.
Result evaluate(const lang::Policy& policy, const engine::Snapshot& snapshot, const Options& options);

}  // namespace yanpan::second
