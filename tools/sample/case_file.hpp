// One case of the sample with all that happened in it.

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "tools/sample/office.hpp"

namespace yanpan::sample {

struct Term {
  std::uint64_t person;
  std::int64_t from;
  std::optional<std::int64_t> to;
};

struct CaseProblem {
  Kind kind;
  std::int64_t occurred;
  std::int64_t found;
  std::string_view severity;   // may be empty
  std::string_view stage;
};

struct CaseFile {
  std::string number;          // 部门受案号
  std::string title;
  std::string_view type;
  std::uint64_t unit;
  std::string_view difficulty;
  std::int64_t accepted;
  std::int64_t due;
  std::optional<std::int64_t> closed;
  std::string_view decided_by;
  bool in_custody = false;
  bool file_complete = true;
  std::optional<std::int64_t> rights_notified;
  std::vector<Term> leads;     // none, one, or two after a handover; two may overlap
  std::vector<CaseProblem> problems;
};

CaseFile draw_case(const Office& office, std::uint64_t index);

/// The acceptance number of the `running`-th case, with its type and the year it came in.
std::string case_number(std::string_view type, std::int64_t accepted, std::uint64_t running);

}  // namespace yanpan::sample
