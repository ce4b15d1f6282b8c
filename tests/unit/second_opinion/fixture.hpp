// A small office built by hand: a policy and its tables, without any text to
// parse or file to load, so that the second opinion is tested on its own.

#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "tests/second_opinion/evaluator.hpp"

namespace yanpan::second::test {

struct Lost {};      // a cell that could not be read
struct Disputed {};  // departments disagree
struct Ref {
  engine::RowId row;
};
/// A cell; std::monostate is an empty one.
using Cell = std::variant<std::monostate, std::int64_t, std::string, Ref, Lost, Disputed>;

inline constexpr std::monostate kEmpty{};
std::int64_t day(std::string_view iso);

// Entities and their fields, in order.
inline const lang::EntityId kUnit{0u}, kPerson{1u}, kCase{2u}, kPart{3u}, kProblem{4u}, kNotice{5u};
inline const lang::FieldId kPersonUnit{1u};
inline const lang::FieldId kCaseJoint{1u}, kCaseClosed{2u};                                      // boolean, date
inline const lang::FieldId kPartCase{0u}, kPartPerson{1u}, kPartRole{2u}, kPartFrom{3u}, kPartTo{4u};
inline const lang::FieldId kProblemId{0u}, kProblemCase{1u}, kProblemKind{2u}, kProblemSeverity{3u}, kProblemDay{4u};
inline const lang::FieldId kNoticePerson{0u}, kNoticeDay{1u}, kNoticeScore{2u}, kNoticeGood{3u};  // integer, boolean

// Values of the choice sets.
inline constexpr std::int64_t kLead = 0, kAssist = 1;
inline constexpr std::int64_t kTypo = 0, kDelay = 1, kOverrun = 2;  // kOverrun: a finding's
inline constexpr std::int64_t kMinor = 0, kSerious = 1;

struct Office {
  lang::Policy policy;
  engine::Snapshot data;

  Office();
  lang::Version& version() { return policy.versions.front(); }
  /// One row of an entity; returns its number. `source` says which department it came from.
  engine::RowId add(lang::EntityId entity, const std::vector<Cell>& cells, std::uint16_t source = 0);
  lang::SourceId add_source(lang::EntityId entity, const std::string& department);

  Result run(Language language = Language::En) const;
  /// A measure of version 0 on one row, with every case settled.
  Value measured(const std::string& name, Item on);
};

lang::Path field(lang::EntityId entity, lang::FieldId field);
lang::Path case_closed_of_problem();
lang::Path accountable_of_problem();
lang::Path itself(lang::EntityId entity);

lang::Condition where(const lang::Path& left, lang::Comparison comparison, std::vector<std::int64_t> right = {});
lang::Condition all(std::vector<lang::Condition> members);
lang::Condition any(std::vector<lang::Condition> members);
lang::Condition cause_in(std::optional<lang::Category> category, lang::CauseId cause = {});
lang::Condition serving_on_base_date();

lang::MeasureId add_measure(lang::Version& version, const std::string& name, lang::EntityId of, lang::TypeKind type,
                            std::variant<lang::Expr, lang::Aggregate> body);
lang::Path measure(const lang::Version& version, lang::MeasureId id);
/// Notices whose person is the accountable of the problem.
lang::Aggregate notices(lang::AggregateForm form, std::optional<lang::FieldId> value = {});
lang::CauseId add_cause(lang::Version& version, const std::string& name, lang::Category category);
lang::Rule& add_rule(lang::Version& version, const std::string& id, std::int64_t tier, lang::CauseId cause,
                     lang::Condition when);

/// The cell of a row (found by its first cell) in a column of a CSV text without quotes.
std::string cell(const std::string& csv, const std::string& row, const std::string& column);

}  // namespace yanpan::second::test
