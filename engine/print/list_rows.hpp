// What one row of the list says, before it is printed: list.csv and list.json
// are two writings of this.

#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "engine/run/run.hpp"

namespace yanpan::engine {

struct ListRow {
  RowId problem = kNoRow;
  RowId case_ = kNoRow;
  RowId person = kNoRow;                     // of a problem whose case has one, referred or not
  RowId unit = kNoRow;
  const ProblemVerdict* verdict = nullptr;
  const lang::VersionPlan* version = nullptr;        // null outside every version
  const lang::Cause* cause = nullptr;                // null when referred
  const lang::RulePlan* rule = nullptr;              // null for a fallback cause and when referred
  const lang::TableRowPlan* intervention = nullptr;
  std::uint32_t missing = 0;                 // Outcome::label_lists
};

/// The row a reference leads to, or kNoRow.
inline RowId reference(const Column* column, RowId row) {
  return column != nullptr && column->known(row) ? static_cast<RowId>(column->at(row)) : kNoRow;
}

class ListRows {
 public:
  explicit ListRows(const Attribution& attribution);
  ListRow at(RowId problem) const;
  /// The case of a problem, or kNoRow.
  RowId case_of(RowId problem) const { return reference(case_, problem); }
  /// The unit of a person, or kNoRow.
  RowId unit_of(RowId person) const;
  /// Columns of the problem table; null where the policy's problems have none.
  const Column* kind() const { return kind_; }
  const Column* severity() const { return severity_; }
  const Column* occurred() const { return occurred_; }

 private:
  const Attribution& attribution_;
  const Column* case_ = nullptr;
  const Column* kind_ = nullptr;
  const Column* severity_ = nullptr;
  const Column* occurred_ = nullptr;
  const Column* unit_ = nullptr;             // of the person table
  std::vector<const lang::TablePlan*> problem_tables_;   // by version
};

/// The rule's basis, else the policy's; empty on a referred row.
std::string_view basis(const ListRow& row, Language language);

/// The causes of a list of Outcome::cause_lists, as printed, each once.
std::vector<std::string> cause_names(const std::vector<std::uint32_t>& list, const lang::VersionPlan& version, Language language);

}  // namespace yanpan::engine
